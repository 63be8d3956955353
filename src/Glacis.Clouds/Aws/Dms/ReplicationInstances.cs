// DMS replication instances: what they hold on the way is always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Dms;

/// <summary>Replication instances.</summary>
public sealed class ReplicationInstances : Collector
{
    static readonly Kind Instance = new("AWS::DMS::ReplicationInstance", "DMS replication instance");

    static readonly Call Labelling = Call.About("dms", "ListTagsForResource").By("ResourceArn", "ReplicationInstanceArn");

    public override Call Root { get; } = Call.List("dms", "DescribeReplicationInstances", "ReplicationInstances").Then(Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ReplicationInstanceArn").Peek(out var arn)) yield break;
        var key = item.Text("KmsKeyId").Key(item.Account, item.Region);
        yield return item.Store(Instance, arn, item.Text("ReplicationInstanceIdentifier").Shown(arn), item.Of(Labelling).Tags("TagList"), key.GuardsAlways(item.Account, AtRest.ProviderManagedKey), key);
    }
}
