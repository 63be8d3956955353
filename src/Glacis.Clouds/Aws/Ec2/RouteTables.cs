// Route tables of virtual private clouds.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Route tables, with what they steer and where to.</summary>
public sealed class RouteTables : Collector
{
    static readonly Kind Table = new("AWS::EC2::RouteTable", "route table");

    public override Call Root { get; } = Call.List("ec2", "DescribeRouteTables", "RouteTables");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(RouteTable)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("RouteTableId").Peek(out var id)) yield break;
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        var steers = item.Told("Associations", static it => it.Text("AssociationState.State").Shown() is "disassociated" or "failed" ? default : (It: it, Counts: true));
        yield return new RouteTable(item.Named("route-table", id, owner))
        {
            Kind = Table,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Network = item.Text("VpcId"),
            IsMain = steers.IsComplete ? item.Has("Associations").Map(_ => steers.Items.Any(static it => it.Counts && it.It.Flag("Main").Peek(out var main) && main)) : Fact.Unknown<bool>((Unknown)steers.Source),
            Subnets = Named(steers, "SubnetId"),
            Gateways = Named(steers, "GatewayId"),
            Routes = item.Told("Routes", RouteOf),
        };
    }

    // Each association names one of both, or neither: that of the main table.
    static Many<string> Named(Many<(Item It, bool Counts)> steers, string path) => steers.IsComplete
        ? Many<string>.All([.. steers.Items.Where(static it => it.Counts).Select(it => it.It.Text(path).Shown()).Where(static it => it.Length > 0)], steers.Source)
        : Many<string>.None((Unknown)steers.Source);

    static Route RouteOf(Item it)
    {
        var (via, target) = LeadsThrough(it);
        return new()
        {
            To = ToOf(it),
            Via = via,
            Target = target,
            IsActive = it.OneOf("State", ("active", true), ("blackhole", false)),
            IsPropagated = it.OneOf("Origin", ("CreateRouteTable", false), ("CreateRoute", false), ("EnableVgwRoutePropagation", true), ("Advertisement", true)),
        };
    }

    static Fact<Peer> ToOf(Item it) =>
        Speaks(it, "DestinationPrefixListId") ? SecurityGroups.ListOf(it, "DestinationPrefixListId")
        : Speaks(it, "DestinationIpv6CidrBlock") ? SecurityGroups.BlockOf(it, "DestinationIpv6CidrBlock")
        : SecurityGroups.BlockOf(it, "DestinationCidrBlock");

    static bool Speaks(Item item, string path) => item.Has(path).Peek(out var told) && told;

    // Beside a machine stands its interface, by which others know it.
    static readonly (string Path, Via? Via)[] Ways =
    [
        ("EgressOnlyInternetGatewayId", Via.EgressOnlyGateway), ("NatGatewayId", Via.AddressTranslation), ("VpcPeeringConnectionId", Via.Peering), ("TransitGatewayId", Via.TransitGateway),
        ("LocalGatewayId", Via.PrivateGateway), ("NetworkInterfaceId", Via.MiddleBox), ("InstanceId", Via.MiddleBox), ("CarrierGatewayId", null), ("CoreNetworkArn", null), ("OdbNetworkArn", null),
    ];

    static (Fact<Via> Via, string Target) LeadsThrough(Item it)
    {
        var gateway = it.Text("GatewayId");
        if (gateway.Peek(out var id) && id.Length > 0) return (ByGateway(it, gateway, id), id);
        foreach (var (path, via) in Ways)
        {
            var through = it.Text(path);
            if (!through.Peek(out var handle) || handle.Length == 0) continue;
            return (via is { } known ? through.Map(_ => known) : Fact.Unknown<Via>(new(Ignorance.NotForeseen, "the route leads through something that this build does not know", it.Source), path), handle);
        }
        return (Fact.Unknown<Via>((Unknown)(gateway.Source as Unknown ?? new(Ignorance.NotInAnswer, "the route does not say what it leads through", it.Source))), "");
    }

    // An endpoint of a gateway's sort is reached by the list of its service's addresses; one for a firewall by a block.
    static Fact<Via> ByGateway(Item it, Fact<string> gateway, string id) =>
        id == "local" ? gateway.Map(static _ => Via.Local)
        : Begins(id, "igw-") ? gateway.Map(static _ => Via.InternetGateway)
        : Begins(id, "vgw-") ? gateway.Map(static _ => Via.PrivateGateway)
        : Begins(id, "eigw-") ? gateway.Map(static _ => Via.EgressOnlyGateway)
        : Begins(id, "vpce-") ? gateway.Concludes(Speaks(it, "DestinationPrefixListId") ? Via.ServiceEndpoint : Via.MiddleBox, "a service's endpoint is reached by the list of its addresses, a firewall's by a block")
        : Fact.Unknown<Via>(new(Ignorance.NotForeseen, "the route leads through something that this build does not know", it.Source), "GatewayId");

    static bool Begins(string id, string with) => id.StartsWith(with, StringComparison.Ordinal);
}
