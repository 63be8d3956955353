"""Ways in and out that no security group guards, and what is written of them: APIs of clusters, tunnels, machine images, firewalls, brokers, file systems, workgroups."""
import json

ROLE = "arn:aws:iam::123456789012:role/any"


def network(aws):
    vpc = aws("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    return vpc, [it["SubnetId"] for it in aws("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]][:2]


def key_of(aws):
    return next(f"arn:aws:kms:us-east-1:123456789012:key/{it['TargetKeyId']}" for it in aws("kms").list_aliases()["Aliases"] if it["AliasName"] == "alias/everything")


def image(aws, right):
    ec2 = aws("ec2")
    made = ec2.register_image(Name="everything")["ImageId"]
    permission = {"Add": [{"UserId": "123456789012"}]} if right else {"Add": [{"Group": "all"}]}
    ec2.modify_image_attribute(ImageId=made, Attribute="launchPermission", OperationType="add", LaunchPermission=permission, **({} if right else {"UserGroups": ["all"]}))


def tunnel(aws):
    ec2 = aws("ec2")
    here = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
    there = ec2.create_customer_gateway(Type="ipsec.1", PublicIp="198.51.100.1", BgpAsn=65000)["CustomerGateway"]["CustomerGatewayId"]
    ec2.create_vpn_connection(Type="ipsec.1", CustomerGatewayId=there, VpnGatewayId=here, TagSpecifications=[{"ResourceType": "vpn-connection", "Tags": [{"Key": "Name", "Value": "everything"}]}])


def names(aws, vpc):
    resolver = aws("route53resolver")
    aws("logs").create_log_group(logGroupName="/everything/names")
    made = resolver.create_resolver_query_log_config(Name="everything", DestinationArn="arn:aws:logs:us-east-1:123456789012:log-group:/everything/names:*", CreatorRequestId="1")["ResolverQueryLogConfig"]["Id"]
    resolver.associate_resolver_query_log_config(ResolverQueryLogConfigId=made, ResourceId=vpc)


def firewall(aws, vpc, subnets, right):
    made = aws("network-firewall").create_firewall(FirewallName="everything", FirewallPolicyArn="arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/everything", VpcId=vpc, SubnetMappings=[{"SubnetId": subnets[0]}])["Firewall"]["FirewallArn"]
    if right:
        aws("network-firewall").update_logging_configuration(FirewallArn=made, LoggingConfiguration={"LogDestinationConfigs": [{"LogType": "ALERT", "LogDestinationType": "CloudWatchLogs", "LogDestination": {"logGroup": "/everything/names"}}]})


def broker(aws, right):
    aws("mq").create_broker(BrokerName="everything", DeploymentMode="SINGLE_INSTANCE", EngineType="ACTIVEMQ", EngineVersion="5.18" if right else "5.17", HostInstanceType="mq.t3.micro", PubliclyAccessible=False, AutoMinorVersionUpgrade=True,
                            Users=[{"Username": "a", "Password": "b"}], Logs={"Audit": right, "General": True}, EncryptionOptions={"UseAwsOwnedKey": False, "KmsKeyId": key_of(aws)} if right else {"UseAwsOwnedKey": True})


def files(aws, subnets, right):
    level = "SUCCESS_AND_FAILURE" if right else "DISABLED"
    aws("fsx").create_file_system(FileSystemType="WINDOWS", StorageCapacity=32, SubnetIds=subnets[:1], Tags=[{"Key": "Name", "Value": "everything-windows"}], **({"KmsKeyId": key_of(aws)} if right else {}), WindowsConfiguration={
        "ThroughputCapacity": 8, "AuditLogConfiguration": {"FileAccessAuditLogLevel": level, "FileShareAccessAuditLogLevel": level, **({"AuditLogDestination": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/names:*"} if right else {})}})


def queries(aws, right):
    encryption = {"EncryptionConfiguration": {"EncryptionOption": "SSE_KMS", "KmsKey": key_of(aws)}} if right else {}
    aws("athena").create_work_group(Name="everything", Configuration={"EnforceWorkGroupConfiguration": True, "ResultConfiguration": {"OutputLocation": "s3://everything/results/", **encryption}})


def cluster(aws, right):
    emr = aws("emr")
    emr.create_security_configuration(Name="everything", SecurityConfiguration=json.dumps({"EncryptionConfiguration": {"EnableInTransitEncryption": right, "EnableAtRestEncryption": False}}))
    emr.run_job_flow(Name="everything", ReleaseLabel="emr-7.9.0", JobFlowRole="a", ServiceRole="b", SecurityConfiguration="everything", Instances={"InstanceCount": 1, "KeepJobFlowAliveWhenNoSteps": True, "MasterInstanceType": "m5.large"})


def fill(aws, right):
    vpc, subnets = network(aws)
    image(aws, right)
    tunnel(aws)
    if right:
        names(aws, vpc)
    firewall(aws, vpc, subnets, right)
    broker(aws, right)
    files(aws, subnets, right)
    queries(aws, right)
    cluster(aws, right)


def right(aws):
    fill(aws, True)


def wrong(aws):
    fill(aws, False)
