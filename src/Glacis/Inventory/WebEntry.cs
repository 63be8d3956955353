// Entries to the web, and what stands before them.
using Glacis.Facts;

namespace Glacis.Inventory;

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
