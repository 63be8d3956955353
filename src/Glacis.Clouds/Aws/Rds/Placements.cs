// Where databases of RDS stand: in the subnets of their group, with their security groups around them.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Rds;

/// <summary>Instances on their network, those of Aurora, DocumentDB and Neptune clusters among them.</summary>
public sealed class InstancePlacements : Collector
{
    public override Call Root { get; } = Call.List("rds", "DescribeDBInstances", "DBInstances");

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBInstanceArn").Peek(out var arn)) yield break;
        yield return new Placement(arn)
        {
            Kind = Placements.Kind,
            Name = item.Text("DBInstanceIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("TagList"),
            Of = arn,
            Sort = Occupant.Database,
            Subnets = item.Told("DBSubnetGroup.Subnets", static it => it.Text("SubnetIdentifier")).Values(),
            Groups = Placements.Groups(item),
            IsPublic = item.Flag("PubliclyAccessible"),
            // One that is being made has no endpoint yet.
            Port = item.Number("Endpoint.Port").Map(static it => (int)it),
        };
    }
}

/// <summary>Clusters on their network. Their instances have the addresses; of those without any the cluster tells.</summary>
public sealed class ClusterPlacements : Collector
{
    static readonly Call Group = Call.About("rds", "DescribeDBSubnetGroups").By("DBSubnetGroupName", "DBSubnetGroup").AbsentBy("DBSubnetGroupNotFoundFault").Shared();

    public override Call Root { get; } = Call.List("rds", "DescribeDBClusters", "DBClusters").Then(Group);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("DBClusterArn").Peek(out var arn)) yield break;
        yield return new Placement(arn)
        {
            Kind = Placements.Kind,
            Name = item.Text("DBClusterIdentifier").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Tags("TagList"),
            Of = arn,
            Sort = Occupant.Database,
            Subnets = item.Of(Group).Root.Told("DBSubnetGroups[0].Subnets", static it => it.Text("SubnetIdentifier")).Values(),
            Groups = Placements.Groups(item),
            // "Only for Multi-AZ DB clusters": of others the instances tell.
            IsPublic = item.Has("VpcSecurityGroups").Peek(out var described) && described ? item.Flag("PubliclyAccessible").OrWhenSilent(false) : item.Flag("PubliclyAccessible"),
            Port = item.Number("Port").Map(static it => (int)it),
        };
    }
}

static class Placements
{
    internal static readonly Kind Kind = new("Glacis::RDS::Placement", "RDS database on its network");

    /// <summary>Security groups; one that is being taken away still counts.</summary>
    internal static Many<string> Groups(Item item) => item.Told("VpcSecurityGroups", static it => it.Text("VpcSecurityGroupId")).Values();
}
