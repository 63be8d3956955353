// Internet gateways.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Internet gateways, attached or not.</summary>
public sealed class InternetGateways : Collector
{
    static readonly Kind Door = new("AWS::EC2::InternetGateway", "internet gateway");

    public override Call Root { get; } = Call.List("ec2", "DescribeInternetGateways", "InternetGateways");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Gateway)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (item.Text("InternetGatewayId").Peek(out var id)) yield return item.AtTheEdge(Door, "internet-gateway", id, Via.InternetGateway, "Attachments");
    }
}
