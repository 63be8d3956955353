// The engines of MQ brokers by their versions.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Mq;

/// <summary>Brokers, as what engine they run.</summary>
public sealed class Versions : Collector
{
    static readonly Kind Run = new("Glacis::AmazonMQ::Version", "MQ broker engine");

    public override Call Root { get; } = Brokers.Described;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("BrokerArn").Peek(out var arn)) yield break;
        var broker = item.Of(Brokers.Description).Root;
        var product = Brokers.IsRabbit(broker).Map(static it => it ? "rabbitmq" : "activemq");
        yield return item.Runs(Run, arn, item.Text("BrokerName").Shown(arn), broker.TagMap("Tags"), product, broker.Text("EngineVersion"), broker.Flag("AutoMinorVersionUpgrade").ByItself());
    }
}
