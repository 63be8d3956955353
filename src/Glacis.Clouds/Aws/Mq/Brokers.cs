// MQ brokers: always encrypted; the question is by whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Mq;

/// <summary>Brokers.</summary>
public sealed class Brokers : Collector
{
    static readonly Kind Broker = new("AWS::AmazonMQ::Broker", "MQ broker");

    internal static readonly Call Description = Call.About("mq", "DescribeBroker").By("BrokerId", "BrokerId");

    internal static readonly Call Described = Call.List("mq", "ListBrokers", "BrokerSummaries").Then(Description);

    public override Call Root => Described;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("BrokerArn").Peek(out var arn)) yield break;
        var broker = item.Of(Description).Root;
        var key = broker.Text("EncryptionOptions.KmsKeyId").Key(item.Account, item.Region);
        var owned = broker.Flag("EncryptionOptions.UseAwsOwnedKey");
        var guard = owned.Peek(out var isOwned) && isOwned ? owned.Map(static _ => AtRest.ProviderOwnedKey) : key.GuardsAlways(item.Account, AtRest.ProviderManagedKey);
        yield return item.Store(Broker, arn, item.Text("BrokerName").Shown(arn), broker.TagMap("Tags"), guard, key);
    }

    // Both spellings are documented.
    internal static Fact<bool> IsRabbit(Item broker) => broker.OneOf("EngineType", ("ACTIVEMQ", false), ("RABBITMQ", true), ("ActiveMQ", false), ("RabbitMQ", true));
}
