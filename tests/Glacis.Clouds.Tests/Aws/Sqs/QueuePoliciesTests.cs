// Policies of queues: among their attributes, or left out.
using Glacis.Clouds.Aws.Sqs;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Sqs;

public sealed class QueuePoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:111111111111:orders","Policy":"{\"Version\":\"2012-10-17\"}"}}""", Policy)]
    [InlineData("""{"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:111111111111:orders"}}""", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<QueuePolicies, ResourcePolicy>("\"https://sqs.eu-west-1.amazonaws.com/111111111111/orders\"", answer is null ? Further.Denied("GetQueueAttributes") : new Further("GetQueueAttributes", answer));
        Assert.Equal(("arn:aws:sqs:eu-west-1:111111111111:orders", "sqs", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }

    [Fact]
    public void An_answer_without_attributes_does_not_say_that_there_is_no_policy() =>
        Assert.Equal("? NotInAnswer", Reading.One<QueuePolicies, ResourcePolicy>("\"https://q/orders\"", new Further("GetQueueAttributes", "{}")).RawPolicy.Said());

    [Fact]
    public void Tags_are_an_object() =>
        Assert.Equal("env=prod, team=a", Reading.One<QueuePolicies, ResourcePolicy>("\"https://q/orders\"", new Further("ListQueueTags", """{"Tags":{"env":"prod","team":"a"}}""")).Tags.Said());
}
