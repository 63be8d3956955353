// What the provider's documentation says of networks, and what users complained that tools got wrong: a change to the street, a question, an answer.
using Glacis.Inventory;
using Glacis.Networks;
using Glacis.Sets;
using static Glacis.Tests.Networks.Nouns;

namespace Glacis.Tests.Networks;

/// <summary>One row: a sentence, the street, who asks whom for what, and what has to come of it.</summary>
sealed record Row(string Sentence, Street Street, string From, string To, byte Protocol, int Port, Reach Answer)
{
    internal Packet Packet => Street.Packet(From, To, Protocol, Port);

    /// <summary>Client ports at which a list begins or ends to let answers through.</summary>
    internal IReadOnlyList<int> Ephemerals => new Topology(0, [.. Street.All]).Ephemerals;
}

static class Documented
{
    const string Far4 = "8.8.8.8", Far6 = "2a00:1450::7";

    static Street Plain => Street.Plain;

    static Row Row(string sentence, Street street, string from, string to, int port, Reach answer) => new(sentence, street, from, to, Services.Tcp, port, answer);

    static Traffic[] Numbers(params string[] prefixes) => [.. prefixes.Select(static it => Lets(Tcp(443), it))];

    static Street Transit(Street street) => street.Without("pcx").With(
        Attachment("att-near", "tgw", TransitEnd.Network, "vpc-near", "tgw-rtb"), Attachment("att-far", "tgw", TransitEnd.Network, "vpc-far", "tgw-rtb"),
        TransitTable("tgw-rtb", "tgw", Leads("10.1.0.0/16", "att-near"), Leads("10.2.0.0/16", "att-far")))
        .NotLeading("rtb-near", "10.2.0.0/16").Leading("rtb-near", Road("10.2.0.0/16", Via.TransitGateway, "tgw")).NotLeading("rtb-far", "10.1.0.0/16").Leading("rtb-far", Road("10.1.0.0/16", Via.TransitGateway, "tgw"));

    static readonly AccessListEntry AllIn = In(100, true, Everything, "0.0.0.0/0"), AllOut = Out(100, true, Everything, "0.0.0.0/0");

