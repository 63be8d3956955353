// Entries that the provider keeps outside of the owner's networks: the API of a cluster, the address of a collection.
using Glacis.Facts;

namespace Glacis.Inventory;

/// <summary>Whom the way lets come to an entry, whatever it then asks of them, from fewest to most.</summary>
public enum OpenTo
{
    /// <summary>Whoever stands in a network of the owner's, or is the provider.</summary>
    PrivateNetworks,

    /// <summary>Addresses of the internet that somebody named.</summary>
    NamedAddresses,
    Everybody,
}

/// <summary>An entry that no firewall of the owner's stands before: who comes to it a setting of the service decides.</summary>
public sealed record ServiceEntry(string Id) : Resource(Id)
{
    public Fact<OpenTo> OpenTo { get; init; }
}
