// Who reaches what: for each spot and each place to come from, the exact set of services and addresses.
using System.Collections.Concurrent;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>What reaches a spot from one place.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="To">What it reaches.</param>
/// <param name="Passes">Services, and the addresses that they are reached from.</param>
public sealed record Exposure(Origin From, Spot To, Passing Passes);

/// <summary>Services that members of a group are let in to.</summary>
/// <param name="Members">How many there are, as far as was read.</param>
public sealed record GroupExposure(Ranges<uint> Services, string Group, int Members);

/// <summary>Services of a spot that one other spot reaches.</summary>
/// <param name="Whole">Whatever port it calls from.</param>
/// <param name="Some">From some ports at least.</param>
/// <param name="Perhaps">If what is not known should let it.</param>
public sealed record Passage(Ranges<uint> Whole, Ranges<uint> Some, Ranges<uint> Perhaps)
{
    public static readonly Passage None = new(Ranges<uint>.Empty, Ranges<uint>.Empty, Ranges<uint>.Empty);

    public Reach At(uint service) => Whole.Contains(service) ? Reach.Yes : Some.Contains(service) ? Reach.Partly : Perhaps.Contains(service) ? Reach.Unknown : Reach.No;

    internal Passage Or(Passage other) => new(Whole.Or(other.Whole), Some.Or(other.Some), Perhaps.Or(other.Perhaps));
}

