// Controls: what they count, what status follows, and that nothing is printed that does not reconcile.
using CsCheck;
using Glacis.Controls;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;
using Glacis.Verdicts;
using Xunit;
using Check = Glacis.Verdicts.Check;

namespace Glacis.Tests.Controls;

public sealed class ControlTallyTests
{
    const string AtRest = "data-store-is-encrypted-at-rest";

    static void Add(ControlTally to, int times, Outcome outcome, Severity severity = Severity.None, string kind = "AWS::S3::Bucket", string environment = "production", Outcome? was = null)
    {
        for (var i = 0; i < times; i++) to.Add(outcome, severity, Requirement.DataAtRestIsEncrypted, AtRest, kind, environment, was ?? outcome);
    }

    static LedgerLine Line(Reading reading) => new() { Account = "1", Region = "eu-west-1", Service = "s3", Operation = "ListBuckets", Reading = reading };

    // Outcomes are written as pass, conditional, critical, high, medium, low (fails), unknown, not applicable, excepted.
    [Theory]
    [InlineData(ControlStatus.NotAssessed, "nothing that was read falls under this control")]
    [InlineData(ControlStatus.NotAssessed, "nothing that was read falls under this control", "not applicable", "not applicable")]
    [InlineData(ControlStatus.Compliant, "the one verdict passes", "pass", "not applicable")]
    [InlineData(ControlStatus.Compliant, "all 2 verdicts pass", "pass", "pass")]
    [InlineData(ControlStatus.Conditional, "no verdict of 2 fails; 1 rests on a statement to be attested", "pass", "conditional")]
    [InlineData(ControlStatus.Conditional, "no verdict of 2 fails; 1 is accepted by exception", "pass", "excepted")]
    [InlineData(ControlStatus.Undetermined, "1 of 3 verdicts could not be told; none of the 3 that apply fails", "pass", "conditional", "unknown")]
    [InlineData(ControlStatus.Undetermined, "1 of 2 verdicts could not be told; 1 of 2 verdicts fails (1 low)", "low", "unknown")]
    [InlineData(ControlStatus.SubstantiallyCompliant, "2 of 3 verdicts fail (1 medium, 1 low)", "medium", "low", "pass")]
    [InlineData(ControlStatus.NonCompliant, "1 of 1 verdicts fails (1 high)", "high")]
    [InlineData(ControlStatus.NonCompliant, "2 of 4 verdicts fail (1 critical, 1 high); 1 is accepted by exception", "critical", "high", "unknown", "excepted")]
    public void A_status_follows_from_the_outcomes_alone(ControlStatus expected, string sentence, params string[] outcomes)
    {
        var tally = new ControlTally();
        foreach (var word in outcomes) Add(tally, word);
        var control = tally.Close().Controls[0];
        Assert.Equal((expected, sentence), (control.Status, control.Sentence));
    }

    static void Add(ControlTally tally, string word)
    {
        if (Enum.GetValues<Severity>().FirstOrDefault(it => Words.Of(it) == word) is var severity && severity != Severity.None) Add(tally, 1, Outcome.Fail, severity);
        else Add(tally, 1, Enum.GetValues<Outcome>().Single(it => Words.Spoken(it) == word), was: word == "excepted" ? Outcome.Fail : null);
    }

    [Theory]
    [InlineData(Reading.Unread, ControlStatus.Undetermined)]
    [InlineData(Reading.Partial, ControlStatus.Undetermined)]
    [InlineData(Reading.Complete, ControlStatus.Compliant)]
    [InlineData(Reading.NotOffered, ControlStatus.Compliant)]
    [InlineData(Reading.LeftOut, ControlStatus.Compliant)]
    public void A_population_that_was_not_read_is_never_compliant(Reading reading, ControlStatus expected)
    {
        var tally = new ControlTally();
        Add(tally, 3, Outcome.Pass);
        tally.Add(Line(reading));
        Assert.Equal(expected, tally.Close().Controls[0].Status);
    }

    [Fact]
    public void Nothing_read_at_all_is_undetermined_not_merely_unassessed()
    {
        var tally = new ControlTally();
        tally.Add(Line(Reading.Unread));
        Assert.All(tally.Close().Controls, static it => Assert.Equal(ControlStatus.Undetermined, it.Status));
        Assert.Equal("no data stores could be read; there may be more: 1 operation could not be read to the end", Headline.AtRest(tally.Close()).ToString());
    }

