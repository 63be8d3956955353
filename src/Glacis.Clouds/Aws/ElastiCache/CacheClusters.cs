// ElastiCache clusters: members of replication groups, and those on their own (Memcached, single Redis nodes).
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Cache clusters. The data of one that belongs to a replication group is judged at the group.</summary>
public sealed class CacheClusters : Collector
{
    static readonly Kind Cache = new("AWS::ElastiCache::CacheCluster", "ElastiCache cluster");

    public override Call Root { get; } = Caches.Clusters.Then(Caches.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        // The model: "if this field is empty, the cluster is not associated with any replication group".
        var group = item.Text("ReplicationGroupId").Map(static it => it.Length == 0 ? null : it).OrWhenSilent(null);
        yield return new DataStore(arn)
        {
            Kind = Cache,
            Name = item.Text("CacheClusterId").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Caches.Labelling).Tags("TagList"),
            AtRest = AtRestOf(item, group),
            Key = Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "the answer names no key", item.Source),
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = group,
            Replicas = Many<Replica>.All([], item.Source),
        };
    }

    // The answer names no key. Only a group can be given one, so a cluster of its own that is encrypted has the service's.
    static Fact<AtRest> AtRestOf(Item item, Fact<string?> group)
    {
        var encrypted = item.Flag("AtRestEncryptionEnabled");
        // CreateCacheCluster takes no such flag: a node of its own, Memcached or Redis, is never encrypted at rest. "Default: false."
        if (group.Peek(out var its) && its is null) encrypted = encrypted.OrWhenSilent(false);
        return encrypted.Then(yes => !yes ? encrypted.Map(static _ => AtRest.Nothing) : group.Then(it => it is null
            ? encrypted.Map(static _ => AtRest.ProviderOwnedKey)
            : Fact.Unknown<AtRest>(Ignorance.NotInAnswer, $"encrypted, and the key is named by the replication group {it}")));
    }
}
