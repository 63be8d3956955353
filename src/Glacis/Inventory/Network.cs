// Networks, what they are cut into, and the roads between them and to the world.
using Glacis.Facts;
using Glacis.Sets;

namespace Glacis.Inventory;

/// <summary>A private network.</summary>
public sealed record Network(string Id) : Resource(Id), IKept
{
    public Many<Addresses> Blocks { get; init; }

    /// <summary>Whether the provider made it, so that something can be started without one.</summary>
    public Fact<bool> IsDefault { get; init; }
}

/// <summary>A part of a network.</summary>
public sealed record Subnet(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of its network.</summary>
    public Fact<string> Network { get; init; }

    public Many<Addresses> Blocks { get; init; }

    /// <summary>Whether whatever starts in it is given a public address.</summary>
    public Fact<bool> GivesPublicAddresses { get; init; }
}

/// <summary>What a route leads to.</summary>
public enum Via
{
    /// <summary>The network itself.</summary>
    Local,
    InternetGateway,

    /// <summary>To the internet for whoever begins inside; nobody comes in by it.</summary>
    EgressOnlyGateway,
    AddressTranslation,
    Peering,
    TransitGateway,

    /// <summary>To networks on premises, by a tunnel or a line.</summary>
    PrivateGateway,

    /// <summary>Straight to a service of the provider.</summary>
    ServiceEndpoint,

    /// <summary>Through somebody's own machine, or a firewall: what it does is not to be read.</summary>
    MiddleBox,
}

/// <summary>A road.</summary>
public sealed record Route
{
    /// <summary>Where it leads: addresses, or the handle of a list of them.</summary>
    public Fact<Peer> To { get; init; }

    public Fact<Via> Via { get; init; }

    /// <summary>The handle of what it leads through.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether what it leads through is there; a road to nothing drops what takes it.</summary>
    public Fact<bool> IsActive { get; init; }

    /// <summary>Whether it was learnt, and not written by somebody.</summary>
    public Fact<bool> IsPropagated { get; init; }

    public override string ToString() => $"{(To.Peek(out var to) ? to : "?")} to {Target}";
}

/// <summary>Roads for subnets, or for a gateway's own traffic.</summary>
public sealed record RouteTable(string Id) : Resource(Id), IKept
{
    public Fact<string> Network { get; init; }

    /// <summary>Whether it counts for subnets that name no other.</summary>
    public Fact<bool> IsMain { get; init; }

    /// <summary>Handles of the subnets that name it.</summary>
    public Many<string> Subnets { get; init; }

    /// <summary>Handles of the gateways whose traffic into the network it steers.</summary>
    public Many<string> Gateways { get; init; }

    public Many<Route> Routes { get; init; }
}

/// <summary>A door of networks.</summary>
public sealed record Gateway(string Id) : Resource(Id), IKept
{
    public Fact<Via> Sort { get; init; }

    /// <summary>Handles of the networks that it is attached to.</summary>
    public Many<string> Networks { get; init; }

    /// <summary>The subnet that it stands in; known to be <c>null</c> for what stands at the edge.</summary>
    public Fact<string?> Subnet { get; init; }
}

/// <summary>One side of a peering.</summary>
/// <param name="Network">The network's handle.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its region.</param>
public sealed record PeeringSide(string Network, string Account, string Region)
{
    public override string ToString() => $"{Network} of account {Account}";
}

/// <summary>A road between two networks, and no further: what one of them reaches beyond is not shared.</summary>
public sealed record NetworkPeering(string Id) : Resource(Id), IKept
{
    public Fact<PeeringSide> Requester { get; init; }

    public Fact<PeeringSide> Accepter { get; init; }

    public Many<Addresses> RequesterBlocks { get; init; }

    public Many<Addresses> AccepterBlocks { get; init; }

    public Fact<bool> IsActive { get; init; }
}

/// <summary>What hangs on a transit gateway.</summary>
public enum TransitEnd
{
    Network,

    /// <summary>A tunnel or a line to premises.</summary>
    Premises,

    /// <summary>Another transit gateway.</summary>
    Transit,
}

/// <summary>Something that hangs on a transit gateway.</summary>
public sealed record TransitAttachment(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of the transit gateway.</summary>
    public Fact<string> Transit { get; init; }

    public Fact<TransitEnd> End { get; init; }

    /// <summary>The handle of what hangs there: a network, a tunnel.</summary>
    public Fact<string> Of { get; init; }

    /// <summary>The account of what hangs there.</summary>
    public Fact<string> OfAccount { get; init; }

    /// <summary>The handle of the table that steers what comes from it; known to be <c>null</c> where none does.</summary>
    public Fact<string?> Table { get; init; }
}

/// <summary>A road of a transit gateway.</summary>
public sealed record TransitRoute
{
    public Fact<Addresses> To { get; init; }

    /// <summary>Handles of the attachments that it leads to; none where it drops.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public Fact<bool> IsActive { get; init; }

    public Fact<bool> IsPropagated { get; init; }
}

/// <summary>Roads for what comes from some of a transit gateway's attachments.</summary>
public sealed record TransitTable(string Id) : Resource(Id), IKept
{
    public Fact<string> Transit { get; init; }

    public Many<TransitRoute> Routes { get; init; }
}

/// <summary>How far a whole region is shut against the internet, whatever routes and rules say.</summary>
public enum PublicBlock
{
    Off,

    /// <summary>Nobody comes in.</summary>
    Inbound,

    /// <summary>Nobody comes in or gets out.</summary>
    Both,
}

/// <summary>The switch that shuts a region of an account against the internet.</summary>
public sealed record NetworkPublicAccess(string Id) : Resource(Id), IKept
{
    public Fact<PublicBlock> Block { get; init; }
}

/// <summary>A network or a subnet that the switch does not count for.</summary>
public sealed record NetworkPublicExclusion(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of the network or the subnet.</summary>
    public Fact<string> Of { get; init; }

    /// <summary>Whether it may be come into, and not only be left.</summary>
    public Fact<bool> LetsIn { get; init; }

    public Fact<bool> IsActive { get; init; }
}

/// <summary>A record of what passes, kept by the provider.</summary>
public sealed record FlowLog(string Id) : Resource(Id), IKept
{
    /// <summary>The handle of the network, the subnet or the interface.</summary>
    public Fact<string> Of { get; init; }

    public Fact<bool> IsActive { get; init; }

    /// <summary>Whether it records what was dropped, too.</summary>
    public Fact<bool> KeepsRefused { get; init; }

    /// <summary>The id of what it delivers to; known to be <c>null</c> where it names nothing.</summary>
    public Fact<string?> Destination { get; init; }
}
