// Serverless ElastiCache.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Serverless caches: at-rest encryption is "always enabled on a serverless cache" (user guide).</summary>
public sealed class ServerlessCaches : Collector
{
    static readonly Kind Cache = new("AWS::ElastiCache::ServerlessCache", "ElastiCache serverless cache");

    public override Call Root { get; } = Call.List("elasticache", "DescribeServerlessCaches", "ServerlessCaches").Then(Caches.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new DataStore(arn)
        {
            Kind = Cache,
            Name = item.Text("ServerlessCacheName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Caches.Labelling).Tags("TagList"),
            // The model of CreateServerlessCache: "If no KMS key is provided, a default service key is used."
            AtRest = key.GuardsOrService(item),
            Key = key,
            ReplicaOf = Fact.Known<string?>(null, item.Source),
            StorageOf = Fact.Known<string?>(null, item.Source),
            Replicas = Many<Replica>.All([], item.Source),
        };
    }
}
