// Gateways to premises, by a tunnel or a line.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>Virtual private gateways. Whether a tunnel or a line ends there today is not asked: one can tomorrow, and no rule of the network would change.</summary>
public sealed class VpnGateways : Collector
{
    static readonly Kind Door = new("AWS::EC2::VPNGateway", "virtual private gateway");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpnGateways", "VpnGateways");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Gateway)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpnGatewayId").Peek(out var id) || item.Text("State").Shown() is "deleting" or "deleted") yield break;
        yield return item.AtTheEdge(Door, "vpn-gateway", id, Via.PrivateGateway, "VpcAttachments");
    }
}
