// Where connections come from, when it is not one spot of the estate.
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>The sorts of places that somebody comes from.</summary>
public enum OriginSort
{
    Internet,

    /// <summary>The same network.</summary>
    Inside,

    /// <summary>A network that is joined by a peering.</summary>
    Peer,

    /// <summary>A network that is joined by a transit gateway.</summary>
    Transit,

    /// <summary>Networks behind a tunnel or a line.</summary>
    Premises,
}

/// <summary>Where connections come from.</summary>
/// <param name="Handle">The network, the peering or the gateway; "" for the internet.</param>
/// <param name="Addresses">Addresses that come from there, as far as they are told.</param>
public sealed record Origin(OriginSort Sort, string Handle, Addresses Addresses)
{
    /// <summary>
    /// Whoever has an address that routers of the internet carry. Networks that are set aside for documentation count as such: who writes one into a rule means somebody outside.
    /// </summary>
    public static readonly Origin Internet = new(OriginSort.Internet, "", Addresses.All.Except(Addresses.Private)
        .Or(Addresses.Parse("192.0.2.0/24")!).Or(Addresses.Parse("198.51.100.0/24")!).Or(Addresses.Parse("203.0.113.0/24")!).Or(Addresses.Parse("2001:db8::/32")!));

    public override string ToString() => Sort switch
    {
        OriginSort.Internet => "the internet",
        OriginSort.Inside => $"its own network {Handle}",
        OriginSort.Peer => $"the peered network {Handle}",
        OriginSort.Transit => $"the network {Handle} by a transit gateway",
        _ => $"premises behind {Handle}",
    };
}