    /// <summary>Each by the number of the complaint in the field's list, or by its words.</summary>
    internal static IReadOnlyList<Row> Complaints { get; } =
    [
        Row("#1 a group with 80 and 443 open opens these", Plain.Letting("sg-web", Lets(Tcp(80), "0.0.0.0/0"), Lets(Tcp(443), "0.0.0.0/0")), Far4, "web", 443, Reach.Yes),
        Row("#1 … and no other port", Plain.Letting("sg-web", Lets(Tcp(80), "0.0.0.0/0"), Lets(Tcp(443), "0.0.0.0/0")), Far4, "web", 8080, Reach.No),
        Row("#2 … least of all every port", Plain.Letting("sg-web", Lets(Tcp(80), "0.0.0.0/0"), Lets(Tcp(443), "0.0.0.0/0")), Far4, "web", 22, Reach.No),
        Row("#3 somebody's public ranges let him in", Plain.Letting("sg-web", Numbers("173.245.48.0/20", "103.21.244.0/22")), "103.21.245.9", "web", 443, Reach.Yes),
        Row("#3 … and are not the world", Plain.Letting("sg-web", Numbers("173.245.48.0/20", "103.21.244.0/22")), Far4, "web", 443, Reach.No),
        Row("#4 rules that let out let nobody in", Plain.Letting("sg-web").LettingOut("sg-web", Lets(Everything, "0.0.0.0/0")), Far4, "web", 443, Reach.No),
        Row("#5 a public balancer is reached where it listens", Plain.Standing("web", static it => it with { User = Known(new InterfaceUser(Occupant.Balancer, "app/web")) }), Far4, "web", 443, Reach.Yes),
        Row("#6 interfaces that the provider keeps are held to their groups", Plain.Standing("web", static it => it with { User = Known(new InterfaceUser(Occupant.ServiceEndpoint, "vpce-1")) }), Far4, "web", 22, Reach.No),
        Row("#7 a deny before the allow is a deny", Plain.Listing("acl-front", In(90, false, Tcp(443), "0.0.0.0/0"), AllIn, AllOut), Far4, "web", 443, Reach.No),
        Row("#8 the number makes the order, not the place", Plain.Listing("acl-front", AllIn, In(90, false, Tcp(443), "0.0.0.0/0"), AllOut), Far4, "web", 443, Reach.No),
        Row("#8 a deny behind the allow is none", Plain.Listing("acl-front", In(110, false, Tcp(443), "0.0.0.0/0"), AllIn, AllOut), Far4, "web", 443, Reach.Yes),
        Row("#9 a deny of one port leaves the others", Plain.Letting("sg-web", Lets(Tcp(0, 65535), "0.0.0.0/0")).Listing("acl-front", In(90, false, Tcp(22), "0.0.0.0/0"), AllIn, AllOut), Far4, "web", 443, Reach.Yes),
        Row("#10 a deny of everybody opens nothing", Plain.Listing("acl-front", In(100, false, Everything, "0.0.0.0/0"), AllOut), Far4, "web", 443, Reach.No),
        Row("#31 a listener that redirects is reached all the same: what it answers is another question", Plain.Letting("sg-web", Lets(Tcp(80), "0.0.0.0/0")), Far4, "web", 80, Reach.Yes),
        Row("a network balancer without a group is open to whoever comes", Plain.Standing("web", static it => it with { User = Known(new InterfaceUser(Occupant.Balancer, "net/web")), Groups = Nouns.All<string>() }), Far4, "web", 8443, Reach.Yes),
        Row("a network balancer with a group is not", Plain.Standing("web", static it => it with { User = Known(new InterfaceUser(Occupant.Balancer, "net/web")) }), Far4, "web", 8443, Reach.No),
        Row("0.0.0.0/1 and 128.0.0.0/1 are everybody, here", Plain.Letting("sg-web", Numbers("0.0.0.0/1", "128.0.0.0/1")), Far4, "web", 443, Reach.Yes),
        Row("0.0.0.0/1 and 128.0.0.0/1 are everybody, there", Plain.Letting("sg-web", Numbers("0.0.0.0/1", "128.0.0.0/1")), "200.1.2.3", "web", 443, Reach.Yes),
        Row("1 to 65535 has port 22 in it", Plain.Letting("sg-web", Lets(Tcp(1, 65535), "0.0.0.0/0")), Far4, "web", 22, Reach.Yes),
        Row("a list of addresses counts with its entries", Plain.With(Prefixes("pl", "8.8.0.0/16", "::/0")).Letting("sg-web", Lets(Tcp(22), Listed("pl"))), Far4, "web", 22, Reach.Yes),
        Row("… and with no others", Plain.With(Prefixes("pl", "8.9.0.0/16")).Letting("sg-web", Lets(Tcp(22), Listed("pl"))), Far4, "web", 22, Reach.No),
        Row("::/0 is everybody of the other family", Plain.Letting("sg-web", Lets(Tcp(443), "::/0")), Far6, "web", 443, Reach.Yes),
        Row("… and nobody of this one", Plain.Letting("sg-web", Lets(Tcp(443), "::/0")), Far4, "web", 443, Reach.No),
    ];

