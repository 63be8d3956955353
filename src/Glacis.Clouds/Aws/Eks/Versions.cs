// The versions of Kubernetes that clusters run.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Eks;

/// <summary>Clusters, as what version of Kubernetes they run.</summary>
public sealed class Versions : Collector
{
    static readonly Kind Run = new("Glacis::EKS::Version", "Kubernetes version");

    public override Call Root { get; } = Clusters.Listed.Then(Clusters.Description);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var cluster = item.Of(Clusters.Description).Root;
        yield return item.Runs(Run, Arn.Of("eks", item.Region, item.Account, $"cluster/{name}"), name, cluster.TagMap("cluster.tags"), cluster.Text("cluster.version").Map(static _ => "eks"), cluster.Text("cluster.version"), cluster.Text("cluster.version").Map(static _ => UpdatesItself.NoChoice));
    }
}
