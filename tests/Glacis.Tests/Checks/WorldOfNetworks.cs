// The part of a world that packets see: what is around a placement, an interface, a network, a subnet, so that each has its choices and all else is ordinary.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Tests.Checks;

sealed partial class World
{
    const string Elsewhere = "elsewhere", Other = "other";

    static readonly Addresses Everywhere = Block("0.0.0.0/0");

    static Addresses Block(string prefix) => Addresses.Parse(prefix) ?? throw new FormatException(prefix);

    static Array? OfNetworks(Type type) =>
        type == typeof(Ranges<uint>) ? new[] { Services.All, Tcp(22), Tcp(90), Tcp(443) }
        : type == typeof(Peer) ? new[] { new Peer(Everywhere), new(Block("10.0.0.0/8")), new(Block("54.1.2.0/24")) }
        : type == typeof(Addresses) ? new[] { Block("10.0.0.10"), Addresses.None, Block("54.0.0.10") }
        : type == typeof(InterfaceUser) ? new[] { new InterfaceUser(Occupant.Machine, "i-1"), new(Occupant.Nobody, ""), new(Occupant.Balancer, "shop") }
        : null;

    bool IsOfNetworks => asked == typeof(Placement) || asked == typeof(NetworkInterface) || asked == typeof(Inventory.Network) || asked == typeof(Subnet) || asked == typeof(NetworkAccessList);

    // One of each thing is enough where every combination is walked: two would be millions. Entries of a list mean something by their order, so two.
    int? Most(Type type) => type == typeof(AccessListEntry) ? 2 : IsOfNetworks && !everySource ? 1 : null;

    AccessListEntry Entry(string path) => new(path[^2])
    {
        Direction = Direction.Inbound, Allows = FactOf($"{path}.Allows", [false, true]), Services = FactOf($"{path}.Services", [Services.All, Tcp(22)]), Peer = Seen(Everywhere),
    };

    static Fact<T> Seen<T>(T value) => Fact.Known(value, PlaceOf("ground"), "Field");

    static Many<T> All<T>(params IReadOnlyList<T> items) => Many<T>.All(items, PlaceOf("ground"));

    // What a placement or an interface names stands beside it.
    void Around(string path)
    {
        if (asked != typeof(Placement) && asked != typeof(NetworkInterface)) return;
        if (path.StartsWith("it.Subnets[", StringComparison.Ordinal)) kept.Add(SubnetOf(path, Seen(Elsewhere)));
        if (path.StartsWith("it.Groups[", StringComparison.Ordinal)) kept.Add(GroupOf(path, ManyOfType<Traffic>($"{path}.Inbound")));
    }

    static Subnet SubnetOf(string id, Fact<string> network) => new(id)
    {
        Kind = Kind, Name = id, Account = "1", Region = "here", Tags = Seen(Tags.None), Network = network, Blocks = All(Block("10.0.0.0/24")), GivesPublicAddresses = Seen(false),
    };

    static SecurityGroup GroupOf(string id, Many<Traffic> inbound) => new(id)
    {
        Kind = Kind, Name = id, Account = "1", Region = "here", Tags = Seen(Tags.None), Network = Seen(Elsewhere), IsDefault = Seen(false), Inbound = inbound, Outbound = All(new Traffic { Services = Seen(Services.All), Peer = Seen(new Peer(Everywhere)) }),
    };

    // A network whose roads lead to the internet, with a list that lets everything through.
    void Roads(string network, Fact<Via> via)
    {
        kept.Add(new Gateway("igw") { Kind = Kind, Name = "igw", Account = "1", Region = "here", Sort = Seen(Via.InternetGateway), Networks = All(network), Subnet = Seen<string?>(null) });
        kept.Add(new RouteTable("rtb")
        {
            Kind = Kind, Name = "rtb", Account = "1", Region = "here", Network = Seen(network), IsMain = Seen(true), Subnets = All<string>(), Gateways = All<string>(),
            Routes = All(Road("10.0.0.0/8", Seen(Via.Local), "local"), Road("0.0.0.0/0", via, "igw")),
        });
        kept.Add(new NetworkAccessList("acl")
        {
            Kind = Kind, Name = "acl", Account = "1", Region = "here", Network = Seen(network), IsDefault = Seen(true), Subnets = All<string>(),
            Entries = All([.. Enum.GetValues<Direction>().Select(static way => new AccessListEntry(100) { Direction = way, Allows = Seen(true), Services = Seen(Services.All), Peer = Seen(Everywhere) })]),
        });
    }

    static Route Road(string to, Fact<Via> via, string target) => new() { To = Seen(new Peer(Block(to))), Via = via, Target = target, IsActive = Seen(true), IsPropagated = Seen(false) };

