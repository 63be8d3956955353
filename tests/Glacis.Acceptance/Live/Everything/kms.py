"""A key of the customer's for whatever wants one, and what a region does with new volumes."""


def right(aws):
    key = aws("kms").create_key(Description="everything")["KeyMetadata"]["KeyId"]
    aws("kms").create_alias(AliasName="alias/everything", TargetKeyId=key)
    aws("kms").enable_key_rotation(KeyId=key)
    for region in ("us-east-1", "eu-west-1"):
        aws("ec2", region).enable_ebs_encryption_by_default()


def wrong(aws):
    key = aws("kms").create_key(Description="everything")["KeyMetadata"]["KeyId"]
    aws("kms").create_alias(AliasName="alias/everything", TargetKeyId=key)
