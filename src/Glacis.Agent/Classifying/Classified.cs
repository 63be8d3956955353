// What classifying came to: file by file and together.
using Glacis.Classification.Detecting;
using Glacis.Classification.Realness;
using Glacis.Content;

namespace Glacis.Agent.Classifying;

/// <summary>Where a find stands in the content as it lies; never what it is.</summary>
public readonly record struct Span(long Offset, long Length, string Class, double Confidence);

/// <summary>One content.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Format">What it is.</param>
/// <param name="Bytes">How large it is as it lies.</param>
/// <param name="Records">Lines and values that were scanned in it.</param>
/// <param name="Classes">What was found.</param>
/// <param name="Unclassifiable">What of it could not be read.</param>
/// <param name="Spans">Where the finds stand, if that was asked; of what was unpacked they stand nowhere.</param>
public sealed record ClassifiedContent(string Path, Format Format, long Bytes, long Records, IReadOnlyCollection<ClassTally> Classes, IReadOnlyList<Unclassifiable> Unclassifiable, IReadOnlyList<Span>? Spans)
{
    /// <summary>Whether all of it was read, or as much as was to be sampled of it.</summary>
    public bool IsWhole => Unclassifiable.Count == 0;

    /// <summary>Whether the values look real; <c>null</c> where none was read.</summary>
    public LikelyContent? Likely { get; init; }

    /// <summary>Both as one, where what they are called is not told.</summary>
    internal ClassifiedContent With(ClassifiedContent other)
    {
        var tally = new Tally();
        foreach (var it in Classes.Concat(other.Classes)) tally.Add(it);
        return this with { Bytes = Bytes + other.Bytes, Records = Records + other.Records, Classes = tally.Classes, Unclassifiable = [.. Unclassifiable.Union(other.Unclassifiable)] };
    }

    /// <summary>What of it was read, where it was sampled; <c>null</c> where all of it was.</summary>
    public ReadPart? Part { get; init; }
}

/// <summary>All contents of a target.</summary>
/// <param name="Target">What was asked for.</param>
/// <param name="Contents">In the order of their paths.</param>
public sealed record Classified(string Target, IReadOnlyList<ClassifiedContent> Contents)
{
    /// <summary>How the contents were drawn from a store; <c>null</c> where all of them were read.</summary>
    public Sampled? Sampled { get; init; }

    /// <summary>What was found in all of them.</summary>
    public IReadOnlyCollection<ClassTally> Classes { get; } = Together(Contents);

    public long Bytes => Contents.Sum(static it => it.Bytes);

    public long Records => Contents.Sum(static it => it.Records);

    public int Whole => Contents.Count(static it => it.IsWhole);

    /// <summary>In how many contents a class was found.</summary>
    public int With(ContentClass it) => Contents.Count(content => content.Classes.Any(its => its.Class == it));

    /// <summary>What a class's values look like in the content where they look most like real ones.</summary>
    public Likely? LikelyOf(ContentClass it) =>
        Contents.Select(content => content.Likely?.Classes.GetValueOrDefault(it.Id)).OfType<Likely>().OrderBy(static its => its.Likeness).ThenByDescending(static its => its.Confidence).FirstOrDefault();

    static IReadOnlyCollection<ClassTally> Together(IReadOnlyList<ClassifiedContent> contents)
    {
        var tally = new Tally();
        foreach (var it in contents.SelectMany(static it => it.Classes)) tally.Add(it);
        return tally.Classes;
    }
}
