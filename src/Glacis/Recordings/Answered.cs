// What became of one question: the pages of its answer, or why there is none.
using Glacis.Facts;

namespace Glacis.Recordings;

/// <summary>One page of an answer.</summary>
/// <param name="List">The list about whose items more was asked; <c>null</c> where the page itself is the one item.</param>
/// <param name="Beneath">What became of the further questions about each item, by the item's index.</param>
public readonly record struct Page(
    Answer Answer, Document Document, string? List = null, IReadOnlyDictionary<int, IReadOnlyDictionary<string, Answered>>? Beneath = null)
{
    /// <summary>The page as an item.</summary>
    public Item Root => new(Document, 0, new Place(Answer), List is null ? Beneath?.GetValueOrDefault(0) : null);

    /// <summary>Its items, with what was further asked about them.</summary>
    public IEnumerable<Item> Items(string list) =>
        list == List && Beneath is { } beneath ? Root.Items(list).Select((item, index) => item.With(beneath.GetValueOrDefault(index))) : Root.Items(list);
}

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
    public Item Root => Pages.Count > 0 ? Pages[0].Root : new(WhyNot ?? Silence());

    /// <summary>Items of all pages that came, with what was further asked about them.</summary>
    public IEnumerable<Item> Items(string list) => Pages.SelectMany(page => page.Items(list));

    /// <summary>A fact that an error code tells: <paramref name="value"/> when the answer was one of the codes that say so.</summary>
    public Fact<T> WhenAbsent<T>(T value) => IsAbsent ? Fact.Known(value, At!, $"error code {Code}") : Fact.Unknown<T>(WhyNot ?? Silence());

    /// <summary>Items of all pages.</summary>
    public Many<T> Many<T>(string list, Func<Item, T> read)
    {
        if (IsAbsent) return Facts.Many<T>.All([], At!);
        var items = Items(list).Select(read).ToList();
        return At is null || Pages.Count == 0 ? Facts.Many<T>.None(WhyNot ?? Silence())
            : WhyNot is { } rest ? Facts.Many<T>.Some(items, At, rest)
            : Facts.Many<T>.All(items, At);
    }

    Unknown Silence() => IsAbsent ? new(Ignorance.NotInAnswer, $"the service answered {Code}", At) : Never;
}
