// Items of a table of DynamoDB: segments of parallel scans drawn by number, each to its end or its cap.
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glacis.Clouds.Aws.Wire;
using Glacis.Recordings;

namespace Glacis.Clouds.Stores;

/// <summary>One table.</summary>
public sealed class DynamoItems(StoreAddress address, Clients clients, string account = "", string? region = null) : ITables
{
    // The service allows a million segments; a page is 1 MB at most, whatever the limit.
    const int ItemsOfSegment = 100, MostSegments = 1_000_000, ItemsOfPage = 200, PagesOfSegment = 5, LongestValue = 65_536, Deepest = 16;

    static readonly Operation Describe = Catalogue.Operation("dynamodb", "DescribeTable"), Scan = Catalogue.Operation("dynamodb", "Scan");

    readonly string region = region ?? clients.Region;

    public string Shown => address.Shown;

    public string Unit => "segments";

    public async Task<IReadOnlyList<Table>> ListAsync(Spending spending, CancellationToken cancellation)
    {
        var reply = await AskAsync("DescribeTable", new() { ["TableName"] = address.Host }, spending, cancellation);
        if (reply.Fault != Fault.None) throw new StoreRefusedException($"{Shown} cannot be described: {BucketObjects.Told(reply)}", reply.Status == 400 && reply.ErrorCode == "AccessDeniedException" ? "it needs dynamodb:DescribeTable and dynamodb:Scan" : null);
        var answer = new Document();
        Protocols.Parse(Describe, reply.Body, reply.Headers, reply.Status, answer);
        // Counted every six hours or so: segments are a little larger or smaller than meant.
        answer.TryInteger(answer.Find(0, "Table.ItemCount"), out var items);
        return [new(address.Host, Math.Clamp((items + ItemsOfSegment - 1) / ItemsOfSegment, 1, MostSegments), items, [], [])];
    }

    public async Task<string?> ReadAsync(Table table, IReadOnlyList<long> portions, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        foreach (var segment in portions)
            if (await SegmentAsync(table, segment, taker, spending, cancellation) is { } why) return why;
        return null;
    }

    async Task<string?> SegmentAsync(Table table, long segment, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        var (page, pages) = (new Document(), 0);
        for (JsonObject? next = new() { ["TableName"] = table.Name, ["TotalSegments"] = table.Portions, ["Segment"] = segment, ["Limit"] = ItemsOfPage }; next is not null; next = Paging.Next(Scan, page, next))
        {
            if (pages++ == PagesOfSegment) return string.Create(CultureInfo.InvariantCulture, $"of a segment only the first {PagesOfSegment} pages were read");
            if (pages > 1 && !spending.Allows) return "the budget was spent within a segment";
            var reply = await AskAsync("Scan", next, spending, cancellation);
            if (reply.Fault != Fault.None) return BucketObjects.Told(reply);
            spending.Take(reply.Body.Length);
            Take(reply.Body, taker);
            Protocols.Parse(Scan, reply.Body, reply.Headers, reply.Status, page);
        }
        return null;
    }

    static void Take(byte[] body, ITaker taker)
    {
        using var answer = JsonDocument.Parse(body);
        if (!answer.RootElement.TryGetProperty("Items", out var items)) return;
        foreach (var item in items.EnumerateArray())
        {
            taker.Row();
            foreach (var attribute in item.EnumerateObject()) Take(attribute.Name, attribute.Value, taker, 0);
        }
    }

    // {"S": "text"}, {"M": {…}}, {"L": […]}: one member, whose name is the type.
    static void Take(string field, JsonElement typed, ITaker taker, int depth)
    {
        if (depth > Deepest || typed.ValueKind != JsonValueKind.Object) return;
        foreach (var it in typed.EnumerateObject())
            switch (it.Name)
            {
                case "S" or "N": taker.Value(field, Text(it.Value)); break;
                case "B": taker.Blob(field, it.Value.TryGetBytesFromBase64(out var bytes) ? bytes : []); break;
                case "SS" or "NS":
                    foreach (var one in it.Value.EnumerateArray()) taker.Value(field, Text(one));
                    break;
                case "L":
                    foreach (var one in it.Value.EnumerateArray()) Take(field, one, taker, depth + 1);
                    break;
                case "M":
                    foreach (var one in it.Value.EnumerateObject()) Take(one.Name, one.Value, taker, depth + 1);
                    break;
            }
    }

    static byte[] Text(JsonElement it) => Encoding.UTF8.GetBytes(it.GetString() is { Length: > LongestValue } text ? text[..LongestValue] : it.GetString() ?? "");

    Task<Reply> AskAsync(string operation, JsonObject request, Spending spending, CancellationToken cancellation)
    {
        spending.Ask();
        return clients.Of(account, "dynamodb", region).CallAsync(operation, request, cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
