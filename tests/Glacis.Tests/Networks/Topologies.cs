// Random topologies from a seed: small, dense, and with everything that provider's rules about networks speak of.
using Glacis.Inventory;
using Glacis.Sets;
using static Glacis.Tests.Networks.Nouns;

namespace Glacis.Tests.Networks;

/// <summary>Makes topologies whose every fact is known.</summary>
/// <param name="seed">The same seed makes the same topology.</param>
/// <param name="plain">Without what a kernel does not have: machines of others on the way, roads of which one is taken by chance, and networks of the same addresses.</param>
sealed class Topologies(int seed, bool plain = false)
{
    static readonly string[] Ends = ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "8.0.0.0/8", "8.8.8.0/24", "54.0.0.0/6", "198.51.100.0/24", "203.0.113.7/32", "10.0.0.0/8", "192.168.0.0/16", "2600::/12", "2a00:1450::/32", "2001:db8::/32"];

    static readonly Ranges<uint>[] Spoken =
    [
        Everything, Everything, Tcp(0, 65535), Tcp(1, 65535), Tcp(22), Tcp(80), Tcp(443), Tcp(80, 90), Tcp(85, 443), Tcp(3306), Tcp(8000, 9000), Tcp(8500, 9500), Udp(53), Udp(0, 65535), Services.Of(Services.Icmp), Services.OfIcmp(Services.Icmp, 8, -1),
        Services.OfIcmp(Services.Icmp, 8, 0), Services.Of(Services.Icmp6), Services.OfIcmp(Services.Icmp6, 128, -1), Services.Of(47), Services.Of(50),
    ];

    // What lists have besides: ports of clients, whole or in part.
    static readonly Ranges<uint>[] Answers =
        [Everything, Tcp(1024, 65535), Tcp(1024, 65535), Tcp(32768, 60999), Tcp(49152, 65535), Tcp(1024, 2048), Tcp(2049, 65535), Udp(1024, 65535), Services.OfIcmp(Services.Icmp, 0, -1), Services.OfIcmp(Services.Icmp6, 129, 0)];

    readonly Random random = new(seed);
    readonly List<Resource> all = [];
    readonly List<Plan> plans = [];

    // A network while it is drawn.
    sealed record Plan(Network Network, List<Subnet> Subnets, List<SecurityGroup> Groups)
    {
        internal string Handle => Network.Handle;

        internal IEnumerable<string> Blocks => Network.Blocks.Items.SelectMany(static it => it.Prefixes());

        internal IEnumerable<string> Parts => Subnets.SelectMany(static it => it.Blocks.Items).SelectMany(static it => it.Prefixes());
    }

    internal static Topology Of(int seed, bool plain = false) => new Topologies(seed, plain).Make();

    bool Chance(int percent) => random.Next(100) < percent;

    T One<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    Topology Make()
    {
        for (var count = random.Next(1, 4); plans.Count < count;) plans.Add(Planned(plans.Count + 1));
        for (var count = random.Next(0, 4); count > 0; count--) all.Add(Prefixes($"pl-{count}", Some(1, 4, () => One(Ends))));
        Peerings();
        Transits();
        foreach (var plan in plans) Furnish(plan);
        all.Add(Switch(Chance(82) ? PublicBlock.Off : One(PublicBlock.Inbound, PublicBlock.Both)));
        if (Chance(50)) all.Add(Spared("excl-1", One([.. plans.Select(static it => it.Handle), .. plans.SelectMany(static it => it.Subnets).Select(static it => it.Handle)]), Chance(60)) with { IsActive = Known(Chance(85)) });
        return new(seed, all);
    }

    string[] Some(int least, int most, Func<string> one) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => one()).Distinct(StringComparer.Ordinal)];

    // ---- networks and subnets ------------------------------------------------------------------------------------------------------

    Plan Planned(int number)
    {
        // Two networks may have the same addresses, as long as nobody joins them.
        var (v4, v6) = (!plain && number == 3 && Chance(25) ? 1 : number, Chance(65));
        var network = Network($"vpc-{number}", [$"10.{v4}.0.0/16", .. v6 ? [$"{(Chance(85) ? "2600:1f00" : "fd00:1f00")}:{number}::/56"] : Array.Empty<string>()]);
        var plan = new Plan(network, [], []);
        all.Add(network);
        for (var at = 0; at < random.Next(1, 4); at++) plan.Subnets.Add(Subnet($"subnet-{number}{at}", network.Handle, [$"10.{v4}.{at}.0/24", .. v6 && Chance(80) ? [V6Of(network, at)] : Array.Empty<string>()]));
        for (var at = 0; at < random.Next(2, 6); at++) plan.Groups.Add(Group($"sg-{number}{at}", network.Handle));
        all.AddRange(plan.Subnets);
        return plan;
    }

    static string V6Of(Network network, int part) => Addresses.Address6(network.Blocks.Items[1].V6.Spans[0].First + ((UInt128)(uint)part << 64)) + "/64";

    void Furnish(Plan plan)
    {
        Doors(plan);
        Lists(plan);
        Tables(plan);
        foreach (var group in plan.Groups) all.Add(Filled(group, plan));
        foreach (var subnet in plan.Subnets)
            for (var count = random.Next(1, 4); count > 0; count--) all.Add(Standing(subnet, plan, count));
    }

    NetworkInterface Standing(Subnet subnet, Plan plan, int number)
    {
        var own = subnet.Blocks.Items.Aggregate(Addresses.None, (sum, block) => sum.Or(Host(block, number)));
        if (Chance(15)) own = own.Or(Host(subnet.Blocks.Items[0], number + 100));
        var groups = Some(1, 3, () => One(plan.Groups).Handle);
        var outside = Chance(50) ? Block($"54.0.{subnet.Handle[^2]}{subnet.Handle[^1]}.{number}") : Addresses.None;
        var user = Chance(8) ? Occupant.Balancer : Occupant.Machine;
        return Interface($"eni-{subnet.Handle[7..]}{number}", subnet, user == Occupant.Balancer && Chance(50) ? [] : groups, own, outside, user);
    }

    static Addresses Host(Addresses block, int number) => block.V4.IsEmpty
        ? Block($"{Addresses.Address6(block.V6.Spans[0].First + (uint)number + 9)}") : Block($"{Addresses.Address4(block.V4.Spans[0].First + (uint)number + 9)}");

    // ---- groups and lists ----------------------------------------------------------------------------------------------------------

    SecurityGroup Filled(SecurityGroup group, Plan plan) => group with
    {
        Inbound = All([.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Lets(One(Spoken), Meant(plan)))]),
        Outbound = Chance(60) ? group.Outbound : All([.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Lets(One(Spoken), Meant(plan)))]),
    };

    Peer Meant(Plan plan)
    {
        if (Chance(12) && all.OfType<PrefixList>().Any()) return Listed(One([.. all.OfType<PrefixList>()]).Handle);
        if (Chance(20)) return Members(One(plan.Groups).Handle);
        if (Chance(15) && PeeringOf(plan) is { } peering) return Members(One(OtherSide(peering, plan).Groups).Handle, peering.Handle);
        return From(Chance(55) ? One(Ends) : Near());
    }

    // A network, a part of one, half of a part, or one address: of any network.
    string Near()
    {
        var plan = One(plans);
        if (Chance(30)) return One([.. plan.Blocks]);
        var part = One([.. plan.Parts]);
        return random.Next(3) switch { 0 => part, 1 => part.Replace("/24", "/25", StringComparison.Ordinal).Replace("/64", "/65", StringComparison.Ordinal), _ => $"{Host(Block(part), random.Next(1, 4))}".Split(',')[0] };
    }

    void Lists(Plan plan)
    {
        var lists = Enumerable.Range(0, random.Next(1, 4)).Select(at => (Handle: $"acl-{plan.Handle[4..]}{at}", Around: new List<string>())).ToArray();
        foreach (var subnet in plan.Subnets) One(lists).Around.Add(subnet.Handle);
        for (var at = 0; at < lists.Length; at++) all.Add(List(lists[at].Handle, plan.Handle, lists[at].Around, at == 0 ? Open : [.. Entries(Direction.Inbound), .. Entries(Direction.Outbound)]));
    }

    // In any order of places, as an answer may have them: the number counts.
    IEnumerable<AccessListEntry> Entries(Direction direction)
    {
        var numbers = Enumerable.Range(1, 40).OrderBy(_ => random.Next()).Take(random.Next(1, 7)).ToArray();
        foreach (var number in numbers) yield return Entry(number * 10, direction, Chance(60), Chance(50) ? One(Answers) : One(Spoken), Chance(70) ? One(Ends) : Near());
        if (!Chance(70)) yield break;
        yield return Entry(1000, direction, true, Everything, "0.0.0.0/0");
        yield return Entry(1001, direction, true, Everything, "::/0");
    }

    // ---- doors and roads -----------------------------------------------------------------------------------------------------------

    void Doors(Plan plan)
    {
        var number = plan.Handle[4..];
        all.Add(Gateway($"igw-{number}", Via.InternetGateway, Chance(80) ? [plan.Handle] : []));
        all.Add(Gateway($"eigw-{number}", Via.EgressOnlyGateway, plan.Handle));
        all.Add(Gateway($"nat-{number}", Via.AddressTranslation, plan.Handle) with { Subnet = Known<string?>(plan.Subnets[0].Handle) });
        all.Add(Gateway($"vgw-{number}", Via.PrivateGateway, Chance(70) ? [plan.Handle] : []));
        if (!plain && Chance(25)) all.Add(Table($"rtb-edge{number}", plan.Handle, [], [.. Locals(plan), Road(One([.. plan.Parts]), Via.MiddleBox, "eni-firewall")]) with { Gateways = All($"igw-{number}") });
    }

    static IEnumerable<Route> Locals(Plan plan) => plan.Blocks.Select(static it => Road(it, Via.Local, "local"));

    // More exact than the network itself only somebody's own machine may be.
    IEnumerable<Route> Aside(Plan plan) => plain || !Chance(20) ? [] : [Road(One([.. plan.Parts]), Via.MiddleBox, "eni-firewall")];

    void Tables(Plan plan)
    {
        all.Add(Table($"rtb-{plan.Handle[4..]}main", plan.Handle, [], Roads(plan)) with { IsMain = Known(true) });
        foreach (var subnet in plan.Subnets.Where(_ => Chance(65))) all.Add(Table($"rtb-{subnet.Handle[7..]}", plan.Handle, [subnet.Handle], Roads(plan)));
    }

    Route[] Roads(Plan plan)
    {
        var (roads, number) = (new List<Route>(), plan.Handle[4..]);
        roads.AddRange(Out("0.0.0.0/0", number, Via.InternetGateway, Via.InternetGateway, Via.InternetGateway, Via.AddressTranslation));
        roads.AddRange(Out("::/0", number, Via.InternetGateway, Via.InternetGateway, Via.EgressOnlyGateway));
        if (Chance(30)) roads.AddRange(Out(One("8.0.0.0/8", "128.0.0.0/1", "198.51.100.0/24", "2a00:1450::/32"), number, Via.InternetGateway, Via.AddressTranslation, Via.PrivateGateway, plain ? Via.InternetGateway : Via.MiddleBox));
        foreach (var other in plans.Where(it => !IsLike(it, plan))) roads.AddRange(Towards(plan, other));
        roads.AddRange(Aside(plan));
        // Nobody can write two roads for the same block.
        var written = roads.Where(static it => !Interpreter.Of(it.IsPropagated)).DistinctBy(static it => $"{Interpreter.Of(it.To)}", StringComparer.Ordinal);
        return [.. Locals(plan), .. written, .. roads.Where(static it => Interpreter.Of(it.IsPropagated)).DistinctBy(static it => $"{Interpreter.Of(it.To)}", StringComparer.Ordinal)];
    }

    IEnumerable<Route> Out(string to, string number, params IReadOnlyList<Via> doors)
    {
        if (Chance(15)) yield break;
        var door = Chance(8) && !plain ? Via.MiddleBox : One(doors);
        var road = Road(to, door, $"{Prefix(door)}-{number}") with { IsActive = Known(!Chance(7)) };
        // Addresses of IPv6 are not translated.
        if (door != Via.AddressTranslation || !to.Contains(':', StringComparison.Ordinal)) yield return road;
        if (Chance(10)) yield return Learnt(to, Via.PrivateGateway, $"vgw-{number}");
        if (!plain && Chance(8) && all.OfType<PrefixList>().Any()) yield return Road(Listed(One([.. all.OfType<PrefixList>()]).Handle), Via.MiddleBox, "eni-firewall");
        else if (Chance(8) && all.OfType<PrefixList>().Any()) yield return Road(Listed(One([.. all.OfType<PrefixList>()]).Handle), Via.InternetGateway, $"igw-{number}");
    }

    static string Prefix(Via via) => via switch { Via.InternetGateway => "igw", Via.EgressOnlyGateway => "eigw", Via.AddressTranslation => "nat", Via.PrivateGateway => "vgw", _ => "eni" };

    // Whole, in part, by a hole, over one road or another; or not at all.
    IEnumerable<Route> Towards(Plan plan, Plan other)
    {
        foreach (var block in other.Blocks.Where(_ => Chance(85)))
        {
            if (Through(plan, other) is not var (via, target)) continue;
            yield return (Chance(15) ? Learnt(block, Via.PrivateGateway, $"vgw-{plan.Handle[4..]}") : Road(block, via, target)) with { IsActive = Known(!Chance(6)) };
            if (Chance(20)) yield return Learnt(block, Via.PrivateGateway, $"vgw-{plan.Handle[4..]}");
        }
        if (Chance(20) && Through(plan, other) is var (aside, handle)) yield return Road(One([.. other.Parts]), aside, handle) with { IsActive = Known(!Chance(30)) };
    }

    (Via Via, string Target)? Through(Plan plan, Plan other)
    {
        var direct = all.OfType<NetworkPeering>().FirstOrDefault(it => Joins(it, plan, other));
        var carried = all.OfType<TransitAttachment>().FirstOrDefault(it => Interpreter.Of(it.End) == TransitEnd.Network && Interpreter.Of(it.Of) == plan.Handle);
        if (direct is not null && (carried is null || Chance(65))) return (Via.Peering, direct.Handle);
        return carried is null ? null : (Via.TransitGateway, Interpreter.Of(carried.Transit));
    }

    // ---- peerings and transit gateways ---------------------------------------------------------------------------------------------

    void Peerings()
    {
        foreach (var (one, two) in plans.SelectMany(one => plans.Where(two => string.CompareOrdinal(one.Handle, two.Handle) < 0).Select(two => (one, two))))
            if (Chance(65) && !IsLike(one, two))
                all.Add(Peering($"pcx-{one.Handle[4..]}{two.Handle[4..]}", one.Network, two.Network) with { IsActive = Known(Chance(85)) });
    }

    // Networks of the same addresses: nobody can join them.
    static bool IsLike(Plan one, Plan two) => one.Blocks.Intersect(two.Blocks, StringComparer.Ordinal).Any();

    static bool Joins(NetworkPeering peering, Plan one, Plan two) =>
        (Interpreter.Of(peering.Requester).Network, Interpreter.Of(peering.Accepter).Network) is var sides && (sides == (one.Handle, two.Handle) || sides == (two.Handle, one.Handle));

    NetworkPeering? PeeringOf(Plan plan) => all.OfType<NetworkPeering>().Where(it => plans.Exists(other => Joins(it, plan, other))).ToArray() is { Length: > 0 } its ? One(its) : null;

    Plan OtherSide(NetworkPeering peering, Plan plan) => plans.Single(it => Joins(peering, plan, it));

    void Transits()
    {
        if (!Chance(55)) return;
        var second = !plain && Chance(30);
        foreach (var plan in plans.Where(it => Chance(80) && !plans.TakeWhile(before => before != it).Any(before => IsLike(before, it))))
        {
            var transit = second && Chance(50) ? "tgw-2" : "tgw-1";
            all.Add(Attachment($"att-{plan.Handle[4..]}", transit, TransitEnd.Network, plan.Handle, Chance(8) ? null : Chance(25) ? $"{transit}-b" : $"{transit}-a"));
        }
        if (second) all.AddRange([Attachment("att-here", "tgw-1", TransitEnd.Transit, "tgw-2", "tgw-1-a"), Attachment("att-there", "tgw-2", TransitEnd.Transit, "tgw-1", "tgw-2-a")]);
        foreach (var transit in second ? new[] { "tgw-1", "tgw-2" } : ["tgw-1"])
            foreach (var name in new[] { "a", "b" }) all.Add(TransitTable($"{transit}-{name}", transit, [.. Carried(transit)]));
    }

    IEnumerable<TransitRoute> Carried(string transit)
    {
        foreach (var at in all.OfType<TransitAttachment>().Where(it => Interpreter.Of(it.End) == TransitEnd.Network).ToArray())
        {
            var (plan, here) = (plans.Single(it => it.Handle == Interpreter.Of(at.Of)), Interpreter.Of(at.Transit) == transit);
            var towards = here ? at.Handle : transit == "tgw-1" ? "att-here" : "att-there";
            foreach (var block in plan.Blocks.Where(_ => Chance(80))) yield return Leads(block, towards) with { IsPropagated = Known(Chance(40) && here), IsActive = Known(!Chance(5)) };
            if (Chance(20)) yield return Leads(One([.. plan.Parts]));
        }
        if (Chance(20)) yield return Leads("10.0.0.0/8");
    }
}
