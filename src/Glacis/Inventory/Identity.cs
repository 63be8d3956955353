// Roles, users and groups of an account, with the policies that lie on them.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>What sort of identity.</summary>
public enum IdentitySort
{
    Role,
    User,
    Group,
}

/// <summary>A role, a user or a group.</summary>
public sealed record Identity(string Id) : Resource(Id), IKept
{
    public required IdentitySort Sort { get; init; }

    /// <summary>The id that is never given to another, even when the name is.</summary>
    public Fact<string> UniqueId { get; init; }

    /// <summary>Where it stands among the names, <c>/</c> or <c>/teams/data/</c>.</summary>
    public Fact<string> Path { get; init; }

    /// <summary>Who may become it; known to be <c>null</c> for users and groups, which nobody becomes.</summary>
    public Fact<string?> RawTrust { get; init; }

    /// <summary>Policies that lie on it and nowhere else.</summary>
    public Many<InlinePolicy> Inline { get; init; }

    /// <summary>Ids of the <see cref="ManagedPolicy"/> that are attached to it.</summary>
    public Many<string> Attached { get; init; }

    /// <summary>Names of the groups of its account that a user is in; empty for roles and groups.</summary>
    public Many<string> Groups { get; init; }

    /// <summary>The id of the <see cref="ManagedPolicy"/> that it cannot go beyond; known to be <c>null</c> where there is none.</summary>
    public Fact<string?> Boundary { get; init; }

    /// <summary>Whether a service made it for itself: the organisation's policies do not bear on such a role.</summary>
    public Fact<bool> IsServices { get; init; }
}

/// <summary>A policy that lies on one identity.</summary>
public sealed record InlinePolicy(string Name)
{
    public Fact<string> RawPolicy { get; init; }
}

/// <summary>A policy that can be attached to many identities, in the version that counts.</summary>
public sealed record ManagedPolicy(string Id) : Resource(Id), IKept
{
    public Fact<string> RawPolicy { get; init; }
}
