// What agents report of the patches of their machines.
using Glacis.Facts;

namespace Glacis.Inventory;

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

    /// <summary>When that was found.</summary>
    public Fact<DateTimeOffset> Reported { get; init; }
}
