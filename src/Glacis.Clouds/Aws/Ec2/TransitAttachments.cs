// What hangs on transit gateways.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Attachments of transit gateways, the account's own and those that others share with it.</summary>
public sealed class TransitAttachments : Collector
{
    static readonly Kind Attached = new("AWS::EC2::TransitGatewayAttachment", "transit gateway attachment");

    public override Call Root { get; } = Call.List("ec2", "DescribeTransitGatewayAttachments", "TransitGatewayAttachments");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(TransitAttachment)];

    public override IEnumerable<Resource> Read(Item item)
    {
        // What is gone is listed for a while.
        if (!item.Text("TransitGatewayAttachmentId").Peek(out var id) || item.Text("State").Shown() is "deleted" or "deleting" or "rejected" or "rejecting" or "failed" or "failing") yield break;
        var (owner, tags) = (item.Owner("ResourceOwnerId"), item.Tags("Tags"));
        yield return new TransitAttachment(item.Named("transit-gateway-attachment", id, owner))
        {
            Kind = Attached,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Transit = item.Text("TransitGatewayId"),
            End = item.OneOf("ResourceType",
                ("vpc", TransitEnd.Network), ("vpn", TransitEnd.Premises), ("vpn-concentrator", TransitEnd.Premises), ("direct-connect-gateway", TransitEnd.Premises), ("connect", TransitEnd.Premises),
                ("client-vpn", TransitEnd.Premises), ("peering", TransitEnd.Transit), ("tgw-peering", TransitEnd.Transit)),
            Of = item.Text("ResourceId"),
            OfAccount = item.Text("ResourceOwnerId"),
            Table = TableOf(item),
        };
    }

    // Only the owner of the gateway is told; to whom shares it silence says nothing.
    static Fact<string?> TableOf(Item item)
    {
        var table = item.Text("Association.TransitGatewayRouteTableId").Map<string?>(static it => it);
        var isOurs = item.Text("TransitGatewayOwnerId").Peek(out var owner) && owner == item.Account;
        return isOurs ? table.OrWhenSilent(null) : table;
    }
}
