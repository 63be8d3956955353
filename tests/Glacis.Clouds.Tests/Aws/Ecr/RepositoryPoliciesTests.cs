// Policies of repositories: an error code says that there is none.
using Glacis.Clouds.Aws.Ecr;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ecr;

public sealed class RepositoryPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"policyText":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("!RepositoryPolicyNotFoundException", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<RepositoryPolicies, ResourcePolicy>("""{"repositoryName":"r","repositoryArn":"arn:aws:ecr:eu-west-1:111111111111:repository/r"}""", answer is null ? Further.Denied("GetRepositoryPolicy") : answer[0] == '!' ? Further.Absent("GetRepositoryPolicy", answer[1..]) : new Further("GetRepositoryPolicy", answer));
        Assert.Equal(("arn:aws:ecr:eu-west-1:111111111111:repository/r", "ecr", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
