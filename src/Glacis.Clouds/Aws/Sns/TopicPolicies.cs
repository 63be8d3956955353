// Who may do what to a topic of SNS.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Sns;

/// <summary>Policies of topics; every topic has one.</summary>
public sealed class TopicPolicies : Collector
{
    static readonly Kind OfTopic = new("AWS::SNS::TopicPolicy", "SNS topic policy");

    internal static readonly Call Attributes = Call.About("sns", "GetTopicAttributes").By("TopicArn", "TopicArn");
    internal static readonly Call Labelling = Call.About("sns", "ListTagsForResource").By("ResourceArn", "TopicArn");

    internal static readonly Call Listed = Call.List("sns", "ListTopics", "Topics").Then(Attributes, Labelling);

    public override Call Root => Listed;

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("TopicArn").Peek(out var arn)) yield break;
        var raw = item.Of(Attributes).Root.PolicyUnlessSilent("Attributes.Policy", "Attributes");
        yield return item.Policy(arn, OfTopic, "sns", arn[(arn.LastIndexOf(':') + 1)..], raw) with { Tags = item.Of(Labelling).Tags("Tags") };
    }
}
