// The policies that have a say in a request, by the place where they hang.
using Glacis.Policies.Language;

namespace Glacis.Policies.Evaluation;

/// <summary>Where a policy hangs, and so what it can do.</summary>
public enum Layer
{
    /// <summary>On the caller, or on its group or role: grants.</summary>
    Identity,

    /// <summary>On the resource: grants, and names whom.</summary>
    Resource,

    /// <summary>A grant on a key.</summary>
    Grant,

    /// <summary>On the caller as its boundary: limits.</summary>
    Boundary,

    /// <summary>Given when the session began: limits.</summary>
    Session,

    /// <summary>On the organisation, for the callers of its accounts: limits, at each level.</summary>
    CallerControl,

    /// <summary>On the organisation, for the resources of its accounts: limits by denying.</summary>
    ResourceControl,

    /// <summary>On the private endpoint that the request went through: limits.</summary>
    Endpoint,
}

/// <summary>A policy under the name that answers cite it by.</summary>
public sealed record Document(string Name, PolicyRead Read);

/// <summary>A grant on a key.</summary>
/// <param name="Name">The name that answers cite it by.</param>
/// <param name="Grantee">The principal that may use it.</param>
/// <param name="Operations">What it may do, without the service's prefix: <c>Decrypt</c>.</param>
public sealed record Grant(string Name, string Grantee, IReadOnlyList<string> Operations)
{
    /// <summary>The principal that may retire it.</summary>
    public string? Retiring { get; init; }

    /// <summary>The encryption context that a request must have, and no other.</summary>
    public IReadOnlyDictionary<string, string>? ContextEquals { get; init; }

    /// <summary>The encryption context that a request must have at least.</summary>
    public IReadOnlyDictionary<string, string>? ContextSubset { get; init; }
}

/// <summary>All policies that may have a say. What is <c>null</c> is not there and limits nothing. Immutable; threads may share it.</summary>
public sealed record PolicySet
{
    public IReadOnlyList<Document> Identity { get; init; } = [];

    public IReadOnlyList<Document> Resource { get; init; } = [];

    public IReadOnlyList<Document>? Boundary { get; init; }

    public IReadOnlyList<Document>? Session { get; init; }

    /// <summary>From the root of the organisation down to the account: at each level one must allow.</summary>
    public IReadOnlyList<IReadOnlyList<Document>>? CallerControls { get; init; }

    /// <summary>From the root of the organisation down to the account. That everything is allowed at each level goes without saying.</summary>
    public IReadOnlyList<IReadOnlyList<Document>>? ResourceControls { get; init; }

    public IReadOnlyList<Document>? Endpoint { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Whether a switch beside the resource's policy cuts off all who are not of its account, as the policy is public (a bucket's RestrictPublicBuckets). Services are not cut off.</summary>
    public Truth CutsOutsidersOff { get; init; } = Truth.No;
}