/// <summary>Decides who reaches what. What was thought once of walls that many share is kept. Threads share it.</summary>
public sealed class Reachability(Estate estate) : IEngine<Reachability>
{
    readonly Terrain terrain = estate.Engine<Terrain>();
    readonly Ways ways = estate.Engine<Ways>();
    readonly ConcurrentDictionary<(string Group, string List), Passing> walls = new();
    readonly ConcurrentDictionary<string, Passing> groups = new(StringComparer.Ordinal), behind = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Subnet, string Account, bool? Four, bool? Six), Passing> outside = new();

    public static Reachability From(Estate estate) => new(estate);

    /// <summary>How many pairs of a group and an ordered list were thought about for the internet.</summary>
    public int Pairs => walls.Count;

    /// <summary>Where something stands; nothing for what stands on no network.</summary>
    public IReadOnlyList<Spot> Spots(Resource of) => [.. terrain.Spots(of)];

    // ---- from outside -------------------------------------------------------------------------------------------------------

    /// <summary>What the internet reaches of an interface.</summary>
    public Passing FromInternet(NetworkInterface to) => FromInternet(terrain.Spot(to));

    /// <summary>What the internet reaches.</summary>
    public Passing FromInternet(Spot to)
    {
        var (four, six) = (Seen(to.IsPublic4), Seen(to.IsPublic6));
        if (four == false && six == false || to is { Listens.IsEmpty: true, MayListen: null }) return Passing.Nothing;
        var gates = outside.GetOrAdd((to.Subnet, to.Of.Account, four, six), static (key, it) => it.Me.Outside(it.To, key.Four, key.Six), (Me: this, To: to));
        if (gates.Perhaps.IsEmpty) return Passing.Nothing;
        var passes = ThroughWalls(to).And(gates);
        return to.Listens.Equals(Services.All) ? passes : passes.And(to.Listening);
    }

    internal static bool? Seen(Fact<bool> fact) => fact.Peek(out var value) ? value : null;

    Passing Outside(Spot to, bool? four, bool? six) => ways.Outside(to).Aggregate(Passing.OfFamilies(four, six).From(Origin.Internet.Addresses), static (all, gate) => all.And(gate.Passes));

    // Groups add up, and an ordered list is the same for all that stand behind it: so each pair of them is asked once.
    Passing ThroughWalls(Spot to)
    {
        if (!to.Groups.IsComplete || to.Groups.Items.Count == 0 || terrain.List(to.Subnet, to.Of, out _) is not { } list) return Passes(ways.Around(to)).From(Origin.Internet.Addresses);
        var passes = Passing.Nothing;
        foreach (var group in to.Groups.Items)
            passes = passes.Or(walls.GetOrAdd((group, list.List.Id), static (key, it) => it.Me.Group(key.Group).And(it.Me.Behind(it.List)), (Me: this, List: list)));
        return passes;
    }

    Passing Group(string handle) =>
        groups.GetOrAdd(handle, static (key, me) => (me.terrain.Wall(key, Direction.Inbound)?.Passes ?? Passing.Unknown).From(Origin.Internet.Addresses), this);

    Passing Behind(ListWall list) => behind.GetOrAdd(list.List.Id, static (_, of) => of.In.And(of.AnswersOut), list);

    static Passing Passes(IEnumerable<Gate> gates) => gates.Aggregate(Passing.Everything, static (all, gate) => all.And(gate.Passes));

    // ---- from elsewhere -----------------------------------------------------------------------------------------------------

    /// <summary>Every place that connections could come from, the internet first, with what reaches the spot from there. What is reached from nowhere is not listed.</summary>
    public IEnumerable<Exposure> Exposures(Spot to)
    {
        if (FromInternet(to) is { Perhaps.IsEmpty: false } open) yield return new(Origin.Internet, to, open);
        foreach (var origin in Origins(to))
            if (From(origin, to) is { Perhaps.IsEmpty: false } passes) yield return new(origin, to, passes);
    }

    /// <summary>What reaches a spot from one place, by rules that name addresses.</summary>
    public Passing From(Origin origin, Spot to)
    {
        if (origin.Sort == OriginSort.Internet) return FromInternet(to);
        var passes = Passes(ways.FromElsewhere(to, origin)).From(origin.Addresses);
        if (origin.Sort != OriginSort.Inside || terrain.Subnet(to.Subnet) is not { } subnet) return passes;
        // Neighbours in the subnet meet no ordered list and take no road.
        var neighbours = All(subnet.Blocks);
        return passes.From(neighbours.Not()).Or(ways.Groups(to, Direction.Inbound, null, null).Passes.From(neighbours).And(to.Listening));
    }

    /// <summary>Every place but the internet that connections could come from.</summary>
    public IEnumerable<Origin> Origins(Spot to)
    {
        if (terrain.Networks.TryGetValue(to.Network, out var own)) yield return new(OriginSort.Inside, to.Network, All(own.Blocks));
        foreach (var peering in terrain.Peerings.OrderBy(static it => it.Id, StringComparer.Ordinal))
            if (Other(peering, to.Network) is { } blocks) yield return new(OriginSort.Peer, peering.Handle, blocks);
        var roads = terrain.Roads(to.Subnet, to.Of);
        foreach (var door in roads.All.Where(static it => it.Via == Via.PrivateGateway).Select(static it => it.Target).Distinct(StringComparer.Ordinal))
            yield return new(OriginSort.Premises, door, roads.All.Where(it => it.Target == door).Aggregate(Addresses.None, static (all, it) => all.Or(it.Perhaps)));
        foreach (var origin in ByTransit(to)) yield return origin;
    }

    static Addresses? Other(NetworkPeering peering, string network) =>
        peering.Requester.Peek(out var one) && one.Network == network ? All(peering.AccepterBlocks) : peering.Accepter.Peek(out var other) && other.Network == network ? All(peering.RequesterBlocks) : null;

    static Addresses All(Many<Addresses> blocks) => blocks.Items.Aggregate(blocks.IsComplete ? Addresses.None : Addresses.All, static (all, it) => all.Or(it));

    // What hangs on the transit gateways that the network hangs on, as far as tables lead from there to here.
    IEnumerable<Origin> ByTransit(Spot to)
    {
        foreach (var here in terrain.Attachments.Where(it => it.Of.Peek(out var of) && of == to.Network))
            foreach (var there in terrain.Attachments.Where(it => it.Id != here.Id && it.Transit.Peek(out var its) && here.Transit.Peek(out var mine) && its == mine))
            {
                var (leads, back) = (ways.Leads(there, here).Passes, ways.Leads(here, there).Passes);
                if (leads.Perhaps.IsEmpty || back.Perhaps.IsEmpty) continue;
                var isNetwork = there.End.Peek(out var end) && end == TransitEnd.Network;
                var from = isNetwork && there.Of.Peek(out var network) && terrain.Networks.TryGetValue(network, out var read) ? All(read.Blocks) : Addresses.All;
                yield return new(isNetwork ? OriginSort.Transit : OriginSort.Premises, there.Of.Peek(out var of) && isNetwork ? of : there.Handle, from.And(back.Perhaps.AllAddresses));
            }
    }

    /// <summary>What members of other groups reach by rules that name their group, whatever stands around the spot's subnet.</summary>
    public IEnumerable<GroupExposure> ByGroups(Spot to)
    {
        foreach (var handle in to.Groups.Items)
            foreach (var (services, group) in terrain.Wall(handle, Direction.Inbound)?.ByGroups ?? [])
                yield return new(services.And(to.Listens), group.Handle, terrain.Members(group.Handle).Count());
    }

    // ---- between spots ------------------------------------------------------------------------------------------------------

    /// <summary>Whether one interface reaches a service of another by its own address.</summary>
    public Reach Between(NetworkInterface from, NetworkInterface to, uint service) => Between(terrain.Spot(from), terrain.Spot(to)).At(service);

    /// <summary>What one spot reaches of another by its own addresses.</summary>
    public Passage Between(Spot from, Spot to) => ways.Between(from, to).Aggregate(Passage.None, (all, way) => all.Or(Along(way, from, to)));

    internal static Passage Along(IReadOnlyList<Gate> way, Spot from, Spot to) =>
        Along(way, from.Addresses.Only4, to.Addresses.Only4, from.IsExact && to.IsExact)
            .Or(Along(way, from.Addresses.Only6, to.Addresses.Only6, from.IsExact && to.IsExact));

    static Passage Along(IReadOnlyList<Gate> way, Addresses from, Addresses to, bool isExact)
    {
        if (from.IsEmpty || to.IsEmpty) return Passage.None;
        var (source, destination) = (Passing.Everything.From(from), Passing.Everything.From(to));
        foreach (var gate in way)
        {
            if (gate.Looks == Looks.AtSource) source = source.And(gate.Passes);
            else destination = destination.And(gate.Passes);
        }
        var passage = new Passage(
            Sure(source.Whole, from, isExact).And(Sure(destination.Whole, to, isExact)), Sure(source.Some, from, isExact).And(Sure(destination.Some, to, isExact)), source.Perhaps.AllServices.And(destination.Perhaps.AllServices));
        return ClientPorts.InCommon(way, passage, from, to);
    }

    // Where it is not told which of its addresses something has, all of them must pass.
    static Ranges<uint> Sure(Flows flows, Addresses addresses, bool isExact) =>
        isExact ? flows.AllServices : Ranges<uint>.Of(flows.Parts.Where(it => addresses.IsSubsetOf(it.From)).Select(static it => new Interval<uint>(it.First, it.Last)));
}
