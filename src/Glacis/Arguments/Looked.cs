// What there is to hold claims against: the finding, what code caches, keys of a store, contents that were classified, what owners declared.
using Glacis.Classification.Caching;
using Glacis.Classification.Detecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;

namespace Glacis.Arguments;

/// <summary>A class that was found in contents.</summary>
/// <param name="Count">How often; those that are reserved for tests not counted.</param>
/// <param name="IsReal">Whether the values look like those of real people; <c>null</c> where that was not told.</param>
public sealed record SeenClass(string Id, string Label, Nature Nature, long Count, double Confidence, bool? IsReal);

/// <summary>Contents that were classified.</summary>
/// <param name="From">The file that says so.</param>
/// <param name="Looked">Of how many contents or records.</param>
/// <param name="UpperBound">The largest share of a class that was not found, at 95 %; <c>null</c> where nothing was read as a whole.</param>
/// <param name="Unclassifiable">How many contents could not be read.</param>
public sealed record SeenContents(string From, long Looked, string Unit, double? UpperBound, long Unclassifiable, IReadOnlyList<SeenClass> Classes);

/// <summary>Keys of a store, or calls of its application, by template.</summary>
public sealed record SeenKeys(string From, IReadOnlyList<CachedTemplate> Templates);

/// <summary>A copy of the resource that lies somewhere.</summary>
public sealed record SeenCopy(string Name, Source Source);

/// <summary>All that there is to look at. Made whole, then never changed.</summary>
public sealed record Looked
{
    /// <summary>The day of the judgement.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether a recording was given.</summary>
    public bool HasRecording { get; init; }

    /// <summary>The finding; <c>null</c> where no recording was given, or none of its verdicts is that one.</summary>
    public Verdict? Finding { get; init; }

    /// <summary>The title of the check.</summary>
    public string Demand { get; init; } = "";

    /// <summary>Verdicts of the checks that other claims name.</summary>
    public IReadOnlyList<Verdict> Others { get; init; } = [];

    /// <summary>What the data is declared or seen to be.</summary>
    public Fact<DataClass> Data { get; init; }

    public IReadOnlyList<SeenCopy> Copies { get; init; } = [];

    public IReadOnlyList<SeenKeys> Code { get; init; } = [];

    public IReadOnlyList<SeenKeys> Keys { get; init; } = [];

    public IReadOnlyList<SeenContents> Contents { get; init; } = [];

    public Intent Intent { get; init; } = Intent.None;
}
