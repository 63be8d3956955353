// SNS topics: whether what passes through them is encrypted while it is kept, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Sns;

/// <summary>Topics.</summary>
public sealed class Topics : Collector
{
    static readonly Kind Topic = new("AWS::SNS::Topic", "SNS topic");

    public override Call Root { get; } = TopicPolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("TopicArn").Peek(out var arn)) yield break;
        var attributes = item.Of(TopicPolicies.Attributes).Root;
        var key = attributes.Text("Attributes.KmsMasterKeyId").Key(item.Account, item.Region);
        // A topic that names no key is not encrypted: "server-side encryption is not enabled by default".
        var guard = attributes.Described("Attributes", "topic", key.GuardsAlways(item.Account, AtRest.Nothing));
        yield return item.Store(Topic, arn, arn[(arn.LastIndexOf(':') + 1)..], item.Of(TopicPolicies.Labelling).Tags("Tags"), guard, key) with { IsEncryptedInPlace = true };
    }
}
