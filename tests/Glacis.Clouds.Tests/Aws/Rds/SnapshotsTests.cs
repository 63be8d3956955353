// Snapshots of RDS instances and clusters: encryption, sharing, origin.
using Glacis.Clouds.Aws.Rds;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Rds;

public sealed class SnapshotsTests
{
    [Theory]
    [InlineData("false", "Nothing")]
    [InlineData("""true,"KmsKeyId":"alias/aws/rds" """, "ProviderManagedKey")]
    [InlineData("""true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """, "NamedKey")]
    [InlineData("""true,"KmsKeyId":"arn:aws:kms:eu-west-1:222222222222:key/1" """, "CustomerKey")]
    [InlineData("""true,"KmsKeyId":"REDACTED" """, "? Redacted")]
    [InlineData("null", "? NotInAnswer")]
    public void Encryption_is_told_or_unknown(string flag, string expected)
    {
        Assert.Equal(expected, Instance($"\"Encrypted\":{flag}").AtRest.Said());
        Assert.Equal(expected, Cluster($"\"StorageEncrypted\":{flag}").AtRest.Said());
    }

    [Theory]
    [InlineData("an encrypted one cannot be", "manual", "true", null, "False")]
    [InlineData("an automated one cannot be", "automated", "false", null, "False")]
    [InlineData("one of AWS Backup cannot be", "awsbackup", "false", null, "False")]
    [InlineData("shared with nobody", "manual", "false", "[]", "False")]
    [InlineData("shared with an account", "manual", "false", """["222222222222"]""", "False")]
    [InlineData("shared with all", "manual", "false", """["222222222222","all"]""", "True")]
    [InlineData("all, though an account was taken out", "manual", "false", """["all","REDACTED"]""", "True")]
    [InlineData("an account was taken out", "manual", "false", """["REDACTED"]""", "? Redacted")]
    [InlineData("values silent", "manual", "false", "null", "? NotInAnswer")]
    [InlineData("denied", "manual", "false", null, "? Denied")]
    [InlineData("a type not foreseen", "other", "false", null, "? Denied")]
    [InlineData("flag silent", "manual", "null", null, "? Denied")]
    public void Public_is_what_the_answers_say(string state, string type, string encrypted, string? values, string expected)
    {
        var instance = Instance($"\"SnapshotType\":\"{type}\",\"Encrypted\":{encrypted}", Attributes("DBSnapshot", values));
        var cluster = Cluster($"\"SnapshotType\":\"{type}\",\"StorageEncrypted\":{encrypted}", Attributes("DBClusterSnapshot", values));
        Assert.Equal((state, expected, expected), (state, instance.IsPublic.Said(), cluster.IsPublic.Said()));
    }

    [Theory]
    [InlineData("""["222222222222","333333333333"]""", "222222222222, 333333333333")]
    [InlineData("[]", "")]
    [InlineData("null", "? NotInAnswer")]
    [InlineData(null, "? Denied")]
    public void Accounts_that_it_is_shared_with_are_listed(string? values, string expected) =>
        Assert.Equal(expected, Instance(""" "SnapshotType":"manual","Encrypted":false """, Attributes("DBSnapshot", values)).SharedWith.Said());

    [Fact]
    public void An_answer_without_the_attribute_restore_says_nothing() => Assert.Equal("? NotInAnswer", Instance(
        """ "SnapshotType":"manual","Encrypted":false """,
        new Further("DescribeDBSnapshotAttributes", """{"DBSnapshotAttributesResult":{"DBSnapshotAttributes":[{"AttributeName":"other","AttributeValues":[]}]}}""")).IsPublic.Said());

    [Theory]
    [InlineData("manual", "false", true)]
    [InlineData("manual", "true", false)]
    [InlineData("automated", "false", false)]
    [InlineData("other", "false", true)]
    [InlineData("manual", "null", true)]
    public void Attributes_are_asked_for_only_where_they_tell_something(string type, string encrypted, bool expected)
    {
        var (collector, item) = (new InstanceSnapshots(), $$"""{"SnapshotType":"{{type}}","Encrypted":{{encrypted}}}""");
        var asked = collector.Root.Further[0].Condition!(Reading.ItemOf(collector, item));
        Assert.Equal(expected, !asked.Peek(out var ask) || ask);
    }

    [Theory]
    [InlineData(""" "DBInstanceIdentifier":"main" """, "arn:aws:rds:eu-west-1:111111111111:db:main")]
    [InlineData(""" "DBInstanceIdentifier":"main","SourceRegion":"us-east-1" """, "arn:aws:rds:us-east-1:111111111111:db:main")]
    [InlineData(""" "DBInstanceIdentifier":"main","SourceDBSnapshotIdentifier":"arn:aws:rds:us-east-1:222222222222:snapshot:s" """, "arn:aws:rds:us-east-1:222222222222:db:main")]
    [InlineData(""" "Engine":"mysql" """, "none")]
    public void An_instance_is_the_origin(string fields, string expected) => Assert.Equal(expected, Instance(fields).CopyOf.Said());

    [Theory]
    [InlineData(""" "DBClusterIdentifier":"main" """, "arn:aws:rds:eu-west-1:111111111111:cluster:main")]
    [InlineData(""" "DBClusterIdentifier":"main","SourceDBClusterSnapshotArn":"arn:aws:rds:us-east-1:111111111111:cluster-snapshot:s" """, "arn:aws:rds:us-east-1:111111111111:cluster:main")]
    public void A_cluster_is_the_origin(string fields, string expected) => Assert.Equal(expected, Cluster(fields).CopyOf.Said());

    [Fact]
    public void Copies_are_read_after_stores() => Assert.All<Collector>([new InstanceSnapshots(), new ClusterSnapshots()], static it => Assert.Equal(Turn.Copies, it.Turn));

    static Further Attributes(string kind, string? values) => new(
        $"Describe{kind}Attributes",
        values is null ? null : $$"""{"{{kind}}AttributesResult":{"{{kind}}Attributes":[{"AttributeName":"restore","AttributeValues":{{values}} }] } }""");

    static Snapshot Instance(string fields, params IReadOnlyList<Further> further) =>
        Reading.One<InstanceSnapshots, Snapshot>($$"""{"DBSnapshotArn":"arn:aws:rds:eu-west-1:111111111111:snapshot:s",{{fields}}}""", further);

    static Snapshot Cluster(string fields, params IReadOnlyList<Further> further) =>
        Reading.One<ClusterSnapshots, Snapshot>($$"""{"DBClusterSnapshotArn":"arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:s",{{fields}}}""", further);
}
