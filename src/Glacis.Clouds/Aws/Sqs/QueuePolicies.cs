// Who may do what to a queue of SQS.
using Glacis.Clouds.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Sqs;

/// <summary>Policies of queues. A queue that never got one is open to its account alone.</summary>
public sealed class QueuePolicies : Collector
{
    static readonly Kind OfQueue = new("AWS::SQS::QueuePolicy", "SQS queue policy");

    internal static readonly Call Attributes = Call.About("sqs", "GetQueueAttributes").By("QueueUrl", "").With("AttributeNames", new System.Text.Json.Nodes.JsonArray("All"));
    internal static readonly Call Labelling = Call.About("sqs", "ListQueueTags").By("QueueUrl", "");

    internal static readonly Call Listed = Call.List("sqs", "ListQueues", "QueueUrls").With("MaxResults", 1000).Then(Attributes, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text().Peek(out var url)) yield break;
        var (name, attributes) = (url[(url.LastIndexOf('/') + 1)..], item.Of(Attributes).Root);
        var arn = attributes.Text("Attributes.QueueArn").Shown(Arn.Of("sqs", item.Region, item.Account, name));
        yield return item.Policy(arn, OfQueue, "sqs", name, attributes.PolicyUnlessSilent("Attributes.Policy", "Attributes")) with { Tags = item.Of(Labelling).TagMap("Tags") };
    }
}
