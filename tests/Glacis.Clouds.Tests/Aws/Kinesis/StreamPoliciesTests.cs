// Policies of streams: an empty one is none.
using Glacis.Clouds.Aws.Kinesis;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Kinesis;

public sealed class StreamPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"Policy":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("""{"Policy":"{}"}""", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<StreamPolicies, ResourcePolicy>("""{"StreamName":"s","StreamARN":"arn:aws:kinesis:eu-west-1:111111111111:stream/s"}""", answer is null ? Further.Denied("GetResourcePolicy") : new Further("GetResourcePolicy", answer));
        Assert.Equal(("arn:aws:kinesis:eu-west-1:111111111111:stream/s", "kinesis", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
