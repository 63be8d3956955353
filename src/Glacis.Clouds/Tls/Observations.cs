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
    static readonly LaterRound Round = new("tls", "Handshake");

    /// <summary>The files of a recording to which these observations were added: new segments, and the ledger with their lines.</summary>
    /// <param name="observed">What was observed; the same observations give the same bytes, in whatever order they came.</param>
    /// <param name="ledger">The ledger as it stands; lines of an earlier round of this kind are replaced.</param>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files(IEnumerable<Observed> observed, IReadOnlyList<LedgerLine> ledger) =>
        Round.Files(observed.OrderBy(static it => it.Seen.Name, StringComparer.Ordinal).ThenBy(static it => it.Seen.Port).ThenBy(static it => it.Shown, StringComparer.Ordinal).Select(Said), ledger);

    static LaterAnswer Said(Observed it) => new(it.Account, it.Region, it.Seen.At, RequestOf(it), Body(it.Seen), it.Seen.Speaks == Spoken.Nothing ? string.Create(CultureInfo.InvariantCulture, $"{it.Seen.Name}:{it.Seen.Port}: {it.Seen.WhyNotTold}") : "");

    static string RequestOf(Observed it) =>
        $$"""{"Shown":{{JsonSerializer.Serialize(it.Shown)}},"Name":{{JsonSerializer.Serialize(it.Seen.Name)}},"Port":{{it.Seen.Port.ToString(CultureInfo.InvariantCulture)}}}""";

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

    /// <summary>Endpoints as a recording has them, in the order of the ledger.</summary>
    public static IEnumerable<Listed> Read(IFolder folder, IReadOnlyList<LedgerLine> ledger) =>
        Round.Read(folder, ledger, Listing, "observation of an endpoint").Select(static it => it.Endpoint);

    static Found? Listing(RecordHeader header, ReadOnlyMemory<byte> body, Place at) =>
        ObservedJson.Read(body) is { } seen ? new(new(EndpointReading.Of(seen, header.Account, header.Region, at, ShownBy(header.Request)), at)) : null;

    sealed record Found(Listed Endpoint);

    static string ShownBy(string request)
    {
        using var document = JsonDocument.Parse(request);
        return document.RootElement.TryGetProperty("Shown", out var shown) ? shown.GetString() ?? "" : "";
    }
}
