// Objects of a bucket: listed by pages, read by ranges of one version; what is small is read whole.
using System.Globalization;
using System.Text.Json.Nodes;
using Glacis.Classification.Sampling;
using Glacis.Clouds.Aws.Wire;
using Glacis.Recordings;

namespace Glacis.Clouds.Stores;

/// <summary>A bucket, or what lies under a prefix of it.</summary>
public sealed class BucketObjects : IObjects
{
    // Larger ones are read in three pieces, as far as they are text; what has to be whole is, up to the other limit.
    const int WholeUpTo = 8 << 20, PieceLength = 1 << 20, MustBeWholeUpTo = 64 << 20;

    static readonly Operation List = Catalogue.Operation("s3", "ListObjectsV2");

    readonly StoreAddress address;
    readonly Clients clients;
    readonly string account;
    string region;

    /// <param name="address">Bucket and prefix.</param>
    /// <param name="clients">Who asks.</param>
    /// <param name="account">Whose credentials are used.</param>
    /// <param name="region">Where the bucket is, as far as that is known.</param>
    public BucketObjects(StoreAddress address, Clients clients, string account = "", string? region = null) =>
        (this.address, this.clients, this.account, this.region) = (address, clients, account, region ?? clients.Region);

    public string Shown => address.Shown;

    public string Unit => "objects";

    public char Separator => '/';

    public bool AreNamesPrivate => false;

    public async Task<bool> ListAsync(Action<ListedObject> onListed, Spending spending, CancellationToken cancellation)
    {
        var request = new JsonObject { ["Bucket"] = address.Host, ["MaxKeys"] = 1000 };
        if (address.Path.Length > 0) request["Prefix"] = address.Path;
        var page = new Document();
        for (JsonObject? next = request; next is not null;)
        {
            if (!spending.AllowsListing && spending.Requests > 0) return false;
            var reply = await AskAsync("ListObjectsV2", next, spending, cancellation);
            if (reply.Fault != Fault.None) throw new StoreRefusedException($"{Shown} cannot be listed: {Told(reply)}", reply is { Status: 403 } ? "it needs s3:ListBucket" : null);
            Protocols.Parse(List, reply.Body, reply.Headers, reply.Status, page);
            foreach (var it in page.Children(page.Find(0, "Contents"))) Listed(page, it, onListed);
            next = Paging.Next(List, page, next);
        }
        return true;
    }

    static void Listed(Document page, int it, Action<ListedObject> onListed)
    {
        var name = page.Text(page.Member(it, "Key"));
        page.TryInteger(page.Member(it, "Size"), out var size);
        // A name that ends in a slash stands for a folder.
        if (name.Length == 0 || name.EndsWith('/') && size == 0) return;
        var folders = name.Split('/')[..^1];
        onListed(new(name, [.. folders.Select(static part => Template.Of(part))], $"{Families.Of(name)} {Decade(size)}", size));
    }

    static string Decade(long size) => size switch { 0 => "empty", < 1 << 10 => "< 1 KiB", < 1 << 20 => "< 1 MiB", < 1 << 30 => "< 1 GiB", _ => "≥ 1 GiB" };

    public async Task<Taken> ReadAsync(string name, Taken? again, ITaker taker, Spending spending, CancellationToken cancellation)
    {
        var reading = new Reading(this, name, again?.Version, spending, cancellation);
        if (again is not null) return await AgainAsync(reading, again, taker);
        var first = await reading.GetAsync(0, WholeUpTo);
        if (first.WhyNot is { } why) return new(0, reading.Version, [], why);
        if (first.Size <= first.Bytes.Length)
        {
            taker.Content(first.Bytes);
            return new(first.Size, reading.Version, [new(0, first.Bytes.Length)]);
        }
        return taker.WantsWhole(first.Bytes) ? await WholeAsync(reading, first, taker) : await PiecesAsync(reading, first, taker);
    }

    static async Task<Taken> WholeAsync(Reading reading, Got first, ITaker taker)
    {
        if (first.Size > MustBeWholeUpTo) return new(first.Size, reading.Version, [], $"it has to be read as a whole, and has more than {MustBeWholeUpTo >> 20} MiB");
        var rest = await reading.GetAsync(first.Bytes.Length, first.Size - first.Bytes.Length);
        if (rest.WhyNot is { } why) return new(first.Size, reading.Version, [], why);
        taker.Content([.. first.Bytes, .. rest.Bytes]);
        return new(first.Size, reading.Version, [new(0, first.Size)]);
    }

