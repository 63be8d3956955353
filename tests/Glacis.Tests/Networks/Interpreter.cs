// The rules of networks read aloud, one packet at a time: slow, obvious, and written without looking at how the engine decides.
using System.Net;
using System.Net.Sockets;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Tests.Networks;

/// <summary>Whether a packet, and the answer to it, come through.</summary>
enum Passed
{
    No,

    /// <summary>What decides it is not to be read: somebody's own machine on the way, or roads of which the provider takes one or the other.</summary>
    Undecided,
    Yes,
}

/// <summary>How a packet's way ended.</summary>
/// <param name="Passed">Whether it came through.</param>
/// <param name="By">The first that stopped it, or left it open; "" where nothing did.</param>
/// <param name="Boxed">Whether its way, or its answer's, leads through what is not to be read.</param>
readonly record struct Trip(Passed Passed, string By, bool Boxed)
{
    public override string ToString() => By.Length == 0 ? $"{Passed}" : $"{Passed}: {By}";
}

/// <summary>Decides packets over an estate of which every fact is known. A fact that is not is the test's mistake, and throws.</summary>
sealed class Interpreter(Estate estate)
{
    /// <summary>Addresses from which packets come in by an internet gateway: those of documentation count, for tests and papers write them for it.</summary>
    internal static readonly Addresses Internet = Addresses.Private.Not().Or(Nouns.Block("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"));

    readonly Dictionary<string, SecurityGroup> groups = estate.Kept<SecurityGroup>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly Dictionary<string, PrefixList> prefixLists = estate.Kept<PrefixList>().ToDictionary(static it => it.Handle, StringComparer.Ordinal);
    readonly NetworkAccessList[] lists = [.. estate.Kept<NetworkAccessList>()];
    readonly Gateway[] gateways = [.. estate.Kept<Gateway>()];
    readonly Roads roads = new(estate);

    internal Trip Of(Packet packet) => packet.From is null ? FromInternet(packet) : Between(packet, packet.From);

    // ---- from the internet ---------------------------------------------------------------------------------------------------------

    Trip FromInternet(Packet packet)
    {
        var (to, walk) = (packet.To, new Walk());
        var (network, subnet) = (Of(to.Network), Of(to.Subnet));
        walk.Must(Internet.Contains(packet.Source), "no packet of the internet comes from there");
        walk.Must(IsKnownOutside(packet), "the internet does not know the address");
        walk.Must(!IsShut(network, subnet), "the region is shut");
        walk.Must(DoorOf(network) is not null, "no internet gateway is attached");
        walk.Take(roads.AtTheEdge(DoorOf(network), InnerOf(packet)), static way => way is { Via: Via.Local }, "the gateway's own table");
        walk.Must(ListLets(subnet, Direction.Inbound, packet.Service, packet.Source), "the list, in");
        walk.Must(GroupsLet(to, Direction.Inbound, packet.Service, packet.Source, null, default), "the groups, in");
        walk.Must(packet.Reply is not { } reply || ListLets(subnet, Direction.Outbound, reply, packet.Source), "the list, answers out");
        walk.Take(roads.From(network, subnet, packet.Source), way => way is { Via: Via.InternetGateway } && way.Value.Target == DoorOf(network)?.Handle, "the road of answers");
        return walk.Trip;
    }

    static bool IsKnownOutside(Packet packet) => packet.IsV4 ? Of(packet.To.PublicAddresses).Contains(packet.Destination) : Of(packet.To.Addresses).And(Internet).Contains(packet.Destination);

    // What the gateway makes of a public address; of IPv6 it makes nothing.
    static IPAddress InnerOf(Packet packet) =>
        packet.IsV4 && Of(packet.To.Addresses).V4.Spans is [var first, ..] ? Addresses.Address4(first.First) : packet.Destination;

    Gateway? DoorOf(string network) => gateways.FirstOrDefault(it => Of(it.Sort) == Via.InternetGateway && All(it.Networks).Contains(network));

    bool IsShut(string network, string subnet)
    {
        var whole = estate.Kept<Network>().Single(it => it.Handle == network);
        var shut = estate.Kept<NetworkPublicAccess>().Single(it => it.Account == whole.Account && it.Region == whole.Region);
        return Of(shut.Block) != PublicBlock.Off && !estate.Kept<NetworkPublicExclusion>().Any(it => Of(it.IsActive) && Of(it.LetsIn) && (Of(it.Of) == network || Of(it.Of) == subnet));
    }

    // ---- from one interface to another ---------------------------------------------------------------------------------------------

