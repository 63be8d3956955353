// Snapshots of serverless ElastiCache.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Snapshots of serverless caches, manual and automatic.</summary>
public sealed class ServerlessSnapshots : Collector
{
    const string CannotBePublic = "ElastiCache shares no snapshot: to be seen elsewhere it has to be exported";

    static readonly Kind Copy = new("AWS::ElastiCache::ServerlessCacheSnapshot", "ElastiCache serverless cache snapshot");

    public override Call Root { get; } = Call.List("elasticache", "DescribeServerlessCacheSnapshots", "ServerlessCacheSnapshots").Then(Caches.Labelling);

    public override Turn Turn => Turn.Copies;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return new Snapshot(arn)
        {
            Kind = Copy,
            Name = item.Text("ServerlessCacheSnapshotName").Shown(arn),
            Account = item.Account,
            Region = item.Region,
            Tags = item.Of(Caches.Labelling).Tags("TagList"),
            // User guide, "At-rest encryption": always enabled on a serverless cache, its "backups stored in Amazon S3" included; without a key, the service's.
            AtRest = key.GuardsOrService(item),
            Key = key,
            CopyOf = item.Text("ServerlessCacheConfiguration.ServerlessCacheName")
                .Map<string?>(name => Arn.Of("elasticache", item.Region, item.Account, $"serverlesscache:{name}")).OrWhenSilent(null),
            IsPublic = item.Source.Concludes(false, CannotBePublic),
            SharedWith = Many<string>.All([], new Conclusion(CannotBePublic, 1, [item.Source])),
        };
    }
}