    void Ground(Intent intent)
    {
        if (!IsOfNetworks || asked == typeof(NetworkAccessList)) return;
        if (asked == typeof(Subnet))
        {
            kept.Add(Resource);
            Roads(Elsewhere, FactOf("rtb.Via", [Via.InternetGateway, Via.Local]));
            kept.Add(Store(OneOf("db.Subnets", "it"), default));
        }
        else if (asked == typeof(Inventory.Network)) Neighbourhood(intent);
        else
        {
            Roads(Elsewhere, Seen(Via.InternetGateway));
            kept.Add(new Inventory.Network(Elsewhere) { Kind = Kind, Name = Elsewhere, Account = "1", Region = "here", Blocks = All(Block("10.0.0.0/8")), IsDefault = Seen(false) });
            if (asked == typeof(NetworkInterface)) kept.Add(SubnetOf(Elsewhere, Seen(Elsewhere)));
        }
    }

    Many<string> OneOf(string path, string handle) => Choose(path, 3, isFact: true) switch
    {
        0 => Many<string>.None(Ignorant(path)),
        1 => All<string>(),
        _ => All(handle),
    };

    static Placement Store(Many<string> subnets, Many<string> groups) => new("db")
    {
        Kind = Kind, Name = "db", Account = "1", Region = "here", Tags = Seen(Tags.None), Of = "db", Sort = Occupant.Database, Subnets = subnets, Groups = groups, IsPublic = Seen(true), Port = Seen(90),
    };

    // A machine that may stand in the network, what filters what leaves it, a record of traffic, a peering with another network, and a store.
    void Neighbourhood(Intent intent)
    {
        kept.Add(Resource);
        Roads("it", FactOf("rtb.Via", [Via.InternetGateway, Via.Local]));
        kept.Add(SubnetOf("back", Seen("it")));
        kept.Add(GroupOf("db-group", ManyOfType<Traffic>("db-group.Inbound")));
        kept.Add(Store(All("back"), All("db-group")));
        kept.Add(Tenant());
        kept.Add(new OutboundFilter("filter") { Kind = Kind, Name = "filter", Account = "1", Region = "here", Network = FactOf<string?>("filter.Network", ["it", Other]), Blocks = FactOf("filter.Blocks", [false, true]) });
        kept.Add(new FlowLog("log") { Kind = Kind, Name = "log", Account = "1", Region = "here", Of = FactOf("log.Of", ["it", Other]), IsActive = FactOf("log.IsActive", [false, true]), KeepsRefused = FactOf("log.KeepsRefused", [false, true]) });
        kept.Add(new NetworkPeering("pcx")
        {
            Kind = Kind, Name = "pcx", Account = "1", Region = "here", Requester = FactOf("pcx.Requester", [Side("it"), Side(Other)]), Accepter = FactOf("pcx.Accepter", [Side(Other)]), RequesterBlocks = All(Block("10.0.0.0/8")),
            AccepterBlocks = All(Block("172.16.0.0/16")), IsActive = FactOf("pcx.IsActive", [false, true]),
        });
        kept.Add(new Inventory.Network(Other) { Kind = Kind, Name = Other, Account = "1", Region = "here", Tags = FactOf("other.Tags", [Label("production"), Label("staging"), Label("dev")]), Blocks = All(Block("172.16.0.0/16")), IsDefault = Seen(false) });
        if (Choose("glacis.yaml network", 2, isFact: false) == 1)
            Set(intent, nameof(Intent.Network), new Segmentation([new("data", new(Name: "db"), Line)], [new(Segmentation.Internet, "data", Tcp(443), Line)]));
    }

    // A machine that may stand in the network.
    NetworkInterface Tenant() => new("eni")
    {
        Kind = Kind, Name = "eni", Account = "1", Region = "here", Tags = Seen(Tags.None), Network = FactOf("eni.Network", ["it", Other]), Subnet = Seen("front"), Groups = All<string>(), Addresses = Seen(Block("10.0.0.10")),
        PublicAddresses = Seen(Addresses.None), User = Seen(new InterfaceUser(Occupant.Machine, "i-1")),
    };

    static Tags Label(string environment) => new([new("env", environment)]);

    static PeeringSide Side(string network) => new(network, "1", "here");

    // Whether all records of traffic and filters were read: none being there says something only then.
    Func<Type, string, string, Unknown?>? Missing()
    {
        if (IsOfMonitoring) return MissingOfMonitoring();
        if (asked != typeof(Inventory.Network) || Choose("logs.Listed", 2, isFact: true) == 1) return null;
        var unread = Ignorant("logs.Listed");
        return (type, _, _) => type == typeof(FlowLog) || type == typeof(OutboundFilter) ? unread : null;
    }
}
