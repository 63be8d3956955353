// Automated backups of RDS: which of them are seen, and as what.
using Glacis.Clouds.Aws.Rds;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Rds;

public sealed class BackupsTests
{
    [Theory]
    [InlineData("active", "eu-west-1", false)]
    [InlineData("creating", "eu-west-1", false)]
    [InlineData("active", "us-east-1", true)]
    [InlineData("retained", "eu-west-1", true)]
    [InlineData("REDACTED", "eu-west-1", true)]
    [InlineData("active", "REDACTED", true)]
    public void Only_what_no_snapshot_shows_is_read(string status, string region, bool isRead)
    {
        Assert.Equal(isRead, Reading.All(new InstanceBackups(), $$"""{"Status":"{{status}}","Region":"{{region}}","DbiResourceId":"db-1"}""").Count == 1);
        Assert.Equal(isRead, Reading.All(new ClusterBackups(), $$"""{"Status":"{{status}}","Region":"{{region}}","DbClusterResourceId":"cluster-1"}""").Count == 1);
    }

    [Theory]
    [InlineData(""" "Encrypted":false """, "Nothing")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"alias/aws/rds" """, "ProviderManagedKey")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"1" """, "NamedKey")]
    [InlineData(""" "Engine":"mysql" """, "? NotInAnswer")]
    public void Encryption_is_told_or_unknown(string fields, string expected) => Assert.Equal(expected, Instance(fields).AtRest.Said());

    [Fact]
    public void It_names_its_origin_and_cannot_be_shared()
    {
        var backup = Instance(""" "DBInstanceArn":"arn:aws:rds:us-east-1:111111111111:db:main","DBInstanceAutomatedBackupsArn":"arn:aws:rds:eu-west-1:111111111111:auto-backup:ab-1" """);
        Assert.Equal(
            ("arn:aws:rds:eu-west-1:111111111111:auto-backup:ab-1", "arn:aws:rds:us-east-1:111111111111:db:main", "False", ""),
            (backup.Id, backup.CopyOf.Said(), backup.IsPublic.Said(), backup.SharedWith.Said()));
    }

    [Fact]
    public void One_without_an_ARN_gets_a_name_of_ours() => Assert.Equal("aws/111111111111/eu-west-1/automated-backup/db-1", Instance(""" "Engine":"mysql" """).Id);

    [Fact]
    public void A_cluster_backup_tells_the_encryption_of_its_cluster() => Assert.Equal(
        "Nothing", Reading.One<ClusterBackups, Snapshot>("""{"DbClusterResourceId":"cluster-1","Status":"retained","StorageEncrypted":false}""").AtRest.Said());

    static Snapshot Instance(string fields) => Reading.One<InstanceBackups, Snapshot>($$"""{"DbiResourceId":"db-1","Status":"retained",{{fields}}}""");
}
