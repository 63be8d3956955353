// Peerings, transit gateways, endpoints, the switch against the internet, flow logs, machines: what is told, and what is gone.
using Glacis.Clouds.Aws.Ec2;
using Glacis.Clouds.Aws.Ssm;
using Glacis.Clouds.Tests.Collecting;
using Glacis.Inventory;
using Xunit;

namespace Glacis.Clouds.Tests.Aws.Ec2;

public sealed class PassagesTests
{
    [Theory]
    [InlineData(
        """ "Status":{"Code":"active"},"RequesterVpcInfo":{"VpcId":"vpc-1","OwnerId":"222222222222","Region":"us-east-1","CidrBlock":"10.0.0.0/16","CidrBlockSet":[{"CidrBlock":"10.0.0.0/16"},{"CidrBlock":"10.1.0.0/16"}],"Ipv6CidrBlockSet":[{"Ipv6CidrBlock":"2600:1::/56"}]},"AccepterVpcInfo":{"VpcId":"vpc-2","OwnerId":"111111111111","Region":"eu-west-1","CidrBlock":"10.9.0.0/16"} """,
        "arn:aws:ec2:us-east-1:222222222222:vpc-peering-connection/pcx-1 True vpc-1 of account 222222222222 us-east-1 10.0.0.0/16, 10.1.0.0/16, 2600:1::/56 vpc-2 of account 111111111111 eu-west-1 10.9.0.0/16")]
    [InlineData(
        """ "Status":{"Code":"pending-acceptance"},"RequesterVpcInfo":{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"},"AccepterVpcInfo":{"VpcId":"vpc-2","OwnerId":"222222222222"} """,
        "arn:aws:ec2:eu-west-1:111111111111:vpc-peering-connection/pcx-1 False vpc-1 of account 111111111111 eu-west-1 10.0.0.0/16 vpc-2 of account 222222222222 eu-west-1 ? NotInAnswer")]
    public void A_peering_has_two_sides_and_one_name(string fields, string expected)
    {
        var it = Reading.One<Peerings, NetworkPeering>($$"""{"VpcPeeringConnectionId":"pcx-1",{{fields}}}""");
        Assert.Equal(expected, $"{it.Id} {it.IsActive.Said()} {Side(it.Requester)} {it.RequesterBlocks.Said()} {Side(it.Accepter)} {it.AccepterBlocks.Said()}");
    }

    static string Side(Facts.Fact<PeeringSide> side) => side.Peek(out var its) ? $"{its} {its.Region}" : side.Said();

