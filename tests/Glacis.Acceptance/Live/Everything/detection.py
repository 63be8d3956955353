"""What watches each region, whether anything stands there or not; in the wrong account one region has nothing."""
REGIONS = ("us-east-1", "eu-west-1")


def watch(aws, region):
    aws("guardduty", region).create_detector(Enable=True)
    aws("config", region).put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": "arn:aws:iam::123456789012:role/any", "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True}})
    aws("config", region).put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "everything-logs"})
    aws("config", region).start_configuration_recorder(ConfigurationRecorderName="default")
    aws("securityhub", region).enable_security_hub()


def right(aws):
    for region in REGIONS:
        watch(aws, region)


def wrong(aws):
    watch(aws, "us-east-1")
    aws("config").stop_configuration_recorder(ConfigurationRecorderName="default")
