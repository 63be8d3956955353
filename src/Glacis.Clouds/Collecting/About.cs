// Asks what is further asked about one item, and tells what came in the order of the declaration.
using Glacis.Facts;
using Glacis.Recordings;

namespace Glacis.Clouds.Collecting;

/// <summary>What came of one further question: a page, or why it could not be put.</summary>
readonly record struct Told(Call Call, Kept? Page, string NotAsked = "");

/// <summary>The further questions about the items of one page of a root call. Threads may share it.</summary>
sealed class About(Ask ask, ICloud cloud, Call root, Document page, Answer listed)
{
    /// <summary>Everything about one item. Questions see the answers to those before them.</summary>
    internal async Task<IReadOnlyList<Told>> ItemAsync(int node, int index, CancellationToken cancellation)
    {
        var (told, answers, documents) = (new List<Told>(root.Further.Count), new Dictionary<string, Answered>(StringComparer.Ordinal), new List<Document>());
        var item = new Item(page, node, root.Items is { } list ? new Place(listed, list, index) : new Place(listed), answers);
        foreach (var call in root.Further)
        {
            var put = Put(call, item);
            if (put.Request is null)
            {
                if (put.WhyNot.Length > 0) told.Add(new(call, null, put.WhyNot));
                continue;
            }
            var pages = new List<Kept>(1);
            await foreach (var kept in ask.PagesAsync(call, put.Region, put.Request, cancellation)) pages.Add(kept);
            answers[call.Key] = Answers(call, pages);
            told.AddRange(pages.Select(it => new Told(call, it)));
            documents.AddRange(pages.Select(static it => it.Page).OfType<Document>());
        }
        documents.ForEach(ask.GiveBack);
        return told;
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
