// Where a store that no parameter group speaks for is spoken to: caches, search domains, brokers, file systems.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Where a store is spoken to, and whether in secret.</summary>
public sealed record StoreEndpoint(string Id) : Resource(Id)
{
    /// <summary>Whether clients have to speak TLS.</summary>
    public Fact<TlsDemand> Clients { get; init; }

    /// <summary>Whether its own members speak TLS with one another; known to be <c>null</c> where it has no members that do.</summary>
    public Fact<TlsDemand?> Members { get; init; }

    /// <summary>The oldest version that is accepted; known to be <c>null</c> where nobody can choose it and it is 1.2 or newer.</summary>
    public Fact<TlsVersion?> Oldest { get; init; }

    /// <summary>Whether it has an address that the whole internet can reach.</summary>
    public Fact<bool> IsPublic { get; init; }
}