    [Fact]
    public void A_verdict_counts_once_for_each_control_of_both_schemes()
    {
        var tally = new ControlTally();
        Add(tally, 2, Outcome.Pass);
        tally.Add(Outcome.Fail, Severity.Medium, Requirement.KeysAreManaged, "encryption-key-rotates", "AWS::KMS::Key", "unknown", Outcome.Fail);
        Assert.Equal(
            "tsc-2017-2022 C1.1 2 compliant, tsc-2017-2022 CC6.1 3 substantiallyCompliant, tsc-2017-2022 CC6.6 0 notAssessed, tsc-2017-2022 CC6.7 0 notAssessed, tsc-2017-2022 CC6.8 0 notAssessed, tsc-2017-2022 CC7.1 0 notAssessed, tsc-2017-2022 CC7.2 0 notAssessed, tsc-2017-2022 CC7.3 0 notAssessed, tsc-2017-2022 CC7.4 0 notAssessed, spec/2025 CC7.1 0 notAssessed, spec/2025 CC7.2 3 substantiallyCompliant, spec/2025 CC7.3 0 notAssessed, spec/2025 CC7.4 0 notAssessed, spec/2025 CC7.5 0 notAssessed",
            string.Join(", ", tally.Close().Controls.Select(static it => $"{it.Control.Scheme} {it.Control.Id} {it.Counts.Population} {Words.Of(it.Status)}")));
    }

