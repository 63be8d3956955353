// The organisation that accounts belong to: what an account tells of it, its tree, and the policies that lie on the tree.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What one account tells of the organisation that it belongs to. One for each account that was asked.</summary>
public sealed record Membership(string Id) : Resource(Id), IKept
{
    /// <summary>The organisation's number, <c>o-a1b2c3d4e5</c>; known to be <c>null</c> for an account that belongs to none.</summary>
    public Fact<string?> Organization { get; init; }

    /// <summary>The account that manages it, on which service control policies do not bear; known to be <c>null</c> where there is no organisation.</summary>
    public Fact<string?> Management { get; init; }
}

/// <summary>What a node of the tree is.</summary>
public enum NodeSort
{
    Root,
    Unit,
    Account,
}

/// <summary>The root, a unit, or an account in the tree of an organisation.</summary>
public sealed record OrganizationNode(string Id) : Resource(Id), IKept
{
    public required NodeSort Sort { get; init; }

    /// <summary>How principals and paths name it: <c>r-ab12</c>, <c>ou-ab12-11111111</c>, an account's number.</summary>
    public required string Number { get; init; }

    /// <summary>The organisation's number.</summary>
    public Fact<string> Organization { get; init; }

    /// <summary>The node above; known to be <c>null</c> for the root.</summary>
    public Fact<Ref<OrganizationNode>?> Parent { get; init; }

    /// <summary>Whether service control policies are turned on; where they are not, those listed do not count, and their absence denies nothing.</summary>
    public Fact<bool> HasServiceControls { get; init; }

    /// <summary>Whether resource control policies are turned on.</summary>
    public Fact<bool> HasResourceControls { get; init; }

    /// <summary>Ids of the service control policies attached to this very node, not to those above.</summary>
    public Many<string> ServiceControls { get; init; }

    /// <summary>Ids of the resource control policies attached to this very node, not to those above.</summary>
    public Many<string> ResourceControls { get; init; }
}

/// <summary>What a policy of an organisation bears on.</summary>
public enum ControlSort
{
    /// <summary>What principals of its accounts may do.</summary>
    ServiceControl,

    /// <summary>What may be done to resources of its accounts.</summary>
    ResourceControl,
}

/// <summary>A policy that can be attached to nodes of the tree: it grants nothing, it only limits.</summary>
public sealed record OrganizationPolicy(string Id) : Resource(Id), IKept
{
    public required ControlSort Sort { get; init; }

    public Fact<string> RawPolicy { get; init; }
}
