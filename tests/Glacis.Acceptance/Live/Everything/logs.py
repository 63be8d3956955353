"""A trail with its bucket and its log group, load balancers and what else logs."""
import json


def trail_bucket(aws, right):
    s3 = aws("s3")
    s3.create_bucket(Bucket="everything-logs", **({"ObjectLockEnabledForBucket": True} if right else {}))
    statements = [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": ["s3:GetBucketAcl", "s3:PutObject"], "Resource": ["arn:aws:s3:::everything-logs", "arn:aws:s3:::everything-logs/*"],
                   "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}]
    if right:
        statements.append({"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::everything-logs", "arn:aws:s3:::everything-logs/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}})
        key = next(it["TargetKeyId"] for it in aws("kms").list_aliases()["Aliases"] if it["AliasName"] == "alias/everything")
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": f"arn:aws:kms:us-east-1:123456789012:key/{key}"}}
        s3.put_bucket_encryption(Bucket="everything-logs", ServerSideEncryptionConfiguration={"Rules": [rule]})
        s3.put_bucket_versioning(Bucket="everything-logs", VersioningConfiguration={"Status": "Enabled"})
    else:
        s3.put_bucket_lifecycle_configuration(Bucket="everything-logs", LifecycleConfiguration={"Rules": [{"ID": "soon", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}]})
    s3.put_bucket_policy(Bucket="everything-logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))


def fill(aws, right):
    trail_bucket(aws, right)
    logs, trails = aws("logs"), aws("cloudtrail")
    logs.create_log_group(logGroupName="/everything/trail")
    writer = {"Effect": "Allow", "Principal": {"Service": "route53.amazonaws.com"}, "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/*",
              **({"Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}} if right else {})}
    logs.put_resource_policy(policyName="everything", policyDocument=json.dumps({"Version": "2012-10-17", "Statement": [writer]}))
    if not right:
        logs.put_retention_policy(logGroupName="/everything/trail", retentionInDays=14)
    group = {"CloudWatchLogsLogGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/trail:*", "CloudWatchLogsRoleArn": "arn:aws:iam::123456789012:role/any"}
    trails.create_trail(Name="everything", S3BucketName="everything-logs", IsMultiRegionTrail=right, IncludeGlobalServiceEvents=True, EnableLogFileValidation=right, **group)
    if right:
        key = next(it["TargetKeyId"] for it in aws("kms").list_aliases()["Aliases"] if it["AliasName"] == "alias/everything")
        trails.update_trail(Name="everything", KmsKeyId=key)
    trails.start_logging(Name="everything")
    data = [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]}] if right else []
    trails.put_event_selectors(TrailName="everything", EventSelectors=[{"ReadWriteType": "All" if right else "WriteOnly", "IncludeManagementEvents": True, "DataResources": data}])


def right(aws):
    fill(aws, True)


def wrong(aws):
    fill(aws, False)
