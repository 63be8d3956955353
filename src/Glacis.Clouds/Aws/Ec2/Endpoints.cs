// Endpoints: private doors of services within a network.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Ec2;

/// <summary>VPC endpoints of every sort.</summary>
public sealed class Endpoints : Collector
{
    static readonly Kind Door = new("AWS::EC2::VPCEndpoint", "VPC endpoint");

    public override Call Root { get; } = Call.List("ec2", "DescribeVpcEndpoints", "VpcEndpoints");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(ServiceDoor)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("VpcEndpointId").Peek(out var id) || IsGone(item)) yield break;
        var (owner, tags) = (item.Owner(), item.Tags("Tags"));
        yield return new ServiceDoor(item.Named("vpc-endpoint", id, owner))
        {
            Kind = Door,
            Name = tags.NameOr(id),
            Account = owner,
            Region = item.Region,
            Tags = tags,
            Network = item.Text("VpcId"),
            Sort = item.OneOf("VpcEndpointType",
                ("Interface", DoorSort.Interface), ("Gateway", DoorSort.Route), ("GatewayLoadBalancer", DoorSort.MiddleBox), ("Resource", DoorSort.Interface), ("ServiceNetwork", DoorSort.Interface)),
            Service = item.Text("ServiceName"),
            Subnets = item.Told("SubnetIds", static it => it.Text()).Values(),
            Groups = item.Told("Groups", static it => it.Text("GroupId")).Values(),
        };
    }

    // The states are written in both ways.
    static bool IsGone(Item item) => item.Text("State").Shown().ToUpperInvariant() is "DELETED" or "DELETING" or "REJECTED" or "FAILED" or "EXPIRED";
}
