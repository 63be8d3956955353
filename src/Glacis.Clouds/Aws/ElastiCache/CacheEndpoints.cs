// Whether clients of replication groups have to speak TLS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Replication groups, as clients meet them.</summary>
public sealed class CacheEndpoints : Collector
{
    static readonly Kind Endpoint = new("Glacis::ElastiCache::Endpoint", "ElastiCache endpoint");

    public override Call Root { get; } = Call.List("elasticache", "DescribeReplicationGroups", "ReplicationGroups").Then(Caches.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var isOn = item.Flag("TransitEncryptionEnabled").OrWhenSilent(false);
        // "preferred: both encrypted and unencrypted connections"; caches older than the mode have none and demand it where it is on.
        var mode = item.OneOf("TransitEncryptionMode", ("required", TlsDemand.Demanded), ("preferred", TlsDemand.Optional)).OrWhenSilent(TlsDemand.Demanded);
        yield return item.Spoken(Endpoint, arn, item.Text("ReplicationGroupId").Shown(arn), item.Of(Caches.Labelling).Tags("TagList"), isOn.Then(on => on ? mode : isOn.Demands()), item.Unchosen());
    }
}
