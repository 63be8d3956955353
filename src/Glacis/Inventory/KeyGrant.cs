// What was granted on a key beside its policy.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>One grant: it lets one principal do a few things with a key, and cannot deny.</summary>
/// <param name="Id">The grant's, unique on its key.</param>
public sealed record KeyGrant(string Id)
{
    /// <summary>A friendly name; known to be empty where it has none.</summary>
    public Fact<string> Name { get; init; }

    /// <summary>Who may: a principal's id, or a service's name.</summary>
    public Fact<string> Grantee { get; init; }

    /// <summary>Who else may end it; known to be <c>null</c> where nobody is named.</summary>
    public Fact<string?> Retiring { get; init; }

    /// <summary>The account that gave it.</summary>
    public Fact<string> Issuer { get; init; }

    /// <summary>Actions without their prefix, as the service spells them: <c>Decrypt</c>.</summary>
    public Many<string> Operations { get; init; }

    /// <summary>Pairs that the request's encryption context must equal, all of them and no others; empty for any context.</summary>
    public Many<ContextPair> ContextEquals { get; init; }

    /// <summary>Pairs that the request's encryption context must hold among others; empty for any context.</summary>
    public Many<ContextPair> ContextHolds { get; init; }
}

/// <summary>One pair of an encryption context.</summary>
public readonly record struct ContextPair(string Key, string Value);
