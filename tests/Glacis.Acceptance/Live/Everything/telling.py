"""From a record of the trail to a person; in the wrong account the way breaks at another link for each event."""
BUS = "arn:aws:sns:us-east-1:123456789012:alarms"

EVENTS = {
    "unauthorized-calls": '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "sign-in-without-second-factor": '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.responseElements.ConsoleLogin = "Success") }',
    "root-is-used": '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    "trails-change": '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
    "sign-in-fails": '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    "keys-are-disabled": '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
    "policies-change": '{ ($.eventSource = iam.amazonaws.com) && (($.eventName = *Policy) || ($.eventName = *PolicyVersion)) }',
    "bucket-policies-change": '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucket*) || ($.eventName = DeleteBucket*)) }',
    "recorders-change": '{ $.eventSource = config.amazonaws.com }',
    "security-groups-change": '{ $.eventName = *SecurityGroup* }',
    "access-lists-change": '{ $.eventName = *NetworkAcl* }',
    "gateways-change": '{ $.eventName = *Gateway }',
    "routes-change": '{ $.eventName = *Route* }',
    "networks-change": '{ ($.eventName = *Vpc*) }',
    "organization-changes": '{ $.eventSource = organizations.amazonaws.com }',
}


def path(aws, event, pattern, alarm=True, threshold=1, acts=True, topic=BUS):
    aws("logs").put_metric_filter(logGroupName="/everything/trail", filterName=event, filterPattern=pattern, metricTransformations=[{"metricName": event, "metricNamespace": "everything", "metricValue": "1"}])
    if alarm:
        aws("cloudwatch").put_metric_alarm(AlarmName=event, MetricName=event, Namespace="everything", Statistic="Sum", Period=300, EvaluationPeriods=1, Threshold=threshold, ComparisonOperator="GreaterThanOrEqualToThreshold",
                                           ActionsEnabled=acts, AlarmActions=[topic])


def topic(aws, name, right):
    key = next(it["TargetKeyId"] for it in aws("kms").list_aliases()["Aliases"] if it["AliasName"] == "alias/everything")
    arn = aws("sns").create_topic(Name=name, Attributes={"KmsMasterKeyId": f"arn:aws:kms:us-east-1:123456789012:key/{key}"})["TopicArn"]
    if right:
        aws("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue='{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:*","Resource":"%s","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}' % arn)
    return arn


def right(aws):
    topic(aws, "alarms", True)
    aws("sns").subscribe(TopicArn=BUS, Protocol="email", Endpoint="on-call@example.com")
    aws("logs").put_subscription_filter(logGroupName="/everything/trail", filterName="siem", filterPattern="", destinationArn="arn:aws:firehose:us-east-1:123456789012:deliverystream/everything", roleArn="arn:aws:iam::123456789012:role/any")
    for event, pattern in EVENTS.items():
        path(aws, event, pattern)


def wrong(aws):
    silent = topic(aws, "silent", False)
    topic(aws, "alarms", False)
    aws("sns").subscribe(TopicArn=BUS, Protocol="email", Endpoint="on-call@example.com")
    path(aws, "trails-change", '{ $.eventName = StopLogging }')
    path(aws, "keys-are-disabled", EVENTS["keys-are-disabled"], alarm=False)
    path(aws, "recorders-change", EVENTS["recorders-change"], threshold=5)
    path(aws, "routes-change", EVENTS["routes-change"], acts=False)
    path(aws, "networks-change", EVENTS["networks-change"], topic=silent)
    path(aws, "root-is-used", EVENTS["root-is-used"])
    aws("events").put_rule(Name="gateways", EventPattern='{"source":["aws.ec2"],"detail":{"eventName":[{"suffix":"Gateway"}]}}')
    aws("events").put_targets(Rule="gateways", Targets=[{"Id": "1", "Arn": BUS}])
