// Route tables of transit gateways, with what they hold.
using System.Text.Json.Nodes;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Route tables of transit gateways. Only the gateway's owner is shown them.</summary>
public sealed class TransitTables : Collector
{
    static readonly Kind Table = new("AWS::EC2::TransitGatewayRouteTable", "transit gateway route table");

    // The search wants a filter; every route is in one of both states.
    static readonly Call Search = Call.About("ec2", "SearchTransitGatewayRoutes").By("TransitGatewayRouteTableId", "TransitGatewayRouteTableId")
        .With("Filters", new JsonArray(new JsonObject { ["Name"] = "state", ["Values"] = new JsonArray("active", "blackhole") }));

    public override Call Root { get; } = Call.List("ec2", "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables").Then(Search);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(TransitTable)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("TransitGatewayRouteTableId").Peek(out var id) || item.Text("State").Shown() is "deleted" or "deleting") yield break;
        var tags = item.Tags("Tags");
        yield return new TransitTable(item.Named("transit-gateway-route-table", id, item.Account))
        {
            Kind = Table,
            Name = tags.NameOr(id),
            Account = item.Account,
            Region = item.Region,
            Tags = tags,
            Transit = item.Text("TransitGatewayId"),
            Routes = RoutesOf(item.Of(Search)),
        };
    }

    // An answer may say that there is more which it does not show.
    static Many<TransitRoute> RoutesOf(Answered found)
    {
        var routes = found.Many("Routes", RouteOf);
        var cut = found.Pages.Count > 0 && found.Pages[^1].Root.Flag("AdditionalRoutesAvailable").Peek(out var more) && more;
        return !cut || !routes.IsComplete ? routes
            : Many<TransitRoute>.Some(routes.Items, routes.Source, new(Ignorance.NotInAnswer, "the table has more routes than SearchTransitGatewayRoutes shows", routes.Source));
    }

    static TransitRoute RouteOf(Item it) => new()
    {
        To = ToOf(it),
        Attachments = [.. it.Items("TransitGatewayAttachments").Select(static one => one.Text("TransitGatewayAttachmentId").Shown()).Where(static one => one.Length > 0)],
        IsActive = it.OneOf("State", ("active", true), ("blackhole", false)),
        IsPropagated = it.OneOf("Type", ("static", false), ("propagated", true)),
    };

    static Fact<Sets.Addresses> ToOf(Item it) => it.Has("PrefixListId").Peek(out var named) && named
        ? Fact.Unknown<Sets.Addresses>(new(Ignorance.NotForeseen, "the route leads to a list of addresses, which this build does not follow here", it.Source), "PrefixListId")
        : it.Block("DestinationCidrBlock");
}
