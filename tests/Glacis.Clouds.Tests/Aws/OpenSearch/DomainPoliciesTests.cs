// Access policies of domains: left empty where there is none.
using Glacis.Clouds.Aws.OpenSearch;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.OpenSearch;

public sealed class DomainPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"DomainStatus":{"ARN":"arn:aws:es:eu-west-1:111111111111:domain/logs","AccessPolicies":"{\"Version\":\"2012-10-17\"}"}}""", Policy)]
    [InlineData("""{"DomainStatus":{"AccessPolicies":""}}""", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<DomainPolicies, ResourcePolicy>("""{"DomainName":"logs"}""", answer is null ? Further.Denied("DescribeDomain") : new Further("DescribeDomain", answer));
        Assert.Equal(("arn:aws:es:eu-west-1:111111111111:domain/logs", "es", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