    static async Task<Taken> PiecesAsync(Reading reading, Got first, ITaker taker)
    {
        var read = new List<Stretch> { new(0, first.Bytes.Length) };
        taker.Content(first.Bytes);
        foreach (var from in new[] { first.Size / 2, first.Size - PieceLength })
        {
            if (from < read[^1].From + read[^1].Length) continue;
            var piece = await reading.GetAsync(from, PieceLength);
            if (piece.WhyNot is not null) break;
            taker.Piece(piece.Bytes);
            read.Add(new(from, piece.Bytes.Length));
        }
        return new(first.Size, reading.Version, read);
    }

    // The beginning is taken as a content, further parts as pieces, as they were the first time.
    static async Task<Taken> AgainAsync(Reading reading, Taken again, ITaker taker)
    {
        var read = new List<Stretch>();
        foreach (var (from, length) in again.Read)
        {
            var got = await reading.GetAsync(from, length);
            if (got.WhyNot is { } why) return new(again.Size, reading.Version, [], why);
            if (from == 0) taker.Content(got.Bytes);
            else taker.Piece(got.Bytes);
            read.Add(new(from, got.Bytes.Length));
        }
        return new(reading.Size, reading.Version, read);
    }

    /// <summary>What one request brought.</summary>
    sealed record Got(byte[] Bytes, long Size, string? WhyNot = null);

    // All requests for one object are for one version of it: by its name, else by the tag that stays in memory.
    sealed class Reading(BucketObjects bucket, string name, string? version, Spending spending, CancellationToken cancellation)
    {
        const string Written = "written ";

        string? tag;

        internal string? Version { get; private set; } = version;

        internal long Size { get; private set; }

        internal async Task<Got> GetAsync(long from, long length)
        {
            if (length == 0) return new([], Size);
            if (Math.Min(length, spending.Left) is var most && most < length && (from > 0 || most == 0)) return new([], Size, "the budget of bytes is spent");
            if (!spending.Allows) return new([], Size, "the budget is spent");
            var request = new JsonObject { ["Bucket"] = bucket.address.Host, ["Key"] = name, ["Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes={from}-{from + most - 1}") };
            if (Version is { } asked && !asked.StartsWith(Written, StringComparison.Ordinal)) request["VersionId"] = asked;
            if (tag is not null) request["IfMatch"] = tag;
            var reply = await bucket.AskAsync("GetObject", request, spending, cancellation);
            // Nothing lies in the range of an empty object.
            if (reply is { Status: 416 } && from == 0) return Empty(reply);
            if (reply.Fault != Fault.None) return new([], Size, Told(reply));
            spending.Take(reply.Body.Length);
            return Settled(reply, from);
        }

        static Got Empty(Reply reply) => new([], 0);

        Got Settled(Reply reply, long from)
        {
            tag ??= Header(reply, "ETag");
            var written = Header(reply, "Last-Modified") is { } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? $"{Written}{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : null;
            var given = Header(reply, "x-amz-version-id") is { Length: > 0 } id && id != "null" ? id : written;
            if (Version is { } asked && given != asked) return new([], Size, "it was written since then");
            Version = given;
            Size = Header(reply, "Content-Range") is { } range && long.TryParse(range.AsSpan(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : from + reply.Body.Length;
            return new(reply.Body, Size);
        }

        static string? Header(Reply reply, string name) => reply.Headers.TryGetValue(name, out var value) ? value : null;
    }

    async Task<Reply> AskAsync(string operation, JsonObject request, Spending spending, CancellationToken cancellation)
    {
        spending.Ask();
        var reply = await clients.Of(account, "s3", region).CallAsync(operation, (JsonObject)request.DeepClone(), cancellation);
        if (reply.Fault != Fault.Service || !reply.Headers.TryGetValue("x-amz-bucket-region", out var its) || its.Length == 0 || its == region) return reply;
        // The bucket is elsewhere, and the refusal says where.
        region = its;
        spending.Ask();
        return await clients.Of(account, "s3", region).CallAsync(operation, request, cancellation);
    }

    internal static string Told(Reply reply) => reply.Fault switch
    {
        Fault.Service => $"it was refused ({reply.ErrorCode})",
        Fault.Throttled => "it was asked too fast",
        _ => reply.ErrorMessage ?? "there is no answer",
    };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
