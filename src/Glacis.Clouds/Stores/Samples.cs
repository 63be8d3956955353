// Samples in a recording: a later round writes what stores showed behind what was collected, and it is read back like any answer.
using System.Text.Json;
using Glacis.Classification.Sampling;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Stores;

/// <summary>A store of the inventory that was looked into.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Id">Its id in the inventory.</param>
/// <param name="At">When it was looked into.</param>
/// <param name="Body">What it showed, as <c>glacis classify --format json</c> answers.</param>
public sealed record SampledStore(string Account, string Region, string Id, DateTimeOffset At, byte[] Body);

/// <summary>Writes samples as records, and reads them back.</summary>
public static class Samples
{
    static readonly LaterRound Round = new("sample", "Content");

    /// <summary>The files of a recording to which these samples were added: new segments, and the ledger with their lines.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<SampledStore> sampled, IReadOnlyList<LedgerLine> ledger) =>
        Round.Files(sampled.OrderBy(static it => it.Id, StringComparer.Ordinal).Select(Observed), ledger);

    static LaterAnswer Observed(SampledStore it) =>
        new(it.Account, it.Region, it.At, $$"""{"Store":{{JsonSerializer.Serialize(it.Id)}}}""", it.Body, ObservedSample.Read(it.Body)?.WhyNot ?? "");

    /// <summary>Samples as a recording has them, by the id of the store.</summary>
    public static IReadOnlyDictionary<string, (ObservedSample Sample, Source At)> Read(IFolder folder, IReadOnlyList<LedgerLine> ledger)
    {
        var all = new Dictionary<string, (ObservedSample, Source)>(StringComparer.Ordinal);
        foreach (var it in Round.Read(folder, ledger, Seen, "sample of a store"))
            if (it.Store is { } id) all[id] = (it.Sample, it.At);
        return all;
    }

    static Found? Seen(RecordHeader header, ReadOnlyMemory<byte> body, Place at) => ObservedSample.Read(body) is { } sample ? new(StoreOf(header.Request), sample, at) : null;

    sealed record Found(string? Store, ObservedSample Sample, Source At);

    static string? StoreOf(string request)
    {
        using var document = JsonDocument.Parse(request);
        return document.RootElement.TryGetProperty("Store", out var store) ? store.GetString() : null;
    }
}
