// Policies of file systems: an error code says that there is none.
using Glacis.Clouds.Aws.Efs;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Efs;

public sealed class FileSystemPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"FileSystemId":"fs-1","Policy":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("!PolicyNotFound", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<FileSystemPolicies, ResourcePolicy>("""{"FileSystemId":"fs-1","Tags":[{"Key":"Name","Value":"home"}]}""", answer is null ? Further.Denied("DescribeFileSystemPolicy") : answer[0] == '!' ? Further.Absent("DescribeFileSystemPolicy", answer[1..]) : new Further("DescribeFileSystemPolicy", answer));
        Assert.Equal(("arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1", "elasticfilesystem", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }
}
