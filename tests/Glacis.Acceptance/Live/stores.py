# Fills a local emulator with a bucket and tables that are sampled: stores.py URL MARKER.
import gzip
import sys

import boto3
from botocore.config import Config

URL, MARKER = sys.argv[1:3]


def client(service):
    return boto3.client(service, region_name="us-east-1", endpoint_url=URL, aws_access_key_id="acme", aws_secret_access_key="acme", config=Config(s3={"addressing_style": "path"}))


def people(number, count=30):
    return "id,email,note\n" + "".join(f"{at},{MARKER}{number}x{at}@gmail.com,fine\n" for at in range(count))


s3 = client("s3")
s3.create_bucket(Bucket="staging")
s3.put_bucket_versioning(Bucket="staging", VersioningConfiguration={"Status": "Enabled"})
for prefix in range(12):
    for at in range(15):
        if prefix == 7:
            s3.put_object(Bucket="staging", Key=f"exports/p{chr(97 + prefix)}/{at}.csv", Body=people(at))
        else:
            s3.put_object(Bucket="staging", Key=f"logs/p{chr(97 + prefix)}/2026-11-{at + 1:02}.log", Body="INFO a request was served\n" * 40)
s3.create_bucket(Bucket="clean")
for at in range(150):
    s3.put_object(Bucket="clean", Key=f"{at}.txt", Body="nothing is here\n" * 5)
s3.create_bucket(Bucket="odd")
s3.put_object(Bucket="odd", Key="packed.csv.gz", Body=gzip.compress(people(1).encode()), ContentEncoding="gzip")
s3.put_object(Bucket="odd", Key=f"by/{MARKER}@gmail.com/empty", Body=b"")
s3.put_object(Bucket="odd", Key="big.csv", Body=people(0, 1) + "1,none,fine fine fine fine fine fine\n" * 600_000 + people(2))
s3.put_object(Bucket="odd", Key="a picture", Body=bytes(range(256)) * 50)
s3.put_object(Bucket="odd", Key="a folder/", Body=b"")

dynamodb = client("dynamodb")
dynamodb.create_table(TableName="people", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
for at in range(120):
    dynamodb.put_item(TableName="people", Item={
        "id": {"S": f"c{at}"}, "contact": {"M": {"email": {"S": f"{MARKER}{at}@gmail.com"}, "visits": {"N": "5"}}}, "tags": {"SS": ["a", "b"]}, "picture": {"B": b"\0\1"}, "gone": {"NULL": True}})
