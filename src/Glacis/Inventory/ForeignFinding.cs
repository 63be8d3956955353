// What other tools found, and still stands.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>How grave the finder calls it.</summary>
public enum FindingRank
{
    /// <summary>Whatever is below high.</summary>
    Lower,
    High,
    Critical,
}

/// <summary>Something that another tool found, and that nobody closed.</summary>
public sealed record ForeignFinding(string Id) : Resource(Id)
{
    /// <summary>The id of the resource that it is about, as the finder names it.</summary>
    public required string Of { get; init; }

    public Fact<FindingRank> Rank { get; init; }

    /// <summary>When it was seen first.</summary>
    public Fact<DateTimeOffset> Since { get; init; }

    /// <summary>Whether it only repeats what another finder says, whose own answer is read.</summary>
    public Fact<bool> IsRepeated { get; init; }
}
