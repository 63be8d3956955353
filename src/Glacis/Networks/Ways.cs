// The gates between two ends: which walls, roads, doors and switches a packet and its answer meet.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Networks;

/// <summary>Lists the gates of a way. Threads share it.</summary>
sealed class Ways(Estate estate) : IEngine<Ways>
{
    readonly Terrain terrain = estate.Engine<Terrain>();
    readonly Rulebook rulebook = estate.Engine<Rulebook>();

    public static Ways From(Estate estate) => new(estate);

    // ---- from outside -------------------------------------------------------------------------------------------------------

    /// <summary>The gates from the internet to a spot.</summary>
    internal IEnumerable<Gate> FromInternet(Spot to) =>
        [Listening(to), Address(to), .. Outside(to), .. Around(to, null, false)];

    /// <summary>The gates between the internet and a spot's subnet, which are the same for all that stand in it.</summary>
    internal IEnumerable<Gate> Outside(Spot to) =>
        [Switch(to), .. Doors(to), BackBy(to, "an internet gateway", static it => it.Via == Via.InternetGateway, "a route of 0.0.0.0/0 to an internet gateway")];

    /// <summary>The gates from premises, or a network whose spots are not told apart.</summary>
    internal IEnumerable<Gate> FromElsewhere(Spot to, Origin from) => from.Sort switch
    {
        OriginSort.Inside => [Listening(to), BackBy(to, "the network itself", static it => it.Via == Via.Local), .. Around(to, null, true)],
        OriginSort.Peer => [Listening(to), Open(terrain.Peering(from.Handle), from.Handle), BackBy(to, from.Handle, it => it.Via == Via.Peering && it.Target == from.Handle), .. Around(to, null, true)],
        OriginSort.Transit => [Listening(to), BackBy(to, "a transit gateway", static it => it.Via == Via.TransitGateway), .. Around(to, null, false)],
        _ => [Listening(to), BackBy(to, from.Handle, it => it.Target == from.Handle), .. Around(to, null, false)],
    };

    static PlainGate Listening(Spot to) => new(
        Passing.Of(to.Listens, Addresses.All), $"{to.Called} listens", to.Listens.IsEmpty ? $"{to.Called} takes no connections" : $"{to.Called} listens to {to.Listens.Say()} only", "a listener for it", "", [], []);

    static PlainGate Address(Spot to)
    {
        var (four, six) = (Family(to.IsPublic4, Four), Family(to.IsPublic6, Six));
        return new(four.Or(six), $"{to.Called} has a public address", $"{to.Called} has no public address", $"a public address for {to.Called}", $"whether {to.Called} has a public address",
            [.. Doubts(to.IsPublic4), .. Doubts(to.IsPublic6)], [to.IsPublic4.Source, to.IsPublic6.Source]);
    }

    static readonly Flows Four = Flows.Of(Services.All, Addresses.All with { V6 = Ranges<UInt128>.Empty }), Six = Flows.Of(Services.All, Addresses.All with { V4 = Ranges<uint>.Empty });

    static Passing Family(Fact<bool> isThere, Flows family) => !isThere.Peek(out var known) ? new(Flows.None, Flows.None, family) : known ? Passing.Of(family) : Passing.Nothing;

    static IEnumerable<Unknown> Doubts<T>(Fact<T> fact) => fact.IsKnown ? [] : [(Unknown)fact.Source];

    // A switch that was not read counts as off: it can only narrow, and it is off unless somebody turned it.
    PlainGate Switch(Spot to)
    {
        const string Change = "turning the switch that blocks public access off";
        if (!terrain.Switches.TryGetValue((to.Of.Account, to.Of.Region), out var it)) return new(Passing.Everything, $"whether {to.Of.Region} is shut against the internet was not read, and counts as not", "", Change, "", [], []);
        if (!it.Block.Peek(out var block)) return new(Passing.Everything, $"whether {to.Of.Region} is shut against the internet is not known, and counts as not: {((Unknown)it.Block.Source).Words}", "", Change, "", [], [it.Block.Source]);
        if (block == PublicBlock.Off) return new(Passing.Everything, "the switch that blocks public access is off", "", Change, "", [], [it.Block.Source]);
        var excluded = terrain.Exclusions[to.Subnet].Concat(terrain.Exclusions[to.Network]).ToArray();
        foreach (var exclusion in excluded)
            if (exclusion.IsActive.Peek(out var counts) && counts && exclusion.LetsIn.Peek(out var lets) && lets) return new(Passing.Everything, $"{exclusion.Handle} excludes {(exclusion.Of.Peek(out var of) ? of : "")} from the switch that blocks public access", "", Change, "", [], [it.Block.Source, exclusion.LetsIn.Source]);
        Unknown[] doubts = [.. excluded.SelectMany(static one => Doubts(one.IsActive).Concat(Doubts(one.LetsIn)))];
        return new(doubts.Length > 0 ? Passing.Unknown : Passing.Nothing, "", $"{to.Of.Region} is shut against the internet: public access is blocked", Change, "whether an exclusion of the switch that blocks public access counts", doubts, [it.Block.Source]);
    }

