// Who may use and manage keys, against who is meant to, row by row.
using Glacis.Checks.Keys;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Verdicts;
using Xunit;
using static Glacis.Tests.Checks.Asking;
using static Glacis.Tests.Policies.Holders.Estates;

namespace Glacis.Tests.Checks.Keys;

public sealed class HoldingTests
{
    static readonly Declaration Line = new("glacis.yaml:3 (access)");

    static readonly Intent Declared = Intent.None with
    {
        Access = new()
        {
            ProductionServices = Many<DeclaredPrincipal>.All([new(new(Name: "prod-*"), Line), new(new(Tag: new("tier", "production")), Line), new(new(Service: "logs.amazonaws.com"), Line)], Line),
            SecurityTeam = Many<DeclaredPrincipal>.All([new(new(Id: "*:role/SecurityAdmin"), Line)], Line),
            TrustedAccounts = Many<TrustedAccount>.All([new("222233334444", Line)], Line),
        },
    };

    static string Asked<C>(EncryptionKey key, Intent intent, params Resource[] kept) where C : Check, new()
    {
        var verdict = new Judging(Of(intent, [InNone, .. kept]), [new C()]).Judge(key).Single();
        return $"{Words.Of(verdict.Outcome)} {Words.Of(verdict.Severity)}: {verdict.Reason}";
    }

    static readonly EncryptionKey Best = KeyWith(Policy(Allow(Aws(RoleId("prod-app")), """["kms:Decrypt","kms:GenerateDataKey"]""", sid: "Use"), Allow(Aws(RoleId("SecurityAdmin")), """["kms:PutKeyPolicy","kms:ScheduleKeyDeletion","kms:DescribeKey"]""", sid: "Manage")));

    [Fact]
    public void Best_practice_passes()
    {
        Assert.Equal("pass none: only the declared production services can use the key", Asked<KeyIsUsedOnlyByProductionServices>(Best, Declared));
        Assert.Equal("pass none: only the declared security team can manage the key", Asked<KeyIsManagedOnlyBySecurityTeam>(Best, Declared));
        Assert.Equal("pass none: nobody outside the zone of trust can do anything with the key", Asked<KeyIsNotUsedAcrossAccounts>(Best, Declared));
    }

    [Fact]
    public void Without_a_declaration_it_lists_who_can()
    {
        Assert.Equal($"conditional low: nobody declared who is meant to use the key; these can: {RoleId("prod-app")}: kms:Decrypt, kms:GenerateDataKey by policy, Use", Asked<KeyIsUsedOnlyByProductionServices>(Best, Intent.None));
        Assert.Equal($"conditional low: nobody declared who is meant to manage the key; these can: {RoleId("SecurityAdmin")}: kms:PutKeyPolicy, kms:ScheduleKeyDeletion by policy, Manage", Asked<KeyIsManagedOnlyBySecurityTeam>(Best, Intent.None));
    }

    [Fact]
    public void Whoever_is_not_declared_fails_it()
    {
        var key = KeyWith(Policy(Allow(Aws(RoleId("dev")), "kms:Decrypt", sid: "Dev")));
        Assert.Equal($"fail medium: others than the declared production services can use the key: {RoleId("dev")}: kms:Decrypt by policy, Dev", Asked<KeyIsUsedOnlyByProductionServices>(key, Declared));
        Assert.Equal($"pass none: only the declared production services can use the key", Asked<KeyIsUsedOnlyByProductionServices>(key, Declared, Role("dev", "", null, new Tag("tier", "production"))));
    }

    [Fact]
    public void A_role_whose_tags_were_not_read_may_be_meant() => Assert.StartsWith(
        "unknown none: cannot tell", Asked<KeyIsUsedOnlyByProductionServices>(KeyWith(Policy(Allow(Aws(RoleId("dev")), "kms:Decrypt"))), Declared, Role("dev", "") with { Tags = Lost<Tags>() }), StringComparison.Ordinal);

    [Theory]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:CreateGrant")]
    [InlineData("kms:ReplicateKey")]
    [InlineData("kms:UpdatePrimaryRegion")]
    [InlineData("kms:TagResource")]
    [InlineData("kms:UpdateAlias")]
    [InlineData("kms:ScheduleKeyDeletion")]
    public void The_ways_round_manage_too(string action) =>
        Assert.StartsWith("fail medium: others than the declared security team can manage the key", Asked<KeyIsManagedOnlyBySecurityTeam>(KeyWith(Policy(Allow(Aws(RoleId("dev")), action))), Declared), StringComparison.Ordinal);

    [Theory]
    [InlineData("kms:DescribeKey")]
    [InlineData("kms:GetKeyPolicy")]
    [InlineData("kms:ListGrants")]
    [InlineData("kms:Decrypt")]
    public void Looking_and_using_is_not_managing(string action) =>
        Assert.Equal("pass none: only the declared security team can manage the key", Asked<KeyIsManagedOnlyBySecurityTeam>(KeyWith(Policy(Allow(Aws(RoleId("dev")), action))), Declared));

