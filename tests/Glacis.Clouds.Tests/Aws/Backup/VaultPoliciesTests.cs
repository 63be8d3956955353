// Access policies of vaults: an error code says that there is none.
using Glacis.Clouds.Aws.Backup;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Backup;

public sealed class VaultPoliciesTests
{
    const string Policy = """{"Version":"2012-10-17"}""";

    [Theory]
    [InlineData("""{"BackupVaultName":"v","Policy":"{\"Version\":\"2012-10-17\"}"}""", Policy)]
    [InlineData("!ResourceNotFoundException", "none")]
    [InlineData(null, "? Denied")]
    public void A_policy_is_text_none_or_unknown(string? answer, string expected)
    {
        var policy = Reading.One<VaultPolicies, ResourcePolicy>("""{"BackupVaultName":"v"}""", answer is null ? Further.Denied("GetBackupVaultAccessPolicy") : answer[0] == '!' ? Further.Absent("GetBackupVaultAccessPolicy", answer[1..]) : new Further("GetBackupVaultAccessPolicy", answer));
        Assert.Equal(("arn:aws:backup:eu-west-1:111111111111:backup-vault:v", "backup", expected), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.Equal(("cuts nothing", "False", ""), (policy.Block.Said(), policy.AccessListCounts.Said(), policy.AccessList.Said()));
    }

    [Fact]
    public void Tags_that_the_model_keeps_secret_are_unknown() => Assert.Equal("? Redacted", Reading.One<VaultPolicies, ResourcePolicy>("""{"BackupVaultName":"v"}""").Tags.Said());
}