    // The doors that the subnet's roads name: there, attached, and leading straight in.
    IEnumerable<Gate> Doors(Spot to)
    {
        var addresses = terrain.Subnet(to.Subnet)?.Blocks.Items.Aggregate(Addresses.None, static (all, it) => all.Or(it)) ?? to.Addresses;
        foreach (var handle in terrain.Roads(to.Subnet).All.Where(static it => it.Via == Via.InternetGateway).Select(static it => it.Target).Distinct(StringComparer.Ordinal))
        {
            yield return Attached(handle, to);
            foreach (var edge in terrain.EdgeRoads(handle))
                if (edge.All.Any(it => it.Via == Via.MiddleBox && !it.Perhaps.And(addresses).IsEmpty)) yield return new PlainGate(Passing.Unknown, "", "", "", $"what {edge.Table!.Handle} leads through a machine on its way in", edge.Doubts, [edge.Table.Routes.Source]);
        }
    }

    PlainGate Attached(string handle, Spot to)
    {
        var change = $"attaching {handle} to {to.Network}";
        if (terrain.Gateway(handle) is not { } door) return new(Passing.Unknown, "", "", change, $"whether {handle} is there", [new(Ignorance.NotRecorded, $"{handle} was not read")], []);
        var isIt = door.Networks.Items.Contains(to.Network, StringComparer.Ordinal);
        return new(isIt ? Passing.Everything : door.Networks.IsComplete && to.Network.Length > 0 ? Passing.Nothing : Passing.Unknown, $"{handle} is attached to {to.Network}", $"{handle} is not attached to {to.Network}", change, $"whether {handle} is attached to its network",
            door.Networks.IsComplete ? [] : [(Unknown)door.Networks.Source], [door.Networks.Source]);
    }

    static PlainGate Open(NetworkPeering? peering, string handle)
    {
        if (peering is null) return new(Passing.Unknown, "", "", "", $"whether {handle} is there", [new(Ignorance.NotRecorded, $"{handle} was not read")], []);
        var passes = !peering.IsActive.Peek(out var isActive) ? Passing.Unknown : isActive ? Passing.Everything : Passing.Nothing;
        return new(passes, $"{handle} is active", $"{handle} is not active", $"{handle} accepted and active", $"whether {handle} is active", [.. Doubts(peering.IsActive)], [peering.IsActive.Source]);
    }

    RoadGate BackBy(Spot to, string what, Func<Road, bool> which, string? change = null) => new(terrain.Roads(to.Subnet), to.Subnet, what, which, true, Looks.AtSource, change);

    /// <summary>The walls around a spot that is gone to.</summary>
    internal IEnumerable<Gate> Around(Spot to, Spot? from, bool byOwnAddress) =>
        [List(to.Subnet, Direction.Inbound, false), Groups(to, Direction.Inbound, from, byOwnAddress), List(to.Subnet, Direction.Outbound, true)];

    ListGate List(string subnet, Direction direction, bool isAnswer) => new(terrain.List(subnet, out var whyNot), subnet, direction, isAnswer, whyNot);

    // ---- groups -------------------------------------------------------------------------------------------------------------

    internal GroupsGate Groups(Spot around, Direction direction, Spot? other, bool byOwnAddress)
    {
        var (walls, doubts, met) = (new List<GroupWall>(), new List<Unknown>(), new List<(GroupWall, NamedGroup, Ranges<uint>)>());
        var passes = around.Groups is { IsComplete: true, Items.Count: 0 } ? Passing.Everything : Passing.Nothing;
        foreach (var handle in around.Groups.Items)
        {
            if (terrain.Wall(handle, direction) is not { } wall)
            {
                doubts.Add(new(Ignorance.NotRecorded, $"the group {handle} was not read"));
                passes = passes.Or(Passing.Unknown);
                continue;
            }
            walls.Add(wall);
            doubts.AddRange(wall.Doubts);
            passes = passes.Or(wall.Passes);
            if (other is not null && byOwnAddress) passes = passes.Or(Members(wall, other, met, doubts));
        }
        if (!around.Groups.IsComplete)
        {
            doubts.Add((Unknown)around.Groups.Source);
            passes = passes.Or(Passing.Unknown);
        }
        return new(around, direction, walls, doubts, passes, met, rulebook);
    }

    // Rules that name a group mean its members by their own addresses, in this network or one that is peered.
    static Passing Members(GroupWall wall, Spot other, List<(GroupWall, NamedGroup, Ranges<uint>)> met, List<Unknown> doubts)
    {
        var passes = Passing.Nothing;
        foreach (var (services, group) in wall.ByGroups)
        {
            if (other.Groups.Items.Contains(group.Handle, StringComparer.Ordinal))
            {
                met.Add((wall, group, services));
                passes = passes.Or(Passing.Of(services, Addresses.All));
            }
            else if (!other.Groups.IsComplete)
            {
                doubts.Add((Unknown)other.Groups.Source);
                passes = passes.Or(Passing.Nothing with { Perhaps = Flows.Of(services, Addresses.All) });
            }
        }
        return passes;
    }

