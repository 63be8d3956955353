// Who can use a key: by its policy, by grants, by what its account's identities may do.
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Policies.Evaluation;
using Glacis.Policies.Holders;
using Xunit;
using static Glacis.Tests.Checks.Asking;
using static Glacis.Tests.Policies.Holders.Estates;

namespace Glacis.Tests.Policies.Holders;

public sealed class WhoCanTests
{
    const string Decrypt = "kms:Decrypt";

    static string Who(EncryptionKey key, params Resource[] kept) => Who(Decrypt, key, kept);

    static string Who(string action, EncryptionKey key, params Resource[] kept)
    {
        var all = Of(Intent.None, [InNone, .. kept]).Engine<WhoCan>().Do([action], Guarded.Of(key));
        return string.Join(" | ", all.Items.Select(static it => $"{it.Words}{(it.Can == Truth.Yes ? "" : "?")} by {string.Join(", ", it.By)}")) + (all.IsComplete ? "" : $" and more: {((Unknown)all.Source).Words}");
    }

    public static TheoryData<string, EncryptionKey, string> ByPolicy => new()
    {
        { "a role by its name", KeyWith(Policy(Allow(Aws(RoleId("app")), Decrypt, sid: "Use"))), $"{RoleId("app")} by policy, Use" },
        { "another action", KeyWith(Policy(Allow(Aws(RoleId("app")), "kms:Encrypt"))), "" },
        { "all but one of them", KeyWith(Policy(Allow(Aws("*"), "kms:*"), Deny(Aws("*"), "kms:*", $$$"""{"ArnNotEquals":{"aws:PrincipalArn":"{{{RoleId("app")}}}"}}"""))), $"{RoleId("app")} by policy, statement 1" },
        { "anybody", KeyWith(Policy(Allow("\"*\"", "kms:*", sid: "Open"))), "anybody by policy, Open" },
        { "anybody of an organisation", KeyWith(Policy(Allow("\"*\"", "kms:*", """{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""))), "any account of organisation o-1 by policy, statement 1" },
        { "anybody of our own account", KeyWith(Policy(Allow("\"*\"", "kms:*", $$$"""{"StringEquals":{"kms:CallerAccount":"{{{Own}}}"}}"""))), $"anybody of account {Own} by policy, statement 1" },
        { "another account", KeyWith(Policy(Allow(Aws(Other), Decrypt))), $"anybody of account {Other} by policy, statement 1" },
        { "another account's role", KeyWith(Policy(Allow(Aws($"arn:aws:iam::{Other}:role/r"), Decrypt))), $"arn:aws:iam::{Other}:role/r by policy, statement 1" },
        { "a service", KeyWith(Policy(Allow("""{"Service":"logs.amazonaws.com"}""", "kms:De*"))), "service logs.amazonaws.com by policy, statement 1" },
        { "a service that is denied", KeyWith(Policy(Allow("""{"Service":"logs.amazonaws.com"}""", "kms:*"), Deny("\"*\"", Decrypt))), "" },
        { "a grant", KeyWith(Policy(Deny("\"*\"", "kms:PutKeyPolicy")), GrantTo(RoleId("app"), "Decrypt", "Encrypt")), $"{RoleId("app")} by grant g1" },
        { "a grant to another account", KeyWith(Policy(Deny("\"*\"", "kms:PutKeyPolicy")), GrantTo($"arn:aws:iam::{Other}:root", "Decrypt")), $"anybody of account {Other} by grant g1" },
        { "a grant of something else", KeyWith(Policy(Deny("\"*\"", "kms:PutKeyPolicy")), GrantTo(RoleId("app"), "Encrypt")), "" },
    };

    [Theory]
    [MemberData(nameof(ByPolicy))]
    public void Who_the_key_itself_lets_in(string name, EncryptionKey key, string who)
    {
        Assert.NotEmpty(name);
        Assert.Equal(who, Who(key));
    }

    static readonly EncryptionKey Delegating = KeyWith(Policy(Allow(Root, "kms:*")));

    [Fact]
    public void A_key_that_leaves_it_to_its_account_is_held_by_whoever_its_account_lets() => Assert.Equal(
        $"{RoleId("admin")} by admin/p, statement 1",
        Who(Delegating, Role("admin", May("*")), Role("reader", May("s3:*")), Role("other", May("kms:*", "arn:aws:kms:eu-west-1:111122223333:key/other")), Role("nothing", "")));

    [Fact]
    public void A_key_that_does_not_leave_it_to_its_account_is_not() => Assert.Equal($"{RoleId("app")} by policy, statement 1", Who(KeyWith(Policy(Allow(Aws(RoleId("app")), Decrypt))), Role("admin", May("*"))));

    [Fact]
    public void What_an_identity_is_denied_it_cannot() => Assert.Equal("", Who(Delegating, Role("admin", Policy("""{"Effect":"Allow","Action":"*","Resource":"*"}""", """{"Effect":"Deny","Action":"kms:D*","Resource":"*"}"""))));

    [Fact]
    public void A_boundary_limits() => Assert.Equal("", Who(Delegating, Role("admin", May("*"), "b"), Managed("b", May("s3:*"))));

    [Fact]
    public void A_boundary_that_was_not_read_leaves_it_open() => Assert.Equal($"{RoleId("admin")}? by admin/p, statement 1", Who(Delegating, Role("admin", May("*"), "b")));

    [Fact]
    public void Policies_that_were_not_read_leave_it_open()
    {
        var role = Role("admin", "") with { Attached = Many<string>.All(["gone"], At) };
        Assert.Equal($"{RoleId("admin")}? by its own policies", Who(Delegating, role));
    }

    [Fact]
    public void Groups_lend_their_policies()
    {
        var group = Role("ops", May("kms:*")) with { Sort = IdentitySort.Group };
        var user = new Identity($"arn:aws:iam::{Own}:user/ana") { Kind = Thing, Name = "ana", Account = Own, Region = "", Sort = IdentitySort.User, Inline = Many<InlinePolicy>.All([], At), Attached = Many<string>.All([], At), Groups = Many<string>.All(["ops"], At), Boundary = Known<string?>(null), IsServices = Known(false) };
        Assert.Equal($"arn:aws:iam::{Own}:user/ana by ops/p, statement 1", Who(Delegating, group, user));
    }

    [Fact]
    public void Lists_that_were_not_read_may_hold_more()
    {
        var estate = new Estate([InNone], Intent.None, Known(Checks.World.Now), static _ => Denied);
        var all = estate.Engine<WhoCan>().Do([Decrypt], Guarded.Of(Delegating));
        Assert.False(all.IsComplete);
        Assert.Empty(all.Items);
    }

    [Fact]
    public void A_service_control_policy_denies_what_the_account_allows()
    {
        var guard = Policy("""{"Effect":"Deny","Action":"kms:Decrypt","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/break-glass"}}}""");
        var estate = Of(Intent.None, [.. Organization(guard), Role("admin", May("*")), Role("break-glass", May("*"))]);
        Assert.Equal(RoleId("break-glass"), Assert.Single(estate.Engine<WhoCan>().Do([Decrypt], Guarded.Of(Delegating)).Items).Name);
    }

    static readonly EncryptionKey Naming = KeyWith(Policy(Allow(Aws(RoleId("app")), Decrypt, sid: "Use")));

    [Fact]
    public void Who_is_named_needs_no_policy_of_its_own() => Assert.Equal($"{RoleId("app")} by policy, Use", Who(Naming, Role("app", "")));

    [Fact]
    public void Who_is_named_may_be_denied_by_its_own_policy() => Assert.Equal("", Who(Naming, Role("app", May("kms:*", effect: "Deny"))));

    [Fact]
    public void Who_is_named_by_its_role_is_held_by_its_boundary() => Assert.Equal("", Who(Naming, Role("app", "", "b"), Managed("b", May("s3:*"))));

    [Fact]
    public void Who_is_named_in_a_condition_is_asked_about_too() =>
        Assert.Equal($"{RoleId("app")} by policy, statement 1", Who(KeyWith(Policy(Allow("\"*\"", "kms:*", $$$"""{"ArnEquals":{"aws:PrincipalArn":"{{{RoleId("app")}}}"}}"""))), Role("app", "")));

    [Fact]
    public void Who_is_named_is_held_by_the_organisation()
    {
        var guard = Policy("""{"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}""");
        Assert.Empty(Of(Intent.None, [.. Organization(guard), Role("app", "")]).Engine<WhoCan>().Do([Decrypt], Guarded.Of(Naming)).Items);
        Assert.Single(Of(Intent.None, [.. Organization(guard), Role("app", "") with { IsServices = Known(true) }]).Engine<WhoCan>().Do([Decrypt], Guarded.Of(Naming)).Items);
    }

    [Fact]
    public void Who_is_named_and_was_not_read_may_be_denied()
    {
        var holder = Assert.Single(new Estate([InNone], Intent.None, Known(Checks.World.Now), static _ => Denied).Engine<WhoCan>().Do([Decrypt], Guarded.Of(Naming)).Items);
        Assert.Equal((Truth.Unknown, "not allowed to ask"), (holder.Can, holder.Open));
    }

    [Theory]
    [InlineData("\"*\"", "kms:Decrypt", "")]
    [InlineData("\"*\"", "kms:Sign", "by grant g1")]
    [InlineData("{\"AWS\":\"arn:aws:iam::444455556666:role/r\"}", "kms:*", "")]
    public void A_grant_does_not_go_beyond_a_deny(string who, string action, string by) =>
        Assert.EndsWith(by, Who(KeyWith(Policy(Deny(who, action)), GrantTo($"arn:aws:iam::{Other}:role/r", "Decrypt"))), StringComparison.Ordinal);

    [Fact]
    public void A_grant_to_a_role_that_its_own_policy_denies_is_none() =>
        Assert.Equal("", Who(KeyWith(Policy(Deny("\"*\"", "kms:Sign")), GrantTo(RoleId("app"), "Decrypt")), Role("app", May("kms:*", effect: "Deny"))));

    [Fact]
    public void A_grant_to_a_service_is_one() => Assert.Equal("service rds.amazonaws.com by grant g1", Who(KeyWith(Policy(Deny("\"*\"", "kms:Sign")), GrantTo("rds.amazonaws.com", "Decrypt"))));

    [Fact]
    public void A_grant_that_only_services_make_for_their_own_work_manages_nothing()
    {
        var key = KeyWith(Policy(Allow(Aws(RoleId("app")), "kms:CreateGrant", """{"Bool":{"kms:GrantIsForAWSResource":"true"}}"""), Allow(Aws(RoleId("boss")), "kms:CreateGrant")));
        Assert.Equal($"{RoleId("boss")} by policy, statement 2", Who("kms:CreateGrant", key));
    }

    [Fact]
    public void A_grant_can_be_passed_on_by_its_holder_which_manages_nothing() => Assert.Equal("", Who("kms:CreateGrant", KeyWith(Policy(Deny("\"*\"", "kms:Sign")), GrantTo(RoleId("app"), "Decrypt", "CreateGrant"))));

    [Fact]
    public void Who_can_more_than_the_account_is_named_beside_it()
    {
        var key = KeyWith(Policy(Allow(Aws(Other), Decrypt), Allow(Aws($"arn:aws:iam::{Other}:role/r"), "kms:PutKeyPolicy")));
        Assert.Equal([$"account {Other}: kms:Decrypt", $"role arn:aws:iam::{Other}:role/r: kms:Decrypt kms:PutKeyPolicy"],
            Of(Intent.None, InNone).Engine<WhoCan>().Do([Decrypt, "kms:PutKeyPolicy"], Guarded.Of(key)).Items.Select(static it => $"{Facts.Words.Of(it.Sort)} {it.Name}: {string.Join(' ', it.Actions)}"));
    }

    [Fact]
    public void A_policy_that_cannot_be_read_tells_nobody() => Assert.Contains("the policy cannot be read: line 1", Who(KeyWith("{")), StringComparison.Ordinal);
}
