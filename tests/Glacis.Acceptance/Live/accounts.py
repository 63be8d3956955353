#!/usr/bin/env python3
"""Fills two accounts of a local AWS emulator: a bucket and a volume in the first, encrypted with keys of the second; prints the keys.

    accounts.py http://127.0.0.1:5000
"""
import sys

import boto3

ENDPOINT, OTHER, REGION = sys.argv[1], "222222222222", "us-east-1"


def session(credentials):
    return lambda service: boto3.client(service, endpoint_url=ENDPOINT, region_name=REGION, **credentials)


first = session({"aws_access_key_id": "testing", "aws_secret_access_key": "testing"})
role = first("sts").assume_role(RoleArn=f"arn:aws:iam::{OTHER}:role/glacis", RoleSessionName="fill")["Credentials"]
second = session({"aws_access_key_id": role["AccessKeyId"], "aws_secret_access_key": role["SecretAccessKey"], "aws_session_token": role["SessionToken"]})

keys = [second("kms").create_key(Description=name)["KeyMetadata"]["Arn"] for name in ("shared", "doomed")]
second("kms").schedule_key_deletion(KeyId=keys[1].rpartition("/")[2], PendingWindowInDays=7)
for name, key in zip(("ledger", "archive"), keys):
    first("s3").create_bucket(Bucket=name)
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
    first("s3").put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [rule]})
second("s3").create_bucket(Bucket="of-the-second")
print("\n".join(keys))
