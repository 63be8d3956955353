"""Fills the emulator whose URL is the argument, and writes the calls worth making to it, one a line; with --users it makes a user and writes its key."""
import json
import sys

import boto3


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
    s3.put_bucket_replication(Bucket="a.bucket.with.dots", ReplicationConfiguration={"Role": "arn:aws:iam::123456789012:role/r", "Rules": [
        {"ID": f"r{i}", "Priority": i, "Filter": {"Prefix": ""}, "Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::target-bucket"}} for i in (1, 2)]})
    call("s3", "ListBuckets")
    for operation in ("GetBucketLocation", "GetBucketEncryption", "GetBucketPolicy", "GetBucketTagging", "GetBucketVersioning", "GetBucketReplication", "GetPublicAccessBlock"):
        call("s3", operation, Bucket="a.bucket.with.dots")
        call("s3", operation, Bucket="empty-bucket")
        call("s3", operation, Bucket="no-such-bucket")


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
    client("iam").create_account_alias(AccountAlias="acme")
    call("iam", "ListAccountAliases")
    call("iam", "SimulatePrincipalPolicy", PolicySourceArn="arn:aws:iam::123456789012:user/u", ActionNames=["s3:GetObject", "kms:Decrypt"])
    call("sts", "GetCallerIdentity")
    call("sts", "AssumeRole", RoleArn="arn:aws:iam::123456789012:role/r", RoleSessionName="s", ExternalId="x")


main()
