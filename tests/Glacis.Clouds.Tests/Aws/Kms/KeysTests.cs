// Keys of KMS: who manages them, their state, their rotation, and what is asked about which.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Kms;

public sealed class KeysTests
{
    const string Customers = """ "KeyManager":"CUSTOMER","KeyState":"Enabled","KeySpec":"SYMMETRIC_DEFAULT","Origin":"AWS_KMS","MultiRegion":false """;

    [Theory]
    [InlineData("Enabled", "Enabled")]
    [InlineData("Updating", "Enabled")]
    [InlineData("Disabled", "Disabled")]
    [InlineData("PendingDeletion", "PendingDeletion")]
    [InlineData("PendingReplicaDeletion", "PendingDeletion")]
    [InlineData("PendingImport", "Unavailable")]
    [InlineData("Creating", "Unavailable")]
    [InlineData("Unavailable", "Unavailable")]
    [InlineData("Other", "? NotForeseen")]
    public void States(string state, string expected) => Assert.Equal(expected, Of($"\"KeyState\":\"{state}\"").State.Said());

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", "Symmetric")]
    [InlineData("HMAC_256", "Hmac")]
    [InlineData("RSA_4096", "Asymmetric")]
    [InlineData("ECC_NIST_P256", "Asymmetric")]
    [InlineData("ECC_NIST_EDWARDS25519", "Asymmetric")]
    [InlineData("ML_DSA_65", "Asymmetric")]
    [InlineData("SM2", "Asymmetric")]
    [InlineData("OTHER", "? NotForeseen")]
    [InlineData("REDACTED", "? Redacted")]
    public void Materials(string spec, string expected) => Assert.Equal(expected, Of($"\"KeySpec\":\"{spec}\"").Material.Said());

    [Theory]
    [InlineData("AWS_KMS", "Service")]
    [InlineData("EXTERNAL", "Imported")]
    [InlineData("AWS_CLOUDHSM", "CustomStore")]
    [InlineData("EXTERNAL_KEY_STORE", "CustomStore")]
    [InlineData("OTHER", "? NotForeseen")]
    public void Origins(string origin, string expected) => Assert.Equal(expected, Of($"\"Origin\":\"{origin}\"").Origin.Said());

    [Theory]
    [InlineData(""" "MultiRegion":false """, "none")]
    [InlineData(""" "MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","PrimaryKey":{"Arn":"arn:p"}} """, "none")]
    [InlineData(""" "MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"REPLICA","PrimaryKey":{"Arn":"arn:p"}} """, "arn:p")]
    [InlineData(""" "MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"REPLICA","PrimaryKey":{"Arn":"arn:aws:kms:eu-west-1:111111111111:key/1"}} """, "none")]
    [InlineData(""" "MultiRegion":true """, "? NotInAnswer")]
    [InlineData(""" "KeyState":"Enabled" """, "none")]
    [InlineData(""" "MultiRegion":null """, "none")]
    public void A_replica_names_its_primary(string fields, string expected) =>
        Assert.Equal(expected, Reading.One<Keys, EncryptionKey>("""{"KeyId":"1","KeyArn":"arn:aws:kms:eu-west-1:111111111111:key/1"}""", Description(fields)).ReplicaOf.Said());

    [Fact]
    public void An_id_of_a_multi_region_key_is_not_taken_for_another_where_the_answer_is_silent() =>
        Assert.Equal("? NotInAnswer", Reading.One<Keys, EncryptionKey>("""{"KeyId":"mrk-1"}""", Description(""" "KeyState":"Enabled" """)).ReplicaOf.Said());

    [Theory]
    [InlineData("alias/aws/rds", "Provider")]
    [InlineData("alias/awsome", "? NotInAnswer")]
    public void An_alias_that_is_reserved_tells_whose_key_it_is(string name, string expected) =>
        Assert.Equal(expected, Reading.One<Aliases, KeyAlias>($$"""{"AliasName":"{{name}}","TargetKeyId":"1"}""").Manager.Said());

    [Theory]
    [InlineData("""{"KeyRotationEnabled":true,"RotationPeriodInDays":90}""", "True", "90")]
    [InlineData("""{"KeyRotationEnabled":true}""", "True", "365")]
    [InlineData("""{"KeyRotationEnabled":false}""", "False", "? NotInAnswer")]
    [InlineData("""{"RotationPeriodInDays":90}""", "? NotInAnswer", "? NotInAnswer")]
    [InlineData(null, "? Denied", "? Denied")]
    public void Rotation_is_told_or_unknown(string? answer, string rotates, string days)
    {
        var key = Of(Customers, new Further("GetKeyRotationStatus", answer));
        Assert.Equal((rotates, days), (key.Rotates.Said(), key.RotationDays.Said()));
    }

