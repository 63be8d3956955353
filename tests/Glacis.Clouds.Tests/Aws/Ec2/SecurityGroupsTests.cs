// Security groups and their rules: every permission with each of its peers, and nothing that cannot be read is dropped.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Facts;
using Glacis.Inventory;
using Glacis.Sets;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class SecurityGroupsTests
{
    [Theory]
    [InlineData(""" "IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"0.0.0.0/0"}],"Ipv6Ranges":[{"CidrIpv6":"::/0"}] """, "tcp 443 0.0.0.0/0; tcp 443 ::/0")]
    [InlineData(""" "IpProtocol":"6","FromPort":22,"ToPort":23,"IpRanges":[{"CidrIp":"10.0.0.0/16"}] """, "tcp 22-23 10.0.0.0/16")]
    [InlineData(""" "IpProtocol":"udp","FromPort":0,"ToPort":65535,"IpRanges":[{"CidrIp":"10.0.0.1/32"}] """, "udp 10.0.0.1/32")]
    [InlineData(""" "IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/1"},{"CidrIp":"128.0.0.0/1"}] """, "all traffic 0.0.0.0/1; all traffic 128.0.0.0/1")]
    [InlineData(""" "IpProtocol":"-1","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"10.0.0.0/8"}] """, "all traffic 10.0.0.0/8")]
    [InlineData(""" "IpProtocol":"47","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"10.0.0.0/8"}] """, "protocol 47 10.0.0.0/8")]
    [InlineData(""" "IpProtocol":"icmp","FromPort":8,"ToPort":-1,"IpRanges":[{"CidrIp":"10.0.0.0/8"}] """, "icmp type 8 10.0.0.0/8")]
    [InlineData(""" "IpProtocol":"icmpv6","FromPort":128,"ToPort":0,"Ipv6Ranges":[{"CidrIpv6":"2600::/16"}] """, "icmpv6 type 128 code 0 2600::/16")]
    [InlineData(""" "IpProtocol":"icmp","FromPort":-1,"ToPort":-1,"IpRanges":[{"CidrIp":"10.0.0.0/8"}] """, "icmp 10.0.0.0/8")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":22,"ToPort":22,"PrefixListIds":[{"PrefixListId":"pl-1"}] """, "tcp 22 pl-1")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":3306,"ToPort":3306,"UserIdGroupPairs":[{"GroupId":"sg-app","UserId":"111111111111"}] """, "tcp 3306 sg-app of 111111111111")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":3306,"ToPort":3306,"UserIdGroupPairs":[{"GroupId":"sg-app"}] """, "tcp 3306 sg-app of 111111111111")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":3306,"ToPort":3306,"UserIdGroupPairs":[{"GroupId":"sg-2","UserId":"222222222222","VpcId":"vpc-9","VpcPeeringConnectionId":"pcx-1","PeeringStatus":"active"}] """, "tcp 3306 sg-2 of 222222222222 over pcx-1")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":3306,"ToPort":3306,"UserIdGroupPairs":[{"GroupName":"app"}] """, "tcp 3306 ? NotInAnswer")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":443,"ToPort":80,"IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? Malformed 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":-1,"ToPort":-1,"IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? Malformed 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":1,"ToPort":70000,"IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? Malformed 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"icmp","FromPort":300,"ToPort":0,"IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? Malformed 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"tcp","IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? NotInAnswer 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"sctp","FromPort":1,"ToPort":1,"IpRanges":[{"CidrIp":"0.0.0.0/0"}] """, "? Malformed 0.0.0.0/0")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"10.0.0.0/33"},{"CidrIp":"10.0"},{"CidrIp":"REDACTED"}] """, "tcp 22 ? Malformed; tcp 22 ? Malformed; tcp 22 ? Redacted")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[] """, "")]
    public void A_permission_is_a_rule_for_each_of_its_peers(string permission, string expected)
    {
        Assert.Equal(expected, Said(Of($$""" "IpPermissions":[{{{permission}}}] """).Inbound));
        Assert.Equal(expected, Said(Of($$""" "IpPermissionsEgress":[{{{permission}}}] """).Outbound));
    }

    [Fact]
    public void Lists_that_the_answer_leaves_out_are_not_empty() => Assert.Equal("? NotInAnswer ? NotInAnswer", $"{Of("\"X\":1").Inbound.Said()} {Of("\"X\":1").Outbound.Said()}");

    [Theory]
    [InlineData(""" "OwnerId":"222222222222","GroupName":"default","VpcId":"vpc-1" """, "arn:aws:ec2:eu-west-1:222222222222:security-group/sg-1 default 222222222222 vpc-1 True")]
    [InlineData(""" "GroupName":"prod-web-app-sg","VpcId":"vpc-1","Tags":[{"Key":"Name","Value":"web"}] """, "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1 prod-web-app-sg 111111111111 vpc-1 False")]
    [InlineData(""" "OwnerId":"AWS" """, "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1 sg-1 111111111111 ? NotInAnswer ? NotInAnswer")]
    public void It_is_its_owners_and_is_called_as_its_owner_called_it(string fields, string expected)
    {
        var it = Of(fields);
        Assert.Equal(expected, $"{it.Id} {it.Name} {it.Account} {it.Network.Said()} {it.IsDefault.Said()}");
        Assert.Equal("sg-1", it.Handle);
    }

    [Theory]
    [InlineData(""" "IsEgress":false,"IpProtocol":"tcp","FromPort":22,"ToPort":22,"CidrIpv4":"10.0.0.0/16","Description":"from inside" """, "Inbound tcp 22 10.0.0.0/16 from inside")]
    [InlineData(""" "IsEgress":true,"IpProtocol":"-1","FromPort":-1,"ToPort":-1,"CidrIpv6":"::/0","Description":"" """, "Outbound all traffic ::/0 none")]
    [InlineData(""" "IsEgress":false,"IpProtocol":"tcp","FromPort":443,"ToPort":443,"PrefixListId":"pl-1" """, "Inbound tcp 443 pl-1 none")]
    [InlineData(""" "IsEgress":false,"IpProtocol":"tcp","FromPort":3306,"ToPort":3306,"ReferencedGroupInfo":{"GroupId":"sg-2","UserId":"222222222222","VpcPeeringConnectionId":"pcx-1"} """, "Inbound tcp 3306 sg-2 of 222222222222 over pcx-1 none")]
    [InlineData(""" "IpProtocol":"tcp","FromPort":9,"ToPort":8,"CidrIpv4":"10.0.0.0/99" """, "? NotInAnswer ? Malformed ? Malformed none")]
    [InlineData(""" "IsEgress":false,"IpProtocol":"tcp","FromPort":9,"ToPort":9 """, "Inbound tcp 9 ? NotInAnswer none")]
    public void A_rule_by_its_own_id_says_the_same(string fields, string expected)
    {
        var it = Reading.One<SecurityGroupRules, FirewallRule>($$"""{"SecurityGroupRuleId":"sgr-1","GroupId":"sg-1","GroupOwnerId":"111111111111",{{fields}}}""");
        Assert.Equal(("arn:aws:ec2:eu-west-1:111111111111:security-group-rule/sgr-1", "sg-1"), (it.Id, it.Group.Said()));
        Assert.Equal(expected, $"{it.Direction.Said()} {Said(it.Services)} {Said(it.Peer)} {it.Description.Said()}");
    }

    [Theory]
    [InlineData("AWS", """{"Entries":[{"Cidr":"192.0.2.0/24"},{"Cidr":"2600::/16"}]}""", "True 192.0.2.0/24, 2600::/16")]
    [InlineData("111111111111", """{"Entries":[]}""", "False")]
    [InlineData("111111111111", """{"Entries":[{"Cidr":"192.0.2.0/24"},{"Cidr":"192.0.2"}]}""", "False 192.0.2.0/24 ? Malformed")]
    [InlineData("111111111111", null, "False ? Denied")]
    public void A_prefix_list_has_its_entries_or_is_not_whole(string owner, string? entries, string expected)
    {
        var it = Reading.One<PrefixLists, PrefixList>($$"""{"PrefixListId":"pl-1","PrefixListName":"office","OwnerId":"{{owner}}"}""", new Further("GetManagedPrefixListEntries", entries));
        Assert.Equal(expected, $"{it.IsProviders.Said()} {it.Entries.Said()}".Trim());
    }

    static SecurityGroup Of(string fields) => Reading.One<SecurityGroups, SecurityGroup>($$"""{"GroupId":"sg-1",{{fields}}}""");

    static string Said(Many<Traffic> rules) => string.Join("; ", rules.Items.Select(static it => $"{Said(it.Services)} {Said(it.Peer)}"));

    internal static string Said(Fact<Ranges<uint>> services) => services.Peek(out var known) ? known.Say() : services.Said();

    static string Said(Fact<Peer> peer) => peer.Peek(out var known) && known.Group is { } group ? $"{group.Handle} of {group.Account}{(group.Peering is { } over ? $" over {over}" : "")}" : peer.Said();
}
