// Who may do what to a stream of Kinesis, as the stream itself says it.
using Glacis.Clouds.Collecting;
using Glacis.Inventory;
using Glacis.Recordings;

namespace Glacis.Clouds.Aws.Kinesis;

/// <summary>Policies of data streams; those of their registered consumers are not asked for.</summary>
public sealed class StreamPolicies : Collector
{
    static readonly Kind OfStream = new("AWS::Kinesis::ResourcePolicy", "Kinesis stream policy");

    static readonly Call Policy = Call.About("kinesis", "GetResourcePolicy").By("ResourceARN", "StreamARN").AbsentBy("ResourceNotFoundException");
    internal static readonly Call Labelling = Call.About("kinesis", "ListTagsForResource").By("ResourceARN", "StreamARN");

    internal static readonly Call Listed = Call.List("kinesis", "ListStreams", "StreamSummaries").With("Limit", 1000);

    public override Call Root { get; } = Listed.Then(Policy, Labelling);

    public override IEnumerable<Resource> Read(Item item)
    {
        if (!item.Text("StreamARN").Peek(out var arn)) yield break;
        // A stream without a policy answers an object without members.
        var raw = item.Of(Policy).PolicyUnlessAbsent("Policy").Map(static it => it is "{}" or "" ? null : it);
        yield return item.Policy(arn, OfStream, "kinesis", item.Text("StreamName").Shown(arn), raw) with { Tags = item.Of(Labelling).Tags("Tags") };
    }
}
