// Snapshots of EBS: encryption, sharing, origin.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class SnapshotsTests
{
    const string Permission = "DescribeSnapshotAttribute";

    [Theory]
    [InlineData("an encrypted one cannot be", "true", null, "False", "? NotRecorded")]
    [InlineData("shared with nobody", "false", "[]", "False", "")]
    [InlineData("shared with an account", "false", """[{"UserId":"222222222222"}]""", "False", "222222222222")]
    [InlineData("shared with all", "false", """[{"UserId":"222222222222"},{"Group":"all"}]""", "True", "222222222222, all")]
    [InlineData("an account was taken out", "false", """[{"UserId":"REDACTED"}]""", "False", "? Redacted")]
    [InlineData("a group was taken out", "false", """[{"Group":"REDACTED"}]""", "? Redacted", "? Redacted")]
    [InlineData("list silent", "false", "null", "? NotInAnswer", "? NotInAnswer")]
    [InlineData("denied", "false", null, "? Denied", "? Denied")]
    [InlineData("flag silent", "null", null, "? Denied", "? Denied")]
    public void Public_is_what_the_answers_say(string state, string encrypted, string? permissions, string isPublic, string sharedWith)
    {
        var snapshot = Of($"\"Encrypted\":{encrypted}", new Further(Permission, permissions is null ? null : $$"""{"SnapshotId":"snap-1","CreateVolumePermissions":{{permissions}}}"""));
        Assert.Equal((state, isPublic, sharedWith), (state, snapshot.IsPublic.Said(), snapshot.SharedWith.Said()));
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    [InlineData("null", true)]
    public void The_permission_is_asked_for_only_where_it_tells_something(string encrypted, bool expected)
    {
        var collector = new Snapshots();
        var asked = collector.Root.Further[0].Condition!(Reading.ItemOf(collector, $$"""{"Encrypted":{{encrypted}}}"""));
        Assert.Equal(expected, !asked.Peek(out var ask) || ask);
    }

    [Theory]
    [InlineData(""" "VolumeId":"vol-1" """, "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1")]
    [InlineData(""" "VolumeId":"vol-ffffffff" """, "none")]
    [InlineData(""" "VolumeId":"vol-9","TransferType":"standard" """, "none")]
    [InlineData(""" "VolumeSize":8 """, "none")]
    [InlineData(""" "VolumeId":"REDACTED" """, "? Redacted")]
    public void The_volume_is_the_origin_unless_it_is_a_copy(string fields, string expected) => Assert.Equal(expected, Of(fields).CopyOf.Said());

    [Theory]
    [InlineData(""" "Encrypted":false """, "Nothing")]
    [InlineData(""" "Encrypted":true,"KmsKeyId":"arn:aws:kms:eu-west-1:111111111111:key/1" """, "NamedKey")]
    [InlineData(""" "Encrypted":true """, "? NotInAnswer")]
    public void Encryption_is_told_or_unknown(string fields, string expected) => Assert.Equal(expected, Of(fields).AtRest.Said());

    static Snapshot Of(string fields, params IReadOnlyList<Further> further) => Reading.One<Snapshots, Snapshot>($$"""{"SnapshotId":"snap-1",{{fields}}}""", further);
}
