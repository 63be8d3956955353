// Network interfaces: their addresses, and who is behind them.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class InterfacesTests
{
    const string Attached = """ "Attachment":{"InstanceId":"i-1","Status":"attached"} """;

    [Theory]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4"}] """, "10.0.1.4/32", "none")]
    [InlineData(""" "PrivateIpAddress":"10.0.1.4","Association":{"PublicIp":"54.0.0.1"} """, "10.0.1.4/32", "54.0.0.1/32")]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4","Association":{"PublicIp":"54.0.0.1"}},{"PrivateIpAddress":"10.0.1.9","Association":{"PublicIp":"54.0.0.9"}}],"Association":{"PublicIp":"54.0.0.1"} """, "10.0.1.4/32, 10.0.1.9/32", "54.0.0.1/32, 54.0.0.9/32")]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4"}],"Ipv6Addresses":[{"Ipv6Address":"2600:1::4"}],"Ipv4Prefixes":[{"Ipv4Prefix":"10.0.1.16/28"}],"Ipv6Prefixes":[{"Ipv6Prefix":"2600:1:0:1::/80"}] """, "10.0.1.4/32, 10.0.1.16/28, 2600:1::4/128, 2600:1:0:1::/80", "none")]
    [InlineData(""" "PrivateIpAddresses":[],"Ipv6Addresses":[{"Ipv6Address":"2600:1::4"}] """, "2600:1::4/128", "none")]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4","Association":{"CarrierIp":"155.0.0.1"}}] """, "10.0.1.4/32", "155.0.0.1/32")]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4"},{"PrivateIpAddress":"ten"}] """, "? Malformed", "? Malformed")]
    [InlineData(""" "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.4"}],"Association":{"PublicIp":"REDACTED"} """, "10.0.1.4/32", "? Redacted")]
    [InlineData(""" "Status":"in-use" """, "? NotInAnswer", "? NotInAnswer")]
    public void It_has_addresses_of_its_own_and_those_that_the_internet_knows(string fields, string own, string known)
    {
        var it = Of(fields);
        Assert.Equal((own, known), (it.Addresses.Said(), it.PublicAddresses.Said()));
    }

    [Theory]
    [InlineData(Attached, "Machine i-1")]
    [InlineData(""" "RequesterManaged":true,"RequesterId":"amazon-elb","Description":"ELB app/web/50dc6c495c0c9188" """, "Balancer 50dc6c495c0c9188")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"network_load_balancer","Description":"ELB net/tcp/50dc6c495c0c9189" """, "Balancer 50dc6c495c0c9189")]
    [InlineData(""" "RequesterManaged":true,"RequesterId":"amazon-elb","Description":"ELB old" """, "Balancer old")]
    [InlineData(""" "RequesterManaged":true,"RequesterId":"amazon-rds","Description":"RDSNetworkInterface" """, "Database ")]
    [InlineData(""" "RequesterManaged":true,"RequesterId":"amazon-rds" """, "Database ")]
    [InlineData(""" "RequesterManaged":true,"RequesterId":"amazon-elasticache","Description":"ElastiCache cart-001" """, "Cache arn:aws:elasticache:eu-west-1:111111111111:cluster:cart-001")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"lambda","Description":"AWS Lambda VPC ENI-resize-images-4f1c2a3b-1111-2222-3333-444455556666" """, "Function arn:aws:lambda:eu-west-1:111111111111:function:resize-images")]
    [InlineData(""" "RequesterManaged":true,"Description":"EFS mount target for fs-1 (fsmt-2)" """, "FileShare fs-1")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"vpc_endpoint","Description":"VPC Endpoint Interface vpce-1" """, "ServiceEndpoint vpce-1")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"nat_gateway","Description":"Interface for NAT Gateway nat-1" """, "Translator nat-1")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"transit_gateway","Description":"Network Interface for Transit Gateway Attachment tgw-attach-1" """, "Transit tgw-attach-1")]
    [InlineData(""" "RequesterManaged":true,"Description":"arn:aws:ecs:eu-west-1:111111111111:attachment/1" """, "Container arn:aws:ecs:eu-west-1:111111111111:attachment/1")]
    [InlineData(""" "RequesterManaged":true,"Description":"ES logs" """, "Database arn:aws:es:eu-west-1:111111111111:domain/logs")]
    [InlineData(""" "RequesterManaged":true,"InterfaceType":"interface","Status":"in-use","Description":"Something of next year" """, "Other ")]
    [InlineData(""" "InterfaceType":"quicksight","Status":"in-use" """, "Other ")]
    [InlineData(""" "InterfaceType":"interface","Status":"available" """, "Nobody ")]
    [InlineData(""" "InterfaceType":"interface" """, "? NotInAnswer")]
    public void Who_is_behind_it_is_told_by_what_it_is_attached_to_and_by_the_service_that_keeps_it(string fields, string expected)
    {
        var user = Of(fields).User;
        Assert.Equal(expected, user.Peek(out var it) ? $"{it.Sort} {it.Handle}" : user.Said());
    }

    [Theory]
    [InlineData("ELB app/web/50dc6c495c0c9188")]
    [InlineData("RDSNetworkInterface")]
    [InlineData("VPC Endpoint Interface vpce-1")]
    public void Nobody_is_taken_for_a_service_because_of_what_he_wrote_himself(string description) =>
        Assert.Equal("nobody", Of($""" "RequesterManaged":false,"InterfaceType":"interface","Status":"available","Description":"{description}" """).User.Said());

    [Theory]
    [InlineData(""" "VpcId":"vpc-1","SubnetId":"subnet-1","Groups":[{"GroupId":"sg-1"},{"GroupId":"sg-2"}],"OwnerId":"222222222222","TagSet":[{"Key":"Name","Value":"web"}] """, "arn:aws:ec2:eu-west-1:222222222222:network-interface/eni-1 web 222222222222 vpc-1 subnet-1 sg-1, sg-2")]
    [InlineData(""" "Groups":[] """, "arn:aws:ec2:eu-west-1:111111111111:network-interface/eni-1 eni-1 111111111111 ? NotInAnswer ? NotInAnswer ")]
    [InlineData(""" "Groups":[{"GroupName":"web"},{"GroupId":"sg-1"}] """, "arn:aws:ec2:eu-west-1:111111111111:network-interface/eni-1 eni-1 111111111111 ? NotInAnswer ? NotInAnswer sg-1 ? NotInAnswer")]
    [InlineData(""" "Status":"in-use" """, "arn:aws:ec2:eu-west-1:111111111111:network-interface/eni-1 eni-1 111111111111 ? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void It_lies_in_a_subnet_with_groups_around_it(string fields, string expected)
    {
        var it = Of(fields);
        Assert.Equal(expected, $"{it.Id} {it.Name} {it.Account} {it.Network.Said()} {it.Subnet.Said()} {it.Groups.Said()}");
    }

    [Fact]
    public void Equal_texts_and_lists_are_shared()
    {
        const string Fields = """ "VpcId":"vpc-shared","Groups":[{"GroupId":"sg-shared-1"},{"GroupId":"sg-shared-2"}] """;
        var (one, other) = (Of(Fields), Of(Fields));
        Assert.True(one.Network.Peek(out var its) && other.Network.Peek(out var same) && ReferenceEquals(its, same));
        Assert.Same(one.Groups.Items, other.Groups.Items);
    }

    static NetworkInterface Of(string fields) => Reading.One<Interfaces, NetworkInterface>($$"""{"NetworkInterfaceId":"eni-1",{{fields}}}""");
}