    [Theory]
    [InlineData(""" "ResourceType":"vpc","ResourceId":"vpc-1","ResourceOwnerId":"222222222222","TransitGatewayOwnerId":"111111111111","State":"available","Association":{"TransitGatewayRouteTableId":"tgw-rtb-1","State":"associated"} """, "Network vpc-1 222222222222 tgw-rtb-1")]
    [InlineData(""" "ResourceType":"vpn","ResourceId":"vpn-1","ResourceOwnerId":"111111111111","TransitGatewayOwnerId":"111111111111","State":"available" """, "Premises vpn-1 111111111111 none")]
    [InlineData(""" "ResourceType":"direct-connect-gateway","ResourceId":"dx-1","ResourceOwnerId":"111111111111","TransitGatewayOwnerId":"222222222222","State":"available" """, "Premises dx-1 111111111111 ? NotInAnswer")]
    [InlineData(""" "ResourceType":"peering","ResourceId":"tgw-2","ResourceOwnerId":"222222222222","TransitGatewayOwnerId":"111111111111","State":"available" """, "Transit tgw-2 222222222222 none")]
    [InlineData(""" "ResourceType":"wormhole" """, "? NotForeseen ? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void An_attachment_has_an_end_and_a_table(string fields, string expected)
    {
        var it = Reading.One<TransitAttachments, TransitAttachment>($$"""{"TransitGatewayAttachmentId":"tgw-attach-1","TransitGatewayId":"tgw-1",{{fields}}}""");
        Assert.Equal(expected, $"{it.End.Said()} {it.Of.Said()} {it.OfAccount.Said()} {it.Table.Said()}");
    }

    [Fact]
    public void An_attachment_that_is_gone_is_none() =>
        Assert.Empty(Reading.All(new TransitAttachments(), """{"TransitGatewayAttachmentId":"tgw-attach-1","State":"deleted"}"""));

    [Theory]
    [InlineData("""{"Routes":[{"DestinationCidrBlock":"10.0.0.0/16","Type":"propagated","State":"active","TransitGatewayAttachments":[{"TransitGatewayAttachmentId":"a"},{"TransitGatewayAttachmentId":"b"}]}],"AdditionalRoutesAvailable":false}""", "10.0.0.0/16 to a, b True True")]
    [InlineData("""{"Routes":[{"DestinationCidrBlock":"0.0.0.0/0","Type":"static","State":"blackhole"}],"AdditionalRoutesAvailable":true}""", "0.0.0.0/0 to  False False, more")]
    [InlineData("""{"Routes":[{"PrefixListId":"pl-1","Type":"static","State":"active"},{"DestinationCidrBlock":"ten"}]}""", "? NotForeseen to  True False, ? Malformed to  ? NotInAnswer ? NotInAnswer")]
    [InlineData(null, "more")]
    public void A_transit_table_is_whole_only_where_the_search_shows_all(string? found, string expected)
    {
        var it = Reading.One<TransitTables, TransitTable>("""{"TransitGatewayRouteTableId":"tgw-rtb-1","TransitGatewayId":"tgw-1"}""", new Further("SearchTransitGatewayRoutes", found));
        var routes = it.Routes.Items.Select(static one => $"{one.To.Said()} to {string.Join(", ", one.Attachments)} {one.IsActive.Said()} {one.IsPropagated.Said()}");
        Assert.Equal(expected, string.Join(", ", routes.Concat(it.Routes.IsComplete ? [] : ["more"])));
    }

    [Theory]
    [InlineData(""" "VpcEndpointType":"Interface","VpcId":"vpc-1","ServiceName":"com.amazonaws.eu-west-1.ssm","SubnetIds":["subnet-1"],"Groups":[{"GroupId":"sg-1"}] """, "Interface vpc-1 com.amazonaws.eu-west-1.ssm subnet-1 sg-1")]
    [InlineData(""" "VpcEndpointType":"Gateway","VpcId":"vpc-1","ServiceName":"com.amazonaws.eu-west-1.s3","SubnetIds":[],"Groups":[] """, "Route vpc-1 com.amazonaws.eu-west-1.s3  ")]
    [InlineData(""" "VpcEndpointType":"GatewayLoadBalancer","VpcId":"vpc-1","ServiceName":"s" """, "MiddleBox vpc-1 s ? NotInAnswer ? NotInAnswer")]
    [InlineData(""" "VpcEndpointType":"Teleporter" """, "? NotForeseen ? NotInAnswer ? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void An_endpoint_is_a_door_of_one_sort(string fields, string expected)
    {
        var it = Reading.One<Endpoints, ServiceDoor>($$"""{"VpcEndpointId":"vpce-1",{{fields}}}""");
        Assert.Equal(expected, $"{it.Sort.Said()} {it.Network.Said()} {it.Service.Said()} {it.Subnets.Said()} {it.Groups.Said()}");
    }

    [Theory]
    [InlineData("Deleted")]
    [InlineData("deleting")]
    [InlineData("rejected")]
    public void An_endpoint_that_is_gone_is_none(string state) => Assert.Empty(Reading.All(new Endpoints(), $$"""{"VpcEndpointId":"vpce-1","State":"{{state}}"}"""));

    // From documented answers: the emulator does not know these calls.
    [Theory]
    [InlineData("""{"VpcBlockPublicAccessOptions":{"AwsAccountId":"111111111111","AwsRegion":"eu-west-1","State":"update-complete","InternetGatewayBlockMode":"block-bidirectional","ManagedBy":"account","ExclusionsAllowed":"allowed"}}""", "Both")]
    [InlineData("""{"VpcBlockPublicAccessOptions":{"InternetGatewayBlockMode":"block-ingress"}}""", "Inbound")]
    [InlineData("""{"VpcBlockPublicAccessOptions":{"State":"default-state","InternetGatewayBlockMode":"off"}}""", "Off")]
    [InlineData("""{"VpcBlockPublicAccessOptions":{"InternetGatewayBlockMode":"block-mostly"}}""", "? NotForeseen")]
    [InlineData("{}", "? NotInAnswer")]
    public void The_switch_against_the_internet_is_told_or_unknown(string answer, string expected)
    {
        var it = Reading.One<BlockPublicAccess, NetworkPublicAccess>(answer);
        Assert.Equal(("aws/111111111111/eu-west-1/vpc-block-public-access", expected), (it.Id, it.Block.Said()));
    }

    [Theory]
    [InlineData(""" "ResourceArn":"arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-1","InternetGatewayExclusionMode":"allow-bidirectional","State":"create-complete" """, "vpc-1 True True")]
    [InlineData(""" "ResourceArn":"arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1","InternetGatewayExclusionMode":"allow-egress","State":"delete-in-progress" """, "subnet-1 False True")]
    [InlineData(""" "ResourceArn":"arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1","InternetGatewayExclusionMode":"allow-egress","State":"delete-complete" """, "subnet-1 False False")]
    [InlineData(""" "State":"unheard-of" """, "? NotInAnswer ? NotInAnswer ? NotForeseen")]
    public void An_exclusion_lets_in_or_only_out(string fields, string expected)
    {
        var it = Reading.One<BlockPublicAccessExclusions, NetworkPublicExclusion>($$"""{"ExclusionId":"vpcbpa-exclude-1",{{fields}}}""");
        Assert.Equal(expected, $"{it.Of.Said()} {it.LetsIn.Said()} {it.IsActive.Said()}");
    }

    [Theory]
    [InlineData(""" "ResourceId":"vpc-1","FlowLogStatus":"ACTIVE","DeliverLogsStatus":"SUCCESS","TrafficType":"ALL" """, "vpc-1 True True")]
    [InlineData(""" "ResourceId":"vpc-1","FlowLogStatus":"ACTIVE","DeliverLogsStatus":"FAILED","TrafficType":"REJECT" """, "vpc-1 False True")]
    [InlineData(""" "ResourceId":"vpc-1","FlowLogStatus":"ACTIVE","TrafficType":"ACCEPT" """, "vpc-1 True False")]
    [InlineData(""" "CreationTime":"x" """, "? NotInAnswer ? NotInAnswer ? NotInAnswer")]
    public void A_flow_log_that_cannot_deliver_keeps_nothing(string fields, string expected)
    {
        var it = Reading.One<FlowLogs, FlowLog>($$"""{"FlowLogId":"fl-1",{{fields}}}""");
        Assert.Equal(expected, $"{it.Of.Said()} {it.IsActive.Said()} {it.KeepsRefused.Said()}");
    }

    [Theory]
    [InlineData(""" "State":{"Name":"running"},"KeyName":"ops","Tags":[{"Key":"Name","Value":"bastion"}] """, "arn:aws:ec2:eu-west-1:222222222222:instance/i-1 bastion True ops")]
    [InlineData(""" "State":{"Name":"stopped"} """, "arn:aws:ec2:eu-west-1:222222222222:instance/i-1 i-1 False none")]
    [InlineData(""" "ImageId":"ami-1" """, "arn:aws:ec2:eu-west-1:222222222222:instance/i-1 i-1 ? NotInAnswer ? NotInAnswer")]
    public void A_machine_runs_and_may_have_a_key(string fields, string expected)
    {
        var it = Reading.One<Machines, Machine>($$"""{"OwnerId":"222222222222","Instances":[{"InstanceId":"i-1",{{fields}}}]}""");
        Assert.Equal(expected, $"{it.Id} {it.Name} {it.IsRunning.Said()} {it.ShellKey.Said()}");
    }

    [Fact]
    public void Machines_are_read_from_every_reservation_and_those_that_are_gone_are_none() =>
        Assert.Equal(["i-1", "i-2"], Reading.All(new Machines(), """{"Instances":[{"InstanceId":"i-1"},{"InstanceId":"i-0","State":{"Name":"terminated"}},{"InstanceId":"i-2"}]}""").Select(static it => it.Handle));

    [Theory]
    [InlineData("Online", "True")]
    [InlineData("ConnectionLost", "False")]
    [InlineData("Asleep", "? NotForeseen")]
    public void A_managed_machine_answers_or_has_fallen_silent(string ping, string expected)
    {
        var it = Reading.One<ManagedMachines, ManagedMachine>($$"""{"InstanceId":"i-1","ComputerName":"bastion.internal","PingStatus":"{{ping}}"}""");
        Assert.Equal(("arn:aws:ssm:eu-west-1:111111111111:managed-instance/i-1", "i-1", expected), (it.Id, it.Machine.Said(), it.Answers.Said()));
    }
}
