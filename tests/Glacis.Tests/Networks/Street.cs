// A small estate in which everything is as it should be, for tables that change one thing: two networks, a door to the internet, a peering.
using System.Net;
using Glacis.Inventory;
using Glacis.Sets;
using static Glacis.Tests.Networks.Nouns;

namespace Glacis.Tests.Networks;

/// <summary>
/// <c>web</c> stands in the subnet <c>front</c>, known to the internet; <c>side</c> beside it, <c>app</c> in the subnet <c>back</c>, <c>far</c> in a peered network.
/// Each has a group, a subnet its list, that lets everything through.
/// </summary>
sealed class Street
{
    static readonly Network Near = Network("vpc-near", "10.1.0.0/16", "2600:1f00:1::/56"), Far = Network("vpc-far", "10.2.0.0/16");

    static readonly Subnet Front = Subnet("front", "vpc-near", "10.1.0.0/24", "2600:1f00:1::/64"), Back = Subnet("back", "vpc-near", "10.1.1.0/24"), Away = Subnet("away", "vpc-far", "10.2.0.0/24");

    static readonly Resource[] Whole =
    [
        Near, Far, Front, Back, Away, Gateway("igw", Via.InternetGateway, "vpc-near"), Gateway("eigw", Via.EgressOnlyGateway, "vpc-near"), Gateway("vgw", Via.PrivateGateway, "vpc-near"),
        Gateway("nat", Via.AddressTranslation, "vpc-near") with { Subnet = Known<string?>("front") }, Peering("pcx", Near, Far), Switch(PublicBlock.Off),
        Group("sg-web", "vpc-near", Lets(Tcp(443), "0.0.0.0/0", "::/0")), Group("sg-app", "vpc-near", Lets(Tcp(3306), Members("sg-web"))), Group("sg-side", "vpc-near", Lets(Tcp(22), "10.0.0.0/8")),
        Group("sg-far", "vpc-far", Lets(Tcp(22), "10.0.0.0/8")),
        List("acl-front", "vpc-near", ["front"], Open), List("acl-back", "vpc-near", ["back"], Open), List("acl-away", "vpc-far", ["away"], Open),
        Table("rtb-near", "vpc-near", [], Road("10.1.0.0/16", Via.Local, "local"), Road("2600:1f00:1::/56", Via.Local, "local"), Road("0.0.0.0/0", Via.InternetGateway, "igw"), Road("::/0", Via.InternetGateway, "igw"), Road("10.2.0.0/16", Via.Peering, "pcx")) with { IsMain = Known(true) },
        Table("rtb-far", "vpc-far", [], Road("10.2.0.0/16", Via.Local, "local"), Road("10.1.0.0/16", Via.Peering, "pcx")) with { IsMain = Known(true) },
        Interface("web", Front, ["sg-web"], Block("10.1.0.10", "2600:1f00:1::10"), Block("54.0.0.10")), Interface("side", Front, ["sg-side"], Block("10.1.0.30")), Interface("app", Back, ["sg-app"], Block("10.1.1.20")),
        Interface("far", Away, ["sg-far"], Block("10.2.0.40")),
    ];

    readonly Dictionary<string, Resource> all;

    Street(IEnumerable<Resource> all) => this.all = all.ToDictionary(static it => it.Handle, StringComparer.Ordinal);

    internal static Street Plain { get; } = new(Whole);

    internal IEnumerable<Resource> All => all.Values;

    internal T The<T>(string handle) where T : Resource => (T)all[handle];

    /// <summary>The same, with these instead of those of the same handles, or besides.</summary>
    internal Street With(params IEnumerable<Resource> changed) => new(all.Values.Concat(changed).GroupBy(static it => it.Handle, StringComparer.Ordinal).Select(static it => it.Last()));

    internal Street Without(string handle) => new(all.Values.Where(it => it.Handle != handle));

    // ---- the changes that tables make ----------------------------------------------------------------------------------------------

    internal Street Letting(string group, params IReadOnlyList<Traffic> inbound) => With(The<SecurityGroup>(group) with { Inbound = Nouns.All(inbound) });

    internal Street LettingOut(string group, params IReadOnlyList<Traffic> outbound) => With(The<SecurityGroup>(group) with { Outbound = Nouns.All(outbound) });

    internal Street Listing(string list, params IReadOnlyList<AccessListEntry> entries) => With(The<NetworkAccessList>(list) with { Entries = Nouns.All(entries) });

    /// <summary>Roads more, before those that are there.</summary>
    internal Street Leading(string table, params IReadOnlyList<Route> roads) => With(The<RouteTable>(table) with { Routes = Nouns.All([.. roads, .. The<RouteTable>(table).Routes.Items]) });

    /// <summary>Without the roads to a block.</summary>
    internal Street NotLeading(string table, string block) =>
        With(The<RouteTable>(table) with { Routes = Nouns.All([.. The<RouteTable>(table).Routes.Items.Where(it => $"{Interpreter.Of(it.To)}" != block)]) });

    internal Street Standing(string @interface, Func<NetworkInterface, NetworkInterface> how) => With(how(The<NetworkInterface>(@interface)));

    // ---- questions -----------------------------------------------------------------------------------------------------------------

    /// <summary>From an address of the internet, or from an interface to another's own address.</summary>
    internal Packet Packet(string from, string to, byte protocol, int port)
    {
        var (sender, receiver) = (all.GetValueOrDefault(from) as NetworkInterface, The<NetworkInterface>(to));
        var source = sender is null ? IPAddress.Parse(from) : Topology.Each(Interpreter.Of(sender.Addresses))[0];
        var targets = Topology.Each(sender is null ? Interpreter.Of(receiver.PublicAddresses).Or(Interpreter.Of(receiver.Addresses)) : Interpreter.Of(receiver.Addresses));
        var known = sender is null ? Topology.Each(Interpreter.Of(receiver.PublicAddresses)) : [];
        return new(sender, source, receiver, known.Concat(targets).First(it => it.AddressFamily == source.AddressFamily), protocol, port, 1024);
    }
}
