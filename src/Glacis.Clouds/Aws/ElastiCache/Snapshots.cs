// Snapshots of ElastiCache replication groups and clusters.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Snapshots of caches on nodes, manual and automatic.</summary>
public sealed class Snapshots : Collector
{
    const string CannotBePublic = "ElastiCache shares no snapshot: to be seen elsewhere it has to be exported";

    static readonly Kind Copy = new("AWS::ElastiCache::Snapshot", "ElastiCache snapshot");

    public override Call Root { get; } = Call.List("elasticache", "DescribeSnapshots", "Snapshots").Then(Caches.Labelling);

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new Snapshot(arn)
        {
            Kind = Copy,
            Name = item.Text("SnapshotName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Caches.Labelling).Tags("TagList"),
            // Without a key it may be the service's key or none, as the source's encryption was: no field tells.
            AtRest = key.Guards(item.Account),
            Key = key,
            CopyOf = OriginOf(item),
            IsPublic = item.Source.Concludes(false, CannotBePublic),
            SharedWith = Many<string>.All([], new Conclusion(CannotBePublic, 1, [item.Source])),
        };
    }

    static Fact<string?> OriginOf(Item item) => Named(item, "ReplicationGroupId", "replicationgroup").Or(Named(item, "CacheClusterId", "cluster")).OrWhenSilent(null);

    static Fact<string?> Named(Item item, string field, string type) =>
        item.Text(field).Map<string?>(id => Arn.Of("elasticache", item.Region, item.Account, $"{type}:{id}"));
}
