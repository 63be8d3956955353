// Policies of tables: an error code says that there is none.
using Glacis.Clouds.Aws.DynamoDb;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.DynamoDb;

public sealed class TablePoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"Policy":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("!PolicyNotFoundException", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<TablePolicies, ResourcePolicy>("\"orders\"", answer is null ? Further.Denied("GetResourcePolicy") : answer[0] == '!' ? Further.Absent("GetResourcePolicy", answer[1..]) : new Further("GetResourcePolicy", answer));
        Assert.Equal(("arn:aws:dynamodb:eu-west-1:111111111111:table/orders", "dynamodb", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
