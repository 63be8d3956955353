// Asks the questions of one unit, page by page, and keeps what came in the form that is recorded.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>The credentials ran out while collecting; the sentence says how to go on. What was read so far is kept.</summary>
public sealed class CredentialsLostException(string account, string words) : Exception($"{Told(account, words)}: {WhatToDo}")
{
    const string WhatToDo = "sign in again, then run the same command with --resume";

    public string Account => account;

    public string Sentence => Told(account, words);

    public string Hint => WhatToDo;

    static string Told(string account, string words) => $"the credentials for account {account} are no longer taken ({words})";
}

/// <summary>One page as it will be recorded, what it says, and how to ask for the one after it.</summary>
sealed record Kept(RecordHeader Header, ReadOnlyMemory<byte> Body, Document? Page, JsonObject? Next);

/// <summary>Asks the questions of one unit. Threads may share it; documents are parsed, looked at and given back under its <see cref="Gate"/>.</summary>
sealed class Ask(ICloud cloud, Unit unit, Replay replay, Paces paces, TimeProvider clock)
{
    readonly Names names = new();
    readonly Stack<Document> spare = new();
    readonly ConcurrentDictionary<(string Call, string Region, string Text, int Page), Lazy<Task<(RecordHeader, ReadOnlyMemory<byte>)>>> shared = new();

    /// <summary>Held while a document of this unit is looked at: a document, and the names that all share, take one worker at a time.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>All pages of one question, one after another. The document of a page is the caller's to give back.</summary>
    internal async IAsyncEnumerable<Kept> PagesAsync(Call call, string region, JsonObject request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = new HashSet<UInt128>();
        for (var page = 0; ; page++)
        {
            var text = request.ToJsonString();
            if (!asked.Add(Replay.KeyOf(call.Name, region, text, 0)))
            {
                yield return Again(call, region, text, page);
                yield break;
            }
            var kept = await PageAsync(call, region, request, text, page, cancellation);
            yield return kept;
            if (kept.Next is null) yield break;
            request = kept.Next;
        }
    }

    /// <summary>The nodes of a page's items; the page itself is the one item of a call that lists nothing.</summary>
    internal IReadOnlyList<int> ItemsOf(Call root, Document page)
    {
        if (root.Items is null) return [0];
        lock (Gate)
        {
            var nodes = new List<int>();
            if (page.Find(0, root.Items) is var list and >= 0 && page.Kind(list) == NodeKind.List)
                foreach (var node in page.Children(list)) nodes.Add(node);
            return nodes;
        }
    }

    /// <summary>Gives a document back, to be read into again.</summary>
    internal void GiveBack(Document? document)
    {
        if (document is null) return;
        lock (Gate) spare.Push(document);
    }

    async Task<Kept> PageAsync(Call call, string region, JsonObject request, string text, int page, CancellationToken cancellation)
    {
        var (header, body) = replay.Find(call.Name, region, text, page) is { } earlier
            ? (earlier.Header, (ReadOnlyMemory<byte>)earlier.Body)
            : await (call.IsShared ? SharedAsync(call, region, request, text, page, cancellation) : AskedAsync(call, region, request, text, page, cancellation));
        header = header with { More = false };
        if (header.Fate != Fate.Answered) return new(header, body, null, null);
        lock (Gate) return Read(call, request, header, body);
    }

    // What one item asked already is not asked for the next.
    Task<(RecordHeader, ReadOnlyMemory<byte>)> SharedAsync(Call call, string region, JsonObject request, string text, int page, CancellationToken cancellation) =>
        shared.GetOrAdd((call.Key, region, text, page), _ => new(() => AskedAsync(call, region, request, text, page, cancellation))).Value;

    async Task<(RecordHeader, ReadOnlyMemory<byte>)> AskedAsync(Call call, string region, JsonObject request, string text, int page, CancellationToken cancellation)
    {
        var pace = paces.Of(unit.Caller.Account, region, call);
        await pace.WaitAsync(cancellation);
        var time = clock.GetUtcNow();
        var response = await cloud.AskAsync(new(unit.Caller.Account, region, call.Service, call.Operation, request), cancellation);
        pace.Heed(response.Fate == Fate.Throttled);
        if (response.Fate == Fate.Credentials) throw new CredentialsLostException(unit.Caller.Account, response.Code.Length > 0 ? response.Code : response.Words);
        return (HeaderOf(call, region, text, page, time) with
        {
            RequestId = response.RequestId,
            Status = response.Status,
            Fate = response.Fate,
            Code = response.Code,
            Headers = response.Headers,
            Redacted = response.Redacted,
            Documented = response.Documented,
            Length = response.Body.Length,
            Sha256 = SegmentWriter.DigestOf(response.Body.Span),
        }, response.Body);
    }

    // Conditions and parameters see what is recorded, not what was taken out: taken up again, a run sees the same.
    Kept Read(Call call, JsonObject request, RecordHeader header, ReadOnlyMemory<byte> body)
    {
        var document = spare.TryPop(out var used) ? used : new Document(names);
        try
        {
            cloud.Parse(header, body, document);
            var next = cloud.Next(call.Service, call.Operation, document, request);
            return new(header with { More = next is not null }, body, document, next);
        }
        catch (FormatException)
        {
            spare.Push(document);
            return new(header with { Fate = Fate.Malformed }, body, null, null);
        }
    }

    // A service that promises a page which it was asked for already would answer for ever.
    Kept Again(Call call, string region, string text, int page) =>
        new(HeaderOf(call, region, text, page, clock.GetUtcNow()) with { Fate = Fate.Malformed, Status = 0 }, default, null, null);

    RecordHeader HeaderOf(Call call, string region, string text, int page, DateTimeOffset time) => new()
    {
        Number = 0,
        Call = call.Name,
        Account = unit.Caller.Account,
        Region = region,
        Caller = unit.Caller.Arn,
        Time = time,
        Page = page,
        Request = text,
        Sha256 = SegmentWriter.DigestOf([]),
    };
}
