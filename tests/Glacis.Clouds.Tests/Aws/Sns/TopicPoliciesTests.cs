// Policies of topics: among their attributes.
using Glacis.Clouds.Aws.Sns;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Sns;

public sealed class TopicPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"Attributes":{"Policy":"{\"Version\":\"2012-10-17\"}"}}""", Policy)]
    [InlineData("""{"Attributes":{"Policy":""}}""", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<TopicPolicies, ResourcePolicy>("""{"TopicArn":"arn:aws:sns:eu-west-1:111111111111:alerts"}""", answer is null ? Further.Denied("GetTopicAttributes") : new Further("GetTopicAttributes", answer));
        Assert.Equal(("arn:aws:sns:eu-west-1:111111111111:alerts", "sns", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
