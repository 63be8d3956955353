// Policies of functions: an error code says that there is none.
using Glacis.Clouds.Aws.Lambda;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Lambda;

public sealed class FunctionPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"Policy":"{\"Version\":\"2012-10-17\"}","RevisionId":"1"}""", Policy)]
    [InlineData("!ResourceNotFoundException", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<FunctionPolicies, ResourcePolicy>("""{"FunctionName":"f","FunctionArn":"arn:aws:lambda:eu-west-1:111111111111:function:f"}""", answer is null ? Further.Denied("GetPolicy") : answer[0] == '!' ? Further.Absent("GetPolicy", answer[1..]) : new Further("GetPolicy", answer));
        Assert.Equal(("arn:aws:lambda:eu-west-1:111111111111:function:f", "lambda", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
