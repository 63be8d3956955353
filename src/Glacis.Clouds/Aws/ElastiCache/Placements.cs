// Where caches stand: in the subnets of their group, with their security groups around them.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Clusters on their network, members of replication groups and those on their own.</summary>
public sealed class ClusterPlacements : Collector
{
    static readonly Call Group = Call.About("elasticache", "DescribeCacheSubnetGroups").By("CacheSubnetGroupName", "CacheSubnetGroupName").AbsentBy("CacheSubnetGroupNotFoundFault").Shared();

    public override Call Root { get; } = Caches.Clusters.Then(Group, Caches.Labelling);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return Placements.Of(item, arn, item.Text("CacheClusterId").Shown(arn)) with
        {
            Subnets = item.Of(Group).Root.Told("CacheSubnetGroups[0].Subnets", static it => it.Text("SubnetIdentifier")).Values(),
            Groups = item.Told("SecurityGroups", static it => it.Text("SecurityGroupId")).Values(),
            Port = item.Number("ConfigurationEndpoint.Port").Or(item.Number("CacheNodes[0].Endpoint.Port")).Map(static it => (int)it),
        };
    }
}

/// <summary>Serverless caches on their network.</summary>
public sealed class ServerlessPlacements : Collector
{
    public override Call Root { get; } = Call.List("elasticache", "DescribeServerlessCaches", "ServerlessCaches").Then(Caches.Labelling);

    public override Turn Turn => Turn.Kept;

    public override IReadOnlyList<Type> Fills => [typeof(Placement)];

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return Placements.Of(item, arn, item.Text("ServerlessCacheName").Shown(arn)) with
        {
            Subnets = item.Told("SubnetIds", static it => it.Text()).Values(),
            Groups = item.Told("SecurityGroupIds", static it => it.Text()).Values(),
            Port = item.Number("Endpoint.Port").Map(static it => (int)it),
        };
    }
}

static class Placements
{
    static readonly Kind Kind = new("Glacis::ElastiCache::Placement", "ElastiCache cache on its network");

    internal static Placement Of(Item item, string arn, string name) => new(arn)
    {
        Kind = Kind,
        Name = name,
        Account = item.Account,
        Region = item.Region,
        Tags = item.Of(Caches.Labelling).Tags("TagList"),
        Of = arn,
        Sort = Occupant.Cache,
        IsPublic = item.Source.Concludes(false, "caches are never given a public address"),
    };
}
