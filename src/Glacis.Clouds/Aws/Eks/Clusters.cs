// EKS clusters: what their API keeps, secrets among it, is always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Eks;

/// <summary>Clusters, as what their secrets lie in.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Cluster = new("AWS::EKS::Cluster", "EKS cluster");

    internal static readonly Call Listed = Call.List("eks", "ListClusters", "clusters");
    internal static readonly Call Description = Call.About("eks", "DescribeCluster").By("name", "");

    public override Call Root { get; } = Listed.Then(Description);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var cluster = item.Of(Description).Root;
        var key = cluster.Text("cluster.encryptionConfig[0].provider.keyArn").Key(item.Account, item.Region);
        // "All etcd volumes used by Amazon EKS clusters are encrypted at the disk level using AWS-managed encryption keys"; a key of one's own encrypts secrets, too.
        var guard = cluster.Described("cluster.arn", "cluster", key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey));
        yield return item.Store(Cluster, Arn.Of("eks", item.Region, item.Account, $"cluster/{name}"), name, cluster.TagMap("cluster.tags"), guard, key);
    }
}