    [Fact]
    public void Another_account_fails_unless_it_is_trusted()
    {
        Assert.Equal($"fail high: the key is open to others than the zone of trust: anybody of account {Other}: kms:Decrypt by policy, statement 1", Asked<KeyIsNotUsedAcrossAccounts>(KeyWith(Policy(Allow(Aws(Other), "kms:Decrypt"))), Declared));
        Assert.StartsWith("pass", Asked<KeyIsNotUsedAcrossAccounts>(KeyWith(Policy(Allow(Aws("222233334444"), "kms:Decrypt"))), Declared), StringComparison.Ordinal);
        Assert.StartsWith("fail high", Asked<KeyIsNotUsedAcrossAccounts>(KeyWith(Policy(Deny("\"*\"", "kms:Sign")), GrantTo($"arn:aws:iam::{Other}:role/r", "Decrypt")), Declared), StringComparison.Ordinal);
        Assert.StartsWith("fail critical", Asked<KeyIsNotUsedAcrossAccounts>(KeyWith(Policy(Allow("\"*\"", "kms:Decrypt", """{"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}"""))), Declared), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_of_the_organisation_is_no_stranger()
    {
        var verdict = new Judging(Of(Declared, Organization(May("*"))), [new KeyIsNotUsedAcrossAccounts()]).Judge(KeyWith(Policy(Allow(Aws(Member), "kms:Decrypt")))).Single();
        Assert.Equal(Outcome.Pass, verdict.Outcome);
    }

    [Fact]
    public void An_organisation_that_was_not_read_is_said()
    {
        var verdict = new Judging(Of(Declared, InNone with { Organization = Lost<string?>() }), [new KeyIsNotUsedAcrossAccounts()]).Judge(KeyWith(Policy(Allow(Aws(Other), "kms:Decrypt")))).Single();
        Assert.EndsWith(", unless an unread SCP or RCP denies", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal((Outcome.Fail, true), (verdict.Outcome, verdict.Confidence < 0.9));
    }

    [Fact]
    public void A_replica_opens_what_its_primary_keeps_closed()
    {
        const string Far = "arn:aws:kms:us-east-1:111122223333:key/k";
        var replica = KeyWith(Policy(Allow(Aws(RoleId("prod-app")), "kms:Decrypt"), Allow(Aws(RoleId("dev")), "kms:Decrypt", sid: "Drift"))) with { Name = "k" };
        replica = new EncryptionKey(Far) { Kind = replica.Kind, Name = "k", Account = Own, Region = "us-east-1", Manager = replica.Manager, State = replica.State, RawPolicy = replica.RawPolicy, Grants = replica.Grants, Relatives = Many<string>.All([KeyId], At), ReplicaOf = Known<string?>(KeyId), IsMultiRegion = Known(true) };
        var primary = KeyWith(Policy(Allow(Aws(RoleId("prod-app")), "kms:Decrypt"))) with { Relatives = Many<string>.All([Far], At), IsMultiRegion = Known(true) };
        Assert.Equal($"fail medium: others than the declared production services can use the key: {RoleId("dev")}: kms:Decrypt by policy, Drift", Asked<KeyIsUsedOnlyByProductionServices>(primary, Declared, replica));
        Assert.StartsWith($"fail medium: the replica allows what its primary does not: arn:aws:sts::{Own}:assumed-role/dev/some may kms:Decrypt", Asked<RelatedKeysAgree>(replica, Declared, primary), StringComparison.Ordinal);
        Assert.Equal("notApplicable none: the key is no replica", Asked<RelatedKeysAgree>(primary, Declared, replica));
    }

    [Fact]
    public void Whoever_a_replica_names_beside_its_account_is_drift()
    {
        var primary = KeyWith(Policy(Allow(Root, "kms:*")));
        var replica = new EncryptionKey("arn:aws:kms:us-east-1:111122223333:key/k") { Kind = Thing, Name = "k", Account = Own, Region = "us-east-1", Manager = Known(KeyManager.Customer), RawPolicy = Known(Policy(Allow(Root, "kms:*"), Allow(Aws(RoleId("dev")), "kms:Decrypt", sid: "Drift"))), Relatives = Many<string>.All([KeyId], At), ReplicaOf = Known<string?>(KeyId) };
        Assert.StartsWith("fail medium: the replica allows what its primary does not", Asked<RelatedKeysAgree>(replica, Declared, primary), StringComparison.Ordinal);
    }

    [Fact]
    public void Replicas_that_speak_of_their_own_regions_agree()
    {
        static string Via(string region) => Policy(Allow(Aws(RoleId("prod-app")), "kms:Decrypt", $$$"""{"StringEquals":{"kms:ViaService":"s3.{{{region}}}.amazonaws.com"}}"""));
        var primary = KeyWith(Via("eu-west-1"));
        var replica = new EncryptionKey("arn:aws:kms:us-east-1:111122223333:key/k") { Kind = Thing, Name = "k", Account = Own, Region = "us-east-1", Manager = Known(KeyManager.Customer), RawPolicy = Known(Via("us-east-1")), Relatives = Many<string>.All([KeyId], At), ReplicaOf = Known<string?>(KeyId) };
        Assert.Equal("pass none: the replica allows nothing that its primary does not", Asked<RelatedKeysAgree>(replica, Declared, primary));
    }

    [Fact]
    public void The_providers_key_is_the_providers() => Assert.StartsWith("notApplicable", Asked<KeyIsUsedOnlyByProductionServices>(Best with { Manager = Known(KeyManager.Provider) }, Declared), StringComparison.Ordinal);
}
