// Where a store that no group of parameters speaks for is spoken to: caches, search domains, brokers.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>How the members of a store speak with one another.</summary>
public enum MemberSpeech
{
    Encrypted,
    InTheClear,

    /// <summary>There is nothing to be chosen: the provider keeps it to itself.</summary>
    Unchosen,
}

/// <summary>Where a store is spoken to, and whether in secret.</summary>
public sealed record StoreEndpoint(string Id) : Resource(Id)
{
    /// <summary>Whether clients have to speak TLS.</summary>
    public Fact<TlsDemand> Clients { get; init; }

    public Fact<MemberSpeech> Members { get; init; }

    /// <summary>The oldest version that is accepted of those who speak TLS.</summary>
    public Fact<TlsVersion> Oldest { get; init; }
}
