// Observations in a recording: a later round writes them behind what was collected, and they are read back like any answer.
using System.Globalization;
using System.Text.Json;
using Glacis.Certificates;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Tls;

/// <summary>An endpoint that was asked because something in the inventory shows it.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Shown">The id of the resource that shows it.</param>
/// <param name="Seen">What it said.</param>
public sealed record Observed(string Account, string Region, string Shown, ObservedEndpoint Seen);

/// <summary>Writes observations as records, and reads them back.</summary>
public static class Observations
{
    const string Service = "tls", Operation = "Handshake", Call = $"{Service}:{Operation}";

    /// <summary>The files of a recording to which these observations were added: new segments, and the ledger with their lines.</summary>
    /// <param name="observed">What was observed; the same observations give the same bytes, in whatever order they came.</param>
    /// <param name="ledger">The ledger as it stands; lines of an earlier round of this kind are replaced.</param>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<Observed> observed, IReadOnlyList<LedgerLine> ledger)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var lines = ledger.Where(static it => it.Service != Service).ToList();
        foreach (var unit in observed.GroupBy(static it => (it.Account, it.Region)).OrderBy(static it => it.Key))
        {
            var segment = $"segments/{unit.Key.Account}/{unit.Key.Region}/{Service}-0001.seg";
            Observed[] all = [.. unit.OrderBy(static it => it.Seen.Name, StringComparer.Ordinal).ThenBy(static it => it.Seen.Port).ThenBy(static it => it.Shown, StringComparer.Ordinal)];
            files[segment] = Segment(all);
            lines.Add(LineOf(all, segment));
        }
        files[Ledger.Name] = System.Text.Encoding.UTF8.GetBytes(string.Concat(Ledger.Sorted(lines).Select(static it => Ledger.Line(it) + "\n")));
        return files;
    }

    static byte[] Segment(Observed[] all)
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        for (var number = 0; number < all.Length; number++)
        {
            var body = Body(all[number].Seen);
            writer.Write(HeaderOf(all[number], number, body), body);
        }
        return stream.ToArray();
    }

    static byte[] Body(ObservedEndpoint seen)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json.Writing))
        {
            json.WriteStartObject();
            ObservedJson.WriteMembers(seen, json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    static RecordHeader HeaderOf(Observed it, int number, byte[] body) => new()
    {
        Number = number,
        Call = Call,
        Account = it.Account,
        Region = it.Region,
        Time = it.Seen.At,
        Request = $$"""{"Shown":{{JsonSerializer.Serialize(it.Shown)}},"Name":{{JsonSerializer.Serialize(it.Seen.Name)}},"Port":{{it.Seen.Port.ToString(CultureInfo.InvariantCulture)}}}""",
        Length = body.Length,
        Sha256 = SegmentWriter.DigestOf(body),
    };

    // An endpoint that did not answer is a gap in what was read, as a call that failed is.
    static LedgerLine LineOf(Observed[] all, string segment)
    {
        var silent = all.Where(static it => it.Seen.Speaks == Spoken.Nothing).ToArray();
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
            Why = silent.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{silent[0].Seen.Name}:{silent[0].Seen.Port}: {silent[0].Seen.WhyNotTold}"),
            Segment = segment,
            Records = all.Length,
        };
    }

    /// <summary>Endpoints as a recording has them, in the order of the ledger.</summary>
    public static IEnumerable<Listed> Read(IFolder folder, IReadOnlyList<LedgerLine> ledger)
    {
        foreach (var line in Ledger.Sorted(ledger.Where(static it => it.Service == Service && it.Segment.Length > 0)))
        {
            using var records = new RecordStream(folder, line, new Names(), whole: true);
            for (; records.Stands; records.Advance())
            {
                var at = new Place(new(records.Header.Call, records.Header.Account, records.Header.Region, records.Header.Sha256, records.Segment, records.Header.Number));
                var seen = ObservedJson.Read(records.Body) ?? throw UnreadableRecordingException.Damaged($"the recording is damaged: record {at.Answer.Record} is no observation of an endpoint");
                yield return new(EndpointReading.Of(seen, line.Account, line.Region, at, ShownBy(records.Header.Request)), at);
            }
        }
    }

    static string ShownBy(string request)
    {
        using var document = JsonDocument.Parse(request);
        return document.RootElement.TryGetProperty("Shown", out var shown) ? shown.GetString() ?? "" : "";
    }
}