    /// <summary>What it takes to be reached from the internet.</summary>
    internal static IReadOnlyList<Row> Outside { get; } =
    [
        Row("a public address, a gateway, a road, a rule: reached", Plain, Far4, "web", 443, Reach.Yes),
        Row("without a public address not", Plain.Standing("web", static it => it with { PublicAddresses = Known(Addresses.None) }), Far4, "web", 443, Reach.No),
        Row("without a gateway not", Plain.With(Gateway("igw", Via.InternetGateway)), Far4, "web", 443, Reach.No),
        Row("without a road for the answers not", Plain.NotLeading("rtb-near", "0.0.0.0/0"), Far4, "web", 443, Reach.No),
        Row("a road for the answers that leads to nothing drops them", Plain.NotLeading("rtb-near", "0.0.0.0/0").Leading("rtb-near", Hole("0.0.0.0/0", Via.InternetGateway, "igw")), Far4, "web", 443, Reach.No),
        Row("a more exact hole drops those who are in it", Plain.Leading("rtb-near", Hole("8.8.0.0/16", Via.Peering, "pcx-gone")), Far4, "web", 443, Reach.No),
        Row("… and leaves the others", Plain.Leading("rtb-near", Hole("8.8.0.0/16", Via.Peering, "pcx-gone")), "9.9.9.9", "web", 443, Reach.Yes),
        Row("answers that are translated do not come back", Plain.NotLeading("rtb-near", "0.0.0.0/0").Leading("rtb-near", Road("0.0.0.0/0", Via.AddressTranslation, "nat")), Far4, "web", 443, Reach.No),
        Row("what was written is before what was learnt", Plain.Leading("rtb-near", Learnt("0.0.0.0/0", Via.PrivateGateway, "vgw")), Far4, "web", 443, Reach.Yes),
        Row("what was learnt counts where it is more exact", Plain.Leading("rtb-near", Learnt("8.0.0.0/8", Via.PrivateGateway, "vgw")), Far4, "web", 443, Reach.No),
        Row("a block is before a list of the same block", Plain.With(Prefixes("pl", "0.0.0.0/0")).Leading("rtb-near", Road(Listed("pl"), Via.PrivateGateway, "vgw")), Far4, "web", 443, Reach.Yes),
        Row("a list is before what was learnt", Plain.With(Prefixes("pl", "8.0.0.0/8")).Leading("rtb-near", Road(Listed("pl"), Via.InternetGateway, "igw"), Learnt("8.0.0.0/8", Via.PrivateGateway, "vgw")), Far4, "web", 443, Reach.Yes),
        Row("of two lists with the same block either is taken", Plain.With(Prefixes("pl", "8.0.0.0/8"), Prefixes("ql", "8.0.0.0/8")).Leading("rtb-near", Road(Listed("pl"), Via.InternetGateway, "igw"), Road(Listed("ql"), Via.PrivateGateway, "vgw")), Far4, "web", 443, Reach.Unknown),
        Row("through somebody's own machine nobody can see", Plain.Leading("rtb-near", Road("8.0.0.0/8", Via.MiddleBox, "eni-fw")), Far4, "web", 443, Reach.Unknown),
        Row("… nor behind the gateway's own table", Plain.With(Table("rtb-edge", "vpc-near", [], Road("10.1.0.0/16", Via.Local, "local"), Road("10.1.0.0/24", Via.MiddleBox, "eni-fw")) with { Gateways = Nouns.All("igw") }), Far4, "web", 443, Reach.Unknown),
        Row("IPv6 needs no public address but its own", Plain, Far6, "web", 443, Reach.Yes),
        Row("by an egress-only gateway nobody comes in", Plain.NotLeading("rtb-near", "::/0").Leading("rtb-near", Road("::/0", Via.EgressOnlyGateway, "eigw")), Far6, "web", 443, Reach.No),
        Row("addresses of documentation are of the internet", Plain, "203.0.113.7", "web", 443, Reach.Yes),
        Row("private addresses do not come from there", Plain, "10.9.9.9", "web", 443, Reach.No),
        Row("a subnet's own table counts, not the main one", Plain.With(Table("rtb-front", "vpc-near", ["front"], Road("10.1.0.0/16", Via.Local, "local"))), Far4, "web", 443, Reach.No),
        Row("a region that is shut is shut", Plain.With(Switch(PublicBlock.Inbound)), Far4, "web", 443, Reach.No),
        Row("both ways, too", Plain.With(Switch(PublicBlock.Both)), Far6, "web", 443, Reach.No),
        Row("but for the network that is spared", Plain.With(Switch(PublicBlock.Both), Spared("excl", "vpc-near", letsIn: true)), Far4, "web", 443, Reach.Yes),
        Row("or the subnet", Plain.With(Switch(PublicBlock.Inbound), Spared("excl", "front", letsIn: true)), Far4, "web", 443, Reach.Yes),
        Row("and not for one that may only be left", Plain.With(Switch(PublicBlock.Inbound), Spared("excl", "vpc-near", letsIn: false)), Far4, "web", 443, Reach.No),
        Row("nor for another subnet", Plain.With(Switch(PublicBlock.Inbound), Spared("excl", "back", letsIn: true)), Far4, "web", 443, Reach.No),
        Row("nor where sparing is over", Plain.With(Switch(PublicBlock.Inbound), Spared("excl", "front", letsIn: true) with { IsActive = Known(false) }), Far4, "web", 443, Reach.No),
        Row("a list that lets out no answers lets nobody in", Plain.Listing("acl-front", AllIn), Far4, "web", 443, Reach.No),
        Row("answers to some clients' ports serve some clients", Plain.Listing("acl-front", AllIn, Out(100, true, Tcp(32768, 60999), "0.0.0.0/0")), Far4, "web", 443, Reach.Partly),
        Row("two entries may have them all between them", Plain.Listing("acl-front", AllIn, Out(100, true, Tcp(1024, 32767), "0.0.0.0/0"), Out(200, true, Tcp(32768, 65535), "0.0.0.0/0")), Far4, "web", 443, Reach.Yes),
        Row("a deny of some clients' ports is in part, too", Plain.Listing("acl-front", AllIn, Out(90, false, Tcp(5000, 6000), "8.0.0.0/8"), AllOut), Far4, "web", 443, Reach.Partly),
        Row("… for whom it names", Plain.Listing("acl-front", AllIn, Out(90, false, Tcp(5000, 6000), "9.0.0.0/8"), AllOut), Far4, "web", 443, Reach.Yes),
        Row("clients' ports below 1024 are nobody's", Plain.Listing("acl-front", AllIn, Out(90, false, Tcp(0, 1023), "0.0.0.0/0"), AllOut), Far4, "web", 443, Reach.Yes),
        new("all protocols mean all ports", Plain.Letting("sg-web", Lets(Everything, "0.0.0.0/0")), Far4, "web", Services.Udp, 53, Reach.Yes),
        new("an echo is let in by its type", Plain.Letting("sg-web", Lets(Services.OfIcmp(Services.Icmp, 8, -1), "0.0.0.0/0")), Far4, "web", Services.Icmp, 8 << 8, Reach.Yes),
        new("and by no other", Plain.Letting("sg-web", Lets(Services.OfIcmp(Services.Icmp, 13, -1), "0.0.0.0/0")), Far4, "web", Services.Icmp, 8 << 8, Reach.No),
        new("its answer has a type of its own, that the list has to let out", Plain.Letting("sg-web", Lets(Services.Of(Services.Icmp), "0.0.0.0/0")).Listing("acl-front", AllIn, Out(100, true, Services.OfIcmp(Services.Icmp, 0, -1), "0.0.0.0/0")), Far4, "web", Services.Icmp, 8 << 8, Reach.Yes),
        new("not the type that it answers", Plain.Letting("sg-web", Lets(Services.Of(Services.Icmp), "0.0.0.0/0")).Listing("acl-front", AllIn, Out(100, true, Services.OfIcmp(Services.Icmp, 8, -1), "0.0.0.0/0")), Far4, "web", Services.Icmp, 8 << 8, Reach.No),
        new("a protocol without ports answers with itself", Plain.Letting("sg-web", Lets(Services.Of(47), "0.0.0.0/0")).Listing("acl-front", AllIn, Out(100, true, Services.Of(47), "0.0.0.0/0")), Far4, "web", 47, 0, Reach.Yes),
        Row("groups add up", Plain.With(Group("sg-more", "vpc-near", Lets(Tcp(22), "8.0.0.0/8"))).Standing("web", static it => it with { Groups = Nouns.All("sg-web", "sg-more") }), Far4, "web", 22, Reach.Yes),
        Row("a group around nobody opens nothing", Plain.With(Group("sg-more", "vpc-near", Lets(Everything, "0.0.0.0/0"))), Far4, "web", 22, Reach.No),
        Row("members of a group are not known by public addresses", Plain.Letting("sg-web", Lets(Everything, Members("sg-far", "pcx"))), "54.0.0.11", "web", 443, Reach.No),
    ];

