// Gateways by which IPv6 goes out and nobody comes in.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Egress-only internet gateways.</summary>
public sealed class EgressOnlyGateways : Collector
{
    static readonly Kind Door = new("AWS::EC2::EgressOnlyInternetGateway", "egress-only internet gateway");

    public override Call Root { get; } = Call.List("ec2", "DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Gateway)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (item.Text("EgressOnlyInternetGatewayId").Peek(out var id)) yield return item.AtTheEdge(Door, "egress-only-internet-gateway", id, Via.EgressOnlyGateway, "Attachments");
    }
}