    [Fact]
    public void Every_requirement_of_every_check_supports_a_primary_control_of_both_schemes()
    {
        var checks = typeof(Check).Assembly.GetTypes().Where(static it => it.IsSubclassOf(typeof(Check)) && !it.IsAbstract).Select(static it => (Check)Activator.CreateInstance(it)!).ToArray();
        Assert.Contains(checks, static it => it.About.Id == Headline.Check);
        foreach (var check in checks)
            Assert.Equal("tsc-2017-2022 and spec/2025", string.Join(" and ", Criteria.Of(check.About.Requirement).Where(static it => it.Role == Role.Primary).Select(static it => it.Control.Scheme).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_headline_of_the_specification_cannot_be_printed_over_its_own_numbers()
    {
        var tally = new ControlTally();
        Add(tally, 4, Outcome.Pass, kind: "AWS::RDS::DBInstance");
        Add(tally, 1, Outcome.Fail, Severity.Medium, "AWS::RDS::DBInstance", "development");
        Add(tally, 12, Outcome.Pass);
        Add(tally, 12, Outcome.Pass, environment: "staging");
        Add(tally, 3, Outcome.Fail, Severity.High, environment: "staging");
        Add(tally, 2, Outcome.Pass, environment: "development");
        Add(tally, 18, Outcome.Fail, Severity.Low, environment: "development");
        Add(tally, 33, Outcome.Pass, kind: "AWS::EC2::Volume");
        var standings = tally.Close();
        Assert.Equal("63 of 85 data stores are encrypted at rest (74.1 %); 22 are not; 0 could not be told", Headline.AtRest(standings).ToString());
        Assert.Equal(
            "S3 buckets in production 12/12, S3 buckets in staging 12/15, S3 buckets in development 2/20",
            string.Join(", ", Headline.ByKindAndEnvironment(standings, Buckets(1)).Where(static it => it.Kind == "AWS::S3::Bucket").Select(static it => $"{it.What} {it.Encrypted}/{it.Total}")));
    }

    [Theory]
    [InlineData(9999, 1, "99.9 %")]
    [InlineData(10000, 0, "100.0 %")]
    [InlineData(0, 3, "0.0 %")]
    [InlineData(2, 1, "66.6 %")]
    public void A_percentage_never_rounds_up(int encrypted, int not, string expected)
    {
        var tally = new ControlTally();
        Add(tally, encrypted, Outcome.Pass);
        Add(tally, not, Outcome.Fail, Severity.Low);
        Assert.Equal(expected, Headline.AtRest(tally.Close()).Percent);
    }

    [Fact]
    public void What_was_accepted_is_not_encrypted_and_what_does_not_apply_is_not_counted()
    {
        var tally = new ControlTally();
        Add(tally, 1, Outcome.Pass);
        Add(tally, 1, Outcome.Conditional, Severity.Medium);
        Add(tally, 1, Outcome.Excepted, Severity.Medium, was: Outcome.Conditional);
        Add(tally, 2, Outcome.Excepted, Severity.High, was: Outcome.Fail);
        Add(tally, 1, Outcome.Fail, Severity.High);
        Add(tally, 1, Outcome.Unknown);
        Add(tally, 5, Outcome.NotApplicable);
        Assert.Equal("3 of 7 data stores are encrypted at rest (42.8 %); 3 are not, 2 of them accepted by exception; 1 could not be told", Headline.AtRest(tally.Close()).ToString());
    }

    public static TheoryData<Counts> Slips => new(
        new Counts { Population = 2, Pass = 1 },
        new Counts { Population = 1, Fail = 1 },
        new Counts { Population = 1, Fail = 1, High = 1, Low = 1 },
        new Counts { Population = 1, Pass = 1, Excepted = 0, ExceptedFails = 1 });

    [Theory]
    [MemberData(nameof(Slips))]
    public void Totals_that_do_not_add_up_are_an_error(Counts counts) => Assert.Throws<UnreconciledException>(() => counts.Reconciled("CC6.1"));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(1, false)]
    public void Every_check_owes_one_verdict_to_each_resource_that_it_asks_about(int verdicts, bool reconciles)
    {
        var tally = new ControlTally();
        Add(tally, verdicts, Outcome.Pass);
        Check[] checks = [new Glacis.Checks.Encryption.DataStoreIsEncryptedAtRest()];
        var slip = Record.Exception(() => tally.Close().Reconciled(Buckets(2), checks));
        Assert.Equal(reconciles ? null : $"the totals of {AtRest} do not reconcile: its verdicts come to {verdicts}, the resources that it asks about to 2", slip?.Message);
    }

    [Fact]
    public void A_check_supports_one_requirement()
    {
        var tally = new ControlTally();
        Add(tally, 1, Outcome.Pass);
        Assert.Throws<UnreconciledException>(() => tally.Add(Outcome.Pass, Severity.None, Requirement.KeysAreManaged, AtRest, "k", "production", Outcome.Pass));
    }

    static Population Buckets(int count)
    {
        var population = new Population();
        for (var i = 0; i < count; i++)
            population.Add(new DataStore($"arn:aws:s3:::b{i}") { Kind = new("AWS::S3::Bucket", "S3 bucket"), Name = $"b{i}", Account = "1", Region = "eu-west-1" });
        return population;
    }

    static readonly Gen<(Outcome, Severity, int, int)> Verdicts = Gen.Select(Gen.Enum<Outcome>(), Gen.Int[1, 4].Select(static it => (Severity)it), Gen.Int[0, 2], Gen.Int[0, 1]);

    // Law: workers' tallies merged are the tally of one worker, and books always close.
    [Fact]
    public void Tallies_of_workers_merge_into_the_tally_of_one() => Verdicts.List[0, 60].Sample(static verdicts =>
    {
        ControlTally one = new(), left = new(), right = new();
        foreach (var (outcome, severity, kind, worker) in verdicts)
            foreach (var tally in new[] { one, worker == 0 ? left : right })
                Add(tally, 1, outcome, severity, $"kind {kind}");
        left.Add(right);
        var (expected, merged) = (one.Close(), left.Close());
        Assert.Equal(expected.Breakdown, merged.Breakdown);
        Assert.Equal(expected.Controls.Select(static it => (it.Counts, it.Status)), merged.Controls.Select(static it => (it.Counts, it.Status)));
        Assert.Equal(verdicts.Count, merged.Of(AtRest).Population);
    });

    [Fact]
    public void A_population_counts_by_kind_and_merges()
    {
        var population = Buckets(2);
        population.Add(Buckets(3));
        Assert.Equal([new KindCount("AWS::S3::Bucket", "S3 bucket", 5)], population.Kinds);
        Assert.Equal((5, 5, 0), (population.Count, population.Of(typeof(DataStore)), population.Of(typeof(Snapshot))));
    }
}
