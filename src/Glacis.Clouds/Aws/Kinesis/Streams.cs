// Kinesis streams: whether what lies in them is encrypted, and with whose key.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kinesis;

/// <summary>Data streams.</summary>
public sealed class Streams : Collector
{
    static readonly Kind Stream = new("AWS::Kinesis::Stream", "Kinesis stream");

    static readonly Call Summary = Call.About("kinesis", "DescribeStreamSummary").By("StreamARN", "StreamARN");

    public override Call Root { get; } = StreamPolicies.Listed.Then(StreamPolicies.Labelling, Summary);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("StreamARN").Peek(out var arn)) yield break;
        var summary = item.Of(Summary).Root;
        var key = summary.Text("StreamDescriptionSummary.KeyId").Key(item.Account, item.Region);
        var encrypted = summary.OneOf("StreamDescriptionSummary.EncryptionType", ("KMS", true), ("NONE", false));
        // The model: "if EncryptionType is not returned, it is NONE".
        yield return item.Store(Stream, arn, item.Text("StreamName").Shown(arn), item.Of(StreamPolicies.Labelling).Tags("Tags"), key.GuardsWhere(summary.Has("StreamDescriptionSummary").Peek(out var has) && has ? encrypted.OrWhenSilent(false) : encrypted, item.Account, AtRest.ProviderManagedKey), key) with { IsEncryptedInPlace = true };
    }
}
