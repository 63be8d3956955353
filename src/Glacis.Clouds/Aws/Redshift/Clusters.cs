// Redshift clusters: whether they are encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Redshift;

/// <summary>Clusters of the warehouse.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Cluster = new("AWS::Redshift::Cluster", "Redshift cluster");

    public override Call Root { get; } = Call.List("redshift", "DescribeClusters", "Clusters");

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterIdentifier").Peek(out var name)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        // "Enable encryption with KMS or with an HSM": encrypted without a key of KMS is an HSM of the customer's.
        var guard = key.GuardsWhere(item.Flag("Encrypted"), item.Account, AtRest.CustomerKey);
        yield return item.Store(Cluster, Arn.Of("redshift", item.Region, item.Account, $"cluster:{name}"), name, item.Tags("Tags"), guard, key) with { Layer = Layer.Volume };
    }
}
