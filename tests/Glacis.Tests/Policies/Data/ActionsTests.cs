// The data on actions and condition keys: whole, found by name whatever the case, typed.
using Glacis.Policies.Data;
using Xunit;

namespace Glacis.Tests.Policies.Data;

public sealed class ActionsTests
{
    [Fact]
    public void Every_section_can_be_read()
    {
        var all = Actions.Services.SelectMany(Actions.Of).ToArray();
        Assert.True(Actions.Services.Count > 400 && all.Length > 20_000, $"{Actions.Services.Count} services, {all.Length} actions");
        Assert.Equal(all.Length, all.Select(static it => it.Action).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(all, static it => Assert.Same(it, Actions.Find(it.Action)));
        Assert.All(all.SelectMany(static it => it.Keys).Distinct(), static it => Assert.NotNull(Keys.Find(it[^1] is '/' or ':' ? $"{it}x:x" : it)));
        Assert.Matches(@"^0\.\d+\.\d+$", Actions.Version);
    }

    [Theory]
    [InlineData("kms:Decrypt", "kms", "Decrypt", AccessLevel.Write)]
    [InlineData("KMS:decrypt", "kms", "Decrypt", AccessLevel.Write)]
    [InlineData("s3:ListAllMyBuckets", "s3", "ListAllMyBuckets", AccessLevel.List)]
    [InlineData("kms:PutKeyPolicy", "kms", "PutKeyPolicy", AccessLevel.Permissions)]
    [InlineData("kms:TagResource", "kms", "TagResource", AccessLevel.Tagging)]
    public void An_action_is_found_by_its_name_whatever_the_case(string name, string service, string action, AccessLevel level)
    {
        var found = Assert.IsType<ActionAbout>(Actions.Find(name));
        Assert.Equal((service, action, level), (found.Service, found.Name, found.Level));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kms")]
    [InlineData(":Decrypt")]
    [InlineData("kms:")]
    [InlineData("kms:Decrypt ")]
    [InlineData("kms:Decrypt*")]
    [InlineData("nothing:Decrypt")]
    public void What_is_no_action_is_not_found(string name) => Assert.Null(Actions.Find(name));

    [Fact]
    public void An_action_has_its_own_keys_and_those_of_its_resources()
    {
        var decrypt = Actions.Find("kms:Decrypt")!;
        Assert.Equal(["arn:*:kms:*:*:key/*"], decrypt.Resources);
        Assert.Contains("kms:viaservice", decrypt.Keys);
        Assert.Contains("kms:encryptioncontext:", decrypt.Keys);
        Assert.Contains("aws:resourcetag/", decrypt.Keys);
        Assert.Contains("kms:resourcealiases", decrypt.Keys);
        Assert.Empty(Actions.Find("s3:ListAllMyBuckets")!.Resources);
    }

    [Theory]
    [InlineData("kms", true)]
    [InlineData("S3", true)]
    [InlineData("ec2", false)]
    public void Which_services_obey_the_policies_on_resources_is_known(string service, bool obeys) => Assert.Equal(obeys, Actions.ObeysResourceControls(service));

    [Theory]
    [InlineData("aws:SourceIp", KeyType.Address, false, Presence.FromPublicNetwork)]
    [InlineData("AWS:principalarn", KeyType.ResourceName, false, Presence.Signed)]
    [InlineData("aws:PrincipalOrgPaths", KeyType.Text, true, Presence.SignedByMember)]
    [InlineData("aws:PrincipalTag/team", KeyType.Text, false, Presence.Sometimes)]
    [InlineData("aws:SecureTransport", KeyType.Flag, false, Presence.Always)]
    [InlineData("aws:SourceAccount", KeyType.Text, false, Presence.MadeByService)]
    [InlineData("aws:SourceVpce", KeyType.Text, false, Presence.ThroughEndpoint)]
    [InlineData("kms:ViaService", KeyType.Text, false, Presence.Unstated)]
    [InlineData("kms:EncryptionContext:Purpose", KeyType.Text, false, Presence.Unstated)]
    [InlineData("kms:GrantOperations", KeyType.Text, true, Presence.Unstated)]
    [InlineData("s3:ExistingObjectTag/team", KeyType.Text, false, Presence.Unstated)]
    [InlineData("token.actions.githubusercontent.com:sub", KeyType.Text, false, Presence.Unstated)]
    [InlineData("codebuild:secondarySources/one.location", KeyType.Text, false, Presence.Unstated)]
    public void A_key_is_known_with_its_type_and_its_presence(string key, KeyType type, bool many, Presence presence)
    {
        var found = Assert.IsType<KeyAbout>(Keys.Find(key));
        Assert.Equal((type, many, presence), (found.Type, found.IsMany, found.Presence));
    }

    [Theory]
    [InlineData("aws:PrincipalTag/")]
    [InlineData("aws:SourceIpp")]
    [InlineData("kms:Nothing")]
    [InlineData("SourceIp")]
    [InlineData(":")]
    [InlineData("")]
    public void What_nobody_documents_is_no_key(string key) => Assert.Null(Keys.Find(key));
}
