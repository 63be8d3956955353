// What looks at where a network's own machines go.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Something that decides by names or contents what may leave a network: a firewall for names, a firewall for packets.</summary>
public sealed record OutboundFilter(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of the network that it looks at; known to be <c>null</c> where it is none of the owner's networks that it stands in.</summary>
    public Fact<string?> Network { get; init; }

    /// <summary>Whether it turns anything away, and does not only count.</summary>
    public Fact<bool> Blocks { get; init; }
}
