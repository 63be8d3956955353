// Where warehouses of Redshift stand.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Provisioned clusters on their network.</summary>
public sealed class Placements : Collector
{
    static readonly Kind Warehouse = new("Glacis::Redshift::Placement", "Redshift cluster on its network");

    static readonly Call Group = Call.About("redshift", "DescribeClusterSubnetGroups").By("ClusterSubnetGroupName", "ClusterSubnetGroupName").AbsentBy("ClusterSubnetGroupNotFoundFault").Shared();

    public override Call Root { get; } = Call.List("redshift", "DescribeClusters", "Clusters").Then(Group);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterIdentifier").Peek(out var id)) yield break;
        var arn = Arn.Of("redshift", item.Region, item.Account, $"cluster:{id}");
        yield return new Placement(arn)
        {
            Kind = Warehouse,
            Name = id,
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("Tags"),
            Of = arn,
            Sort = Occupant.Database,
            Subnets = item.Of(Group).Root.Told("ClusterSubnetGroups[0].Subnets", static it => it.Text("SubnetIdentifier")).Values(),
            Groups = item.Told("VpcSecurityGroups", static it => it.Text("VpcSecurityGroupId")).Values(),
            IsPublic = item.Flag("PubliclyAccessible"),
            Port = item.Number("Endpoint.Port").Map(static it => (int)it),
        };
    }
}
