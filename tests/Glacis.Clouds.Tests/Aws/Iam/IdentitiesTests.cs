// Roles, users, groups and managed policies: documents are decoded, silence is what the service means by it.
using Glacis.Clouds.Aws.Iam;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Iam;

public sealed class IdentitiesTests
{
    const string Role = """
        {"Arn":"arn:aws:iam::111111111111:role/app/web","RoleName":"web","RoleId":"AROA1","Path":"/app/","AssumeRolePolicyDocument":"%7B%22Version%22%3A%222012-10-17%22%7D",
        "RolePolicyList":[{"PolicyName":"in","PolicyDocument":"%7B%22a%22%3A%22%2B%20%25%22%7D"}],"AttachedManagedPolicies":[{"PolicyName":"p","PolicyArn":"arn:p"}],
        "PermissionsBoundary":{"PermissionsBoundaryType":"Policy","PermissionsBoundaryArn":"arn:b"},"Tags":[{"Key":"tier","Value":"production"}]}
        """;

    [Fact]
    public void A_role_with_everything()
    {
        var role = Reading.One<Roles, Identity>(Role);
        Assert.Equal(
            """web AROA1 /app/ {"Version":"2012-10-17"} | in {"a":"+ %"} | arn:p | arn:b | tier=production | False | """,
            $"{role.Name} {role.UniqueId.Said()} {role.Path.Said()} {role.RawTrust.Said()} | {string.Join(';', role.Inline.Items.Select(static it => $"{it.Name} {it.RawPolicy.Said()}"))} | {role.Attached.Said()} | {role.Boundary.Said()} | {role.Tags.Said()} | {role.IsServices.Said()} | {role.Groups.Said()}");
        Assert.Equal(IdentitySort.Role, role.Sort);
    }

    [Theory]
    [InlineData("%7B%22a%22%3A1%7D", "{\"a\":1}")]
    [InlineData(" {\\\"a\\\":\\\"%41\\\"}", " {\"a\":\"%41\"}")]
    [InlineData("%7B%22a%22%3A%22%", "{\"a\":\"%")]
    [InlineData("a+b", "a+b")]
    public void A_document_is_decoded_unless_it_stands_in_the_clear(string document, string expected) =>
        Assert.Equal(expected, Reading.One<Roles, Identity>($$"""{"Arn":"arn:r","AssumeRolePolicyDocument":"{{document}}"}""").RawTrust.Said());

    [Theory]
    [InlineData("/aws-service-role/rds.amazonaws.com/", "True", 0)]
    [InlineData("/service-role/", "False", 1)]
    public void A_role_that_a_service_made_is_told_by_its_path_and_its_trust_is_not_judged(string path, string expected, int trusts)
    {
        var role = $$"""{"Arn":"arn:r","RoleName":"r","Path":"{{path}}","AssumeRolePolicyDocument":"%7B%7D"}""";
        Assert.Equal(expected, Reading.One<Roles, Identity>(role).IsServices.Said());
        Assert.Equal(trusts, Reading.All(new RoleTrusts(), role).Count);
    }

    [Fact]
    public void A_trust_is_a_policy_on_the_role()
    {
        var trust = Reading.One<RoleTrusts, ResourcePolicy>(Role);
        Assert.Equal(("arn:aws:iam::111111111111:role/app/web", "sts", """{"Version":"2012-10-17"}""", "tier=production"), (trust.Id, trust.Service, trust.RawPolicy.Said(), trust.Tags.Said()));
        Assert.Equal("? NotInAnswer", Reading.One<RoleTrusts, ResourcePolicy>("""{"Arn":"arn:r"}""").RawPolicy.Said());
    }

    [Fact]
    public void A_user_is_in_groups_and_nobody_becomes_one()
    {
        var user = Reading.One<Users, Identity>("""{"Arn":"arn:u","UserName":"eve","UserId":"AIDA1","GroupList":["ops","dev"],"UserPolicyList":[{"PolicyName":"in","PolicyDocument":"%7B%7D"}]}""");
        Assert.Equal((IdentitySort.User, "none", "ops, dev", "none", 1), (user.Sort, user.RawTrust.Said(), user.Groups.Said(), user.Boundary.Said(), user.Inline.Items.Count));
        Assert.Equal("none", user.Tags.Said());
    }

    [Fact]
    public void A_list_that_is_something_else_is_not_empty()
    {
        Assert.Equal("? NotForeseen", Reading.One<Users, Identity>("""{"Arn":"arn:u","GroupList":"ops"}""").Groups.Said());
        Assert.Equal("? NotInAnswer", Reading.One<Groups, Identity>("""{"Arn":"arn:g","AttachedManagedPolicies":[{"PolicyName":"p"}]}""").Attached.Said());
    }

    [Theory]
    [InlineData("""{"IsDefaultVersion":false,"Document":"%7B1%7D"},{"IsDefaultVersion":true,"Document":"%7B2%7D"}""", "{2}")]
    [InlineData("""{"IsDefaultVersion":"true","Document":"%7B2%7D"}""", "{2}")]
    [InlineData("""{"IsDefaultVersion":false,"Document":"%7B1%7D"}""", "? NotInAnswer")]
    [InlineData("""{"IsDefaultVersion":true}""", "? NotInAnswer")]
    public void Of_a_managed_policy_the_default_version_counts(string versions, string expected)
    {
        var policy = $$"""{"Arn":"arn:p","PolicyName":"p","PolicyVersionList":[ {{versions}} ]}""";
        Assert.Equal(expected, Reading.One<ManagedPolicies, ManagedPolicy>(policy).RawPolicy.Said());
        Assert.Equal(expected, Reading.One<ProvidersPolicies, ManagedPolicy>(policy).RawPolicy.Said());
    }
}
