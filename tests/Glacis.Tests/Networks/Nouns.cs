// Nouns of networks with every fact known, for tables, random topologies and measurements: what is not said is ordinary.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;

namespace Glacis.Tests.Networks;

static class Nouns
{
    internal const string Account = "111122223333", Region = "eu-west-1";

    internal static readonly Place At = new(new("ec2:DescribeAll", Account, Region, new('a', 64), "segments/111122223333/eu-west-1/ec2-0001.seg", 7), "Items", 0);

    internal static readonly Ranges<uint> Everything = Services.All;

    internal static Ranges<uint> Tcp(int first, int last = -1) => Services.Of(Services.Tcp, first, last < 0 ? first : last);

    internal static Ranges<uint> Udp(int first, int last = -1) => Services.Of(Services.Udp, first, last < 0 ? first : last);

    internal static Addresses Block(params IEnumerable<string> prefixes) =>
        prefixes.Select(static it => Addresses.Parse(it) ?? throw new FormatException(it)).Aggregate(Addresses.None, static (all, it) => all.Or(it));

    internal static Peer From(params IEnumerable<string> prefixes) => new(Block(prefixes));

    internal static Peer Members(string group, string? peering = null, string account = Account) => new(Group: new(group, account, peering));

    internal static Peer Listed(string list) => new(PrefixList: list);

    static readonly Peer Anybody = From("0.0.0.0/0", "::/0");

    internal static Fact<T> Known<T>(T value) => Fact.Known(value, At, "Field");

    internal static Many<T> All<T>(params IReadOnlyList<T> items) => Many<T>.All(items, At);

    static string Id(string sort, string handle, string account = Account, string region = Region) => $"arn:aws:ec2:{region}:{account}:{sort}/{handle}";

    static Kind Kind(string name) => new($"AWS::EC2::{name}", name);

    // ---- what is cut, and what stands in it ----------------------------------------------------------------------------------------

