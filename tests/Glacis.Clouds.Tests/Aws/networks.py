"""Fills a running moto with networks, and writes what it made, a name and an id a line.

    networks.py URL
"""
import sys

import boto3


def fill(client):
    """name -> id, of everything that was made. `client` makes a client of a service."""
    ec2, elb, old, rds, cache, redshift = (client(it) for it in ("ec2", "elbv2", "elb", "rds", "elasticache", "redshift"))
    made, zones = {}, [it["ZoneName"] for it in ec2.describe_availability_zones()["AvailabilityZones"]]

    def named(sort, name):
        return {"TagSpecifications": [{"ResourceType": sort, "Tags": [{"Key": "Name", "Value": name}]}]}

    made["vpc"] = vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True, **named("vpc", "vpc"))["Vpc"]["VpcId"]
    made["other"] = other = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    made["public"] = public = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24", AvailabilityZone=zones[0], **named("subnet", "public"))["Subnet"]["SubnetId"]
    made["private"] = private = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.2.0/24", AvailabilityZone=zones[1])["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=public, MapPublicIpOnLaunch={"Value": True})

    made["office"] = office = ec2.create_managed_prefix_list(
        PrefixListName="office", MaxEntries=5, AddressFamily="IPv4", Entries=[{"Cidr": "192.0.2.0/24"}, {"Cidr": "198.51.100.7/32"}])["PrefixList"]["PrefixListId"]
    made["web"] = web = ec2.create_security_group(GroupName="web", Description="<web> & é", VpcId=vpc)["GroupId"]
    made["app"] = app = ec2.create_security_group(GroupName="app", Description="app", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=web, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "the world"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}]},
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListIds": [{"PrefixListId": office}]},
        {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}])
    ec2.authorize_security_group_ingress(GroupId=app, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 3306, "ToPort": 3306, "UserIdGroupPairs": [{"GroupId": web}]}])
    ec2.revoke_security_group_egress(GroupId=app, IpPermissions=ec2.describe_security_groups(GroupIds=[app])["SecurityGroups"][0]["IpPermissionsEgress"])

    made["acl"] = acl = ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"]
    for number, egress, action, port in ((90, False, "deny", (22, 22)), (100, False, "allow", (443, 443)), (100, True, "allow", (1024, 65535))):
        ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=number, Egress=egress, RuleAction=action, Protocol="6", CidrBlock="0.0.0.0/0", PortRange={"From": port[0], "To": port[1]})
    association = next(it["NetworkAclAssociationId"] for list in ec2.describe_network_acls()["NetworkAcls"] for it in list["Associations"] if it["SubnetId"] == public)
    ec2.replace_network_acl_association(AssociationId=association, NetworkAclId=acl)

    made["internet"] = internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=internet, VpcId=vpc)
    made["egress"] = ec2.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    made["nat"] = nat = ec2.create_nat_gateway(SubnetId=public, AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"])["NatGateway"]["NatGatewayId"]
    made["premises"] = premises = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
    ec2.attach_vpn_gateway(VpcId=vpc, VpnGatewayId=premises)
    made["peering"] = peering = ec2.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=other)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
    made["transit"] = transit = ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
    made["attachment"] = attachment = ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=transit, VpcId=vpc, SubnetIds=[private])["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    made["hub"] = hub = ec2.create_transit_gateway_route_table(TransitGatewayId=transit)["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
    ec2.create_transit_gateway_route(TransitGatewayRouteTableId=hub, DestinationCidrBlock="10.0.0.0/16", TransitGatewayAttachmentId=attachment)
    ec2.create_transit_gateway_route(TransitGatewayRouteTableId=hub, DestinationCidrBlock="10.66.0.0/16", Blackhole=True)

    made["table"] = table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.associate_route_table(RouteTableId=table, SubnetId=public)
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=internet)
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="10.9.0.0/16", VpcPeeringConnectionId=peering)
    made["inner"] = inner = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.associate_route_table(RouteTableId=inner, SubnetId=private)
    ec2.create_route(RouteTableId=inner, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
    ec2.create_route(RouteTableId=inner, DestinationCidrBlock="10.8.0.0/16", TransitGatewayId=transit)

    made["storage"] = ec2.create_vpc_endpoint(VpcId=vpc, VpcEndpointType="Gateway", ServiceName=f"com.amazonaws.{ec2.meta.region_name}.s3", RouteTableIds=[inner])["VpcEndpoint"]["VpcEndpointId"]
    made["door"] = ec2.create_vpc_endpoint(
        VpcId=vpc, VpcEndpointType="Interface", ServiceName=f"com.amazonaws.{ec2.meta.region_name}.ssm", SubnetIds=[private], SecurityGroupIds=[app])["VpcEndpoint"]["VpcEndpointId"]
    client("s3").create_bucket(Bucket="flow-logs-of-networks", **({} if ec2.meta.region_name == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": ec2.meta.region_name}}))
    made["log"] = ec2.create_flow_logs(ResourceIds=[vpc], ResourceType="VPC", TrafficType="REJECT", LogDestinationType="s3", LogDestination="arn:aws:s3:::flow-logs-of-networks")["FlowLogIds"][0]

    machine = ec2.run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1, SubnetId=private, SecurityGroupIds=[web], KeyName="ops", PrivateIpAddress="10.0.2.44", **named("instance", "machine"))["Instances"][0]
    made["machine"], made["interface"] = machine["InstanceId"], machine["NetworkInterfaces"][0]["NetworkInterfaceId"]
    ec2.associate_address(AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"], NetworkInterfaceId=made["interface"])
    made["spare"] = ec2.create_network_interface(SubnetId=private, Groups=[app], PrivateIpAddress="10.0.2.55", Description="ELB app/web/50dc6c495c0c9188")["NetworkInterface"]["NetworkInterfaceId"]

    balancer = elb.create_load_balancer(Name="web", Subnets=[public, private], SecurityGroups=[web], Scheme="internet-facing")["LoadBalancers"][0]["LoadBalancerArn"]
    made["targets"] = targets = elb.create_target_group(Name="web", Protocol="HTTP", Port=8080, VpcId=vpc, TargetType="instance")["TargetGroups"][0]["TargetGroupArn"]
    made["tunnel"] = elb.create_target_group(Name="tunnel", Protocol="TCP", Port=22, VpcId=vpc, TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}])
    elb.register_targets(TargetGroupArn=targets, Targets=[{"Id": made["machine"]}])
    old.create_load_balancer(LoadBalancerName="classic", Subnets=[public], SecurityGroups=[web], Listeners=[{"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 8080}])
    old.register_instances_with_load_balancer(LoadBalancerName="classic", Instances=[{"InstanceId": made["machine"]}])

    rds.create_db_subnet_group(DBSubnetGroupName="inner", DBSubnetGroupDescription="d", SubnetIds=[public, private])
    for name, create in (("instance", rds.create_db_instance), ("cluster", rds.create_db_cluster)):
        more = {"DBInstanceClass": "db.t3.micro", "AllocatedStorage": 10, "PubliclyAccessible": True} if name == "instance" else {}
        create(**{f"DB{name.capitalize()}Identifier": f"orders-{name}", "Engine": "mysql" if more else "aurora-mysql", "MasterUsername": "u", "MasterUserPassword": "MARKER-password",
                  "DBSubnetGroupName": "inner", "VpcSecurityGroupIds": [app], **more})
    cache.create_cache_subnet_group(CacheSubnetGroupName="inner", CacheSubnetGroupDescription="d", SubnetIds=[private])
    cache.create_cache_cluster(CacheClusterId="carts", Engine="redis", CacheNodeType="cache.t3.micro", NumCacheNodes=1, CacheSubnetGroupName="inner", SecurityGroupIds=[app])
    redshift.create_cluster_subnet_group(ClusterSubnetGroupName="inner", Description="d", SubnetIds=[private])
    redshift.create_cluster(ClusterIdentifier="reports", NodeType="ra3.large", MasterUsername="u", MasterUserPassword="MARKER-Password1", ClusterSubnetGroupName="inner",
                            VpcSecurityGroupIds=[app], PubliclyAccessible=False)
    return made


def main():
    for name, id in fill(lambda service: boto3.client(service, region_name="eu-west-1", endpoint_url=sys.argv[1], aws_access_key_id="testing", aws_secret_access_key="testing")).items():
        print(name, id)


if __name__ == "__main__":
    main()
