// Who may do what to a cluster of MSK.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kafka;

/// <summary>Policies of clusters, judged for what they let clients do.</summary>
public sealed class ClusterPolicies : Collector
{
    static readonly Kind OfCluster = new("AWS::MSK::ClusterPolicy", "MSK cluster policy");

    static readonly Call Policy = Call.About("kafka", "GetClusterPolicy").By("ClusterArn", "ClusterArn").AbsentBy("NotFoundException");

    public override Call Root { get; } = Clusters.Listed.Then(Policy);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn)) yield break;
        yield return item.Policy(arn, OfCluster, "kafka-cluster", item.Text("ClusterName").Shown(arn), item.Of(Policy).PolicyUnlessAbsent("Policy")) with { Tags = item.TagMap("Tags") };
    }
}
