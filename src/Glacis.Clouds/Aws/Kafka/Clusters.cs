// MSK clusters, with brokers of their own and without: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kafka;

/// <summary>Clusters.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Cluster = new("AWS::MSK::Cluster", "MSK cluster");

    internal static readonly Call Listed = Call.List("kafka", "ListClustersV2", "ClusterInfoList");

    public override Call Root { get; } = Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn)) yield break;
        var key = item.Text("Provisioned.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId").Key(item.Account, item.Region);
        // "Amazon MSK always encrypts your data at rest", with the key aws/kafka unless another is named.
        yield return item.Store(Cluster, arn, item.Text("ClusterName").Shown(arn), item.TagMap("Tags"), key.GuardsAlways(item.Account, AtRest.ProviderManagedKey), key);
    }
}
