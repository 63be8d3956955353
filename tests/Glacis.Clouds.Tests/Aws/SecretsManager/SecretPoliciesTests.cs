// Policies of secrets: left out where there is none.
using Glacis.Clouds.Aws.SecretsManager;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.SecretsManager;

public sealed class SecretPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"ARN":"arn","Name":"db","ResourcePolicy":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("""{"ARN":"arn","Name":"db"}""", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<SecretPolicies, ResourcePolicy>("""{"ARN":"arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf","Name":"db"}""", answer is null ? Further.Denied("GetResourcePolicy") : new Further("GetResourcePolicy", answer));
        Assert.Equal(("arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf", "secretsmanager", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
