// SQS queues: whether what waits in them is encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Sqs;

/// <summary>Queues.</summary>
public sealed class Queues : Collector
{
    static readonly Kind Queue = new("AWS::SQS::Queue", "SQS queue");

    public override Call Root { get; } = QueuePolicies.Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var url)) yield break;
        var (name, attributes) = (url[(url.LastIndexOf('/') + 1)..], item.Of(QueuePolicies.Attributes).Root);
        var key = attributes.Text("Attributes.KmsMasterKeyId").Key(item.Account, item.Region);
        var managed = attributes.Has("Attributes").Then(has => has ? attributes.Flag("Attributes.SqsManagedSseEnabled").OrWhenSilent(false) : attributes.Flag("Attributes.SqsManagedSseEnabled"));
        yield return item.Store(Queue, attributes.Text("Attributes.QueueArn").Shown(Arn.Of("sqs", item.Region, item.Account, name)), name, item.Of(QueuePolicies.Labelling).TagMap("Tags"),
            key.IsKnown ? key.Guards(item.Account) : managed.Map(static yes => yes ? AtRest.ProviderOwnedKey : AtRest.Nothing), key) with
        { IsEncryptedInPlace = true };
    }
}
