// Tunnels through the internet that join an account's networks with others.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>How large the smallest group is in which the two ends may agree on a key.</summary>
public enum TunnelGroup
{
    /// <summary>1,024 bits or fewer: broken in advance, once for all who use it.</summary>
    Small,

    /// <summary>1,536 bits: fewer than 112 bits of strength.</summary>
    Middling,
    Large,
}

/// <summary>A tunnel that encrypts what passes it, by methods on which its two ends agree.</summary>
public sealed record Tunnel(string Id) : Resource(Id)
{
    /// <summary>The smallest group that it takes.</summary>
    public Fact<TunnelGroup> Smallest { get; init; }

    /// <summary>Whether it takes the exchange that the newer one replaced (IKEv1).</summary>
    public Fact<bool> TakesOldExchange { get; init; }

    /// <summary>Whether it takes SHA-1 for seeing that nothing was changed.</summary>
    public Fact<bool> TakesSha1 { get; init; }
}
