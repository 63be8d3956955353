#!/usr/bin/env python3
"""Compares what the emulator and the proxy answer with samples/expected.json, store by store.

    samples/make.sh -- python3 samples/check.py
"""
import collections
import json
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = os.path.dirname(os.path.abspath(__file__))
REGIONS = ["us-east-1", "eu-west-1"]
SETTINGS = Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1})
bad, documented, calls = [], collections.Counter(), 0


def client(service, region):
    made = boto3.client(service, region_name=region, config=SETTINGS)

    def count(model, http_response, **_):
        global calls
        calls += 1
        if http_response.headers.get("x-glacis-documented"):
            documented[f"{service} {model.name}"] += 1
    made.meta.events.register("after-call.*.*", lambda http_response, model, **more: count(model, http_response))
    return made


CLIENTS = {(service, region): client(service, region) for service in ("rds", "s3", "ec2", "dynamodb", "elasticache", "kms", "iam", "sts") for region in REGIONS}


def expect(what, wanted, found):
    if wanted != found:
        bad.append(f"{what}: expected {wanted!r}, found {found!r}")


def tags_of(pairs):
    return {pair["Key"]: pair["Value"] for pair in pairs or []}


KEYS = {}  # ARN -> metadata


def state_of(key, region):
    if key.startswith("alias/"):
        key = f"arn:aws:kms:{region}:123456789012:{key}"
    where = key.split(":")[3]
    if key not in KEYS:
        KEYS[key] = CLIENTS["kms", where].describe_key(KeyId=key)["KeyMetadata"]
    return ("provider-managed key" if KEYS[key]["KeyManager"] == "AWS" else "customer key"), KEYS[key]["Arn"]