    internal static Network Network(string handle, params IEnumerable<string> blocks) => new(Id("vpc", handle))
    {
        Kind = Kind("VPC"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Blocks = All([.. blocks.Select(static it => Block(it))]), IsDefault = Known(false),
    };

    internal static Subnet Subnet(string handle, string network, params IEnumerable<string> blocks) => new(Id("subnet", handle))
    {
        Kind = Kind("Subnet"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Network = Known(network), Blocks = All([.. blocks.Select(static it => Block(it))]), GivesPublicAddresses = Known(false),
    };

    internal static NetworkInterface Interface(string handle, Subnet subnet, IReadOnlyList<string> groups, Addresses own, Addresses? known = null, Occupant sort = Occupant.Machine) => new(Id("network-interface", handle))
    {
        Kind = Kind("NetworkInterface"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Network = subnet.Network, Subnet = Known(subnet.Handle), Groups = All(groups),
        Addresses = Known(own), PublicAddresses = Known(known ?? Addresses.None), User = Known(new InterfaceUser(sort, $"i-{handle}")),
    };

    // ---- what is let through -------------------------------------------------------------------------------------------------------

    internal static Traffic Lets(Ranges<uint> services, Peer peer) => new() { Services = Known(services), Peer = Known(peer) };

    internal static Traffic Lets(Ranges<uint> services, params IEnumerable<string> prefixes) => Lets(services, From(prefixes));

    /// <summary>A group that lets everything out, as each one does when it is made.</summary>
    internal static SecurityGroup Group(string handle, string network, params IReadOnlyList<Traffic> inbound) => new(Id("security-group", handle))
    {
        Kind = Kind("SecurityGroup"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Network = Known(network), IsDefault = Known(false), Inbound = All(inbound), Outbound = All(Lets(Everything, Anybody)),
    };

    internal static AccessListEntry Entry(int number, Direction direction, bool allows, Ranges<uint> services, params IEnumerable<string> prefixes) =>
        new(number) { Direction = direction, Allows = Known(allows), Services = Known(services), Peer = Known(Block(prefixes)) };

    internal static AccessListEntry In(int number, bool allows, Ranges<uint> services, params IEnumerable<string> prefixes) => Entry(number, Direction.Inbound, allows, services, prefixes);

    internal static AccessListEntry Out(int number, bool allows, Ranges<uint> services, params IEnumerable<string> prefixes) => Entry(number, Direction.Outbound, allows, services, prefixes);

    /// <summary>The entries of a list that lets everything through.</summary>
    internal static AccessListEntry[] Open => [In(100, true, Everything, "0.0.0.0/0"), In(101, true, Everything, "::/0"), Out(100, true, Everything, "0.0.0.0/0"), Out(101, true, Everything, "::/0")];

    internal static NetworkAccessList List(string handle, string network, IReadOnlyList<string> subnets, params IReadOnlyList<AccessListEntry> entries) => new(Id("network-acl", handle))
    {
        Kind = Kind("NetworkAcl"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Network = Known(network), IsDefault = Known(false), Subnets = All(subnets), Entries = All(entries),
    };

    internal static PrefixList Prefixes(string handle, params IEnumerable<string> entries) => new(Id("prefix-list", handle))
    {
        Kind = Kind("PrefixList"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), IsProviders = Known(false), Entries = All([.. entries.Select(static it => Block(it))]),
    };

    // ---- roads ---------------------------------------------------------------------------------------------------------------------

    internal static Route Road(string to, Via via, string target) => Road(From(to), via, target);

    internal static Route Road(Peer to, Via via, string target) => new() { To = Known(to), Via = Known(via), Target = target, IsActive = Known(true), IsPropagated = Known(false) };

    internal static Route Learnt(string to, Via via, string target) => Road(to, via, target) with { IsPropagated = Known(true) };

    internal static Route Hole(string to, Via via, string target) => Road(to, via, target) with { IsActive = Known(false) };

    internal static RouteTable Table(string handle, string network, IReadOnlyList<string> subnets, params IReadOnlyList<Route> routes) => new(Id("route-table", handle))
    {
        Kind = Kind("RouteTable"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Network = Known(network), IsMain = Known(false), Subnets = All(subnets), Gateways = All<string>(), Routes = All(routes),
    };

    internal static Gateway Gateway(string handle, Via sort, params IReadOnlyList<string> networks) => new(Id("gateway", handle))
    {
        Kind = Kind("Gateway"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Sort = Known(sort), Networks = All(networks), Subnet = Known<string?>(null),
    };

    internal static NetworkPeering Peering(string handle, Network requester, Network accepter) => new(Id("vpc-peering-connection", handle))
    {
        Kind = Kind("VPCPeeringConnection"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Requester = Known(SideOf(requester)), Accepter = Known(SideOf(accepter)),
        RequesterBlocks = requester.Blocks, AccepterBlocks = accepter.Blocks, IsActive = Known(true),
    };

    static PeeringSide SideOf(Network network) => new(network.Handle, network.Account, network.Region);

    internal static TransitAttachment Attachment(string handle, string transit, TransitEnd end, string of, string? table) => new(Id("transit-gateway-attachment", handle))
    {
        Kind = Kind("TransitGatewayAttachment"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Transit = Known(transit), End = Known(end), Of = Known(of), OfAccount = Known(Account), Table = Known(table),
    };

    internal static TransitRoute Leads(string to, params IReadOnlyList<string> attachments) => new() { To = Known(Block(to)), Attachments = attachments, IsActive = Known(attachments.Count > 0), IsPropagated = Known(false) };

    internal static TransitTable TransitTable(string handle, string transit, params IReadOnlyList<TransitRoute> routes) => new(Id("transit-gateway-route-table", handle))
    {
        Kind = Kind("TransitGatewayRouteTable"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Transit = Known(transit), Routes = All(routes),
    };

    internal static NetworkPublicAccess Switch(PublicBlock block) => new($"aws/{Account}/{Region}/network-public-access")
    {
        Kind = Kind("VPCBlockPublicAccessOptions"), Name = "public access", Account = Account, Region = Region, Tags = Known(Tags.None), Block = Known(block),
    };

    internal static NetworkPublicExclusion Spared(string handle, string of, bool letsIn) => new(Id("vpc-block-public-access-exclusion", handle))
    {
        Kind = Kind("VPCBlockPublicAccessExclusion"), Name = handle, Account = Account, Region = Region, Tags = Known(Tags.None), Of = Known(of), LetsIn = Known(letsIn), IsActive = Known(true),
    };

    internal static Estate Estate(params IEnumerable<Resource> all) => new(all, Intent.None, Known(new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero)), static id => new Unknown(Ignorance.NotListed, $"{id} is on no list"));
}
