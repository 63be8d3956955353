"""Stores of many services: in the right account with a key of the customer's where one can be chosen, and TLS demanded; in the wrong one as little as the service lets."""
import json

ROLE = "arn:aws:iam::123456789012:role/any"


def denying_plain(arns, actions):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Sid": "NoPlain", "Effect": "Deny", "Principal": "*", "Action": actions, "Resource": arns, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]})


def key_of(aws):
    return next(it["TargetKeyId"] for it in aws("kms").list_aliases()["Aliases"] if it["AliasName"] == "alias/everything")


def network(aws):
    vpc = aws("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    return [it["SubnetId"] for it in aws("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]][:2]


def fill(aws, right):
    key = f"arn:aws:kms:us-east-1:123456789012:key/{key_of(aws)}"
    own = {"KmsKeyId": key} if right else {}
    subnets = network(aws)
    bucket = aws("s3").create_bucket(Bucket="everything") and "everything"
    if right:
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
        aws("s3").put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
        aws("s3").put_bucket_policy(Bucket=bucket, Policy=denying_plain([f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"], "*"))
    queue = aws("sqs").create_queue(QueueName="everything", Attributes={"KmsMasterKeyId": key} if right else {"SqsManagedSseEnabled": "false"})["QueueUrl"]
    topic = aws("sns").create_topic(Name="everything", Attributes={"KmsMasterKeyId": key} if right else {})["TopicArn"]
    if right:
        aws("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"Policy": denying_plain("arn:aws:sqs:us-east-1:123456789012:everything", "sqs:*")})
        aws("sns").set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=denying_plain(topic, "sns:*"))
    else:
        # A policy that says so and means something else: only reading is denied.
        aws("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"Policy": denying_plain("arn:aws:sqs:us-east-1:123456789012:everything", "sqs:ReceiveMessage")})
    aws("kinesis").create_stream(StreamName="everything", ShardCount=1)
    if right:
        aws("kinesis").start_stream_encryption(StreamName="everything", EncryptionType="KMS", KeyId=key)
    aws("firehose").create_delivery_stream(DeliveryStreamName="everything", ExtendedS3DestinationConfiguration={"RoleARN": ROLE, "BucketARN": "arn:aws:s3:::everything"})
    if right:
        aws("firehose").start_delivery_stream_encryption(DeliveryStreamName="everything", DeliveryStreamEncryptionConfigurationInput={"KeyType": "CUSTOMER_MANAGED_CMK", "KeyARN": key})
    files = aws("efs").create_file_system(CreationToken="everything", Encrypted=right, Tags=[{"Key": "Name", "Value": "everything"}], **own)
    if right:
        aws("efs").put_file_system_policy(FileSystemId=files["FileSystemId"], Policy=denying_plain(files["FileSystemArn"], "*"))
    aws("redshift").create_cluster_subnet_group(ClusterSubnetGroupName="everything", Description="x", SubnetIds=subnets)
    aws("redshift").create_cluster(ClusterIdentifier="everything", ClusterSubnetGroupName="everything", NodeType="ra3.large", MasterUsername="admin1", MasterUserPassword="Password1", DBName="a", Encrypted=right, **own)
    if right:
        aws("redshift").enable_logging(ClusterIdentifier="everything", BucketName="everything-logs")
    aws("opensearch").create_domain(
        DomainName="everything", EngineVersion="OpenSearch_2.19" if right else "Elasticsearch_7.1", SoftwareUpdateOptions={"AutoSoftwareUpdateEnabled": right}, EncryptionAtRestOptions={"Enabled": right, **own}, NodeToNodeEncryptionOptions={"Enabled": right},
        DomainEndpointOptions={"EnforceHTTPS": right, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07" if right else "Policy-Min-TLS-1-0-2019-07"},
        LogPublishingOptions={"AUDIT_LOGS": {"CloudWatchLogsLogGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/search", "Enabled": right}})
    aws("memorydb").create_cluster(ClusterName="everything", NodeType="db.t4g.small", ACLName="open-access", TLSEnabled=right, **own)
    aws("dax").create_cluster(ClusterName="everything", NodeType="dax.t3.small", ReplicationFactor=1, IamRoleArn=ROLE, SSESpecification={"Enabled": right}, ClusterEndpointEncryptionType="TLS" if right else "NONE")
    info = {"EncryptionAtRest": {"DataVolumeKMSKeyId": key}} if right else {}
    aws("kafka").create_cluster_v2(ClusterName="everything", Provisioned={
        "BrokerNodeGroupInfo": {"ClientSubnets": subnets, "InstanceType": "kafka.m5.large"}, "KafkaVersion": "3.9.0" if right else "2.8.1", "NumberOfBrokerNodes": 2,
        "EncryptionInfo": {**info, "EncryptionInTransit": {"ClientBroker": "TLS" if right else "TLS_PLAINTEXT", "InCluster": right}}})
    aws("elasticache").create_replication_group(ReplicationGroupId="everything", ReplicationGroupDescription="x", TransitEncryptionEnabled=right, AtRestEncryptionEnabled=right, **own)
    aws("secretsmanager").create_secret(Name="everything", SecretString="x", **own)
    aws("ssm").put_parameter(Name="everything", Value="x", Type="SecureString", **({"KeyId": key} if right else {}))
    aws("ecr").create_repository(repositoryName="everything", imageScanningConfiguration={"scanOnPush": right}, encryptionConfiguration={"encryptionType": "KMS", "kmsKey": key} if right else {"encryptionType": "AES256"})
    aws("backup").create_backup_vault(BackupVaultName="everything", **({"EncryptionKeyArn": key} if right else {}))
    aws("iam").create_role(RoleName="any", AssumeRolePolicyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}')
    aws("lambda").create_function(FunctionName="everything", Runtime="nodejs22.x" if right else "nodejs14.x", Role=ROLE, Handler="a.b", Code={"ZipFile": b"PK\x05\x06" + b"\0" * 18}, **({"KMSKeyArn": key} if right else {}))
    aws("eks").create_cluster(name="everything", version="1.35" if right else "1.28", roleArn=ROLE, resourcesVpcConfig={"subnetIds": subnets, "endpointPublicAccess": not right, "endpointPrivateAccess": right, "publicAccessCidrs": [] if right else ["0.0.0.0/0"]}, encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": key}}] if right else [],
                              logging={"clusterLogging": [{"types": ["api", "audit", "authenticator"], "enabled": right}]})
    aws("fsx").create_file_system(FileSystemType="LUSTRE", StorageCapacity=1200, SubnetIds=subnets[:1], Tags=[{"Key": "Name", "Value": "everything"}], **own)
    aws("glue").create_database(DatabaseInput={"Name": "everything"})
    if right:
        settings = {"EncryptionAtRest": {"CatalogEncryptionMode": "SSE-KMS", "SseAwsKmsKeyId": key}, "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": True, "AwsKmsKeyId": key}}
        aws("glue").put_data_catalog_encryption_settings(DataCatalogEncryptionSettings=settings)
    aws("codebuild").create_project(name="everything", source={"type": "S3", "location": "everything/a.zip"}, artifacts={"type": "NO_ARTIFACTS"}, environment={"type": "LINUX_CONTAINER", "image": "a", "computeType": "BUILD_GENERAL1_SMALL"},
                                    serviceRole=ROLE, **({"encryptionKey": key} if right else {}))
    aws("sagemaker").create_notebook_instance(NotebookInstanceName="everything", InstanceType="ml.t2.medium", RoleArn=ROLE, DirectInternetAccess="Disabled" if right else "Enabled", **own)


def right(aws):
    fill(aws, True)


def wrong(aws):
    fill(aws, False)