    [Fact]
    public void A_key_that_cannot_rotate_says_so()
    {
        var key = Of(Customers, Further.Absent("GetKeyRotationStatus", "UnsupportedOperationException"), Further.Absent("ListKeyRotations", "UnsupportedOperationException"));
        Assert.Equal(("False", ""), (key.Rotates.Said(), key.Rotations.Said()));
    }

    [Theory]
    [InlineData("""{"Rotations":[]}""", 0, true)]
    [InlineData("""{"Rotations":[{"RotationDate":1700000000},{"RotationDate":"2024-01-02T03:04:05Z"}]}""", 2, true)]
    [InlineData("""{"Rotations":[{"KeyMaterialState":"PENDING_ROTATION"},{"RotationDate":1700000000}]}""", 1, true)]
    [InlineData("""{"Rotations":[{"RotationDate":"REDACTED"},{"RotationDate":1700000000}]}""", 1, false)]
    [InlineData(null, 0, false)]
    public void Rotations_are_those_with_a_date(string? answer, int count, bool isComplete)
    {
        var rotations = Of(Customers, new Further("ListKeyRotations", answer)).Rotations;
        Assert.Equal((count, isComplete), (rotations.Items.Count, rotations.IsComplete));
    }

    [Theory]
    [InlineData("a customer's", Customers, "GetKeyPolicy ListGrants ListResourceTags GetKeyRotationStatus ListKeyRotations")]
    [InlineData("AWS's", """ "KeyManager":"AWS","KeyState":"Enabled","KeySpec":"SYMMETRIC_DEFAULT" """, "")]
    [InlineData("asymmetric", """ "KeyManager":"CUSTOMER","KeyState":"Enabled","KeySpec":"RSA_2048" """, "GetKeyPolicy ListGrants ListResourceTags")]
    [InlineData("HMAC", """ "KeyManager":"CUSTOMER","KeyState":"Enabled","KeySpec":"HMAC_256" """, "GetKeyPolicy ListGrants ListResourceTags")]
    [InlineData("pending deletion", """ "KeyManager":"CUSTOMER","KeyState":"PendingDeletion","KeySpec":"SYMMETRIC_DEFAULT" """, "GetKeyPolicy ListGrants ListResourceTags")]
    [InlineData("unread", null, "GetKeyPolicy ListGrants ListResourceTags GetKeyRotationStatus ListKeyRotations")]
    public void Only_what_can_be_answered_is_asked(string whose, string? metadata, string expected)
    {
        var collector = new Keys();
        var item = Reading.ItemOf(collector, """{"KeyId":"1"}""", Description(metadata));
        var asked = collector.Root.Further.Where(it => it.Condition is { } condition && (!condition(item).Peek(out var ask) || ask)).Select(static it => it.Operation);
        Assert.Equal((whose, expected), (whose, string.Join(' ', asked)));
    }

    [Theory]
    [InlineData("CUSTOMER", """{"Tags":[{"TagKey":"env","TagValue":"prod"}]}""", "env=prod")]
    [InlineData("CUSTOMER", null, "? Denied")]
    [InlineData("AWS", null, "none")]
    public void Only_customers_keys_have_tags(string manager, string? tags, string expected) =>
        Assert.Equal(expected, Of($"\"KeyManager\":\"{manager}\"", new Further("ListResourceTags", tags)).Tags.Said());

    [Fact]
    public void The_policy_is_kept_as_text() => Assert.Equal("{}", Of(Customers, new Further("GetKeyPolicy", """{"Policy":"{}","PolicyName":"default"}""")).RawPolicy.Said());

    [Fact]
    public void A_key_that_could_not_be_described_is_unknown_through_and_through()
    {
        var key = Reading.One<Keys, EncryptionKey>("""{"KeyId":"1"}""", Further.Denied("DescribeKey"));
        Assert.All(
            new[] { key.Manager.Said(), key.State.Said(), key.Material.Said(), key.Origin.Said(), key.Created.Said(), key.ReplicaOf.Said(), key.IsMultiRegion.Said() },
            static said => Assert.Equal("? Denied", said));
    }

    [Theory]
    [InlineData(""" "TargetKeyId":"1" """, "arn:aws:kms:eu-west-1:111111111111:key/1")]
    [InlineData(""" "CreationDate":1 """, "? NotInAnswer")]
    public void An_alias_stands_for_a_key_or_for_none_yet(string fields, string expected)
    {
        var alias = Reading.One<Aliases, KeyAlias>($$"""{"AliasName":"alias/a",{{fields}}}""");
        Assert.Equal(("arn:aws:kms:eu-west-1:111111111111:alias/a", expected), (alias.Id, alias.Target.Said()));
    }

    static Further Description(string? metadata) => new("DescribeKey", metadata is null ? null : $$"""{"KeyMetadata":{ {{metadata}} } }""");

    static EncryptionKey Of(string metadata, params IReadOnlyList<Further> further) => Reading.One<Keys, EncryptionKey>("""{"KeyId":"1"}""", [Description(metadata), .. further]);
}
