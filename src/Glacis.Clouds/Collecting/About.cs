// Asks what is further asked about one item, and tells what came in the order of the declaration.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>What came of one further question: a page, or why it could not be put.</summary>
/// <param name="Beneath">What came of the questions about the items of that page, where it is a list; one for each item.</param>
sealed record Told(Call Call, Kept? Page, string NotAsked = "", IReadOnlyList<IReadOnlyList<Told>>? Beneath = null);

/// <summary>The further questions about the items of one page of a list. Threads may share it.</summary>
/// <param name="small">Ask for the first page of each answer and about the first item of each list beneath: enough for an examination.</param>
sealed class About(Ask ask, ICloud cloud, Call list, Document page, Answer listed, bool small = false)
{
    /// <summary>Everything about one item. Questions see the answers to those before them.</summary>
    internal async Task<IReadOnlyList<Told>> ItemAsync(int node, int index, CancellationToken cancellation)
    {
        var (told, answers, documents) = (new List<Told>(list.Further.Count), new Dictionary<string, Answered>(StringComparer.Ordinal), new List<Document>());
        var item = new Item(page, node, list.Items is { } path ? new Place(listed, path, index) : new Place(listed), answers);
        foreach (var call in list.Further)
        {
            var put = Put(call, item);
            if (put.Request is null)
            {
                if (put.WhyNot.Length > 0) told.Add(new(call, null, put.WhyNot));
                continue;
            }
            var pages = new List<Kept>(1);
            await foreach (var kept in ask.PagesAsync(call, put.Region, put.Request, cancellation))
            {
                pages.Add(kept);
                told.Add(new(call, kept, "", await BeneathAsync(call, kept, cancellation)));
                if (small) break;
            }
            answers[call.Key] = Answers(call, pages);
            documents.AddRange(pages.Select(static it => it.Page).OfType<Document>());
        }
        documents.ForEach(ask.GiveBack);
        return told;
    }

    // One after another: a window over the items of the root is asked about at once already.
    async Task<IReadOnlyList<IReadOnlyList<Told>>?> BeneathAsync(Call call, Kept kept, CancellationToken cancellation)
    {
        if (kept.Page is not { } document || call.Items is null && call.Further.Count == 0) return null;
        var (nodes, beneath) = (ask.ItemsOf(call, document), new List<IReadOnlyList<Told>>());
        var about = new About(ask, cloud, call, document, AnswerOf(kept.Header), small);
        foreach (var node in small ? nodes.Take(1) : nodes) beneath.Add(await about.ItemAsync(node, beneath.Count, cancellation));
        return beneath;
    }

    // No request and no reason: the item is one that the question does not concern.
    (System.Text.Json.Nodes.JsonObject? Request, string Region, string WhyNot) Put(Call call, Item item)
    {
        lock (ask.Gate)
        {
            if (call.Condition is { } condition && condition(item).Peek(out var concerned) && !concerned) return (null, "", "");
            var region = listed.Region;
            if (call.Place is { } place && (!place(item).Peek(out region) || !IsRegion(region))) return (null, "", "could not be asked: the region is not known");
            return call.Request(item) is { } request ? (request, region, "") : (null, "", "could not be asked: what identifies the thing is not known");
        }
    }

    // It becomes part of a host's name.
    static bool IsRegion(string name) => name.Length is > 0 and < 40 && name.All(static it => char.IsAsciiLetterLower(it) || char.IsAsciiDigit(it) || it == '-');

    Answered Answers(Call call, List<Kept> pages)
    {
        var first = pages[0].Header;
        if (first.Fate == Fate.Refused && call.Absences.Contains(first.Code, StringComparer.Ordinal)) return Answered.Absent(AnswerOf(first), first.Code);
        var read = pages.Where(static it => it.Page is not null).Select(static it => new Page(AnswerOf(it.Header), it.Page!)).ToArray();
        var rest = pages[^1].Page is null ? WhyNot(call, pages[^1].Header) : null;
        return read.Length == 0 ? Answered.Not(rest!) : Answered.With(read, rest);
    }

    Unknown WhyNot(Call call, RecordHeader header) =>
        new(header.Fate == Fate.Refused ? cloud.Meaning(call.Service, header.Code) : Ignorance.Failed, $"{call.Name} was not answered", new Place(AnswerOf(header)));

    static Answer AnswerOf(RecordHeader header) => new(header.Call, header.Account, header.Region, header.Sha256, "", header.Number);
}
