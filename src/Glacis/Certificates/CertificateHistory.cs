// Whether earlier runs show that somebody replaces a certificate before its renewal is due.
using System.Globalization;
using Glacis.Facts;
using Glacis.Inventory;

namespace Glacis.Certificates;

/// <summary>A replacement in time, as two runs saw it.</summary>
public sealed record Replacement(string Before, string After, DateTimeOffset Seen)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Before} by {After}, until {Seen.UtcDateTime:yyyy-MM-dd}");
}

/// <summary>What earlier runs show. Threads may share it.</summary>
public sealed class CertificateHistory : IEngine<CertificateHistory>
{
    static readonly Observation Nothing = new("earlier runs: none that was handed over shows it", 1);

    readonly ILookup<string, EarlierCertificate> seen;
    readonly ILookup<string, string> servedAt;
    readonly Fact<DateTimeOffset> instant;

    CertificateHistory(Estate estate)
    {
        seen = estate.Earlier.ToLookup(static it => it.Of, StringComparer.Ordinal);
        var uses = estate.Engine<CertificateUses>();
        servedAt = estate.Kept<Listener>().SelectMany(static it => it.Certificates.Items.Select(id => (id, it.Id))).ToLookup(it => uses.IdOf(it.id), static it => it.Id, StringComparer.Ordinal);
        instant = estate.Instant;
    }

    public static CertificateHistory From(Estate estate) => new(estate);

    /// <summary>The last replacement in time; known to be <c>null</c> where no run shows one.</summary>
    public Fact<Replacement?> Of(Certificate it)
    {
        IEnumerable<EarlierCertificate> kept = seen[it.Id];
        // What the keeper has today is the last that was seen of it.
        if (kept.Any() && it.Serial.Peek(out var serial) && serial is not null && it.Validity.Peek(out var validity) && instant.Peek(out var now)) kept = kept.Append(new(it.Id, serial, validity, now, ""));
        var found = servedAt[it.Id].Select(at => seen[at]).Prepend(kept).SelectMany(InTime).OrderBy(static one => one.Replacement.Seen).LastOrDefault();
        return found.Replacement is null ? Fact.Known<Replacement?>(null, Nothing)
            : Fact.Known<Replacement?>(found.Replacement, new Observation($"the run {found.Run}, handed over as an earlier one", 1));
    }

    // Two runs after one another saw different ones, and the second stood before renewal of the first was due.
    static IEnumerable<(Replacement Replacement, string Run)> InTime(IEnumerable<EarlierCertificate> runs)
    {
        var inOrder = runs.OrderBy(static it => it.Seen).ThenBy(static it => it.Serial, StringComparer.Ordinal).ToArray();
        return inOrder.Zip(inOrder.Skip(1)).Where(static it => it.First.Serial != it.Second.Serial && it.Second.Validity.To > it.First.Validity.To && it.Second.Seen <= Lifetimes.DueAt(it.First.Validity.From, it.First.Validity.To))
            .Select(static it => (new Replacement(it.First.Serial, it.Second.Serial, it.Second.Seen), it.First.Run));
    }
}
