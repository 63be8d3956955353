// The versions of Kafka that clusters run.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kafka;

/// <summary>Clusters with brokers of their own, as what version they run; of the others the provider chooses it.</summary>
public sealed class Versions : Collector
{
    static readonly Kind Run = new("Glacis::MSK::Version", "Kafka version");

    public override Call Root { get; } = Clusters.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("ClusterArn").Peek(out var arn) || item.Text("ClusterType").Shown() == "SERVERLESS") yield break;
        var version = item.Text("Provisioned.CurrentBrokerSoftwareInfo.KafkaVersion");
        yield return item.Runs(Run, arn, item.Text("ClusterName").Shown(arn), item.TagMap("Tags"), version.Map(static _ => "kafka"), version, item.Source.Concludes(UpdatesItself.NoChoice, "the provider mends brokers by itself"));
    }
}
