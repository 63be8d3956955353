// The one cursor for answers of every wire format: a place in a document, whose fields are facts.
using System.Globalization;
using Glacis.Facts;

namespace Glacis.Recordings;

/// <summary>One item of an answer. Its fields are facts with their place, unknown where the answer is missing or silent.</summary>
/// <remarks>It stands on a <see cref="Document"/> that is used again: read what is needed, keep no item.</remarks>
public readonly struct Item
{
    /// <summary>What stands in a recording in place of a value that was taken out.</summary>
    public const string Redacted = "REDACTED";

    readonly Document? document;
    readonly int node;
    readonly Place? place;
    readonly Unknown? whyNot;
    readonly IReadOnlyDictionary<string, Answered>? further;

    public Item(Document document, int node, Place place, IReadOnlyDictionary<string, Answered>? further = null) =>
        (this.document, this.node, this.place, this.further) = (document, node, place, further);

    public Item(Unknown whyNot) => this.whyNot = whyNot;

    /// <summary>Where it stands.</summary>
    public Source Source => (Source?)place ?? whyNot ?? (Source)Answered.NotRecorded.WhyNot!;

    /// <summary>The account and the region that were asked.</summary>
    public string Account => place?.Answer.Account ?? "";

    public string Region => place?.Answer.Region ?? "";

    /// <summary>What became of a further question about this item.</summary>
    public Answered Of(string call) => further?.GetValueOrDefault(call) ?? Answered.NotRecorded;

    /// <summary>The same, with what was further asked about it.</summary>
    internal Item With(IReadOnlyDictionary<string, Answered>? its) => document is null ? this : new(document, node, place!, its);

    /// <summary>A text. Empty text is a value; null and absence are silence.</summary>
    public Fact<string> Text(string path = "")
    {
        var at = Find(path);
        return at < 0 || IsContainer(at) ? Silent<string>(path) : IsRedacted(at) ? TakenOut<string>(path) : Fact.Known(document!.Text(at), place!, path);
    }

    public Fact<bool> Flag(string path)
    {
        var at = Find(path);
        if (at < 0) return Silent<bool>(path);
        return document!.Kind(at) switch
        {
            NodeKind.True => Fact.Known(true, place!, path),
            NodeKind.False => Fact.Known(false, place!, path),
            NodeKind.Text when IsRedacted(at) => TakenOut<bool>(path),
            NodeKind.Text when document.TextIs(at, "true") => Fact.Known(true, place!, path),
            NodeKind.Text when document.TextIs(at, "false") => Fact.Known(false, place!, path),
            _ => Strange<bool>(path),
        };
    }

    public Fact<long> Number(string path)
    {
        var at = Find(path);
        if (at < 0) return Silent<long>(path);
        if (document!.TryInteger(at, out var whole)) return Fact.Known(whole, place!, path);
        if (IsRedacted(at)) return TakenOut<long>(path);
        return document.Kind(at) == NodeKind.Text && long.TryParse(document.Text(at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole)
            ? Fact.Known(whole, place!, path)
            : Strange<long>(path);
    }

    /// <summary>A number that need not be whole.</summary>
    public Fact<double> Measure(string path)
    {
        var at = Find(path);
        return at < 0 ? Silent<double>(path) : document!.TryNumber(at, out var number) ? Fact.Known(number, place!, path) : IsRedacted(at) ? TakenOut<double>(path) : Strange<double>(path);
    }

    /// <summary>An instant: seconds since 1970, or ISO 8601.</summary>
    public Fact<DateTimeOffset> Time(string path)
    {
        var at = Find(path);
        if (at < 0) return Silent<DateTimeOffset>(path);
        if (document!.TryNumber(at, out var seconds) && Math.Abs(seconds) < 2e11) return Fact.Known(DateTimeOffset.UnixEpoch.AddSeconds(seconds), place!, path);
        if (IsRedacted(at)) return TakenOut<DateTimeOffset>(path);
        return !IsContainer(at) && DateTimeOffset.TryParse(document.Text(at), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? Fact.Known(time, place!, path)
            : Strange<DateTimeOffset>(path);
    }

    /// <summary>Whether the answer speaks of it at all. Known whenever the answer is.</summary>
    public Fact<bool> Has(string path) => document is null ? Fact.Unknown<bool>((Unknown)Source) : Fact.Known(Find(path) >= 0, place!, path);

    /// <summary>One of a list of spellings; another one is not foreseen.</summary>
    public Fact<T> OneOf<T>(string path, params ReadOnlySpan<(string Spelling, T Value)> known)
    {
        var at = Find(path);
        if (at < 0) return Silent<T>(path);
        foreach (var (spelling, value) in known)
            if (document!.TextIs(at, spelling)) return Fact.Known(value, place!, path);
        return IsRedacted(at) ? TakenOut<T>(path) : Strange<T>(path);
    }

    /// <summary>The items of a list below this one.</summary>
    public IEnumerable<Item> Items(string path)
    {
        var list = Find(path);
        if (list < 0 || document!.Kind(list) != NodeKind.List) yield break;
        var (index, name) = (0, place!.Path(path));
        foreach (var child in document.Children(list))
            yield return new(document, child, new Place(place.Answer, name, index++));
    }

    /// <summary>The members of an object below this one whose names are data, in the answer's order.</summary>
    public IEnumerable<(string Name, Item Value)> Members(string path)
    {
        var at = Find(path);
        if (at < 0 || document!.Kind(at) != NodeKind.Object) yield break;
        var below = new Place(place!.Answer, place.Path(path));
        foreach (var child in document.Children(at))
            yield return (document.Name(child)!, new(document, child, new Place(below.Answer, below.Path(document.Name(child)!))));
    }

    /// <summary>A list that this answer holds whole.</summary>
    /// <remarks>A list that is left out is empty: no AWS service writes empty lists in XML. One that is something else is not foreseen.</remarks>
    public Many<T> Many<T>(string path, Func<Item, T> read)
    {
        if (document is null) return Facts.Many<T>.None((Unknown)Source);
        var list = Find(path);
        return list >= 0 && document.Kind(list) != NodeKind.List
            ? Facts.Many<T>.None(new(IsRedacted(list) ? Ignorance.Redacted : Ignorance.NotForeseen, "the answer has something else in place of the list", place))
            : Facts.Many<T>.All([.. Items(path).Select(read)], place!);
    }

    int Find(string path)
    {
        if (document is null) return -1;
        var at = path.Length == 0 ? node : document.Find(node, path);
        return at >= 0 && document.Kind(at) == NodeKind.Null ? -1 : at;
    }

    bool IsContainer(int at) => document!.Kind(at) is NodeKind.Object or NodeKind.List;

    bool IsRedacted(int at) => document!.TextIs(at, Redacted);

    Fact<T> Silent<T>(string path) => document is null
        ? Fact.Unknown<T>((Unknown)Source, path)
        : Fact.Unknown<T>(new(Ignorance.NotInAnswer, "the answer does not speak of it", place), path);

    Fact<T> TakenOut<T>(string path) => Fact.Unknown<T>(new(Ignorance.Redacted, "taken out before it was recorded", place), path);

    Fact<T> Strange<T>(string path) => Fact.Unknown<T>(new(Ignorance.NotForeseen, "the answer has a value that this build does not know", place), path);
}
