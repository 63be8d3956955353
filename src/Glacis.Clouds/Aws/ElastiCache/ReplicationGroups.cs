// ElastiCache replication groups: Redis and Valkey.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Replication groups: what their clusters serve is encrypted here.</summary>
public sealed class ReplicationGroups : Collector
{
    static readonly Kind Cache = new("AWS::ElastiCache::ReplicationGroup", "ElastiCache replication group");

    public override Call Root { get; } = Call.List("elasticache", "DescribeReplicationGroups", "ReplicationGroups").Then(Caches.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new DataStore(arn)
        {
            Kind = Cache,
            Name = item.Text("ReplicationGroupId").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Caches.Labelling).Tags("TagList"),
            AtRest = AtRestOf(item, key),
            Key = key,
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = Many<Replica>.All([], item.Source),
        };
    }

    static Fact<AtRest> AtRestOf(Item item, Fact<Ref<EncryptionKey>> key)
    {
        var encrypted = item.Flag("AtRestEncryptionEnabled");
        return encrypted.Then(yes => yes ? key.GuardsOrService(item) : encrypted.Map(static _ => AtRest.Nothing));
    }
}
