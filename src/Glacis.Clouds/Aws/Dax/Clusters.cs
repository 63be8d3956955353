// DAX clusters: caches before DynamoDB, encrypted by a key of the service's or not at all.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Dax;

/// <summary>Clusters.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Cluster = new("AWS::DAX::Cluster", "DAX cluster");

    internal static readonly Call Labelling = Call.About("dax", "ListTags").By("ResourceName", "ClusterArn");

    internal static readonly Call Listed = Call.List("dax", "DescribeClusters", "Clusters").Then(Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn)) yield break;
        var guard = item.OneOf("SSEDescription.Status", ("ENABLED", AtRest.ProviderOwnedKey), ("ENABLING", AtRest.ProviderOwnedKey), ("DISABLED", AtRest.Nothing), ("DISABLING", AtRest.Nothing)).OrWhenSilent(AtRest.Nothing);
        yield return item.Store(Cluster, arn, item.Text("ClusterName").Shown(arn), item.Of(Labelling).Tags("Tags"), guard, Fact.Unknown<Ref<EncryptionKey>>(Ignorance.NotInAnswer, "the key is the service's own and has no name", item.Source));
    }
}