    Trip Between(Packet packet, NetworkInterface from)
    {
        var (to, walk) = (packet.To, new Walk());
        var (near, far) = ((Network: Of(from.Network), Subnet: Of(from.Subnet)), (Network: Of(to.Network), Subnet: Of(to.Subnet)));
        // Neighbours see each other: neither a road nor a list lies between them.
        var neighbours = near == far;
        var way = neighbours ? Way.Within : roads.Between(near.Network, near.Subnet, packet.Destination, far.Network);
        var back = neighbours ? Way.Within : roads.Back(far.Network, far.Subnet, packet.Source, near.Network);
        walk.Must(Of(to.Addresses).Contains(packet.Destination), "it is nobody's own address");
        walk.Must(GroupsLet(from, Direction.Outbound, packet.Service, packet.Destination, to, way), "the groups, out");
        walk.Must(neighbours || ListLets(near.Subnet, Direction.Outbound, packet.Service, packet.Destination), "the source's list, out");
        walk.Take(way, "the road there");
        walk.Must(neighbours || ListLets(far.Subnet, Direction.Inbound, packet.Service, packet.Source), "the list, in");
        walk.Must(GroupsLet(to, Direction.Inbound, packet.Service, packet.Source, from, way), "the groups, in");
        walk.Must(neighbours || packet.Reply is not { } reply || ListLets(far.Subnet, Direction.Outbound, reply, packet.Source), "the list, answers out");
        walk.Take(back, "the road back");
        walk.Must(neighbours || packet.Reply is not { } again || ListLets(near.Subnet, Direction.Inbound, again, packet.Destination), "the source's list, answers in");
        return walk.Trip;
    }

    // ---- rules ---------------------------------------------------------------------------------------------------------------------

    bool GroupsLet(NetworkInterface around, Direction direction, uint service, IPAddress peer, NetworkInterface? other, Way way) =>
        All(around.Groups).Any(group => All(direction == Direction.Inbound ? groups[group].Inbound : groups[group].Outbound).Any(rule => Of(rule.Services).Contains(service) && IsMeant(Of(rule.Peer), peer, other, way)))
        // A balancer that was made without any group is open to whoever comes.
        || All(around.Groups).Count == 0 && Of(around.User).Sort == Occupant.Balancer;

    bool IsMeant(Peer meant, IPAddress peer, NetworkInterface? other, Way way) => meant switch
    {
        { Block: { } block } => block.Contains(peer),
        { PrefixList: { } list } => All(prefixLists[list].Entries).Any(it => it.Contains(peer)),
        { Group: { } group } => other is not null && All(other.Groups).Contains(group.Handle) && Of(other.Addresses).Contains(peer) && IsSeen(group, way),
        _ => false,
    };

    // A member is known by its own address, within the network or over that peering: never behind a transit gateway.
    static bool IsSeen(NamedGroup group, Way way) => group.Peering is null ? way.End == End.Within : way.End == End.Peered && way.Target == group.Peering;

    bool ListLets(string subnet, Direction direction, uint service, IPAddress peer)
    {
        var around = lists.Single(it => All(it.Subnets).Contains(subnet));
        foreach (var entry in All(around.Entries).Where(it => it.Direction == direction).OrderBy(static it => it.Number))
            if (Of(entry.Services).Contains(service) && Of(entry.Peer).Contains(peer)) return Of(entry.Allows);
        return false;
    }

    // ---- facts ---------------------------------------------------------------------------------------------------------------------

    internal static T Of<T>(Fact<T> fact) => fact.Peek(out var value) ? value : throw new InvalidOperationException("the interpreter was given what is not known");

    internal static IReadOnlyList<T> All<T>(Many<T> many) => many.IsComplete ? many.Items : throw new InvalidOperationException("the interpreter was given a list that was not read to its end");

    // One thing after another: the first that stops is told; what is open stays open unless something stops for sure.
    sealed class Walk
    {
        Passed passed = Passed.Yes;
        string by = "";
        bool boxed;

        internal Trip Trip => new(passed, by, boxed);

        internal void Must(bool lets, string what) => Add(lets ? Passed.Yes : Passed.No, what);

        internal void Take(Way way, string what)
        {
            if (way.End == End.Unclear) boxed = true;
            Add(way.End switch { End.Nowhere => Passed.No, End.Unclear => Passed.Undecided, _ => Passed.Yes }, what);
        }

        internal void Take(Choice way, Func<(Via Via, string Target)?, bool> fits, string what)
        {
            if (way.IsUnclear) boxed = true;
            Add(way.IsUnclear ? Passed.Undecided : fits(way.Taken) ? Passed.Yes : Passed.No, what);
        }

        void Add(Passed next, string what)
        {
            if (next < passed) (passed, by) = (next, what);
        }
    }
}
