// Grants on keys, the relatives of multi-region keys, and the policies of keys that customers manage.
using Glacis.Clouds.Aws.Kms;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Kms;

public sealed class KeyGrantsTests
{
    [Theory]
    [InlineData(""" "GranteePrincipal":"arn:aws:iam::444455556666:root","Operations":["Decrypt","CreateGrant"] """, "arn:aws:iam::444455556666:root|none|Decrypt, CreateGrant||")]
    [InlineData(""" "GranteePrincipal":"dynamodb.eu-west-1.amazonaws.com","RetiringPrincipal":"arn:r","Operations":["Decrypt"] """, "dynamodb.eu-west-1.amazonaws.com|arn:r|Decrypt||")]
    [InlineData(""" "GranteePrincipal":"a","Operations":["Decrypt"],"Constraints":{"EncryptionContextSubset":{"b":"2","a.c":"1"}} """, "a|none|Decrypt||b=2, a.c=1")]
    [InlineData(""" "GranteePrincipal":"a","Operations":["Decrypt"],"Constraints":{"EncryptionContextEquals":{"b":"2"}} """, "a|none|Decrypt|b=2|")]
    [InlineData(""" "GranteePrincipal":"a","Operations":["Decrypt"],"Constraints":{"EncryptionContextEquals":{"b":"REDACTED"}} """, "a|none|Decrypt|? Redacted|")]
    [InlineData(""" "Operations":"Decrypt" """, "? NotInAnswer|none|? NotForeseen||")]
    [InlineData(""" "GranteePrincipal":"a" """, "a|none|? NotInAnswer||")]
    public void A_grant_tells_who_may_do_what_under_which_context(string fields, string expected)
    {
        var grant = Assert.Single(Of(new Further("ListGrants", $$"""{"Grants":[{"GrantId":"g1", {{fields}} }]}""")).Grants.Items);
        Assert.Equal(("g1", expected), (grant.Id, $"{grant.Grantee.Said()}|{grant.Retiring.Said()}|{grant.Operations.Said()}|{Pairs(grant.ContextEquals)}|{Pairs(grant.ContextHolds)}"));
    }

    [Fact]
    public void Grants_that_were_not_read_are_not_none()
    {
        Assert.Equal("? Denied", Of(Further.Denied("ListGrants")).Grants.Said());
        Assert.True(Of(new Further("ListGrants", """{"Grants":[],"Truncated":false}""")).Grants.IsComplete);
    }

    [Theory]
    [InlineData("one region", """ "MultiRegion":false """, "")]
    [InlineData("a primary", """ "MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","PrimaryKey":{"Arn":"OWN"},"ReplicaKeys":[{"Arn":"arn:r1"},{"Arn":"arn:r2"}]} """, "arn:r1, arn:r2")]
    [InlineData("a replica", """ "MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"REPLICA","PrimaryKey":{"Arn":"arn:p"},"ReplicaKeys":[{"Arn":"OWN"},{"Arn":"arn:r2"}]} """, "arn:p, arn:r2")]
    [InlineData("silence", """ "MultiRegion":true """, "? NotInAnswer")]
    [InlineData("a relative without a name", """ "MultiRegion":true,"MultiRegionConfiguration":{"PrimaryKey":{"Arn":"arn:p"},"ReplicaKeys":[{}]} """, "? NotInAnswer")]
    public void A_multi_region_key_names_its_relatives(string name, string fields, string expected)
    {
        const string Own = "arn:aws:kms:eu-west-1:111111111111:key/mrk-1";
        var key = Reading.One<Keys, EncryptionKey>($$"""{"KeyId":"mrk-1","KeyArn":"{{Own}}"}""", new Further("DescribeKey", $$"""{"KeyMetadata":{ {{fields.Replace("OWN", Own, StringComparison.Ordinal)}} } }"""));
        Assert.Equal((name, expected), (name, key.Relatives.Said()));
    }

    [Fact]
    public void The_policy_of_a_customers_key_stands_on_its_own_and_a_providers_key_has_none_of_the_customers()
    {
        var policy = Reading.One<KeyPolicies, ResourcePolicy>("""{"KeyId":"1"}""", Description("CUSTOMER"), new Further("GetKeyPolicy", """{"Policy":"{}"}"""));
        Assert.Equal(("arn:aws:kms:eu-west-1:111111111111:key/1", "kms", "{}"), (policy.Id, policy.Service, policy.RawPolicy.Said()));
        Assert.True(Reading.One<KeyPolicies, ResourcePolicy>("""{"KeyId":"1"}""", Description("AWS")).RawPolicy.Peek(out var none) && none is null);
        Assert.Equal("? Denied", Reading.One<KeyPolicies, ResourcePolicy>("""{"KeyId":"1"}""", Further.Denied("DescribeKey"), Further.Denied("GetKeyPolicy")).RawPolicy.Said());
    }

    static string Pairs(Facts.Many<ContextPair> pairs) => pairs.IsComplete ? string.Join(", ", pairs.Items.Select(static it => $"{it.Key}={it.Value}")) : pairs.Said();

    static Further Description(string manager) => new("DescribeKey", $$"""{"KeyMetadata":{"KeyManager":"{{manager}}"} }""");

    static EncryptionKey Of(params IReadOnlyList<Further> further) => Reading.One<Keys, EncryptionKey>("""{"KeyId":"1"}""", [Description("CUSTOMER"), .. further]);
}
