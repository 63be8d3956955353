// What became of one question: the pages of its answer, or why there is none.
using Glacis.Facts;

namespace Glacis.Recordings;

/// <summary>One page of an answer.</summary>
public readonly record struct Page(Answer Answer, Document Document);

/// <summary>What became of one question about one thing. Its facts are read at once; the documents behind it are used again.</summary>
public sealed class Answered
{
    static readonly Unknown Never = new(Ignorance.NotRecorded, "never asked, or the answer was not recorded");

    Answered(IReadOnlyList<Page> pages, Unknown? whyNot, string code, Source? at) => (Pages, WhyNot, Code, At) = (pages, whyNot, code, at);

    /// <summary>The pages that came.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Why something is missing, if it is: the whole answer, or its later pages.</summary>
    public Unknown? WhyNot { get; }

    /// <summary>The error code by which the service said that there is no such thing; empty otherwise.</summary>
    public string Code { get; }

    /// <summary>The answer itself, where one came.</summary>
    public Source? At { get; }

    /// <summary>Whether the service said by an error code that is an answer: there is no such thing.</summary>
    public bool IsAbsent => Code.Length > 0;

    /// <summary>Not asked, not recorded.</summary>
    public static readonly Answered NotRecorded = new([], Never, "", null);

    public static Answered With(IReadOnlyList<Page> pages, Unknown? rest = null) => new(pages, rest, "", pages.Count > 0 ? new Place(pages[0].Answer) : null);

    public static Answered Absent(Answer answer, string code) => new([], null, code, new Place(answer));

    public static Answered Not(Unknown why) => new([], why, "", why.At);

    /// <summary>The first page as an item.</summary>
    public Item Root => Pages.Count > 0 ? new(Pages[0].Document, 0, new Place(Pages[0].Answer)) : new(WhyNot ?? Silence());

    /// <summary>A fact that an error code tells: <paramref name="value"/> when the answer was one of the codes that say so.</summary>
    public Fact<T> WhenAbsent<T>(T value) => IsAbsent ? Fact.Known(value, At!, $"error code {Code}") : Fact.Unknown<T>(WhyNot ?? Silence());

    /// <summary>Items of all pages.</summary>
    public Many<T> Many<T>(string list, Func<Item, T> read)
    {
        if (IsAbsent) return Facts.Many<T>.All([], At!);
        var items = new List<T>();
        foreach (var page in Pages)
            foreach (var item in new Item(page.Document, 0, new Place(page.Answer)).Items(list))
                items.Add(read(item));
        return At is null || Pages.Count == 0 ? Facts.Many<T>.None(WhyNot ?? Silence())
            : WhyNot is { } rest ? Facts.Many<T>.Some(items, At, rest)
            : Facts.Many<T>.All(items, At);
    }

    Unknown Silence() => IsAbsent ? new(Ignorance.NotInAnswer, $"the service answered {Code}", At) : Never;
}
