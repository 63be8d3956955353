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
public sealed record Finding(string Id) : Resource(Id)
{
    /// <summary>The id of the resource that it is about, as the finder names it.</summary>
    public required string Of { get; init; }

    public Fact<FindingRank> Rank { get; init; }

    /// <summary>When it was seen first.</summary>
    public Fact<DateTimeOffset> Since { get; init; }

    /// <summary>What it says, in the finder's words: text that a stranger may have written.</summary>
    public Fact<string> Says { get; init; }
}

/// <summary>Which patches a machine lacks.</summary>
public enum PatchState
{
    Complete,

    /// <summary>Some that are not against grave weaknesses.</summary>
    Lacking,

    /// <summary>Some against grave weaknesses.</summary>
    LackingGrave,
}

/// <summary>What the agent on a machine reports of its patches.</summary>
public sealed record Patching(string Id) : Resource(Id), IKept
{
    /// <summary>The machine's handle.</summary>
    public required string Machine { get; init; }

    public Fact<PatchState> State { get; init; }
}

/// <summary>What stands before an entry to the web, from least to most.</summary>
public enum WebFirewall
{
    Missing,

    /// <summary>It stands there and counts.</summary>
    BlocksNothing,
    Blocks,
}

/// <summary>Where requests of the web come in: a balancer, a distribution, a stage of an API.</summary>
public sealed record WebEntry(string Id) : Resource(Id)
{
    /// <summary>Whether strangers reach it.</summary>
    public Fact<bool> IsPublic { get; init; }

    /// <summary>What looks at requests before they come in.</summary>
    public Fact<WebFirewall> Firewall { get; init; }
}
