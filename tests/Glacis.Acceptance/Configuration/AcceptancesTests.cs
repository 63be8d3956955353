// What is said of exceptions and attestations when a run is over.
using Glacis.Agent;
using Glacis.Agent.Configuration;
using Xunit;

namespace Glacis.Acceptance.Configuration;

public sealed class AcceptancesTests
{
    // The exception ends on 2027-03-31, the attestation on 2027-10-31.
    [Theory]
    [InlineData("2026-11-23", "EX-2026-014 AT-1", "")]
    [InlineData("2026-11-23", "AT-1", "exception EX-2026-014 matches nothing that fails; mend its match or take it out")]
    [InlineData("2026-11-23", "EX-2026-014", "attestation AT-1 matches nothing that waits for a statement; mend its match or take it out")]
    [InlineData("2027-02-28", "EX-2026-014 AT-1", "")]
    [InlineData("2027-03-01", "EX-2026-014 AT-1", "exception EX-2026-014 expires in 30 days, on 2027-03-31")]
    [InlineData("2027-03-30", "EX-2026-014 AT-1", "exception EX-2026-014 expires in 1 day, on 2027-03-31")]
    [InlineData("2027-03-31", "EX-2026-014 AT-1", "exception EX-2026-014 expires today")]
    [InlineData("2027-04-01", "EX-2026-014 AT-1", "exception EX-2026-014 expired on 2027-03-31; what it covered counts again")]
    [InlineData("2027-04-01", "AT-1", "exception EX-2026-014 expired on 2027-03-31 and matches nothing; take it out")]
    [InlineData("2027-11-01", "EX-2026-014 AT-1", "exception EX-2026-014 expired on 2027-03-31; what it covered counts again|attestation AT-1 expired on 2027-10-31; what it covered counts again")]
    public void An_entry_is_spoken_of_when_somebody_should_do_something(string day, string used, string expected)
    {
        var intent = Configured.Read(ConfiguredTests.Whole, ConfiguredTests.Start, Parts.Unchecked.Checks).Intent;
        var instant = DateTimeOffset.Parse(day + "T23:59:59Z", System.Globalization.CultureInfo.InvariantCulture);
        var notes = Acceptances.Notes(intent, used.Split(' ').ToHashSet(StringComparer.Ordinal), instant);
        Assert.Equal(expected, string.Join('|', notes.Select(static it => it.Sentence)));
        Assert.All(notes, it => Assert.StartsWith(it.Id == "AT-1" ? "glacis.yaml:29 " : "glacis.yaml:20 ", it.Source.By, StringComparison.Ordinal));
    }
}
