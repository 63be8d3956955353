// Resource policies of CloudWatch Logs: the list holds them.
using Glacis.Clouds.Aws.Logs;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Logs;

public sealed class LogPoliciesTests
{
    [Theory]
    [InlineData("""{"policyName":"p","policyDocument":"{}"}""", "{}")]
    [InlineData("""{"policyName":"p"}""", "? NotInAnswer")]
    public void A_policy_stands_in_the_list(string item, string expected)
    {
        var policy = Reading.One<LogPolicies, ResourcePolicy>(item);
        Assert.Equal(("arn:aws:logs:eu-west-1:111111111111:resource-policy:p", "logs", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
    }
}
