// MemoryDB clusters: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.MemoryDb;

/// <summary>Clusters.</summary>
public sealed class Clusters : Collector
{
    static readonly Kind Cluster = new("AWS::MemoryDB::Cluster", "MemoryDB cluster");

    internal static readonly Call Labelling = Call.About("memorydb", "ListTags").By("ResourceArn", "ARN");

    internal static readonly Call Listed = Call.List("memorydb", "DescribeClusters", "Clusters").Then(Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ARN").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        // "MemoryDB encryption at rest is always enabled", with a key of the service's where none is named.
        yield return item.Store(Cluster, arn, item.Text("Name").Shown(arn), item.Of(Labelling).Tags("TagList"), key.GuardsAlways(item.Account, AtRest.ProviderOwnedKey), key);
    }
}