    // ---- between spots ------------------------------------------------------------------------------------------------------

    /// <summary>The ways from one spot to another by their own addresses; each is a list of gates.</summary>
    internal IEnumerable<IReadOnlyList<Gate>> Between(Spot from, Spot to)
    {
        if (from.Subnet.Length > 0 && from.Subnet == to.Subnet) return [[Listening(to), Groups(from, Direction.Outbound, to, true), Groups(to, Direction.Inbound, from, true)]];
        if (from.Network.Length == 0 || to.Network.Length == 0) return [[new PlainGate(Passing.Unknown, "", "", "", "which networks they are in", [.. from.Doubts, .. to.Doubts, new(Ignorance.NotRecorded, "a subnet was not read")], [])]];
        if (from.Network == to.Network) return [Joined(from, to, "the network itself", static it => it.Via == Via.Local, static it => it.Via == Via.Local, true, [])];
        IReadOnlyList<Gate>[] ways = [.. Peered(from, to), .. Transited(from, to)];
        return ways.Length > 0 ? ways : [Joined(from, to, to.Network, static _ => false, static _ => false, false, [new PlainGate(Passing.Nothing, "", $"nothing joins {from.Network} and {to.Network}", $"a peering or a transit gateway between {from.Network} and {to.Network}", "", [], [])])];
    }

    IReadOnlyList<Gate> Joined(Spot from, Spot to, string what, Func<Road, bool> there, Func<Road, bool> back, bool byOwnAddress, IReadOnlyList<Gate> between) =>
    [
        Listening(to), Groups(from, Direction.Outbound, to, byOwnAddress), List(from.Subnet, Direction.Outbound, false), new RoadGate(terrain.Roads(from.Subnet), from.Subnet, what, there, false, Looks.AtDestination), .. between,
        List(to.Subnet, Direction.Inbound, false), Groups(to, Direction.Inbound, from, byOwnAddress),
        List(to.Subnet, Direction.Outbound, true), new RoadGate(terrain.Roads(to.Subnet), to.Subnet, what, back, true, Looks.AtSource), List(from.Subnet, Direction.Inbound, true),
    ];

    IEnumerable<IReadOnlyList<Gate>> Peered(Spot from, Spot to)
    {
        foreach (var it in terrain.Peerings)
        {
            var joins = it.Requester.Peek(out var one) && it.Accepter.Peek(out var other) && (one.Network == from.Network && other.Network == to.Network || one.Network == to.Network && other.Network == from.Network);
            if (joins) yield return Joined(from, to, it.Handle, road => road.Via == Via.Peering && road.Target == it.Handle, road => road.Via == Via.Peering && road.Target == it.Handle, true, [Open(it, it.Handle)]);
        }
    }

    IEnumerable<IReadOnlyList<Gate>> Transited(Spot from, Spot to)
    {
        foreach (var here in terrain.Attachments.Where(it => IsOf(it, from.Network)))
            foreach (var there in terrain.Attachments.Where(it => IsOf(it, to.Network) && it.Transit.Peek(out var its) && here.Transit.Peek(out var mine) && its == mine))
            {
                var transit = here.Transit.Peek(out var handle) ? handle : "";
                yield return Joined(from, to, transit, road => road.Via == Via.TransitGateway && road.Target == transit, road => road.Via == Via.TransitGateway && road.Target == transit, false,
                    [Steered(here, there, Looks.AtDestination), Steered(there, here, Looks.AtSource)]);
            }
    }

    static bool IsOf(TransitAttachment it, string network) => it.End.Peek(out var end) && end == TransitEnd.Network && it.Of.Peek(out var of) && of == network;

    // What a transit gateway's table does with what comes from one attachment: does it lead to the other?
    PlainGate Steered(TransitAttachment from, TransitAttachment to, Looks looks)
    {
        var (passes, doubts, table) = Leads(from, to);
        return new(passes, $"{table} leads from {from.Handle} to {to.Handle}", $"{table} does not lead from {from.Handle} to {to.Handle}", $"a route to {to.Handle} in {table}", $"whether a transit gateway leads from {from.Handle} to {to.Handle}", doubts, [], looks);
    }

    internal (Passing Passes, IReadOnlyList<Unknown> Doubts, string Table) Leads(TransitAttachment from, TransitAttachment to)
    {
        if (!from.Table.Peek(out var handle)) return (Passing.Unknown, [(Unknown)from.Table.Source], "its table");
        if (handle is null) return (Passing.Nothing, [], "no table");
        if (!terrain.Tables.TryGetValue(handle, out var table)) return (Passing.Unknown, [new(Ignorance.NotRecorded, $"{handle} was not read")], handle);
        var roads = TransitRoads.Of(table);
        return (roads.To(to.Handle), roads.Doubts, handle);
    }
}
