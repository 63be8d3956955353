// What is let through, and what is not: groups of rules around interfaces, ordered lists around subnets, and lists of addresses that both may name.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Inventory;

/// <summary>Which way connections are opened that a rule speaks of.</summary>
public enum Direction
{
    Inbound,
    Outbound,
}

/// <summary>Another group that a rule names, and how: its members are meant, by their private addresses.</summary>
/// <param name="Handle">The group's handle.</param>
/// <param name="Account">The account that it lies in.</param>
/// <param name="Peering">The peering that it is reached over; <c>null</c> within one network.</param>
public sealed record NamedGroup(string Handle, string Account, string? Peering);

/// <summary>The other side of a rule; exactly one member is set.</summary>
/// <param name="Block">Addresses.</param>
/// <param name="Group">Members of a group.</param>
/// <param name="PrefixList">The handle of a list of addresses.</param>
public sealed record Peer(Addresses? Block = null, NamedGroup? Group = null, string? PrefixList = null)
{
    public override string ToString() => Block?.ToString() ?? Group?.Handle ?? PrefixList ?? "nobody";
}

/// <summary>Traffic that a group of rules lets through.</summary>
public sealed record Traffic
{
    /// <summary>Protocols and ports, as <see cref="Sets.Services"/> numbers them.</summary>
    public Fact<Ranges<uint>> Services { get; init; }

    public Fact<Peer> Peer { get; init; }
}

/// <summary>Rules around interfaces. They only let through, each by itself; what nobody lets through is dropped, and answers to what was let through always pass.</summary>
public sealed record SecurityGroup(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of the network that it belongs to.</summary>
    public Fact<string> Network { get; init; }

    /// <summary>Whether it is the one that whatever names no group is put in.</summary>
    public Fact<bool> IsDefault { get; init; }

    public Many<Traffic> Inbound { get; init; }

    public Many<Traffic> Outbound { get; init; }
}

/// <summary>One rule of a group, by its own id.</summary>
public sealed record FirewallRule(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of its group.</summary>
    public Fact<string> Group { get; init; }

    public Fact<Direction> Direction { get; init; }

    /// <summary>Protocols and ports, as <see cref="Sets.Services"/> numbers them.</summary>
    public Fact<Ranges<uint>> Services { get; init; }

    public Fact<Peer> Peer { get; init; }

    /// <summary>What its owner wrote beside it; known to be <c>null</c> where that is nothing.</summary>
    public Fact<string?> Description { get; init; }
}

/// <summary>One line of an ordered list.</summary>
/// <param name="Number">Its place: the lowest that fits decides.</param>
public sealed record AccessListEntry(int Number)
{
    public required Direction Direction { get; init; }

    /// <summary>Whether it stands at the end of every list and nobody wrote it: it denies what no other entry spoke of.</summary>
    public bool IsTheEnd { get; init; }

    public Fact<bool> Allows { get; init; }

    /// <summary>Protocols and ports, as <see cref="Sets.Services"/> numbers them.</summary>
    public Fact<Ranges<uint>> Services { get; init; }

    public Fact<Addresses> Peer { get; init; }
}

/// <summary>An ordered list around subnets. It remembers nothing: answers need an entry of their own. What no entry fits is dropped.</summary>
public sealed record NetworkAccessList(string Id) : Resource(Id), IKept
{
    public Fact<string> Network { get; init; }

    public Fact<bool> IsDefault { get; init; }

    /// <summary>Handles of the subnets that it lies around.</summary>
    public Many<string> Subnets { get; init; }

    public Many<AccessListEntry> Entries { get; init; }
}

/// <summary>Addresses under one name.</summary>
public sealed record PrefixList(string Id) : Resource(Id), IKept
{
    /// <summary>Whether the provider keeps it: then its addresses are the provider's own.</summary>
    public Fact<bool> IsProviders { get; init; }

    public Many<Addresses> Entries { get; init; }
}
