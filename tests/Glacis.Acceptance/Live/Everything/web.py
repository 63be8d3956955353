"""Entries to the web, what looks at requests before them, and what others found: an API, a distribution, a finding of somebody else's tool."""
import datetime

KEYED = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
ROLE = "arn:aws:iam::123456789012:role/any"


def firewall(aws, scope, right):
    rules = [{"Name": "known-bad", "Priority": 0, "Statement": {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}, "OverrideAction": {"None": {}} if right else {"Count": {}},
              "VisibilityConfig": {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "known-bad"}}]
    return aws("wafv2").create_web_acl(Name="everything", Scope=scope, DefaultAction={"Allow": {}}, Rules=rules, VisibilityConfig={"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "everything"})["Summary"]["ARN"]


def stage(aws, right):
    apis = aws("apigateway")
    api = apis.create_rest_api(name="everything", endpointConfiguration={"types": ["REGIONAL"]})["id"]
    root = apis.get_resources(restApiId=api)["items"][0]["id"]
    apis.put_method(restApiId=api, resourceId=root, httpMethod="GET", authorizationType="NONE")
    apis.put_integration(restApiId=api, resourceId=root, httpMethod="GET", type="MOCK")
    apis.create_deployment(restApiId=api, stageName="live")
    apis.update_stage(restApiId=api, stageName="live", patchOperations=[{"op": "replace", "path": "/cacheClusterEnabled", "value": "true"}, {"op": "replace", "path": "/cacheClusterSize", "value": "0.5"},
                                                                       {"op": "replace", "path": "/*/*/caching/enabled", "value": "true"}, {"op": "replace", "path": "/*/*/caching/dataEncrypted", "value": str(right).lower()}])
    if right:
        aws("logs").create_log_group(logGroupName="/everything/api")
        apis.update_stage(restApiId=api, stageName="live", patchOperations=[{"op": "replace", "path": "/accessLogSettings/destinationArn", "value": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/api"},
                                                                           {"op": "replace", "path": "/accessLogSettings/format", "value": "$context.requestId"}])
    return f"arn:aws:apigateway:us-east-1::/restapis/{api}/stages/live"


def http_stage(aws, right):
    apis = aws("apigatewayv2")
    api = apis.create_api(Name="everything", ProtocolType="HTTP")["ApiId"]
    settings = {"AccessLogSettings": {"DestinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:/everything/api", "Format": "$context.requestId"}} if right else {}
    apis.create_stage(ApiId=api, StageName="live", **settings)


def distribution(aws, right):
    origin = {"Id": "o", "DomainName": "origin.example.com", "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"}}
    aws("cloudfront").create_distribution(DistributionConfig={
        "CallerReference": "everything", "Comment": "", "Enabled": True, "Aliases": {"Quantity": 1, "Items": ["everything.example.com"]}, "Origins": {"Quantity": 1, "Items": [origin]},
        "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only", "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}}, "MinTTL": 0},
        "ViewerCertificate": {"ACMCertificateArn": KEYED, "SSLSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021"},
        "Logging": {"Enabled": right, "IncludeCookies": False, "Bucket": "everything-logs.s3.amazonaws.com" if right else "", "Prefix": ""},
        "WebACLId": firewall(aws, "CLOUDFRONT", True) if right else ""})


def finding(aws, days):
    # Within the emulator's memory, as a product of the account's own would send it.
    at = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    aws("securityhub").batch_import_findings(Findings=[{
        "SchemaVersion": "2018-10-08", "Id": "everything", "ProductArn": "arn:aws:securityhub:us-east-1:123456789012:product/123456789012/default", "ProductName": "GuardDuty", "GeneratorId": "x", "AwsAccountId": "123456789012",
        "Types": ["TTPs/Impact"], "CreatedAt": at, "UpdatedAt": at, "FirstObservedAt": at, "Severity": {"Label": "CRITICAL"}, "Title": "everything", "Description": "x", "Resources": [{"Type": "AwsS3Bucket", "Id": "arn:aws:s3:::everything"}], "RecordState": "ACTIVE", "Workflow": {"Status": "NEW"}}])


def line(aws, right):
    aws("directconnect").create_connection(connectionName="everything", location="EqDC2", bandwidth="10Gbps", requestMACSec=right)


def right(aws):
    line(aws, True)
    acl = firewall(aws, "REGIONAL", True)
    aws("wafv2").associate_web_acl(WebACLArn=acl, ResourceArn=stage(aws, True))
    aws("wafv2").put_logging_configuration(LoggingConfiguration={"ResourceArn": acl, "LogDestinationConfigs": ["arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-everything"]})
    http_stage(aws, True)
    distribution(aws, True)
    finding(aws, 3)


def wrong(aws):
    line(aws, False)
    acl = firewall(aws, "REGIONAL", False)
    aws("wafv2").associate_web_acl(WebACLArn=acl, ResourceArn=stage(aws, False))
    http_stage(aws, False)
    distribution(aws, False)
    finding(aws, 40)
