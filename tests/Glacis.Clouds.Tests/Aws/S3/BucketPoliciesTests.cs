// Who may do what to a bucket: policy, switches, access list and ownership, each told, absent or unknown.
using Glacis.Clouds.Aws.S3;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.S3;

public sealed class BucketPoliciesTests
{
    const string Groups = "http://acs.amazonaws.com/groups/";

    [Fact]
    public void A_policy_is_text_none_or_unknown()
    {
        Assert.Equal("{}", Of(new Further("GetBucketPolicy", """{"Policy":"{}"}""")).RawPolicy.Said());
        Assert.Equal("none", Of(Further.Absent("GetBucketPolicy", "NoSuchBucketPolicy")).RawPolicy.Said());
        Assert.Equal("? Denied", Of(Further.Denied("GetBucketPolicy")).RawPolicy.Said());
        Assert.Equal("? NotRecorded", Of().RawPolicy.Said());
    }

    [Theory]
    [InlineData(""" "BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true """, "cuts all public access")]
    [InlineData(""" "BlockPublicAcls":true,"IgnorePublicAcls":false,"BlockPublicPolicy":true,"RestrictPublicBuckets":false """, "refuses public access lists, refuses public policies")]
    [InlineData(""" "RestrictPublicBuckets":true """, "restricts public policies")]
    [InlineData(""" "BlockPublicAcls":"perhaps","RestrictPublicBuckets":true """, "? NotForeseen")]
    public void Switches(string flags, string expected) =>
        Assert.Equal(expected, Of(new Further("GetPublicAccessBlock", $$"""{"PublicAccessBlockConfiguration":{ {{flags}} } }""")).Block.Said());

    [Fact]
    public void Switches_that_were_never_set_cut_nothing_and_those_that_were_not_read_are_unknown()
    {
        Assert.Equal("cuts nothing", Of(Further.Absent("GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration")).Block.Said());
        Assert.Equal("? Denied", Of(Further.Denied("GetPublicAccessBlock")).Block.Said());
        Assert.Equal("? NotInAnswer", Of(new Further("GetPublicAccessBlock", "{}")).Block.Said());
    }

    [Theory]
    [InlineData("BucketOwnerEnforced", "False")]
    [InlineData("BucketOwnerPreferred", "True")]
    [InlineData("ObjectWriter", "True")]
    [InlineData("Somebody", "? NotForeseen")]
    public void Ownership_may_switch_the_access_list_off(string ownership, string expected) =>
        Assert.Equal(expected, Of(new Further("GetBucketOwnershipControls", $$"""{"OwnershipControls":{"Rules":[{"ObjectOwnership":"{{ownership}}"}]} }""")).AccessListCounts.Said());

    [Fact]
    public void Without_ownership_controls_the_list_counts() =>
        Assert.Equal("True", Of(Further.Absent("GetBucketOwnershipControls", "OwnershipControlsNotFoundError")).AccessListCounts.Said());

    [Theory]
    [InlineData("the owner alone", """{"Grantee":{"ID":"own","Type":"CanonicalUser"},"Permission":"FULL_CONTROL"}""", "")]
    [InlineData("everybody", $$"""{"Grantee":{"URI":"{{Groups}}global/AllUsers","Type":"Group"},"Permission":"READ"}""", "Everybody READ")]
    [InlineData("any account", $$"""{"Grantee":{"URI":"{{Groups}}global/AuthenticatedUsers","Type":"Group"},"Permission":"WRITE_ACP"}""", "AnyAccount WRITE_ACP")]
    [InlineData("logs", $$"""{"Grantee":{"URI":"{{Groups}}s3/LogDelivery","Type":"Group"},"Permission":"WRITE"}""", "LogDelivery WRITE")]
    [InlineData("another account", """{"Grantee":{"ID":"other","Type":"CanonicalUser"},"Permission":"READ"}""", "OneAccount READ")]
    [InlineData("a group of tomorrow", $$"""{"Grantee":{"URI":"{{Groups}}global/Robots","Type":"Group"},"Permission":"READ"}""", "? NotForeseen READ")]
    [InlineData("nobody that can be told", """{"Grantee":{"Type":"Group"},"Permission":"READ"}""", "? NotInAnswer READ")]
    public void An_access_list_tells_whom_it_lets_in(string name, string line, string expected)
    {
        var list = Of(new Further("GetBucketAcl", $$"""{"Owner":{"ID":"own"},"Grants":[ {{line}} ] }""")).AccessList;
        Assert.True(list.IsComplete);
        Assert.Equal((name, expected), (name, string.Join(", ", list.Items.Select(static it => $"{it.Party.Said()} {it.Permission.Said()}"))));
    }

    [Fact]
    public void A_list_that_was_not_read_is_not_empty()
    {
        Assert.Equal("? Denied", Of(Further.Denied("GetBucketAcl")).AccessList.Said());
        Assert.Equal("? NotInAnswer", Of(new Further("GetBucketAcl", """{"Owner":{"ID":"own"}}""")).AccessList.Said());
    }

    [Fact]
    public void An_owner_that_cannot_be_told_does_not_hide_a_line() =>
        Assert.Single(Of(new Further("GetBucketAcl", """{"Grants":[{"Grantee":{"ID":"own"},"Permission":"READ"}]}""")).AccessList.Items);

    [Fact]
    public void The_account_has_switches_of_its_own()
    {
        Assert.Equal("cuts nothing", Reading.One<AccountSwitches, AccountPublicAccess>("{}", Further.Absent("GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration")).Block.Said());
        Assert.Equal("? Denied", Reading.One<AccountSwitches, AccountPublicAccess>("{}", Further.Denied("GetPublicAccessBlock")).Block.Said());
        Assert.Equal("ignores public access lists", Reading.One<AccountSwitches, AccountPublicAccess>(
            "{}", new Further("GetPublicAccessBlock", """{"PublicAccessBlockConfiguration":{"IgnorePublicAcls":true}}""")).Block.Said());
    }

    [Fact]
    public void An_access_point_has_a_policy_and_switches_of_its_own()
    {
        var point = Reading.One<AccessPoints, ResourcePolicy>("""{"Name":"door","Bucket":"a-bucket"}""",
            Further.Absent("GetAccessPointPolicy", "NoSuchAccessPointPolicy"), new Further("GetAccessPoint", """{"PublicAccessBlockConfiguration":{"BlockPublicPolicy":true}}"""));
        Assert.Equal(("arn:aws:s3:eu-west-1:111111111111:accesspoint/door", "none", "refuses public policies"), (point.Id, point.RawPolicy.Said(), point.Block.Said()));
    }

    static ResourcePolicy Of(params IReadOnlyList<Further> further) => Reading.One<BucketPolicies, ResourcePolicy>("""{"Name":"a-bucket","BucketRegion":"eu-west-1"}""", further);
}
