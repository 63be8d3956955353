// Firehose delivery streams: whether what waits in them is encrypted. What comes from a stream of Kinesis waits there.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Firehose;

/// <summary>Delivery streams.</summary>
public sealed class DeliveryStreams : Collector
{
    static readonly Kind Delivery = new("AWS::KinesisFirehose::DeliveryStream", "Firehose delivery stream");

    const string Encryption = "DeliveryStreamDescription.DeliveryStreamEncryptionConfiguration";

    internal static readonly Call Description = Call.About("firehose", "DescribeDeliveryStream").By("DeliveryStreamName", "");
    static readonly Call Labelling = Call.About("firehose", "ListTagsForDeliveryStream").By("DeliveryStreamName", "");

    public override Call Root { get; } = Call.List("firehose", "ListDeliveryStreams", "DeliveryStreamNames").With("Limit", 100).Then(Description, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var name)) yield break;
        var description = item.Of(Description).Root;
        var key = description.Text($"{Encryption}.KeyARN").Key(item.Account, item.Region);
        yield return item.Store(Delivery, ArnOf(item, name), name, item.Of(Labelling).Tags("Tags"), key.GuardsWhere(IsEncrypted(description), item.Account, AtRest.ProviderOwnedKey), key) with
        {
            IsEncryptedInPlace = true,
            StorageOf = description.Text("DeliveryStreamDescription.Source.KinesisStreamSourceDescription.KinesisStreamARN").Map(static it => (string?)it).OrWhenSilent(null),
        };
    }

    internal static string ArnOf(Item stream, string name) => Arn.Of("firehose", stream.Region, stream.Account, $"deliverystream/{name}");

    static Fact<bool> IsEncrypted(Item description)
    {
        var status = description.OneOf($"{Encryption}.Status", ("ENABLED", true), ("ENABLING", true), ("DISABLING_FAILED", true), ("DISABLED", false), ("DISABLING", false), ("ENABLING_FAILED", false));
        return description.Has("DeliveryStreamDescription").Then(has => has ? status.OrWhenSilent(false) : status);
    }
}
