// The engines of caches by their versions.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.ElastiCache;

/// <summary>Nodes of caches, as what engine they run.</summary>
public sealed class Versions : Collector
{
    static readonly Kind Run = new("Glacis::ElastiCache::Version", "cache engine");

    public override Call Root { get; } = Caches.Clusters.Then(Caches.Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        yield return item.Runs(Run, arn, item.Text("CacheClusterId").Shown(arn), item.Of(Caches.Labelling).Tags("TagList"), item.Text("Engine"), item.Text("EngineVersion"), item.Flag("AutoMinorVersionUpgrade").ByItself());
    }
}