def found_stores():
    """id -> (state, key, tags, region), as a collector would read them."""
    stores = {}

    def add(identity, region, key, tags, without="nothing"):
        state, arn = state_of(key, region) if key else (without, None)
        stores[identity] = (state, arn, tags, region)

    for region in REGIONS:
        for db in CLIENTS["rds", region].describe_db_instances()["DBInstances"]:
            expect(db["DBInstanceIdentifier"], db["StorageEncrypted"], "KmsKeyId" in db)
            add(db["DBInstanceArn"], region, db.get("KmsKeyId"), tags_of(db["TagList"]))
        for volume in CLIENTS["ec2", region].describe_volumes()["Volumes"]:
            expect(volume["VolumeId"], volume["Encrypted"], "KmsKeyId" in volume)
            add(f"arn:aws:ec2:{region}:123456789012:volume/{volume['VolumeId']}", region, volume.get("KmsKeyId"), tags_of(volume.get("Tags")))
        for name in CLIENTS["dynamodb", region].list_tables()["TableNames"]:
            table = CLIENTS["dynamodb", region].describe_table(TableName=name)["Table"]
            tags = tags_of(CLIENTS["dynamodb", region].list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"])
            add(table["TableArn"], region, table.get("SSEDescription", {}).get("KMSMasterKeyArn"), tags, "provider-owned key")
            if name == "sessions-prod":
                expect(f"{name} replicas", 1, len(table.get("Replicas", [])))
        for group in CLIENTS["elasticache", region].describe_replication_groups()["ReplicationGroups"]:
            tags = tags_of(CLIENTS["elasticache", region].list_tags_for_resource(ResourceName=group["ARN"])["TagList"])
            expect(group["ReplicationGroupId"], group["AtRestEncryptionEnabled"], "KmsKeyId" in group)
            add(group["ARN"], region, group.get("KmsKeyId"), tags)
    s3 = CLIENTS["s3", "us-east-1"]
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        region = s3.get_bucket_location(Bucket=name)["LocationConstraint"] or "us-east-1"
        try:
            tags = tags_of(s3.get_bucket_tagging(Bucket=name)["TagSet"])
        except ClientError as none:
            expect(name, "NoSuchTagSet", none.response["Error"]["Code"])
            tags = {}
        try:
            rule = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"][0]["ApplyServerSideEncryptionByDefault"]
            key = rule.get("KMSMasterKeyID") or ("alias/aws/s3" if rule["SSEAlgorithm"] == "aws:kms" else None)
            add(f"arn:aws:s3:::{name}", region, key, tags, "provider-owned key")
        except ClientError as none:
            expect(name, "ServerSideEncryptionConfigurationNotFoundError", none.response["Error"]["Code"])
            add(f"arn:aws:s3:::{name}", region, None, tags)
    return stores


def check_stores():
    with open(os.path.join(HERE, "expected.json"), encoding="utf-8") as file:
        expected = {store["id"]: store for store in json.load(file)["stores"]}
    found = found_stores()
    expect("stores", sorted(expected), sorted(found))
    for identity in expected.keys() & found.keys():
        store, (state, key, tags, region) = expected[identity], found[identity]
        name = store["name"]
        expect(f"{name} state", store["encrypted"], state)
        expect(f"{name} key", store.get("key"), key)
        expect(f"{name} region", store["region"], region)
        expect(f"{name} class", store.get("dataClass"), tags.get("DataClassification"))
        environment = tags.get("Environment") or next(word for word in name.split("-") if word in ("prod", "staging", "dev"))
        expect(f"{name} environment", store["environment"], {"prod": "production", "dev": "development"}.get(environment, environment))
    with open(os.path.join(HERE, "discovery.json"), encoding="utf-8") as file:
        listed = {resource["id"] for resource in json.load(file)["resources"]}
    expect("inventory lacks", 1, len(expected.keys() - listed))
    expect("inventory has besides", 1, len(listed - expected.keys()))
    return expected


def check_rest():
    """Every other operation that the collector asks for answers."""
    rds, cache, s3 = CLIENTS["rds", "us-east-1"], CLIENTS["elasticache", "us-east-1"], CLIENTS["s3", "us-east-1"]
    for region in REGIONS:
        rds_there, ec2, kms = CLIENTS["rds", region], CLIENTS["ec2", region], CLIENTS["kms", region]
        for operation in ("describe_db_clusters", "describe_db_cluster_snapshots", "describe_db_cluster_automated_backups"):
            expect(operation, [[]], [v for k, v in getattr(rds_there, operation)().items() if k != "ResponseMetadata"])
        for operation in ("describe_serverless_caches", "describe_serverless_cache_snapshots"):
            expect(operation, [[]], [v for k, v in getattr(CLIENTS["elasticache", region], operation)().items() if k != "ResponseMetadata"])
        expect("by default", region == "us-east-1", ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"])
        expect("default key", "alias/aws/ebs", ec2.get_ebs_default_kms_key_id()["KmsKeyId"])
        aliases = kms.list_aliases()["Aliases"]
        keys = {key["KeyId"] for key in kms.list_keys()["Keys"]}
        expect("aliases of no key", set(), {alias["TargetKeyId"] for alias in aliases if "TargetKeyId" in alias} - keys)
        for alias in aliases:
            expect(alias["AliasName"], region, alias["AliasArn"].split(":")[3])
            if "TargetKeyId" in alias:
                key = alias["TargetKeyId"]
                about = kms.describe_key(KeyId=key)["KeyMetadata"]
                status = kms.get_key_rotation_status(KeyId=key)
                rotations = kms.list_key_rotations(KeyId=key)["Rotations"]
                kms.get_key_policy(KeyId=key, PolicyName="default")
                kms.list_grants(KeyId=key)
                kms.list_resource_tags(KeyId=key)
                expect(alias["AliasName"], "AWS" if alias["AliasName"].startswith("alias/aws/") else "CUSTOMER", about["KeyManager"])
                if about.get("MultiRegion"):
                    expect("kind of replica", "PRIMARY" if region == "us-east-1" else "REPLICA", about["MultiRegionConfiguration"]["MultiRegionKeyType"])
                if status["KeyRotationEnabled"]:
                    expect(f"{alias['AliasName']} has a period", True, "RotationPeriodInDays" in status)
                for rotation in rotations:
                    expect("rotated after it was made", True, rotation["RotationDate"] > about["CreationDate"])
                print(f"  {region} {alias['AliasName']:24} {about['KeyManager']:8} {about['KeySpec']:17} {about['Origin']:8} {about['KeyState']:15} "
                      f"rotates {str(status['KeyRotationEnabled']):5} {status.get('RotationPeriodInDays', '')} {[r['RotationDate'].date().isoformat() for r in rotations]}")
        for snapshot in ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]:
            expect(snapshot["SnapshotId"], "123456789012", snapshot["OwnerId"])
            expect(snapshot["Description"], snapshot["Encrypted"], "KmsKeyId" in snapshot)
            expect(snapshot["SnapshotId"], [], ec2.describe_snapshot_attribute(SnapshotId=snapshot["SnapshotId"], Attribute="createVolumePermission")["CreateVolumePermissions"])
    snapshots = rds.describe_db_snapshots()["DBSnapshots"]
    expect("database snapshots", collections.Counter(automated=4, manual=3), collections.Counter(s["SnapshotType"] for s in snapshots))
    for snapshot in snapshots:
        result = rds.describe_db_snapshot_attributes(DBSnapshotIdentifier=snapshot["DBSnapshotIdentifier"])["DBSnapshotAttributesResult"]
        expect(snapshot["DBSnapshotIdentifier"], [], [value for attribute in result["DBSnapshotAttributes"] for value in attribute["AttributeValues"]])
    for backup in rds.describe_db_instance_automated_backups()["DBInstanceAutomatedBackups"]:
        expect(backup["DBInstanceIdentifier"], backup["Encrypted"], "KmsKeyId" in backup)
    for node in cache.describe_cache_clusters()["CacheClusters"]:
        expect(node["CacheClusterId"], node["ReplicationGroupId"] == "catalog-cache", node["AtRestEncryptionEnabled"])
    expect("cache snapshots", 2, len(cache.describe_snapshots()["Snapshots"]))
    rule = s3.get_bucket_replication(Bucket="customer-documents-prod")["ReplicationConfiguration"]["Rules"][0]
    expect("replicates encrypted objects", "Enabled", rule["SourceSelectionCriteria"]["SseKmsEncryptedObjects"]["Status"])
    expect("replica's key", True, rule["Destination"]["EncryptionConfiguration"]["ReplicaKmsKeyID"].startswith("arn:aws:kms:eu-west-1:"))
    expect("account alias", ["acme-main"], CLIENTS["iam", "us-east-1"].list_account_aliases()["AccountAliases"])
    expect("account", "123456789012", CLIENTS["sts", "us-east-1"].get_caller_identity()["Account"])
    CLIENTS["ec2", "us-east-1"].describe_regions()


stores = check_stores()
check_rest()
for kind, states in sorted(collections.Counter((s["kind"], s["environment"], s["encrypted"]) for s in stores.values()).items()):
    print(f"  {states:3}  {'  '.join(kind)}")
print("documented: " + ", ".join(f"{name} {count}" for name, count in sorted(documented.items())))
print(f"check: {len(stores)} stores, {calls} calls, {len(bad)} differences")
for fault in bad:
    print("  " + fault)
sys.exit(1 if bad else 0)