    /// <summary>What it takes for one interface to reach another.</summary>
    internal static IReadOnlyList<Row> Inside { get; } =
    [
        Row("a group lets in another's members", Plain, "web", "app", 3306, Reach.Yes),
        Row("and nobody who is none", Plain, "side", "app", 3306, Reach.No),
        Row("a group does not know itself unless it says so", Plain.With(Interface("app2", Street.Plain.The<Subnet>("back"), ["sg-app"], Block("10.1.1.21"))), "app2", "app", 3306, Reach.No),
        Row("and then it does", Plain.Letting("sg-app", Lets(Tcp(3306), Members("sg-app"))).With(Interface("app2", Street.Plain.The<Subnet>("back"), ["sg-app"], Block("10.1.1.21"))), "app2", "app", 3306, Reach.Yes),
        Row("the sender's groups have to let it out", Plain.LettingOut("sg-web", Lets(Tcp(443), "0.0.0.0/0")), "web", "app", 3306, Reach.No),
        Row("… to members, too", Plain.LettingOut("sg-web", Lets(Tcp(3306), Members("sg-app"))), "web", "app", 3306, Reach.Yes),
        Row("the list around the sender has to let it out", Plain.Listing("acl-front", Out(10, false, Tcp(3306), "10.1.1.0/24"), AllIn, AllOut), "web", "app", 3306, Reach.No),
        Row("and the answers in", Plain.Listing("acl-front", In(10, false, Tcp(1024, 65535), "10.1.1.0/24"), AllIn, AllOut), "web", "app", 3306, Reach.No),
        Row("for some clients' ports in part", Plain.Listing("acl-front", In(10, false, Tcp(1024, 2000), "10.1.1.0/24"), AllIn, AllOut), "web", "app", 3306, Reach.Partly),
        Row("two lists need a client's port in common", Plain.Listing("acl-front", AllOut, In(10, true, Tcp(1024, 32767), "0.0.0.0/0")).Listing("acl-back", AllIn, Out(10, true, Tcp(32768, 65535), "0.0.0.0/0")), "web", "app", 3306, Reach.No),
        Row("and have one in part", Plain.Listing("acl-front", AllOut, In(10, true, Tcp(1024, 32768), "0.0.0.0/0")).Listing("acl-back", AllIn, Out(10, true, Tcp(32768, 65535), "0.0.0.0/0")), "web", "app", 3306, Reach.Partly),
        Row("over one transit gateway and another", Transit(Plain).With(Attachment("att-far", "tgw-2", TransitEnd.Network, "vpc-far", "tgw-2-rtb"), Attachment("att-here", "tgw", TransitEnd.Transit, "tgw-2", "tgw-rtb"), Attachment("att-there", "tgw-2", TransitEnd.Transit, "tgw", "tgw-2-rtb"),
            TransitTable("tgw-rtb", "tgw", Leads("10.1.0.0/16", "att-near"), Leads("10.2.0.0/16", "att-here")), TransitTable("tgw-2-rtb", "tgw-2", Leads("10.1.0.0/16", "att-there"), Leads("10.2.0.0/16", "att-far")))
            .NotLeading("rtb-far", "10.1.0.0/16").Leading("rtb-far", Road("10.1.0.0/16", Via.TransitGateway, "tgw-2")), "side", "far", 22, Reach.Yes),
        Row("members of a group over a peering that is no more are nobody", Plain.Letting("sg-far", Lets(Tcp(22), Members("sg-web", "pcx-old"))), "web", "far", 22, Reach.No),
        Row("behind a translator of one's own nobody can see", Plain.NotLeading("rtb-near", "10.2.0.0/16").NotLeading("rtb-near", "0.0.0.0/0").Leading("rtb-near", Road("0.0.0.0/0", Via.AddressTranslation, "nat"))
            .With(Gateway("nat", Via.AddressTranslation, "vpc-near") with { Subnet = Known<string?>("back") }, Table("rtb-back", "vpc-near", ["back"], Road("10.1.0.0/16", Via.Local, "local"), Road("10.2.0.0/16", Via.Peering, "pcx"))), "side", "far", 22, Reach.Unknown),
        Row("the list around the receiver has to let it in", Plain.Listing("acl-back", In(10, false, Tcp(3306), "10.1.0.0/24"), AllIn, AllOut), "web", "app", 3306, Reach.No),
        Row("and the answers out", Plain.Listing("acl-back", AllIn, Out(10, false, Tcp(1024, 65535), "10.1.0.0/24"), AllOut), "web", "app", 3306, Reach.No),
        Row("no list lies within a subnet", Plain.Listing("acl-front"), "web", "side", 22, Reach.Yes),
        Row("over a peering, by addresses", Plain, "side", "far", 22, Reach.Yes),
        Row("over a peering, by members", Plain.Letting("sg-far", Lets(Tcp(22), Members("sg-web", "pcx"))), "web", "far", 22, Reach.Yes),
        Row("not over one that is not active", Plain.With(Street.Plain.The<NetworkPeering>("pcx") with { IsActive = Known(false) }), "side", "far", 22, Reach.No),
        Row("not without a road there", Plain.NotLeading("rtb-near", "10.2.0.0/16"), "side", "far", 22, Reach.No),
        Row("not without a road back", Plain.NotLeading("rtb-far", "10.1.0.0/16"), "side", "far", 22, Reach.No),
        Row("over a transit gateway, by addresses", Transit(Plain), "side", "far", 22, Reach.Yes),
        Row("over a transit gateway never by members", Transit(Plain).With(Street.Plain.The<NetworkPeering>("pcx")).Letting("sg-far", Lets(Tcp(22), Members("sg-web", "pcx"))), "web", "far", 22, Reach.No),
        Row("a transit gateway's table has to know the way there", Transit(Plain).With(TransitTable("tgw-rtb", "tgw", Leads("10.1.0.0/16", "att-near"))), "side", "far", 22, Reach.No),
        Row("and back", Transit(Plain).With(TransitTable("tgw-rtb", "tgw", Leads("10.2.0.0/16", "att-far"))), "side", "far", 22, Reach.No),
        Row("a more exact hole in it drops", Transit(Plain).With(TransitTable("tgw-rtb", "tgw", Leads("10.1.0.0/16", "att-near"), Leads("10.2.0.0/16", "att-far"), Leads("10.2.0.0/24"))), "side", "far", 22, Reach.No),
        Row("an attachment without a table leads nowhere", Transit(Plain).With(Attachment("att-near", "tgw", TransitEnd.Network, "vpc-near", null)), "side", "far", 22, Reach.No),
        Row("there by a peering and back by a transit gateway", Transit(Plain).With(Street.Plain.The<NetworkPeering>("pcx"), Street.Plain.The<RouteTable>("rtb-near")), "side", "far", 22, Reach.Yes),
        Row("a peering leads to its two networks and no further", Plain.With(Network("vpc-third", "10.3.0.0/16"), Subnet("third", "vpc-third", "10.3.0.0/24"), List("acl-third", "vpc-third", ["third"], Open), Group("sg-third", "vpc-third", Lets(Everything, "0.0.0.0/0")),
            Interface("third", Subnet("third", "vpc-third", "10.3.0.0/24"), ["sg-third"], Block("10.3.0.5")), Table("rtb-third", "vpc-third", [], Road("10.3.0.0/16", Via.Local, "local"), Road("10.1.0.0/16", Via.Peering, "pcx-23")) with { IsMain = Known(true) },
            Peering("pcx-23", Street.Plain.The<Network>("vpc-far"), Network("vpc-third", "10.3.0.0/16"))).Leading("rtb-near", Road("10.3.0.0/16", Via.Peering, "pcx")), "side", "third", 443, Reach.No),
        Row("within a network nothing that was learnt leads away", Plain.Leading("rtb-near", Learnt("10.1.1.0/24", Via.PrivateGateway, "vgw")), "web", "app", 3306, Reach.Yes),
        Row("through somebody's own machine nobody can see", Plain.Leading("rtb-near", Road("10.1.1.0/24", Via.MiddleBox, "eni-fw")).Letting("sg-app", Lets(Tcp(3306), "10.1.0.0/16")), "web", "app", 3306, Reach.Unknown),
        Row("by the internet's gateway no private address is reached", Plain.NotLeading("rtb-near", "10.2.0.0/16"), "web", "far", 22, Reach.No),
    ];

    internal static IEnumerable<Row> All => [.. Complaints, .. Outside, .. Inside];
}
