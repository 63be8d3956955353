// What became of exceptions and attestations: those that have expired, soon will, or met nothing.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Agent.Configuration;

/// <summary>What somebody should do about one entry of glacis.yaml.</summary>
public sealed record AcceptanceNote(string Id, string Sentence, Declaration Source);

/// <summary>Looks after exceptions and attestations when a run is over.</summary>
public static class Acceptances
{
    /// <summary>How many days before its end an entry is spoken of.</summary>
    const int Soon = 30;

    /// <summary>A note for each entry that has expired, soon will, or met no verdict; in the order of the file.</summary>
    /// <param name="used">Ids of the entries that met a verdict, expired or not.</param>
    /// <param name="instant">The start of the run.</param>
    public static IReadOnlyList<AcceptanceNote> Notes(Intent intent, IReadOnlySet<string> used, DateTimeOffset instant)
    {
        var today = DateOnly.FromDateTime(instant.UtcDateTime);
        return [.. Entries(intent).DistinctBy(static it => it.Id, StringComparer.Ordinal).Select(it => Note(it, used.Contains(it.Id), today)).OfType<AcceptanceNote>()];
    }

    static IEnumerable<Entry> Entries(Intent intent) =>
        intent.Exceptions.Select(static it => new Entry("exception", it.Id, it.Expires, it.Source))
            .Concat(intent.Attestations.Select(static it => new Entry("attestation", it.Id, it.Expires, it.Source)));

    static AcceptanceNote? Note(Entry it, bool met, DateOnly today)
    {
        var left = it.Expires.DayNumber - today.DayNumber;
        var day = it.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var said = (left < 0, met) switch
        {
            (true, true) => $"expired on {day}; what it covered counts again",
            (true, false) => $"expired on {day} and matches nothing; take it out",
            (false, false) => $"matches nothing that {(it.Sort == "exception" ? "fails" : "waits for a statement")}; mend its match or take it out",
            _ when left == 0 => "expires today",
            _ when left <= Soon => string.Create(CultureInfo.InvariantCulture, $"expires in {left} day{(left == 1 ? "" : "s")}, on {day}"),
            _ => null,
        };
        return said is null ? null : new(it.Id, $"{it.Sort} {it.Id} {said}", it.Source);
    }

    readonly record struct Entry(string Sort, string Id, DateOnly Expires, Declaration Source);
}
