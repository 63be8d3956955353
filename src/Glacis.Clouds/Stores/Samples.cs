// Samples in a recording: a later round writes what stores showed behind what was collected, and it is read back like any answer.
using System.Text;
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
    const string Service = "sample", Operation = "Content", Call = $"{Service}:{Operation}";

    /// <summary>The files of a recording to which these samples were added: new segments, and the ledger with their lines.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<SampledStore> sampled, IReadOnlyList<LedgerLine> ledger)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var lines = ledger.Where(static it => it.Service != Service).ToList();
        foreach (var unit in sampled.GroupBy(static it => (it.Account, it.Region)).OrderBy(static it => it.Key))
        {
            var segment = $"segments/{unit.Key.Account}/{unit.Key.Region}/{Service}-0001.seg";
            SampledStore[] all = [.. unit.OrderBy(static it => it.Id, StringComparer.Ordinal)];
            files[segment] = Segment(all);
            lines.Add(LineOf(all, segment));
        }
        files[Ledger.Name] = Encoding.UTF8.GetBytes(string.Concat(Ledger.Sorted(lines).Select(static it => Ledger.Line(it) + "\n")));
        return files;
    }

    static byte[] Segment(SampledStore[] all)
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        for (var number = 0; number < all.Length; number++) writer.Write(HeaderOf(all[number], number), all[number].Body);
        return stream.ToArray();
    }

    static RecordHeader HeaderOf(SampledStore it, int number) => new()
    {
        Number = number,
        Call = Call,
        Account = it.Account,
        Region = it.Region,
        Time = it.At,
        Request = $$"""{"Store":{{JsonSerializer.Serialize(it.Id)}}}""",
        Length = it.Body.Length,
        Sha256 = SegmentWriter.DigestOf(it.Body),
    };

    // A store that could not be looked into is a gap in what was read, as a call that failed is.
    static LedgerLine LineOf(SampledStore[] all, string segment)
    {
        var silent = all.Select(static it => ObservedSample.Read(it.Body)).OfType<ObservedSample>().Where(static it => it.WhyNot is not null).ToArray();
        return new()
        {
            Account = all[0].Account,
            Region = all[0].Region,
            Service = Service,
            Operation = Operation,
            Reading = silent.Length == 0 ? Reading.Complete : silent.Length == all.Length ? Reading.Unread : Reading.Partial,
            Asked = all.Length,
            Pages = all.Length,
            Items = all.Length,
            Failed = silent.Length,
            Why = silent.Length == 0 ? "" : silent[0].WhyNot!,
            Segment = segment,
            Records = all.Length,
        };
    }

    /// <summary>Samples as a recording has them, by the id of the store.</summary>
    public static IReadOnlyDictionary<string, (ObservedSample Sample, Source At)> Read(IFolder folder, IReadOnlyList<LedgerLine> ledger)
    {
        var all = new Dictionary<string, (ObservedSample, Source)>(StringComparer.Ordinal);
        foreach (var line in Ledger.Sorted(ledger.Where(static it => it.Service == Service && it.Segment.Length > 0)))
        {
            using var records = new RecordStream(folder, line, new Names(), whole: true);
            for (; records.Stands; records.Advance())
            {
                var at = new Place(new(records.Header.Call, records.Header.Account, records.Header.Region, records.Header.Sha256, records.Segment, records.Header.Number));
                var seen = ObservedSample.Read(records.Body) ?? throw UnreadableRecordingException.Damaged($"the recording is damaged: record {at.Answer.Record} is no sample of a store");
                if (StoreOf(records.Header.Request) is { } id) all[id] = (seen, at);
            }
        }
        return all;
    }

    static string? StoreOf(string request)
    {
        using var document = JsonDocument.Parse(request);
        return document.RootElement.TryGetProperty("Store", out var store) ? store.GetString() : null;
    }
}
