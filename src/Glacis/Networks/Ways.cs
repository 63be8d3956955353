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
        [.. Listening(to), Address(to), .. Outside(to), .. Around(to)];

    /// <summary>The gates between the internet and a spot's subnet, which are the same for all that stand in it.</summary>
    internal IEnumerable<Gate> Outside(Spot to) =>
        [Switch(to), .. Doors(to), BackBy(to, "an internet gateway", static it => it.Via == Via.InternetGateway, "a route of 0.0.0.0/0 to an internet gateway")];

    /// <summary>The gates from premises, or a network whose spots are not told apart.</summary>
    internal IEnumerable<Gate> FromElsewhere(Spot to, Origin from) => from.Sort switch
    {
        OriginSort.Inside => [.. Listening(to), BackBy(to, "the network itself", static it => it.Via == Via.Local), .. Around(to)],
        OriginSort.Peer => [.. Listening(to), Open(from.Handle, to), BackBy(to, from.Handle, it => it.Via == Via.Peering && it.Target == from.Handle), .. Around(to)],
        OriginSort.Transit => [.. Listening(to), BackBy(to, "a transit gateway", static it => it.Via == Via.TransitGateway), .. Around(to)],
        _ => [.. Listening(to), BackBy(to, from.Handle, it => it.Target == from.Handle), .. Around(to)],
    };

    static IEnumerable<Gate> Listening(Spot to) => to.Listens.Equals(Services.All) ? [] :
        [new PlainGate(to.Listening, $"{to.Called} listens", to.Listens.IsEmpty ? $"{to.Called} takes no connections" : $"{to.Called} listens to {to.Listens.Say()} only", "a listener for it", $"whether {to.Called} listens to it", to.MayListen is { } why ? [why] : [], [])];

    static PlainGate Address(Spot to)
    {
        return new(Passing.OfFamilies(Reachability.Seen(to.IsPublic4), Reachability.Seen(to.IsPublic6)), $"{to.Called} has a public address", $"{to.Called} has no public address", $"a public address for {to.Called}", $"whether {to.Called} has a public address",
            [.. Doubts(to.IsPublic4), .. Doubts(to.IsPublic6)], [to.IsPublic4.Source, to.IsPublic6.Source]);
    }

    static IEnumerable<Unknown> Doubts<T>(Fact<T> fact) => fact.IsKnown ? [] : [(Unknown)fact.Source];

    // A switch that was not read counts as off: it can only narrow, and it is off unless somebody turned it.
    PlainGate Switch(Spot to)
    {
        const string Change = "turning the switch that blocks public access off";
        if (!terrain.Switches.TryGetValue((to.Of.Account, to.Of.Region), out var it)) return new(Passing.Everything, terrain.Missing<NetworkPublicAccess>(to.Of) is { } missing ? $"whether {to.Of.Region} is shut against the internet was not read, and counts as not: {missing.Words}" : $"{to.Of.Region} has no switch that blocks public access", "", Change, "", [], []);
        if (!it.Block.Peek(out var block)) return new(Passing.Everything, $"whether {to.Of.Region} is shut against the internet is not known, and counts as not: {((Unknown)it.Block.Source).Words}", "", Change, "", [], [it.Block.Source]);
        if (block == PublicBlock.Off) return new(Passing.Everything, "the switch that blocks public access is off", "", Change, "", [], [it.Block.Source]);
        var excluded = terrain.Exclusions[to.Subnet].Concat(terrain.Exclusions[to.Network]).Where(static one => one.Of.IsKnown).ToArray();
        foreach (var exclusion in excluded)
            if (exclusion.IsActive.Peek(out var counts) && counts && exclusion.LetsIn.Peek(out var lets) && lets) return new(Passing.Everything, $"{exclusion.Handle} excludes {(exclusion.Of.Peek(out var of) ? of : "")} from the switch that blocks public access", "", Change, "", [], [it.Block.Source, exclusion.LetsIn.Source]);
        Unknown[] doubts = [.. excluded.SelectMany(static one => Doubts(one.IsActive).Concat(Doubts(one.LetsIn))), .. terrain.Exclusions[""].SelectMany(static one => Doubts(one.Of))];
        return new(doubts.Length > 0 ? Passing.Unknown : Passing.Nothing, "", $"{to.Of.Region} is shut against the internet: public access is blocked", Change, "whether an exclusion of the switch that blocks public access counts", doubts, [it.Block.Source]);
    }

    // The doors that the subnet's roads name: there, attached, and leading straight in.
    IEnumerable<Gate> Doors(Spot to)
    {
        var addresses = terrain.Subnet(to.Subnet) is { } subnet ? All(subnet.Blocks) : Addresses.All;
        foreach (var handle in terrain.Roads(to.Subnet, to.Of).All.Where(static it => it.Via == Via.InternetGateway).Select(static it => it.Target).Distinct(StringComparer.Ordinal))
        {
            yield return Attached(handle, to);
            foreach (var edge in terrain.EdgeRoads(handle))
            {
                var boxed = edge.Through(static _ => false).Perhaps.AllAddresses.And(addresses);
                if (!boxed.IsEmpty) yield return new PlainGate(ButFor(boxed), $"{edge.Table!.Handle} leads straight in", "", "", $"what {edge.Table.Handle} leads through a machine on its way in", edge.Doubts, [edge.Table.Routes.Source]);
            }
        }
    }

    static Addresses All(Many<Addresses> blocks) => blocks.IsComplete ? Addresses.OfAll(blocks.Items) : Addresses.All;

    // Whoever calls by IPv4 comes to an address of IPv4: what is open of the one says nothing about the other.
    static Passing ButFor(Addresses unknown)
    {
        return Passing.OfFamilies(unknown.V4.IsEmpty ? true : null, unknown.V6.IsEmpty ? true : null);
    }

    PlainGate Attached(string handle, Spot to)
    {
        var change = $"attaching {handle} to {to.Network}";
        if (terrain.Gateway(handle) is not { } door) return new(Passing.Unknown, "", "", change, $"whether {handle} is there", [terrain.NotRead<Gateway>(handle, to.Of)], []);
        var isIt = door.Networks.Items.Contains(to.Network, StringComparer.Ordinal);
        return new(isIt ? Passing.Everything : door.Networks.IsComplete && to.Network.Length > 0 ? Passing.Nothing : Passing.Unknown, $"{handle} is attached to {to.Network}", $"{handle} is not attached to {to.Network}", change, $"whether {handle} is attached to its network",
            [.. door.Networks.IsComplete ? [] : new[] { (Unknown)door.Networks.Source }, .. to.Network.Length > 0 ? [] : new[] { terrain.NotRead<Subnet>($"the subnet {to.Subnet} of {to.Called}", to.Of) }], [door.Networks.Source]);
    }

    PlainGate Open(string handle, Spot to) =>
        terrain.Peering(handle) is { } peering ? Active(peering, handle) : new(Passing.Unknown, "", "", "", $"whether {handle} is there", [terrain.NotRead<NetworkPeering>(handle, to.Of)], []);

    static PlainGate Active(NetworkPeering peering, string handle)
    {
        var passes = !peering.IsActive.Peek(out var isActive) ? Passing.Unknown : isActive ? Passing.Everything : Passing.Nothing;
        return new(passes, $"{handle} is active", $"{handle} is not active", $"{handle} accepted and active", $"whether {handle} is active", [.. Doubts(peering.IsActive)], [peering.IsActive.Source]);
    }

    RoadGate BackBy(Spot to, string what, Func<Road, bool> which, string? change = null) => new(terrain.Roads(to.Subnet, to.Of), to.Subnet, what, which, true, Looks.AtSource, change);

    /// <summary>The walls around a spot that is gone to.</summary>
    internal IEnumerable<Gate> Around(Spot to) => [List(to, Direction.Inbound, false), Groups(to, Direction.Inbound, null, null), List(to, Direction.Outbound, true)];

    ListGate List(Spot of, Direction direction, bool isAnswer) => new(terrain.List(of.Subnet, of.Of, out var whyNot), of.Subnet, direction, isAnswer, whyNot);

    // ---- groups -------------------------------------------------------------------------------------------------------------

    /// <param name="around">Whose groups.</param>
    /// <param name="direction">Which of their rules.</param>
    /// <param name="other">Who is at the other end; <c>null</c> where that is not told apart.</param>
    /// <param name="over">The peering that lies between, "" within one network; <c>null</c> where the other is not seen by its own address.</param>
    internal GroupsGate Groups(Spot around, Direction direction, Spot? other, string? over)
    {
        var (walls, doubts, met) = (new List<GroupWall>(), new List<Unknown>(), new List<(GroupWall, NamedGroup, Ranges<uint>)>());
        var passes = around.Groups is { IsComplete: true, Items.Count: 0 } ? Passing.Everything : Passing.Nothing;
        foreach (var handle in around.Groups.Items)
        {
            if (terrain.Wall(handle, direction) is not { } wall)
            {
                doubts.Add(terrain.NotRead<SecurityGroup>($"the group {handle}", around.Of));
                passes = passes.Or(Passing.Unknown);
                continue;
            }
            walls.Add(wall);
            doubts.AddRange(wall.Doubts);
            passes = passes.Or(wall.Passes);
            if (other is not null && over is not null) passes = passes.Or(Members(wall, other, over, met, doubts));
        }
        if (!around.Groups.IsComplete)
        {
            doubts.Add((Unknown)around.Groups.Source);
            passes = passes.Or(Passing.Unknown);
        }
        return new(around, direction, walls, doubts, passes, met, rulebook);
    }

    // Rules that name a group mean its members by their own addresses, in this network or one that is peered.
    static Passing Members(GroupWall wall, Spot other, string over, List<(GroupWall, NamedGroup, Ranges<uint>)> met, List<Unknown> doubts)
    {
        var passes = Passing.Nothing;
        foreach (var (services, group) in wall.ByGroups.Where(it => it.Group.Peering is not { } peering || peering == over))
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

    // How one network leads into another: over itself, a peering, or attachments of transit gateways one after another. The answer may take another way than the question.
    sealed record Leg(string What, Func<Road, bool> Which)
    {
        internal NetworkPeering? Peering { get; init; }

        internal IReadOnlyList<(TransitAttachment From, TransitAttachment To)> Hops { get; init; } = [];

        /// <summary>The peering that lies between, "" within one network; <c>null</c> where nobody is seen as a member of a group.</summary>
        internal string? Over { get; init; } = "";

        /// <summary>What has to be known for it to lead there at all.</summary>
        internal IReadOnlyList<Unknown> Doubts { get; init; } = [];
    }

    /// <summary>The ways from one spot to another by their own addresses; each is a list of gates.</summary>
    internal IEnumerable<IReadOnlyList<Gate>> Between(Spot from, Spot to)
    {
        if (from.Subnet.Length > 0 && from.Subnet == to.Subnet) return [Neighbours(from, to)];
        if (from.Network.Length == 0 || to.Network.Length == 0) return [[new PlainGate(Passing.Unknown, "", "", "", "which networks they are in", [.. from.Doubts, .. to.Doubts, terrain.NotRead<Subnet>("its subnet", from.Network.Length == 0 ? from.Of : to.Of)], [])]];
        IReadOnlyList<Leg> there = [.. Legs(from.Network, to.Network), .. Boxed(from, to)], back = [.. Legs(to.Network, from.Network), .. Boxed(to, from)];
        var ways = there.SelectMany(leg => back.OrderBy(it => it.What != leg.What).Select(it => Joined(from, to, leg, it))).DefaultIfEmpty(Apart(from, to)).Concat(Translated(from, to, there.Count > 0 ? there : [Nowhere(to)]));
        return from.Network == to.Network && (from.Subnet.Length == 0 || to.Subnet.Length == 0) ? ways.Append([.. Neighbours(from, to), new PlainGate(Passing.Unknown, "", "", "", "whether they are in one subnet", [.. from.Doubts, .. to.Doubts], [])]) : ways;
    }

    IReadOnlyList<Gate> Neighbours(Spot from, Spot to) => [.. Listening(to), Groups(from, Direction.Outbound, to, ""), Groups(to, Direction.Inbound, from, "")];

    static Leg Nowhere(Spot to) => new(to.Network, static _ => false);

    IReadOnlyList<Gate> Apart(Spot from, Spot to) =>
        [.. Joined(from, to, Nowhere(to), Nowhere(to)), new PlainGate(Passing.Nothing, "", $"nothing joins {from.Network} and {to.Network}", $"a peering or a transit gateway between {from.Network} and {to.Network}", "", [], [])];

    // A machine on the way leads wherever it likes, and behind it nobody is seen as a member of a group; so does a road that was not read.
    IEnumerable<Leg> Boxed(Spot from, Spot to)
    {
        var roads = terrain.Roads(from.Subnet, from.Of);
        foreach (var road in roads.For(to.Addresses).Where(static it => it.Via == Via.MiddleBox))
            yield return new(road.Target, it => it.Via == Via.MiddleBox && it.Target == road.Target) { Over = null, Doubts = [new(Ignorance.NotForeseen, $"{road.Target} is a machine on the way, and what it lets pass on is not to be read")] };
        if (roads.IsCutShort) yield return new("a road that was not read", static _ => false) { Over = null, Doubts = roads.Doubts };
    }

    IReadOnlyList<Gate> Joined(Spot from, Spot to, Leg there, Leg back) =>
    [
        .. Listening(to), Groups(from, Direction.Outbound, to, there.Over), List(from, Direction.Outbound, false), new RoadGate(terrain.Roads(from.Subnet, from.Of), from.Subnet, there.What, there.Which, false, Looks.AtDestination), .. Along(there, Looks.AtDestination),
        List(to, Direction.Inbound, false), Groups(to, Direction.Inbound, from, there.Over),
        List(to, Direction.Outbound, true), new RoadGate(terrain.Roads(to.Subnet, to.Of), to.Subnet, back.What, back.Which, true, Looks.AtSource), .. there.Peering is not null && there.Peering == back.Peering ? [] : Along(back, Looks.AtSource), List(from, Direction.Inbound, true),
    ];

    IEnumerable<Gate> Along(Leg leg, Looks looks)
    {
        if (leg.Doubts.Count > 0) yield return new PlainGate(Passing.Unknown, "", "", "", $"where {leg.What} leads", leg.Doubts, []);
        if (leg.Peering is not null) yield return Active(leg.Peering, leg.What);
        foreach (var (from, to) in leg.Hops) yield return Steered(from, to, looks);
    }

    // A translator leads on into networks by its own subnet's roads; who comes out of it has its address, so what it reaches is not told here.
    IEnumerable<IReadOnlyList<Gate>> Translated(Spot from, Spot to, IReadOnlyList<Leg> there)
    {
        foreach (var road in terrain.Roads(from.Subnet, from.Of).For(to.Addresses).Where(static it => it.Via == Via.AddressTranslation))
        {
            var roads = terrain.Gateway(road.Target) is { } translator && translator.Subnet.Peek(out var its) && its is not null ? terrain.Roads(its, from.Of) : Roads.Unknown(terrain.NotRead<Gateway>(road.Target, from.Of));
            foreach (var leg in there.Where(leg => !roads.Through(leg.Which).Perhaps.From(to.Addresses.And(road.Perhaps)).IsEmpty))
                yield return
                [
                    .. Listening(to), Groups(from, Direction.Outbound, to, null), List(from, Direction.Outbound, false), new RoadGate(terrain.Roads(from.Subnet, from.Of), from.Subnet, road.Target, it => it.Target == road.Target, false, Looks.AtDestination),
                    .. Along(leg, Looks.AtDestination), new PlainGate(Passing.Unknown, "", "", "", $"what is reached behind {road.Target}, which gives packets another address", [new(Ignorance.NotForeseen, $"{road.Target} leads on by roads of its own")], []),
                ];
        }
    }

    List<Leg> Legs(string from, string to)
    {
        if (from == to) return [new("the network itself", static it => it.Via == Via.Local)];
        var legs = new List<Leg>();
        foreach (var it in terrain.Peerings.OrderBy(static it => it.Id, StringComparer.Ordinal))
        {
            var sides = new[] { it.Requester, it.Accepter };
            var known = sides.Where(static side => side.IsKnown).Select(static side => side.Peek(out var its) ? its.Network : "").ToArray();
            // A side that was not read may be either of them.
            if (known.All(side => side == from || side == to) && known.Distinct(StringComparer.Ordinal).Count() == known.Length)
                legs.Add(new(it.Handle, road => road.Via == Via.Peering && road.Target == it.Handle) { Peering = it, Over = it.Handle, Doubts = [.. sides.SelectMany(Doubts)] });
        }
        foreach (var here in terrain.Attachments.Where(it => MayBeOf(it, from))) Carry(here, here, to, [], legs);
        return legs;
    }

    // From an attachment over the transit gateway to another: of the network that is looked for, or of a transit gateway that leads on.
    void Carry(TransitAttachment first, TransitAttachment at, string to, IReadOnlyList<(TransitAttachment, TransitAttachment)> before, List<Leg> legs)
    {
        const int MostHops = 3;
        foreach (var next in terrain.Attachments.Where(it => it.Id != at.Id && MayEqual(it.Transit, at.Transit)))
        {
            IReadOnlyList<(TransitAttachment From, TransitAttachment To)> hops = [.. before, (at, next)];
            if (MayBeOf(next, to)) legs.Add(new(first.Transit.Peek(out var transit) ? transit : "a transit gateway", road => road.Via == Via.TransitGateway && (!first.Transit.Peek(out var its) || road.Target == its)) { Over = null, Hops = hops, Doubts = [.. hops.SelectMany(static it => new[] { it.From, it.To }).Distinct().SelectMany(DoubtsOf)] });
            if (hops.Count == MostHops || next.End.Peek(out var end) && end != TransitEnd.Transit) continue;
            foreach (var beyond in terrain.Attachments.Where(it => (!it.End.Peek(out var its) || its == TransitEnd.Transit) && it.Id != next.Id && MayEqual(it.Transit, next.Of) && MayEqual(it.Of, next.Transit))) Carry(first, beyond, to, hops, legs);
        }
    }

    static bool MayEqual(in Fact<string> one, in Fact<string> other) => !one.Peek(out var its) || !other.Peek(out var others) || its == others;

    static IEnumerable<Unknown> DoubtsOf(TransitAttachment it) => [.. Doubts(it.Transit), .. Doubts(it.End), .. Doubts(it.Of)];

    static bool MayBeOf(TransitAttachment it, string network) => (!it.End.Peek(out var end) || end == TransitEnd.Network) && (!it.Of.Peek(out var of) || of == network);

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
        if (!terrain.Tables.TryGetValue(handle, out var table)) return (Passing.Unknown, [terrain.NotRead<TransitTable>(handle, from)], handle);
        var roads = TransitRoads.Of(table);
        return (roads.To(to.Handle), roads.Doubts, handle);
    }
}
