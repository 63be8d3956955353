// One request, as the services see it: who asks for what, of what, and in which circumstances.
using System.Collections.Frozen;

namespace Glacis.Policies.Evaluation;

/// <summary>One request. Immutable; threads may share it.</summary>
/// <param name="Action"><c>kms:Decrypt</c>.</param>
/// <param name="Resource">The full name of the resource, or <c>*</c> where the action has none.</param>
public sealed record Request(Caller Caller, string Action, string Resource)
{
    /// <summary>No condition keys but those that follow from the rest of the request.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>?> Nothing { get; } = FrozenDictionary<string, IReadOnlyList<string>?>.Empty;

    /// <summary>
    /// The values of condition keys. An empty list: the request does not have the key; <c>null</c>: it is not known whether it has. A key that is not listed is absent,
    /// except where the rest of the request says its value (<c>aws:PrincipalArn</c>), or where every such request has it: then its value is not known.
    /// The dictionary finds keys whatever their case.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>?> Context { get; init; } = Nothing;

    /// <summary>The account of the resource; <c>null</c> where only the resource's name can tell.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary><c>null</c> where no account is in an organisation.</summary>
    public Organisation? Organisation { get; init; }
}
