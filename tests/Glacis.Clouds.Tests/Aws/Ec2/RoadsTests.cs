// Networks, subnets, their ordered lists, routes and gateways: what is told, what is gone, and what cannot be read.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Collecting;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class RoadsTests
{
    [Theory]
    [InlineData(""" "CidrBlockAssociationSet":[{"CidrBlock":"10.0.0.0/16","CidrBlockState":{"State":"associated"}},{"CidrBlock":"10.9.0.0/16","CidrBlockState":{"State":"disassociated"}}],"Ipv6CidrBlockAssociationSet":[{"Ipv6CidrBlock":"2600:1::/56","Ipv6CidrBlockState":{"State":"associated"}}] """, "10.0.0.0/16, 2600:1::/56")]
    [InlineData(""" "CidrBlockAssociationSet":[{"CidrBlock":"10.0.0.0/16"},{"CidrBlock":"10.0"}] """, "10.0.0.0/16 ? Malformed")]
    [InlineData(""" "CidrBlock":"10.0.0.0/16" """, "? NotInAnswer")]
    public void A_network_has_all_blocks_that_are_still_its_own(string fields, string expected) =>
        Assert.Equal(expected, Reading.One<Vpcs, Network>($$"""{"VpcId":"vpc-1",{{fields}}}""").Blocks.Said());

    [Theory]
    [InlineData(""" "VpcId":"vpc-1","CidrBlock":"10.0.1.0/24","MapPublicIpOnLaunch":true,"Ipv6CidrBlockAssociationSet":[{"Ipv6CidrBlock":"2600:1::/64","Ipv6CidrBlockState":{"State":"associated"}}] """, "vpc-1 True 10.0.1.0/24, 2600:1::/64")]
    [InlineData(""" "VpcId":"vpc-1","Ipv6Native":true,"MapPublicIpOnLaunch":false,"Ipv6CidrBlockAssociationSet":[{"Ipv6CidrBlock":"2600:1::/64"}] """, "vpc-1 False 2600:1::/64")]
    [InlineData(""" "VpcId":"vpc-1","CidrBlock":"10.0.1.0/64" """, "vpc-1 ? NotInAnswer ? Malformed")]
    [InlineData(""" "State":"available" """, "? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void A_subnet_has_blocks_of_both_families(string fields, string expected)
    {
        var it = Reading.One<Subnets, Subnet>($$"""{"SubnetId":"subnet-1","OwnerId":"222222222222",{{fields}}}""");
        Assert.Equal(expected, $"{it.Network.Said()} {it.GivesPublicAddresses.Said()} {it.Blocks.Said()}");
        Assert.Equal("arn:aws:ec2:eu-west-1:222222222222:subnet/subnet-1", it.Id);
    }

    [Theory]
    [InlineData(""" "RuleNumber":100,"Egress":false,"RuleAction":"allow","Protocol":"-1","CidrBlock":"0.0.0.0/0" """, "100 Inbound True all traffic 0.0.0.0/0")]
    [InlineData(""" "RuleNumber":32767,"Egress":true,"RuleAction":"deny","Protocol":"-1","CidrBlock":"0.0.0.0/0" """, "the end Outbound False all traffic 0.0.0.0/0")]
    [InlineData(""" "RuleNumber":32766,"Egress":true,"RuleAction":"deny","Protocol":"-1","CidrBlock":"0.0.0.0/0" """, "32766 Outbound False all traffic 0.0.0.0/0")]
    [InlineData(""" "RuleNumber":32768,"Egress":false,"RuleAction":"deny","Protocol":"-1","Ipv6CidrBlock":"::/0" """, "the end Inbound False all traffic ::/0")]
    [InlineData(""" "RuleNumber":90,"Egress":false,"RuleAction":"deny","Protocol":"6","PortRange":{"From":22,"To":22},"Ipv6CidrBlock":"::/0" """, "90 Inbound False tcp 22 ::/0")]
    [InlineData(""" "RuleNumber":90,"Egress":false,"RuleAction":"allow","Protocol":"1","IcmpTypeCode":{"Type":-1,"Code":-1},"CidrBlock":"10.0.0.0/8" """, "90 Inbound True icmp 10.0.0.0/8")]
    [InlineData(""" "RuleNumber":90,"Egress":false,"RuleAction":"allow","Protocol":"6","CidrBlock":"10.0.0.0/8" """, "90 Inbound True ? NotInAnswer 10.0.0.0/8")]
    [InlineData(""" "RuleNumber":90,"Egress":false,"RuleAction":"perhaps","Protocol":"17","PortRange":{"From":9,"To":8},"CidrBlock":"10" """, "90 Inbound ? NotForeseen ? Malformed ? Malformed")]
    public void An_entry_of_an_ordered_list_is_told_or_unknown(string entry, string expected)
    {
        var it = Assert.Single(Acl($$""" "Entries":[{{{entry}}}] """).Entries.Items);
        Assert.Equal(expected, $"{(it.IsTheEnd ? "the end" : it.Number)} {it.Direction} {it.Allows.Said()} {SecurityGroupsTests.Said(it.Services)} {it.Peer.Said()}");
    }

    [Theory]
    [InlineData(""" "Entries":[{"Egress":false,"RuleAction":"allow","Protocol":"-1","CidrBlock":"0.0.0.0/0"}] """, "False 0")]
    [InlineData(""" "Entries":[{"RuleNumber":100,"RuleAction":"allow","Protocol":"-1","CidrBlock":"0.0.0.0/0"}] """, "False 0")]
    [InlineData(""" "Entries":[{"RuleNumber":-1,"Egress":true,"RuleAction":"allow","Protocol":"-1","CidrBlock":"0.0.0.0/0"}] """, "False 0")]
    [InlineData(""" "Entries":[] """, "True 0")]
    [InlineData(""" "VpcId":"vpc-1" """, "False 0")]
    public void An_entry_without_a_place_leaves_the_list_open(string fields, string expected)
    {
        var it = Acl(fields).Entries;
        Assert.Equal(expected, $"{it.IsComplete} {it.Items.Count}");
    }

    [Fact]
    public void A_list_lies_around_subnets() =>
        Assert.Equal("subnet-1, subnet-2", Acl(""" "Associations":[{"SubnetId":"subnet-1"},{"SubnetId":"subnet-2"}] """).Subnets.Said());

    [Theory]
    [InlineData(""" "DestinationCidrBlock":"10.0.0.0/16","GatewayId":"local","State":"active","Origin":"CreateRouteTable" """, "10.0.0.0/16 Local local True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","GatewayId":"igw-1","State":"active","Origin":"CreateRoute" """, "0.0.0.0/0 InternetGateway igw-1 True False")]
    [InlineData(""" "DestinationIpv6CidrBlock":"::/0","EgressOnlyInternetGatewayId":"eigw-1","State":"active","Origin":"CreateRoute" """, "::/0 EgressOnlyGateway eigw-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-1","State":"blackhole","Origin":"CreateRoute" """, "0.0.0.0/0 AddressTranslation nat-1 False False")]
    [InlineData(""" "DestinationCidrBlock":"10.9.0.0/16","VpcPeeringConnectionId":"pcx-1","State":"active","Origin":"CreateRoute" """, "10.9.0.0/16 Peering pcx-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"10.0.0.0/8","TransitGatewayId":"tgw-1","State":"active","Origin":"CreateRoute" """, "10.0.0.0/8 TransitGateway tgw-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"192.168.0.0/16","GatewayId":"vgw-1","State":"active","Origin":"EnableVgwRoutePropagation" """, "192.168.0.0/16 PrivateGateway vgw-1 True True")]
    [InlineData(""" "DestinationPrefixListId":"pl-1","GatewayId":"vpce-1","State":"active","Origin":"CreateRoute" """, "pl-1 ServiceEndpoint vpce-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","GatewayId":"vpce-1","State":"active","Origin":"CreateRoute" """, "0.0.0.0/0 MiddleBox vpce-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","InstanceId":"i-1","NetworkInterfaceId":"eni-1","State":"active","Origin":"CreateRoute" """, "0.0.0.0/0 MiddleBox eni-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","CoreNetworkArn":"arn:c","State":"filtered","Origin":"Else" """, "0.0.0.0/0 ? NotForeseen arn:c ? NotForeseen ? NotForeseen")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0/0","GatewayId":"xgw-1","State":"active","Origin":"CreateRoute" """, "0.0.0.0/0 ? NotForeseen xgw-1 True False")]
    [InlineData(""" "DestinationCidrBlock":"0.0.0.0" """, "0.0.0.0/32 ? NotInAnswer  ? NotInAnswer ? NotInAnswer")]
    [InlineData(""" "DestinationCidrBlock":"0/0","GatewayId":"igw-1","State":"active","Origin":"CreateRoute" """, "? Malformed InternetGateway igw-1 True False")]
    public void A_route_leads_somewhere_or_it_is_not_known_where(string route, string expected)
    {
        var it = Assert.Single(Table($$""" "Routes":[{{{route}}}] """).Routes.Items);
        Assert.Equal(expected, $"{it.To.Said()} {it.Via.Said()} {it.Target} {it.IsActive.Said()} {it.IsPropagated.Said()}");
    }

    [Theory]
    [InlineData(""" "Associations":[{"Main":true,"AssociationState":{"State":"associated"}}] """, "True / / ")]
    [InlineData(""" "Associations":[{"Main":false,"SubnetId":"subnet-1","AssociationState":{"State":"associated"}},{"Main":false,"GatewayId":"igw-1"},{"Main":false,"SubnetId":"subnet-2","AssociationState":{"State":"disassociated"}}] """, "False / subnet-1 / igw-1")]
    [InlineData(""" "Associations":[] """, "False / / ")]
    [InlineData(""" "VpcId":"vpc-1" """, "? NotInAnswer / ? NotInAnswer / ? NotInAnswer")]
    public void A_table_steers_what_names_it(string fields, string expected)
    {
        var it = Table(fields);
        Assert.Equal(expected, $"{it.IsMain.Said()} / {it.Subnets.Said()} / {it.Gateways.Said()}".Replace("  ", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("InternetGateways", """ "InternetGatewayId":"igw-1","OwnerId":"222222222222","Attachments":[{"VpcId":"vpc-1","State":"available"}] """, "arn:aws:ec2:eu-west-1:222222222222:internet-gateway/igw-1 InternetGateway vpc-1 none")]
    [InlineData("InternetGateways", """ "InternetGatewayId":"igw-1","Attachments":[] """, "arn:aws:ec2:eu-west-1:111111111111:internet-gateway/igw-1 InternetGateway  none")]
    [InlineData("InternetGateways", """ "InternetGatewayId":"igw-1","Attachments":[{"VpcId":"vpc-1","State":"detached"},{"VpcId":"vpc-2","State":"detaching"}] """, "arn:aws:ec2:eu-west-1:111111111111:internet-gateway/igw-1 InternetGateway vpc-2 none")]
    [InlineData("InternetGateways", """ "InternetGatewayId":"igw-1" """, "arn:aws:ec2:eu-west-1:111111111111:internet-gateway/igw-1 InternetGateway ? NotInAnswer none")]
    [InlineData("EgressOnlyGateways", """ "EgressOnlyInternetGatewayId":"eigw-1","Attachments":[{"VpcId":"vpc-1","State":"attached"}] """, "arn:aws:ec2:eu-west-1:111111111111:egress-only-internet-gateway/eigw-1 EgressOnlyGateway vpc-1 none")]
    [InlineData("VpnGateways", """ "VpnGatewayId":"vgw-1","VpcAttachments":[{"VpcId":"vpc-1","State":"attached"}] """, "arn:aws:ec2:eu-west-1:111111111111:vpn-gateway/vgw-1 PrivateGateway vpc-1 none")]
    [InlineData("VpnGateways", """ "VpnGatewayId":"vgw-1","State":"deleted" """, "")]
    [InlineData("NatGateways", """ "NatGatewayId":"nat-1","VpcId":"vpc-1","SubnetId":"subnet-1","State":"available" """, "arn:aws:ec2:eu-west-1:111111111111:natgateway/nat-1 AddressTranslation vpc-1 subnet-1")]
    [InlineData("NatGateways", """ "NatGatewayId":"nat-1","VpcId":"vpc-1","State":"available" """, "arn:aws:ec2:eu-west-1:111111111111:natgateway/nat-1 AddressTranslation vpc-1 none")]
    [InlineData("NatGateways", """ "NatGatewayId":"nat-1","VpcId":"vpc-1","State":"deleted" """, "")]
    public void A_gateway_is_a_door_of_the_networks_that_it_is_attached_to(string collector, string fields, string expected)
    {
        var all = Reading.All(Made(collector), $$"""{{{fields}}}""").Cast<Gateway>().Select(static it => $"{it.Id} {it.Sort.Said()} {it.Networks.Said()} {it.Subnet.Said()}");
        Assert.Equal(expected, string.Join('\n', all));
    }

    static Collector Made(string name) => (Collector)Activator.CreateInstance(typeof(InternetGateways).Assembly.GetType($"Glacis.Clouds.Aws.Ec2.{name}", throwOnError: true)!)!;

    static NetworkAccessList Acl(string fields) => Reading.One<NetworkAcls, NetworkAccessList>($$"""{"NetworkAclId":"acl-1",{{fields}}}""");

    static RouteTable Table(string fields) => Reading.One<RouteTables, RouteTable>($$"""{"RouteTableId":"rtb-1",{{fields}}}""");
}
