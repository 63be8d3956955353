"""Fills the emulator whose URL is the argument, and writes the calls worth making to it, one a line; with --users it makes a user and writes its key."""
import json
import pathlib
import sys
import urllib.request

import boto3

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import networks

POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": "a<b&\"c\" é+%41", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "*", "Resource": "*"}]})


def client(service):
    return boto3.client(service, endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="testing", aws_secret_access_key="testing")


def call(service, operation, **request):
    print(json.dumps({"service": service, "operation": operation, "request": request}))


def user():
    iam = client("iam")
    iam.create_user(UserName="reader")
    key = iam.create_access_key(UserName="reader")["AccessKey"]
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_user_policy(UserName="reader", PolicyName="all", PolicyDocument=json.dumps(everything))
    print(json.dumps({"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}))


def rds(key):
    rds = client("rds")
    common = {"DBInstanceClass": "db.t3.medium", "Engine": "postgres"}
    for i in range(3):
        rds.create_db_instance(DBInstanceIdentifier=f"db-{i}", AllocatedStorage=20, MasterUsername="admin", MasterUserPassword="MARKER-password",
                               StorageEncrypted=i == 1, KmsKeyId=key, Tags=[{"Key": "env", "Value": "<prod> & é"}], **common)
    rds.create_db_snapshot(DBInstanceIdentifier="db-0", DBSnapshotIdentifier="snap-0")
    rds.create_db_cluster(DBClusterIdentifier="cluster-0", Engine="aurora-postgresql", MasterUsername="admin", MasterUserPassword="MARKER-password")
    rds.create_db_cluster_snapshot(DBClusterIdentifier="cluster-0", DBClusterSnapshotIdentifier="csnap-0")
    arn = rds.describe_db_instances(DBInstanceIdentifier="db-0")["DBInstances"][0]["DBInstanceArn"]
    for operation in ("DescribeDBInstances", "DescribeDBClusters", "DescribeDBSnapshots", "DescribeDBClusterSnapshots",
                      "DescribeDBInstanceAutomatedBackups", "DescribeDBClusterAutomatedBackups"):
        call("rds", operation)
    call("rds", "DescribeDBInstances", Filters=[{"Name": "db-instance-id", "Values": ["db-1", "db-2"]}])
    call("rds", "DescribeDBSnapshotAttributes", DBSnapshotIdentifier="snap-0")
    call("rds", "DescribeDBClusterSnapshotAttributes", DBClusterSnapshotIdentifier="csnap-0")
    call("rds", "ListTagsForResource", ResourceName=arn)
    call("rds", "DescribeDBInstances", DBInstanceIdentifier="no-such")


def s3():
    s3 = client("s3")
    place = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a.bucket.with.dots/*"}]}
    for name in ("a.bucket.with.dots", "empty-bucket", "target-bucket"):
        s3.create_bucket(Bucket=name, **place)
    for name in ("a.bucket.with.dots", "target-bucket"):
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/aws/s3"}, "BucketKeyEnabled": True}
    s3.put_bucket_encryption(Bucket="a.bucket.with.dots", ServerSideEncryptionConfiguration={"Rules": [rule]})
    s3.put_bucket_policy(Bucket="a.bucket.with.dots", Policy=json.dumps(policy))
    s3.put_bucket_tagging(Bucket="a.bucket.with.dots", Tagging={"TagSet": [{"Key": "k", "Value": "a<b&\"c\" é"}, {"Key": "l", "Value": ""}]})
    s3.put_public_access_block(Bucket="a.bucket.with.dots", PublicAccessBlockConfiguration={"BlockPublicAcls": True, "IgnorePublicAcls": False})
    s3.put_bucket_ownership_controls(Bucket="a.bucket.with.dots", OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
    s3.put_bucket_acl(Bucket="a.bucket.with.dots", ACL="public-read")
    s3.put_bucket_replication(Bucket="a.bucket.with.dots", ReplicationConfiguration={"Role": "arn:aws:iam::123456789012:role/r", "Rules": [
        {"ID": f"r{i}", "Priority": i, "Filter": {"Prefix": ""}, "Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::target-bucket"}} for i in (1, 2)]})
    call("s3", "ListBuckets")
    for operation in ("GetBucketLocation", "GetBucketEncryption", "GetBucketPolicy", "GetBucketTagging", "GetBucketVersioning", "GetBucketReplication", "GetPublicAccessBlock", "GetBucketAcl",
                      "GetBucketOwnershipControls"):
        call("s3", operation, Bucket="a.bucket.with.dots")
        call("s3", operation, Bucket="empty-bucket")
        call("s3", operation, Bucket="no-such-bucket")


def s3control():
    # boto3 puts the account before the host, which an address does not bear.
    body = b'<CreateAccessPointRequest xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><Bucket>a.bucket.with.dots</Bucket></CreateAccessPointRequest>'
    put = urllib.request.Request(f"{sys.argv[1]}/v20180820/accesspoint/door", body, method="PUT", headers={
        "x-amz-account-id": "123456789012", "Content-Type": "application/xml", "Authorization": "AWS4-HMAC-SHA256 Credential=testing/20260801/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0"})
    urllib.request.urlopen(put).read()
    call("s3control", "GetPublicAccessBlock", AccountId="123456789012")
    call("s3control", "ListAccessPoints", AccountId="123456789012")
    for operation in ("GetAccessPoint", "GetAccessPointPolicy"):
        call("s3control", operation, Name="door", AccountId="123456789012")


def sqs():
    sqs = client("sqs")
    for name, attributes in (("guarded", {"Policy": POLICY}), ("plain", {})):
        url = sqs.create_queue(QueueName=name, Attributes=attributes, tags={"env": "prod"})["QueueUrl"]
        call("sqs", "GetQueueAttributes", QueueUrl=url, AttributeNames=["All"])
    call("sqs", "ListQueues")
    call("sqs", "ListQueueTags", QueueUrl=url)


def sns():
    topic = client("sns").create_topic(Name="alerts", Tags=[{"Key": "env", "Value": "prod"}])["TopicArn"]
    call("sns", "ListTopics")
    call("sns", "GetTopicAttributes", TopicArn=topic)
    call("sns", "ListTagsForResource", ResourceArn=topic)


def secretsmanager():
    secrets = client("secretsmanager")
    for name in ("guarded", "plain"):
        secrets.create_secret(Name=name, SecretString="MARKER-password", Tags=[{"Key": "env", "Value": "prod"}])
    secrets.put_resource_policy(SecretId="guarded", ResourcePolicy=POLICY)
    call("secretsmanager", "ListSecrets")
    for name in ("guarded", "plain"):
        call("secretsmanager", "GetResourcePolicy", SecretId=name)


def functions():
    iam, functions = client("iam"), client("lambda")
    role = iam.create_role(RoleName="function", Path="/app/", AssumeRolePolicyDocument=POLICY, Tags=[{"Key": "tier", "Value": "production"}])["Role"]["Arn"]
    for name in ("guarded", "plain"):
        arn = functions.create_function(FunctionName=name, Role=role, Runtime="python3.13", Handler="a.b", Code={"ZipFile": b"zip"}, Tags={"env": "prod"},
                                        Environment={"Variables": {"DB_PASSWORD": "MARKER-password"}})["FunctionArn"]
    functions.add_permission(FunctionName="guarded", StatementId="s", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com", SourceAccount="123456789012")
    call("lambda", "ListFunctions")
    call("lambda", "ListTags", Resource=arn)
    for name in ("guarded", "plain"):
        call("lambda", "GetPolicy", FunctionName=name)


def ecr():
    ecr = client("ecr")
    for name in ("guarded", "plain"):
        arn = ecr.create_repository(repositoryName=name, tags=[{"Key": "env", "Value": "prod"}])["repository"]["repositoryArn"]
    ecr.set_repository_policy(repositoryName="guarded", policyText=POLICY)
    call("ecr", "DescribeRepositories")
    call("ecr", "ListTagsForResource", resourceArn=arn)
    for name in ("guarded", "plain"):
        call("ecr", "GetRepositoryPolicy", repositoryName=name)


def efs():
    efs = client("efs")
    guarded = efs.create_file_system(CreationToken="guarded", Tags=[{"Key": "Name", "Value": "guarded"}])["FileSystemId"]
    efs.put_file_system_policy(FileSystemId=guarded, Policy=POLICY)
    call("efs", "DescribeFileSystems")
    call("efs", "DescribeFileSystemPolicy", FileSystemId=guarded)


def others():
    client("backup").create_backup_vault(BackupVaultName="vault")
    call("backup", "ListBackupVaults")
    table = "arn:aws:dynamodb:eu-west-1:123456789012:table/table-"
    client("dynamodb").put_resource_policy(ResourceArn=f"{table}0", Policy=POLICY)
    for i in range(2):
        call("dynamodb", "GetResourcePolicy", ResourceArn=f"{table}{i}")
    client("kinesis").create_stream(StreamName="stream", ShardCount=1)
    call("kinesis", "ListStreams")
    for operation in ("GetResourcePolicy", "ListTagsForResource"):
        call("kinesis", operation, ResourceARN="arn:aws:kinesis:eu-west-1:123456789012:stream/stream")
    client("logs").put_resource_policy(policyName="delivery", policyDocument=POLICY)
    call("logs", "DescribeResourcePolicies")
    client("events").put_permission(Action="events:PutEvents", Principal="444455556666", StatementId="s")
    call("events", "ListEventBuses")
    call("events", "ListTagsForResource", ResourceARN="arn:aws:events:eu-west-1:123456789012:event-bus/default")
    client("opensearch").create_domain(DomainName="search", AccessPolicies=POLICY)
    call("opensearch", "ListDomainNames")
    call("opensearch", "DescribeDomain", DomainName="search")
    call("opensearch", "ListTags", ARN="arn:aws:es:eu-west-1:123456789012:domain/search")


def identities():
    iam = client("iam")
    iam.create_group(GroupName="ops")
    iam.create_user(UserName="eve", Tags=[{"Key": "team", "Value": "ops"}])
    iam.add_user_to_group(GroupName="ops", UserName="eve")
    policy = iam.create_policy(PolicyName="managed", PolicyDocument=POLICY)["Policy"]["Arn"]
    iam.attach_group_policy(GroupName="ops", PolicyArn=policy)
    iam.put_user_policy(UserName="eve", PolicyName="inline", PolicyDocument=POLICY)
    iam.put_role_policy(RoleName="function", PolicyName="inline", PolicyDocument=POLICY)
    for sort in ("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"):
        call("iam", "GetAccountAuthorizationDetails", Filter=[sort], MaxItems=1000)


def organizations():
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]
    for sort in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"):
        organizations.enable_policy_type(RootId=root, PolicyType=sort)
        policy = organizations.create_policy(Content=POLICY, Description="d", Name=sort, Type=sort)["Policy"]["PolicySummary"]["Id"]
        call("organizations", "ListPolicies", Filter=sort)
    unit = organizations.create_organizational_unit(ParentId=root, Name="prod")["OrganizationalUnit"]["Id"]
    organizations.attach_policy(PolicyId=policy, TargetId=unit)
    call("organizations", "DescribeOrganization")
    call("organizations", "ListRoots")
    for operation in ("DescribePolicy", "ListTargetsForPolicy"):
        call("organizations", operation, PolicyId=policy)
    for operation in ("ListOrganizationalUnitsForParent", "ListAccountsForParent"):
        call("organizations", operation, ParentId=root)


def ec2(key):
    ec2 = client("ec2")
    for encrypted in (True, False):
        volume = ec2.create_volume(AvailabilityZone="eu-west-1a", Size=8, Encrypted=encrypted,
                                   TagSpecifications=[{"ResourceType": "volume", "Tags": [{"Key": "env", "Value": "dev"}]}])
        snapshot = ec2.create_snapshot(VolumeId=volume["VolumeId"])["SnapshotId"]
    ec2.modify_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission", OperationType="add", UserIds=["111122223333", "444455556666"])
    for operation in ("DescribeRegions", "DescribeVolumes", "GetEbsEncryptionByDefault", "GetEbsDefaultKmsKeyId"):
        call("ec2", operation)
    call("ec2", "DescribeVolumes", Filters=[{"Name": "encrypted", "Values": ["true"]}])
    call("ec2", "DescribeSnapshots", OwnerIds=["self"])
    call("ec2", "DescribeSnapshotAttribute", SnapshotId=snapshot, Attribute="createVolumePermission")
    call("ec2", "DescribeSnapshotAttribute", SnapshotId="snap-00000000", Attribute="createVolumePermission")


def roads():
    made = networks.fill(client)
    for operation in ("DescribeSecurityGroups", "DescribeSecurityGroupRules", "DescribeNetworkInterfaces", "DescribeInstances"):
        call("ec2", operation, MaxResults=1000)
    for operation in ("DescribeManagedPrefixLists", "DescribeNetworkAcls", "DescribeRouteTables", "DescribeSubnets", "DescribeVpcs", "DescribeInternetGateways", "DescribeEgressOnlyInternetGateways",
                      "DescribeNatGateways", "DescribeVpnGateways", "DescribeTransitGatewayAttachments", "DescribeTransitGatewayRouteTables", "DescribeVpcPeeringConnections", "DescribeVpcEndpoints",
                      "DescribeVpcBlockPublicAccessOptions", "DescribeVpcBlockPublicAccessExclusions", "DescribeFlowLogs"):
        call("ec2", operation)
    call("ec2", "GetManagedPrefixListEntries", PrefixListId=made["office"])
    call("ec2", "SearchTransitGatewayRoutes", TransitGatewayRouteTableId=made["hub"], Filters=[{"Name": "state", "Values": ["active", "blackhole"]}])
    call("ssm", "DescribeInstanceInformation")
    for operation in ("DescribeTargetHealth", "DescribeTargetGroupAttributes"):
        call("elbv2", operation, TargetGroupArn=made["targets"])
    call("elb", "DescribeInstanceHealth", LoadBalancerName="classic")
    call("rds", "DescribeDBSubnetGroups", DBSubnetGroupName="inner")
    call("elasticache", "DescribeCacheClusters", ShowCacheNodeInfo=True)
    call("elasticache", "DescribeCacheSubnetGroups", CacheSubnetGroupName="inner")
    call("redshift", "DescribeClusters")
    call("redshift", "DescribeClusterSubnetGroups", ClusterSubnetGroupName="inner")


def dynamodb(key):
    dynamodb = client("dynamodb")
    for i in range(2):
        dynamodb.create_table(TableName=f"table-{i}", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
                              AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], Tags=[{"Key": "env", "Value": "prod"}],
                              SSESpecification={"Enabled": i == 0, "SSEType": "KMS", "KMSMasterKeyId": key})
    call("dynamodb", "ListTables")
    call("dynamodb", "DescribeTable", TableName="table-0")
    call("dynamodb", "DescribeTable", TableName="no-such")
    call("dynamodb", "ListTagsOfResource", ResourceArn="arn:aws:dynamodb:eu-west-1:123456789012:table/table-0")


def elasticache():
    elasticache = client("elasticache")
    elasticache.create_replication_group(ReplicationGroupId="group-0", ReplicationGroupDescription="d", AtRestEncryptionEnabled=True,
                                         TransitEncryptionEnabled=True, Engine="redis", CacheNodeType="cache.t3.micro")
    elasticache.create_cache_cluster(CacheClusterId="cache-0", Engine="redis", CacheNodeType="cache.t3.micro", NumCacheNodes=1)
    for operation in ("DescribeReplicationGroups", "DescribeCacheClusters", "DescribeServerlessCaches", "DescribeSnapshots", "DescribeServerlessCacheSnapshots"):
        call("elasticache", operation)
    call("elasticache", "ListTagsForResource", ResourceName="arn:aws:elasticache:eu-west-1:123456789012:cluster:cache-0")


def kms():
    kms = client("kms")
    key = kms.create_key(Description="k & é")["KeyMetadata"]["KeyId"]
    kms.enable_key_rotation(KeyId=key)
    kms.create_alias(AliasName="alias/one", TargetKeyId=key)
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "env", "TagValue": "prod"}])
    kms.create_grant(KeyId=key, GranteePrincipal="arn:aws:iam::123456789012:role/r", Operations=["Decrypt", "Encrypt"])
    call("kms", "ListKeys")
    call("kms", "ListAliases")
    for operation in ("DescribeKey", "GetKeyRotationStatus", "ListKeyRotations", "ListGrants", "ListResourceTags"):
        call("kms", operation, KeyId=key)
    call("kms", "GetKeyPolicy", KeyId=key, PolicyName="default")
    call("kms", "DescribeKey", KeyId="no-such")
    return key


def main():
    if "--users" in sys.argv:
        user()
        return
    key = kms()
    rds(key)
    s3()
    ec2(key)
    dynamodb(key)
    elasticache()
    for more in (s3control, sqs, sns, secretsmanager, functions, ecr, efs, others, identities, organizations, roads):
        more()
    client("iam").create_account_alias(AccountAlias="acme")
    call("iam", "ListAccountAliases")
    call("iam", "SimulatePrincipalPolicy", PolicySourceArn="arn:aws:iam::123456789012:user/u", ActionNames=["s3:GetObject", "kms:Decrypt"])
    call("sts", "GetCallerIdentity")
    call("sts", "AssumeRole", RoleArn="arn:aws:iam::123456789012:role/r", RoleSessionName="s", ExternalId="x")


main()
