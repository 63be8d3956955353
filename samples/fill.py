#!/usr/bin/env python3
"""Fills a local AWS emulator (moto 5.2.1) with acme, the company of the specification.

    AWS_ENDPOINT_URL=http://127.0.0.1:5000 python3 samples/fill.py [--expected FILE] [--discovery FILE]

The tables in this file are the plan; samples/expected.json and samples/discovery.json are derived from them. The emulator
gives volumes and keys their ids: it is reset and seeded first, so the same moto gives the same ids. It refuses any endpoint
that is not on this machine, because it would be unpleasant to fill a real account.
"""
import argparse
import datetime
import json
import os
import sys
import urllib.parse
import urllib.request
import zlib

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ACCOUNT = "123456789012"
HOME, ABROAD = "us-east-1", "eu-west-1"
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy the environment names

SHOP = "shop.acme.example"

# How a store is encrypted: one of the four states that expected.json names, and for a customer's key its alias.
NOTHING, OWNED, MANAGED = "nothing", "provider-owned key", "provider-managed key"
CUSTOMER = "customer key"

ENVIRONMENT = {"prod": "production", "staging": "staging", "dev": "development"}


def tags(env=None, team=None, data=None, **more):
    """The company's tags. `env` is written as the company writes it: spelled out, or short here and there."""
    found = {}
    if env:
        found["Environment"] = env
    if team:
        found["Team"] = team
    if data:
        found["DataClassification"] = data
    found.update({name.replace("_", "-"): value for name, value in more.items()})
    return found


# --- Keys --------------------------------------------------------------------------------------------------------------
# (alias, region, description, usage, spec, origin, rotation on, multi-region)
KEYS = [
    ("alias/prod-db", HOME, "Production databases", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/prod-data", HOME, "Production buckets, tables and caches", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/prod-ebs", HOME, "Production volumes", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/staging", HOME, "Staging, every service", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    # Rotation was never switched on.
    ("alias/dev", HOME, "Development", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", False, False),
    # Replicated to eu-west-1 below.
    ("alias/prod-sessions", HOME, "Sessions, in both regions", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, True),
    ("alias/release-signing", HOME, "Signs releases", "SIGN_VERIFY", "RSA_2048", "AWS_KMS", False, False),
    ("alias/session-tokens", HOME, "Authenticates session tokens", "GENERATE_VERIFY_MAC", "HMAC_256", "AWS_KMS", False, False),
    # Brought by a partner; its material is imported, so AWS cannot rotate it by itself.
    ("alias/partner-import", HOME, "Partner's own key material", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "EXTERNAL", False, False),
    # Waits for its deletion; nothing uses it.
    ("alias/legacy", HOME, "Databases of 2022, migrated", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/prod-data-eu", ABROAD, "Production buckets and volumes in Europe", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    # Nothing is encrypted by the next four; their policies are what they are here for.
    ("alias/partner-exchange", HOME, "Files that the partner fetches", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/shared-reports", HOME, "Reports for the whole house", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/trail-logs", HOME, "Audit trails", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
    ("alias/org-artifacts", HOME, "Build artifacts for all accounts", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "AWS_KMS", True, False),
]
# Keys that AWS makes when a service is first asked to encrypt. Moto makes them when they are first described.
MANAGED_KEYS = [("alias/aws/rds", HOME), ("alias/aws/ebs", HOME), ("alias/aws/dynamodb", HOME), ("alias/aws/s3", HOME), ("alias/aws/ebs", ABROAD)]

KEY_TAGS = {
    "alias/prod-db": tags("production", "data"),
    "alias/prod-data": tags("production", "platform"),
    "alias/prod-ebs": tags("production", "platform"),
    "alias/staging": tags("staging", "platform"),
    "alias/dev": tags("development", "platform"),
    "alias/prod-sessions": tags("production", "identity"),
    "alias/partner-import": tags("production", "partners"),
    "alias/prod-data-eu": tags("production", "platform"),
    "alias/partner-exchange": tags("production", "partners"),
    "alias/shared-reports": tags("production", "analytics"),
    "alias/trail-logs": tags("production", "security"),
    "alias/org-artifacts": tags("production", "platform"),
}
# Who may use a key. Administration is the security team's everywhere.
KEY_USERS = {
    "alias/prod-db": ["prod-database-service"],
    "alias/prod-data": ["prod-application-service", "prod-backup-service", "s3-replication"],
    "alias/prod-ebs": ["prod-compute-service"],
    "alias/staging": ["staging-application-service"],
    "alias/prod-sessions": ["prod-identity-service"],
    "alias/partner-import": ["prod-partner-service"],
    "alias/prod-data-eu": ["prod-application-service", "s3-replication"],
    "alias/release-signing": ["release-pipeline"],
    "alias/session-tokens": ["prod-identity-service"],
}
PARTNER = "444455556666"
# What some policies say besides: each is wrong, or looks wrong, in one way. "${organization}" is the organisation's number.
KEY_STATEMENTS = {
    # Another account may decrypt.
    "alias/partner-exchange": [
        {"Sid": "PartnerReads", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{PARTNER}:root"}, "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*"}],
    # Everybody may, and everybody outside may not: what is left is any principal of the account. The Deny does not say kms:*,
    # because moto takes no notice of conditions and would shut out the collector, too.
    "alias/shared-reports": [
        {"Sid": "EverybodyReads", "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:Decrypt", "Resource": "*"},
        {"Sid": "NobodyOutside", "Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"],
         "Resource": "*", "Condition": {"StringNotEquals": {"kms:CallerAccount": ACCOUNT}}}],
    # A service that works for every account, and nothing says for which.
    "alias/trail-logs": [
        {"Sid": "TrailsEncrypt", "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "kms:GenerateDataKey*", "Resource": "*"}],
    # The whole organisation, and nobody else.
    "alias/org-artifacts": [
        {"Sid": "OrganisationReads", "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalOrgID": "${organization}"}}}],
}
# The replica's policy has drifted from its primary's: somebody added a reader, in one region.
REPLICA_STATEMENTS = [
    {"Sid": "ReportingReads", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:role/reporting"}, "Action": "kms:Decrypt", "Resource": "*"}]
# (key, grantee, name, operations); a grantee that is no name of a role is named whole.
GRANTS = [
    ("alias/prod-db", "prod-database-service", "databases", ["Decrypt", "GenerateDataKey", "CreateGrant", "DescribeKey"]),
    ("alias/prod-ebs", "prod-compute-service", "volumes", ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant"]),
    ("alias/prod-data", "prod-backup-service", "backups", ["Decrypt", "Encrypt", "GenerateDataKey"]),
    # Beside a policy without fault.
    ("alias/partner-import", f"arn:aws:iam::{PARTNER}:role/intake", "intake", ["Decrypt", "DescribeKey"]),
]

# --- Who there is --------------------------------------------------------------------------------------------------------
# (name, path, who may become it, tier)
ROLES = [
    ("security-team", "/", {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, None),
    ("prod-database-service", "/", {"Service": "ec2.amazonaws.com"}, "production"),
    ("prod-application-service", "/", {"Service": "ec2.amazonaws.com"}, "production"),
    ("prod-backup-service", "/", {"Service": "backup.amazonaws.com"}, "production"),
    ("prod-compute-service", "/", {"Service": "ec2.amazonaws.com"}, "production"),
    ("prod-identity-service", "/", {"Service": "lambda.amazonaws.com"}, "production"),
    ("prod-partner-service", "/", {"Service": "ec2.amazonaws.com"}, "production"),
    ("staging-application-service", "/", {"Service": "ec2.amazonaws.com"}, "staging"),
    ("s3-replication", "/", {"Service": "s3.amazonaws.com"}, "production"),
    ("release-pipeline", "/", {"Service": "codebuild.amazonaws.com"}, "production"),
    ("reporting", "/", {"Service": "ec2.amazonaws.com"}, None),
    # The partner comes in by this door.
    ("partner-intake", "/partners/", {"AWS": f"arn:aws:iam::{PARTNER}:root"}, None),
]
# What roles may do besides what keys say of them: data, no keys.
READS_DATA = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket", "dynamodb:GetItem", "dynamodb:Query"], "Resource": "*"}]}
OPERATES = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ec2:Describe*", "rds:Describe*", "cloudwatch:Get*"], "Resource": "*"}]}

# --- The organisation: this account manages it ---------------------------------------------------------------------------
# (unit, unit above it; None is the root), (account, unit)
UNITS = [("workloads", None), ("production", "workloads"), ("sandboxes", None)]
ACCOUNTS = [("acme-logs", "workloads"), ("acme-shop", "production"), ("acme-sandbox", "sandboxes")]
# (name, type, where it lies, document)
CONTROLS = [
    ("stay-here", "SERVICE_CONTROL_POLICY", None, {"Version": "2012-10-17", "Statement": [
        {"Sid": "Stay", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}]}),
    ("production-keys-stay", "SERVICE_CONTROL_POLICY", "production", {"Version": "2012-10-17", "Statement": [
        {"Sid": "Keep", "Effect": "Deny", "Action": ["kms:ScheduleKeyDeletion", "kms:DisableKey"], "Resource": "*"}]}),
    ("only-our-own", "RESOURCE_CONTROL_POLICY", "workloads", {"Version": "2012-10-17", "Statement": [
        {"Sid": "Ours", "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "kms:*", "sqs:*", "secretsmanager:*"], "Resource": "*",
         "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "${organization}"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}]}),
]

# --- Networks: the web application's, a data platform's beside it, development's ------------------------------------------
# (name, block, tags)
NETWORKS = [
    ("prod-web-app-vpc", "10.0.0.0/16", tags("production", "platform")),
    ("prod-data-vpc", "10.20.0.0/16", tags("production", "data")),
    ("dev-vpc", "10.40.0.0/16", tags("development", "platform")),
]
# (name, network, zone, block, routed by, tags); what stands in a public one is given a public address.
SUBNETS = [
    ("prod-public-a", "prod-web-app-vpc", "us-east-1a", "10.0.0.0/24", "prod-public", tags("production", "platform", tier="web")),
    ("prod-public-b", "prod-web-app-vpc", "us-east-1b", "10.0.1.0/24", "prod-public", tags("production", "platform", tier="web")),
    ("prod-web-a", "prod-web-app-vpc", "us-east-1a", "10.0.4.0/24", "prod-private", tags("production", "platform", tier="web")),
    ("prod-web-b", "prod-web-app-vpc", "us-east-1b", "10.0.5.0/24", "prod-private", tags("production", "platform", tier="web")),
    ("prod-app-a", "prod-web-app-vpc", "us-east-1a", "10.0.10.0/24", "prod-private", tags("production", "platform", tier="app")),
    ("prod-app-b", "prod-web-app-vpc", "us-east-1b", "10.0.11.0/24", "prod-private", tags("production", "platform", tier="app")),
    ("prod-db-a", "prod-web-app-vpc", "us-east-1a", "10.0.20.0/24", "prod-private", tags("production", "data", tier="db")),
    ("prod-db-b", "prod-web-app-vpc", "us-east-1b", "10.0.21.0/24", "prod-private", tags("production", "data", tier="db")),
    ("prod-data-a", "prod-data-vpc", "us-east-1a", "10.20.0.0/24", "prod-data", tags("production", "data", tier="db")),
    ("prod-data-b", "prod-data-vpc", "us-east-1b", "10.20.1.0/24", "prod-data", tags("production", "data", tier="db")),
    ("dev-public-a", "dev-vpc", "us-east-1a", "10.40.0.0/24", "dev-public", tags("development", "platform")),
    ("dev-public-b", "dev-vpc", "us-east-1b", "10.40.1.0/24", "dev-public", tags("development", "platform")),
]
# The office's block. Of those that belong to nobody the one that routers would carry: the others are not of the internet.
OFFICE = "192.88.99.0/24"
ANYWHERE, WITHIN = "0.0.0.0/0", "10.0.0.0/16"
# The specification's four rules: (port, or first and last, source); a source is a block, the name of a group, or "office".
SPECIFIED = [(443, ANYWHERE), (80, ANYWHERE), (22, WITHIN), (3306, "prod-app-sg")]
# (name, network, rules, tags), in an order in which every group that is named is there.
GROUPS = [
    ("prod-app-sg", "prod-web-app-vpc", [], tags("production", "platform", tier="app")),
    ("prod-web-app-sg", "prod-web-app-vpc", SPECIFIED, tags("production", "web", tier="web")),
    # Its twin, copied from production: around staging's web server and its database, too, so it is one group for two tiers.
    ("staging-web-app-sg", "prod-web-app-vpc", SPECIFIED, tags("staging", "web")),
    ("prod-db-sg", "prod-web-app-vpc", [(3306, "prod-app-sg")], tags("production", "data", tier="db")),
    ("prod-cache-sg", "prod-web-app-vpc", [(6379, "prod-app-sg")], tags("production", "platform", tier="db")),
    # A load balancer that does not redirect.
    ("status-page-sg", "prod-web-app-vpc", [(80, ANYWHERE)], tags("production", "web")),
    ("bastion-sg", "prod-web-app-vpc", [(22, "office")], tags("production", "platform")),
    # Around nothing.
    ("legacy-import-sg", "prod-web-app-vpc", [((20, 21), ANYWHERE)], tags("production", "data")),
    # What the second rule lets through the first lets through already; the third is the fourth and the fifth together.
    ("batch-sg", "prod-web-app-vpc", [((8000, 9000), WITHIN), (8080, "10.0.10.0/24"), (9443, "10.0.10.0/23"), (9443, "10.0.10.0/24"), (9443, "10.0.11.0/24")], tags("production", "platform", tier="app")),
    # Below, it names a group beyond the peering that has been deleted since.
    ("partner-feed-sg", "prod-web-app-vpc", [], tags("production", "partners", tier="app")),
    ("prod-analytics-sg", "prod-data-vpc", [(5432, WITHIN)], tags("production", "analytics", tier="db")),
    # Everybody, in two halves.
    ("ops-temporary-sg", "dev-vpc", [(22, "0.0.0.0/1"), (22, "128.0.0.0/1")], tags("development", "platform")),
    ("dev-db-sg", "dev-vpc", [(5432, "office")], tags("development", "data")),
]
STALE = "partner-feed-sg"
# (name, subnet, groups, key); its disk is the volume of that name, where there is one.
MACHINES = [
    ("prod-web-1", "prod-web-a", ["prod-web-app-sg"], None),
    ("prod-web-2", "prod-web-b", ["prod-web-app-sg"], None),
    ("prod-app-1", "prod-app-a", ["prod-app-sg", "batch-sg"], "operations"),
    ("prod-app-2", "prod-app-b", ["prod-app-sg", "partner-feed-sg"], "operations"),
    ("prod-bastion", "prod-public-a", ["bastion-sg"], "operations"),
    ("staging-web-1", "prod-public-a", ["staging-web-app-sg"], None),
    ("dev-sandbox-1", "dev-public-a", ["ops-temporary-sg"], "sandbox"),
]
# database -> (subnet group, security group, public); the subnets of a group are those whose names begin as it is called.
PLACES = {
    "prod-mysql-main": ("prod-db", "prod-db-sg", False),
    "prod-postgres-analytics": ("prod-data", "prod-analytics-sg", False),
    "staging-mysql": ("prod-db", "staging-web-app-sg", False),
    "dev-postgres": ("dev-public", "dev-db-sg", True),
}
# The second layer: (list, subnets' beginning, entries); an entry is (number, outbound, allows, protocol, ports, block).
LISTS = [
    ("prod-public-acl", "prod-public", [
        (90, False, False, "6", (3306, 3306), ANYWHERE), (100, False, True, "6", (443, 443), ANYWHERE), (110, False, True, "6", (80, 80), ANYWHERE), (120, False, True, "6", (22, 22), OFFICE),
        (130, False, True, "6", (22, 22), WITHIN), (140, False, True, "6", (1024, 65535), ANYWHERE), (100, True, True, "-1", None, ANYWHERE)]),
    ("prod-db-acl", "prod-db", [(100, False, True, "6", (3306, 3306), WITHIN), (110, False, True, "6", (6379, 6379), WITHIN), (100, True, True, "6", (1024, 65535), WITHIN)]),
]

# --- RDS: 5 instances ----------------------------------------------------------------------------------------------------
# (name, engine, version, state, key, tags); the replica is made from its primary and inherits.
DATABASES = [
    ("prod-mysql-main", "mysql", "8.0.36", CUSTOMER, "alias/prod-db", tags("production", "data", "restricted")),
    ("prod-postgres-analytics", "postgres", "16.3", CUSTOMER, "alias/prod-db", tags("production", "analytics", "confidential")),
    # AWS's own aws/rds key, and the data is declared: the specification's "HIGH: staging env using default AWS keys".
    ("staging-mysql", "mysql", "8.0.36", MANAGED, "alias/aws/rds", tags("staging", "data", "confidential")),
    # Anonymised production data, but PCI DSS reaches every environment.
    ("dev-postgres", "postgres", "16.3", NOTHING, None, tags("development", "data", "anonymised", pci_scope="true")),
]
REPLICA, PRIMARY = "prod-mysql-replica", "prod-mysql-main"
REPLICA_TAGS = tags("production", "data", "restricted")
# (snapshot, instance): made by hand. Moto makes one automated snapshot of each instance by itself.
DATABASE_SNAPSHOTS = [
    ("prod-mysql-main-before-upgrade", "prod-mysql-main"),
    ("prod-postgres-analytics-quarter", "prod-postgres-analytics"),
    ("dev-postgres-handover", "dev-postgres"),
]

# --- S3: 47 buckets ------------------------------------------------------------------------------------------------------
# (name, region, state, key, tags, extras); extras: v versioning, p public access blocked, t policy that demands TLS, k bucket key.
BUCKETS = [
    # Production: 12 of 12 encrypted.
    ("customer-data-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "platform", "restricted"), "vptk"),
    ("app-assets-prod", HOME, OWNED, None, tags("production", "web", "public"), "t"),
    ("backups-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "platform", "confidential"), "vptk"),
    ("invoices-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "billing", "restricted"), "vptk"),
    ("payments-ledger-prod", HOME, CUSTOMER, "alias/prod-data", tags("prod", "billing", "restricted", pci_scope="true"), "vptk"),
    ("audit-logs-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "security", "internal"), "vpt"),
    # Edge case 2: replicated across regions, each side with its own key.
    ("customer-documents-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "platform", "restricted"), "vptk"),
    ("customer-documents-prod-eu", ABROAD, CUSTOMER, "alias/prod-data-eu", tags("production", "platform", "restricted"), "vptk"),
    # The one conflict between tag and name. It began as an experiment and became the partners' production intake; a bucket
    # cannot be renamed. The tag is right, so it counts as production, and the reader must say that the name disagrees.
    ("partner-uploads-dev", HOME, CUSTOMER, "alias/partner-import", tags("production", "partners", "confidential"), "vp"),
    ("analytics-lake-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "analytics"), "vpk"),
    ("marketing-site-prod", HOME, OWNED, None, tags("production", "web", "public"), "t"),
    ("ml-features-prod", HOME, CUSTOMER, "alias/prod-data", {}, "p"),
    # Staging: 12 of 15 encrypted.
    # Real customer addresses: the specification found them by content; here the tag declares the class.
    ("customer-data-staging", HOME, NOTHING, None, tags("staging", "platform", "restricted"), "p"),
    ("app-assets-staging", HOME, OWNED, None, tags("staging", "web", "public"), ""),
    ("invoices-staging", HOME, CUSTOMER, "alias/staging", tags("staging", "billing"), "pk"),
    ("payments-ledger-staging", HOME, CUSTOMER, "alias/staging", tags("staging", "billing", "confidential"), "vpt"),
    ("customer-documents-staging", HOME, CUSTOMER, "alias/staging", tags("staging", "platform", "confidential"), "vpk"),
    ("backups-staging", HOME, MANAGED, "alias/aws/s3", tags("staging", "platform"), "vp"),
    ("analytics-lake-staging", HOME, OWNED, None, tags("staging", "analytics", "internal"), "p"),
    ("audit-logs-staging", HOME, OWNED, None, tags("staging", "security", "internal"), "vp"),
    ("marketing-site-staging", HOME, OWNED, None, tags("staging", "web", "public"), ""),
    ("ml-features-staging", HOME, NOTHING, None, tags("staging", "analytics", "anonymised"), "p"),
    ("partner-uploads-staging", HOME, CUSTOMER, "alias/staging", tags("staging", "partners"), "p"),
    ("reports-staging", HOME, NOTHING, None, {}, ""),
    ("exports-staging", HOME, CUSTOMER, "alias/staging", {}, "pk"),
    ("search-index-staging", HOME, OWNED, None, tags("staging", "search"), "p"),
    ("etl-scratch-staging", HOME, CUSTOMER, "alias/staging", tags("staging", "analytics", "internal"), ""),
    # Development: 2 of 20 encrypted.
    ("app-assets-dev", HOME, OWNED, None, tags("development", "web", "public"), ""),
    ("customer-data-dev", HOME, CUSTOMER, "alias/dev", tags("development", "platform", "anonymised"), "pk"),
    ("invoices-dev", HOME, NOTHING, None, tags("development", "billing", "test"), "p"),
    ("payments-ledger-dev", HOME, NOTHING, None, tags("development", "billing", "test"), "p"),
    ("customer-documents-dev", HOME, NOTHING, None, tags("development", "platform", "test"), "p"),
    ("backups-dev", HOME, NOTHING, None, tags("development", "platform"), ""),
    ("analytics-lake-dev", HOME, NOTHING, None, tags("development", "analytics", "test"), "p"),
    ("audit-logs-dev", HOME, NOTHING, None, tags("development", "security"), ""),
    ("marketing-site-dev", HOME, NOTHING, None, tags("development", "web", "public"), ""),
    ("ml-features-dev", HOME, NOTHING, None, tags("dev", "analytics", "test"), ""),
    ("ml-notebooks-dev", HOME, NOTHING, None, tags("development", "analytics"), ""),
    ("reports-dev", HOME, NOTHING, None, {}, ""),
    ("exports-dev", HOME, NOTHING, None, {}, ""),
    ("search-index-dev", HOME, NOTHING, None, tags("development", "search", "test"), "p"),
    ("etl-scratch-dev", HOME, NOTHING, None, tags("development", "analytics", "test"), ""),
    ("ci-artifacts-dev", HOME, NOTHING, None, tags("development", "platform", "internal"), "p"),
    ("ci-cache-dev", HOME, NOTHING, None, tags("development", "platform"), "p"),
    ("load-test-dev", HOME, NOTHING, None, tags("development", "platform", "test"), ""),
    ("sandbox-dev", HOME, NOTHING, None, {}, ""),
    ("sandbox-dev-eu", ABROAD, NOTHING, None, tags("development", "platform", "test"), "p"),
]
REPLICATED = ("customer-documents-prod", "customer-documents-prod-eu")
# What some buckets say of who may come; {bucket} is the bucket's name.
BUCKET_STATEMENTS = {
    # Public, and cut off by the bucket's public access block.
    "ml-features-prod": {"Sid": "EverybodyReads", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{bucket}/*"},
    # Public, and nothing cuts it off.
    "marketing-site-staging": {"Sid": "EverybodyReads", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{bucket}/*"},
    # Looks wide, and only denies.
    "load-test-dev": {"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": ["arn:aws:s3:::{bucket}", "arn:aws:s3:::{bucket}/*"],
                      "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
    # The whole organisation.
    "exports-staging": {"Sid": "OrganisationReads", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{bucket}/*",
                        "Condition": {"StringEquals": {"aws:PrincipalOrgID": "${organization}"}}},
    # Another account.
    "partner-uploads-staging": {"Sid": "PartnerWrites", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{PARTNER}:root"}, "Action": "s3:PutObject",
                                "Resource": "arn:aws:s3:::{bucket}/*"},
}
# An old access list that lets everybody in.
LISTED_FOR_ALL = "reports-dev"

# --- What lies in some of them ------------------------------------------------------------------------------------------
# Nobody collects it: it is what `assess --sample` and `classify` look at. None of these people exists.
FIRST = ("anna", "ben", "carla", "dan", "eva", "finn", "greta", "hugo", "ines", "jan")
LAST = ("stone", "hill", "marsh", "brook", "field", "wood", "lake", "moor", "glen", "ridge")
HOSTS = ("gmail.com", "outlook.com", "web.de", "orange.fr", "yahoo.co.uk", "proton.me", "icloud.com")


def customers(file, count=40):
    """Rows as an export of production has them."""
    people = ((FIRST[(file * 7 + at) % 10], LAST[(file + at * 3) % 10], at) for at in range(count))
    return "id,first_name,last_name,email,visits\n" + "".join(
        f"{file * 1000 + at},{first.title()},{last.title()},{first}.{last}{at}@{HOSTS[(file + at) % len(HOSTS)]},{at % 9}\n" for first, last, at in people)


def made_up(file, count=40):
    return "id,email,amount\n" + "".join(f"{at},customer{file}-{at}@example.com,{at * 3}.00\n" for at in range(count))


# bucket -> (key, content) for each object
CONTENTS = {
    # The specification: "sample 10 random files, scan for PII patterns; contains real customer emails".
    "customer-data-staging": [(f"exports/2026-{month:02}/customers-{part}.csv", customers(month * 3 + part)) for month in range(1, 9) for part in range(3)],
    # Nobody said what this is: its name lets one fear a production-like copy, its content settles it.
    "reports-staging": [(f"weekly/{week:02}/report.csv", customers(week, 15)) for week in range(1, 13)],
    # The one of production is as public; the emulator lets nobody read there without TLS, as its policy demands.
    "app-assets-staging": [(f"static/{part}.{end}", text * 40) for part in ("main", "shop", "help", "print") for end, text in (("css", "a { color: #123456 }\n"), ("js", "let shop = 1;\n"), ("html", "<p>Welcome</p>\n"))],
    "invoices-dev": [(f"{at}.csv", made_up(at)) for at in range(12)],
}

# --- EBS: 23 volumes -----------------------------------------------------------------------------------------------------
# (name, zone, GiB, state, key, tags)
VOLUMES = [
    ("prod-web-1", "us-east-1a", 20, CUSTOMER, "alias/prod-ebs", tags("production", "web")),
    ("prod-web-2", "us-east-1b", 20, CUSTOMER, "alias/prod-ebs", tags("production", "web")),
    ("prod-web-3", "us-east-1c", 20, CUSTOMER, "alias/prod-ebs", tags("production", "web")),
    ("prod-app-1", "us-east-1a", 50, CUSTOMER, "alias/prod-ebs", tags("production", "platform", "restricted")),
    ("prod-app-2", "us-east-1b", 50, CUSTOMER, "alias/prod-ebs", tags("production", "platform", "restricted")),
    ("prod-app-3", "us-east-1c", 50, CUSTOMER, "alias/prod-ebs", tags("production", "platform", "restricted")),
    ("prod-search-1", "us-east-1a", 200, CUSTOMER, "alias/prod-ebs", tags("production", "search")),
    ("prod-search-2", "us-east-1b", 200, CUSTOMER, "alias/prod-ebs", tags("production", "search")),
    ("prod-billing-1", "us-east-1a", 100, CUSTOMER, "alias/prod-ebs", tags("production", "billing", "restricted", pci_scope="true")),
    ("prod-web-eu-1", "eu-west-1a", 20, CUSTOMER, "alias/prod-data-eu", tags("production", "web")),
    ("prod-web-eu-2", "eu-west-1b", 20, CUSTOMER, "alias/prod-data-eu", tags("production", "web")),
    ("staging-web-1", "us-east-1a", 20, MANAGED, "alias/aws/ebs", tags("staging", "web", "internal")),
    ("staging-app-1", "us-east-1a", 50, MANAGED, "alias/aws/ebs", tags("staging", "platform")),
    ("staging-app-2", "us-east-1b", 50, CUSTOMER, "alias/staging", tags("staging", "platform")),
    ("staging-search-1", "us-east-1a", 100, MANAGED, "alias/aws/ebs", tags("staging", "search")),
    ("staging-billing-1", "us-east-1b", 50, CUSTOMER, "alias/staging", tags("staging", "billing", "confidential")),
    ("dev-web-1", "us-east-1a", 20, NOTHING, None, tags("development", "web", "test")),
    ("dev-app-1", "us-east-1a", 20, NOTHING, None, tags("development", "platform", "test")),
    ("dev-ci-1", "us-east-1b", 100, MANAGED, "alias/aws/ebs", tags("development", "platform")),
    ("dev-ci-2", "us-east-1b", 100, MANAGED, "alias/aws/ebs", {}),
    ("dev-data-1", "us-east-1a", 100, NOTHING, None, tags("development", "data", "anonymised")),
    ("dev-sandbox-1", "us-east-1a", 20, CUSTOMER, "alias/dev", tags("dev", "platform")),
    ("dev-sandbox-eu-1", "eu-west-1a", 20, NOTHING, None, tags("development", "platform", "test")),
]
# (name, volume)
VOLUME_SNAPSHOTS = [
    ("prod-app-1-weekly", "prod-app-1"),
    ("prod-billing-1-weekly", "prod-billing-1"),
    ("staging-app-1-weekly", "staging-app-1"),
    ("dev-data-1-before-reload", "dev-data-1"),
]

# --- DynamoDB: 8 tables --------------------------------------------------------------------------------------------------
# (name, region, state, key, tags). sessions-prod is one global table: AWS lists it as a table in each of its regions, so it
# is two of the eight. Moto has no replicas: two plain tables here, and samples/fixtures/dynamodb.json ties them together.
TABLES = [
    ("customers-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "platform", "restricted")),
    ("orders-prod", HOME, CUSTOMER, "alias/prod-data", tags("production", "billing")),
    ("sessions-prod", HOME, CUSTOMER, "alias/prod-sessions", tags("production", "identity", "restricted")),
    ("sessions-prod", ABROAD, CUSTOMER, "alias/prod-sessions", tags("production", "identity", "restricted")),
    ("feature-flags-prod", HOME, OWNED, None, tags("production", "platform", "internal")),
    ("customers-staging", HOME, MANAGED, "alias/aws/dynamodb", tags("staging", "platform", "confidential")),
    ("orders-staging", HOME, OWNED, None, tags("staging", "billing")),
    ("catalog-dev", HOME, OWNED, None, tags("development", "web", "test")),
]

# --- ElastiCache: 2 Redis replication groups -----------------------------------------------------------------------------
# (name, description, state, key, tags). sessions-cache is edge case 1: "encryption adds latency, no sensitive data stored".
CACHES = [
    ("sessions-cache", "Session tokens and preferences", NOTHING, None,
     tags("production", "identity", **{"Encryption-Waived": "performance concern, no sensitive data"})),
    ("catalog-cache", "Product catalogue", CUSTOMER, "alias/prod-data", tags("production", "web", "internal")),
]
CACHE_NODES = 2


class Acme:
    """One fill of one emulator."""

    def __init__(self, endpoint):
        self.endpoint = endpoint.rstrip("/")
        self.clients = {}
        self.keys = {}     # (alias, region) -> key id
        self.volumes = {}  # name -> volume id
        self.networks, self.subnets, self.groups, self.tables = {}, {}, {}, {}  # name -> id

    def client(self, service, region=HOME):
        if (service, region) not in self.clients:
            self.clients[service, region] = boto3.client(
                service, region_name=region, endpoint_url=self.endpoint, aws_access_key_id="acme", aws_secret_access_key="acme",
                config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}))
        return self.clients[service, region]

    def post(self, path):
        LOCAL.open(urllib.request.Request(self.endpoint + path, method="POST"), timeout=60).read()

    def seed(self, *name):
        """Makes the next ids follow from a name alone, so that a change to the plan leaves the other ids as they are."""
        self.post(f"/moto-api/seed?a={zlib.crc32(' '.join(name).encode())}")

    def key(self, alias, region):
        return f"arn:aws:kms:{region}:{ACCOUNT}:key/{self.keys[alias, region]}"

    def fill(self):
        self.post("/moto-api/reset")
        for region in (HOME, ABROAD):  # makes the default network and images now, so that they use up no seeded ids later
            self.client("ec2", region).describe_vpcs()
        self.client("iam").create_account_alias(AccountAlias="acme-main")
        self.make_organization()
        self.make_identities()
        self.make_keys()
        self.make_networks()
        self.make_databases()
        self.make_buckets()
        self.make_volumes()
        self.make_tables()
        self.make_caches()
        self.make_others()
        self.make_machines()
        self.make_shop()
        self.make_watch()
        # Last, as in the company: the volumes that are not encrypted are older than this setting.
        self.client("ec2").enable_ebs_encryption_by_default()
        self.client("ec2", ABROAD).disable_ebs_encryption_by_default()

    def written(self, document):
        return json.dumps(document).replace("${organization}", self.organization)

    def make_organization(self):
        self.seed("organization")
        organizations = self.client("organizations")
        self.organization = organizations.create_organization(FeatureSet="ALL")["Organization"]["Id"]
        root = organizations.list_roots()["Roots"][0]["Id"]
        for sort in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"):
            organizations.enable_policy_type(RootId=root, PolicyType=sort)
        units = {None: root}
        for name, above in UNITS:
            self.seed("unit", name)
            units[name] = organizations.create_organizational_unit(ParentId=units[above], Name=name)["OrganizationalUnit"]["Id"]
        for name, unit in ACCOUNTS:
            self.seed("account", name)
            made = organizations.create_account(AccountName=name, Email=f"{name}@acme.example")["CreateAccountStatus"]["AccountId"]
            organizations.move_account(AccountId=made, SourceParentId=root, DestinationParentId=units[unit])
        for name, sort, unit, document in CONTROLS:
            self.seed("control", name)
            made = organizations.create_policy(Name=name, Description=name, Type=sort, Content=self.written(document))["Policy"]["PolicySummary"]["Id"]
            organizations.attach_policy(PolicyId=made, TargetId=units[unit])

    def make_identities(self):
        iam = self.client("iam")
        for name, path, trusted, tier in ROLES:
            self.seed("role", name)
            # Without MFA nobody administers; a service becomes a role for this account alone, and whoever is from outside says why.
            condition = {"Service": {"StringEquals": {"aws:SourceAccount": ACCOUNT}}, "AWS": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}[next(iter(trusted))]
            if name == "partner-intake":
                condition = {"StringEquals": {"sts:ExternalId": "acme-4711"}}
            trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": trusted, "Action": "sts:AssumeRole", "Condition": condition}]}
            iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=json.dumps(trust), Tags=pairs({"tier": tier} if tier else {}))
            if name != "security-team":
                iam.put_role_policy(RoleName=name, PolicyName="data", PolicyDocument=json.dumps(READS_DATA))
        self.seed("role", "service-linked")
        iam.create_service_linked_role(AWSServiceName="rds.amazonaws.com")
        self.seed("policy", "operators")
        operators = iam.create_policy(PolicyName="operators", PolicyDocument=json.dumps(OPERATES))["Policy"]["Arn"]
        self.seed("group", "operators")
        iam.create_group(GroupName="operators")
        iam.attach_group_policy(GroupName="operators", PolicyArn=operators)
        self.seed("user", "on-call")
        iam.create_user(UserName="on-call", PermissionsBoundary=operators)
        iam.add_user_to_group(GroupName="operators", UserName="on-call")

    def make_others(self):
        """Queues, topics, secrets, functions and repositories, each for its policy."""
        def shared(service, resource, *actions):
            return self.written({"Version": "2012-10-17", "Statement": [{
                "Sid": "OrganisationUses", "Effect": "Allow", "Principal": "*", "Action": [f"{service}:{it}" for it in actions],
                **({"Resource": resource} if resource else {}), "Condition": {"StringEquals": {"aws:PrincipalOrgID": "${organization}"}}}]})

        sqs, sns, secrets, functions, ecr = (self.client(it) for it in ("sqs", "sns", "secretsmanager", "lambda", "ecr"))
        sqs.create_queue(QueueName="orders-prod", tags=tags("production", "billing"),
                         Attributes={"Policy": shared("sqs", f"arn:aws:sqs:{HOME}:{ACCOUNT}:orders-prod", "SendMessage")})
        sqs.create_queue(QueueName="jobs-staging", tags=tags("staging", "platform"))
        # Buckets of whoever it may be may publish: nothing says whose.
        topic = sns.create_topic(Name="bucket-events-prod", Tags=pairs(tags("production", "platform")))["TopicArn"]
        sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Sid": "BucketsPublish", "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "sns:Publish", "Resource": topic}]}))
        sns.create_topic(Name="alerts-prod", Tags=pairs(tags("production", "platform")))
        self.seed("secret", "prod/database")
        secrets.create_secret(Name="prod/database", SecretString="emulator-only", Tags=pairs(tags("production", "data")))
        secrets.put_resource_policy(SecretId="prod/database", ResourcePolicy=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Sid": "OnlyTheApplication", "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
             "Condition": {"StringNotEquals": {"aws:PrincipalArn": role("prod-application-service")}}}]}))
        self.seed("function", "resize-images-prod")
        functions.create_function(FunctionName="resize-images-prod", Role=role("prod-identity-service"), Runtime="python3.13", Handler="resize.handler",
                                  Code={"ZipFile": b"emulator-only"}, Tags=tags("production", "web"))
        functions.add_permission(FunctionName="resize-images-prod", StatementId="uploads", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com",
                                 SourceArn="arn:aws:s3:::app-assets-prod", SourceAccount=ACCOUNT)
        ecr.create_repository(repositoryName="web", tags=pairs(tags("production", "web")))
        ecr.set_repository_policy(repositoryName="web", policyText=shared("ecr", None, "GetDownloadUrlForLayer", "BatchGetImage"))

    def make_networks(self):
        """Networks, subnets, the roads of each, and the groups around whatever will stand in them."""
        ec2 = self.client("ec2")
        for name, block, tagged in NETWORKS:
            self.seed("network", name)
            self.networks[name] = ec2.create_vpc(CidrBlock=block, **named("vpc", name, tagged))["Vpc"]["VpcId"]
        self.make_roads()
        for name, network, zone, block, table, tagged in SUBNETS:
            self.seed("subnet", name)
            made = self.subnets[name] = ec2.create_subnet(VpcId=self.networks[network], CidrBlock=block, AvailabilityZone=zone, **named("subnet", name, tagged))["Subnet"]["SubnetId"]
            ec2.modify_subnet_attribute(SubnetId=made, MapPublicIpOnLaunch={"Value": "public" in name})
            ec2.associate_route_table(RouteTableId=self.tables[table], SubnetId=made)
        self.seed("nat")
        nat = ec2.create_nat_gateway(SubnetId=self.subnets["prod-public-a"], AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"], **named("natgateway", "prod-nat"))["NatGateway"]["NatGatewayId"]
        ec2.create_route(RouteTableId=self.tables["prod-private"], DestinationCidrBlock=ANYWHERE, NatGatewayId=nat)
        self.make_groups()
        self.make_lists()
        for name in dict.fromkeys(place[0] for place in PLACES.values()):
            self.client("rds").create_db_subnet_group(DBSubnetGroupName=name, DBSubnetGroupDescription=name, SubnetIds=self.subnets_of(name))
        self.client("elasticache").create_cache_subnet_group(CacheSubnetGroupName="prod-cache", CacheSubnetGroupDescription="prod-cache", SubnetIds=self.subnets_of("prod-db"))

    def subnets_of(self, beginning):
        return [made for name, made in self.subnets.items() if name.startswith(beginning)]

    def make_roads(self):
        ec2 = self.client("ec2")
        for name, network, in (("prod-public", "prod-web-app-vpc"), ("prod-private", "prod-web-app-vpc"), ("prod-data", "prod-data-vpc"), ("dev-public", "dev-vpc")):
            self.seed("table", name)
            self.tables[name] = ec2.create_route_table(VpcId=self.networks[network], **named("route-table", name))["RouteTable"]["RouteTableId"]
            if "public" in name:
                gateway = ec2.create_internet_gateway(**named("internet-gateway", network.removesuffix("-vpc") + "-igw"))["InternetGateway"]["InternetGatewayId"]
                ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.networks[network])
                ec2.create_route(RouteTableId=self.tables[name], DestinationCidrBlock=ANYWHERE, GatewayId=gateway)
        self.seed("peering")
        peering = ec2.create_vpc_peering_connection(
            VpcId=self.networks["prod-web-app-vpc"], PeerVpcId=self.networks["prod-data-vpc"], **named("vpc-peering-connection", "web-app-to-data"))["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        ec2.create_route(RouteTableId=self.tables["prod-private"], DestinationCidrBlock="10.20.0.0/16", VpcPeeringConnectionId=peering)
        ec2.create_route(RouteTableId=self.tables["prod-data"], DestinationCidrBlock=WITHIN, VpcPeeringConnectionId=peering)
        self.client("logs").create_log_group(logGroupName="prod-web-app-vpc")
        ec2.create_flow_logs(ResourceIds=[self.networks["prod-web-app-vpc"]], ResourceType="VPC", TrafficType="ALL", LogGroupName="prod-web-app-vpc", DeliverLogsPermissionArn=role("prod-application-service"))

    def make_groups(self):
        ec2 = self.client("ec2")
        self.seed("office")
        office = ec2.create_managed_prefix_list(PrefixListName="office", MaxEntries=5, AddressFamily="IPv4", Entries=[{"Cidr": OFFICE, "Description": "head office"}])["PrefixList"]["PrefixListId"]

        def permission(ports, source):
            first, last = ports if isinstance(ports, tuple) else (ports, ports)
            peer = ({"PrefixListIds": [{"PrefixListId": office}]} if source == "office" else {"UserIdGroupPairs": [{"GroupId": self.groups[source]}]} if source in self.groups
                    else {"IpRanges": [{"CidrIp": source}]})
            return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last, **peer}

        for name, network, rules, tagged in GROUPS:
            self.seed("security group", name)
            self.groups[name] = ec2.create_security_group(GroupName=name, Description=name, VpcId=self.networks[network], **named("security-group", name, tagged))["GroupId"]
            for rule in rules:
                ec2.authorize_security_group_ingress(GroupId=self.groups[name], IpPermissions=[permission(*rule)])
        self.seed("security group", "partner-gateway-sg")
        gone = ec2.create_security_group(GroupName="partner-gateway-sg", Description="partner-gateway-sg", VpcId=self.networks["prod-data-vpc"])["GroupId"]
        ec2.authorize_security_group_ingress(GroupId=self.groups[STALE], IpPermissions=[{"IpProtocol": "tcp", "FromPort": 8443, "ToPort": 8443, "UserIdGroupPairs": [{"GroupId": gone}]}])
        ec2.delete_security_group(GroupId=gone)

    def make_lists(self):
        ec2 = self.client("ec2")
        for name, beginning, entries in LISTS:
            self.seed("list", name)
            made = ec2.create_network_acl(VpcId=self.networks["prod-web-app-vpc"], **named("network-acl", name))["NetworkAcl"]["NetworkAclId"]
            for number, outbound, allows, protocol, ports, block in entries:
                ec2.create_network_acl_entry(
                    NetworkAclId=made, RuleNumber=number, Egress=outbound, RuleAction="allow" if allows else "deny", Protocol=protocol, CidrBlock=block,
                    **({"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {}))
            for subnet in self.subnets_of(beginning):
                associated = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])["NetworkAcls"][0]["Associations"]
                ec2.replace_network_acl_association(AssociationId=next(it["NetworkAclAssociationId"] for it in associated if it["SubnetId"] == subnet), NetworkAclId=made)

    def make_machines(self):
        """Machines, on the volumes that are there: the emulator's own disks go, so that no store is added."""
        ec2 = self.client("ec2")
        self.machines = {}
        for name, subnet, groups, key in MACHINES:
            self.seed("machine", name)
            tagged = next((it[5] for it in VOLUMES if it[0] == name), tags("production", "platform"))
            tier = next(it[5].get("tier") for it in SUBNETS if it[0] == subnet)
            tagged = {**tagged, **({"tier": tier} if tier and "bastion" not in name else {})}
            tagged.pop("DataClassification", None)
            made = ec2.run_instances(
                ImageId="ami-12345678", MinCount=1, MaxCount=1, InstanceType="t3.medium", SubnetId=self.subnets[subnet], SecurityGroupIds=[self.groups[it] for it in groups],
                **({"KeyName": key} if key else {}), **named("instance", name, tagged))["Instances"][0]["InstanceId"]
            self.machines[name] = made
            disks = ec2.describe_instances(InstanceIds=[made])["Reservations"][0]["Instances"][0]["BlockDeviceMappings"]
            for disk in disks:
                ec2.detach_volume(VolumeId=disk["Ebs"]["VolumeId"], InstanceId=made, Device=disk["DeviceName"])
                ec2.delete_volume(VolumeId=disk["Ebs"]["VolumeId"])
            if name in self.volumes:
                ec2.attach_volume(InstanceId=made, VolumeId=self.volumes[name], Device="/dev/sda1")

    def make_status_page(self, elb, vpc, subnets):
        """A page that tells whether the shop is up: in the clear, and nothing redirects."""
        self.seed("status page")
        balancer = elb.create_load_balancer(
            Name="status-prod", Subnets=subnets, SecurityGroups=[self.groups["status-page-sg"]], Scheme="internet-facing", Tags=pairs({"env": "production", "team": "web"}))["LoadBalancers"][0]["LoadBalancerArn"]
        group = elb.create_target_group(Name="status-prod", Protocol="HTTP", Port=8080, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
        elb.register_targets(TargetGroupArn=group, Targets=[{"Id": self.machines["prod-app-1"]}])
        elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])

    def make_shop(self):
        """The web shop: an internet-facing load balancer that redirects to HTTPS, with a certificate that cert-manager brings."""
        certificate, key = shop_certificate()
        imported = self.client("acm").import_certificate(
            Certificate=certificate, PrivateKey=key, Tags=pairs({"env": "production", "team": "web", "cert-manager": "shop"}))["CertificateArn"]
        elb = self.client("elbv2")
        vpc, subnets = self.networks["prod-web-app-vpc"], self.subnets_of("prod-public")
        self.seed("shop")
        balancer = elb.create_load_balancer(
            Name="shop-prod", Subnets=subnets, SecurityGroups=[self.groups["prod-web-app-sg"]], Scheme="internet-facing", Tags=pairs({"env": "production", "team": "web"}))["LoadBalancers"][0]["LoadBalancerArn"]
        group = elb.create_target_group(Name="shop-prod", Protocol="HTTPS", Port=443, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
        elb.register_targets(TargetGroupArn=group, Targets=[{"Id": self.machines[it]} for it in ("prod-web-1", "prod-web-2")])
        elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTPS", Port=443, SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            Certificates=[{"CertificateArn": imported}], DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])
        elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTP", Port=80,
            DefaultActions=[{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}])
        self.make_status_page(elb, vpc, subnets)

    def make_watch(self):
        """What is written down, watched and told: a trail into the central log bucket and to where logs are looked at; alarms, of which one way breaks at its last link."""
        bucket, group, topic = "acme-central-logs", "/acme/cloudtrail", f"arn:aws:sns:{HOME}:{ACCOUNT}:security-alarms"
        writes = {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": ["s3:GetBucketAcl", "s3:PutObject"], "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
                  "Condition": {"StringEquals": {"aws:SourceArn": f"arn:aws:cloudtrail:{HOME}:{ACCOUNT}:trail/acme-audit"}}}
        s3, logs = self.client("s3"), self.client("logs")
        s3.create_bucket(Bucket=bucket, ObjectLockEnabledForBucket=True)
        s3.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 365}}})
        s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": pairs(tags("production", "security", data="internal"))})
        s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]})
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration={it: True for it in ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")})
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [writes, *tls_only(bucket)["Statement"]]}))
        s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [{"ID": "seven-years", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 2555}}]})
        logs.create_log_group(logGroupName=group)
        logs.put_retention_policy(logGroupName=group, retentionInDays=400)
        logs.create_log_group(logGroupName="/acme/web")
        logs.put_retention_policy(logGroupName="/acme/web", retentionInDays=30)
        trail = self.client("cloudtrail")
        trail.create_trail(Name="acme-audit", S3BucketName=bucket, IsMultiRegionTrail=True, IncludeGlobalServiceEvents=True, EnableLogFileValidation=True,
                           CloudWatchLogsLogGroupArn=f"arn:aws:logs:{HOME}:{ACCOUNT}:log-group:{group}:*", CloudWatchLogsRoleArn=f"arn:aws:iam::{ACCOUNT}:role/prod-web")
        trail.start_logging(Name="acme-audit")
        trail.put_event_selectors(TrailName="acme-audit", EventSelectors=[{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}])
        self.client("firehose").create_delivery_stream(DeliveryStreamName="to-siem", ExtendedS3DestinationConfiguration={"RoleARN": f"arn:aws:iam::{ACCOUNT}:role/prod-web", "BucketARN": f"arn:aws:s3:::{bucket}"})
        self.client("firehose").start_delivery_stream_encryption(DeliveryStreamName="to-siem", DeliveryStreamEncryptionConfigurationInput={"KeyType": "AWS_OWNED_CMK"})
        logs.put_subscription_filter(logGroupName=group, filterName="siem", filterPattern="", destinationArn=f"arn:aws:firehose:{HOME}:{ACCOUNT}:deliverystream/to-siem", roleArn=f"arn:aws:iam::{ACCOUNT}:role/prod-web")
        # The first is heard of; of the second nobody is told: whoever was to hear it left, and nobody confirmed the new address.
        for name, pattern, to in (("root-is-used", '{ $.userIdentity.type = "Root" }', topic), ("trails-change", "{ $.eventSource = cloudtrail.amazonaws.com }", topic + "-2")):
            self.client("sns").create_topic(Name=to[to.rindex(":") + 1:], Attributes={"KmsMasterKeyId": "alias/aws/sns"})
            logs.put_metric_filter(logGroupName=group, filterName=name, filterPattern=pattern, metricTransformations=[{"metricName": name, "metricNamespace": "acme", "metricValue": "1"}])
            self.client("cloudwatch").put_metric_alarm(AlarmName=name, MetricName=name, Namespace="acme", Statistic="Sum", Period=300, EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold", AlarmActions=[to])
            self.client("sns").subscribe(TopicArn=to, Protocol="email", Endpoint="security@acme.example")
        self.client("guardduty").create_detector(Enable=True)
        for region in (HOME, ABROAD):
            recorder = {"name": "default", "roleARN": f"arn:aws:iam::{ACCOUNT}:role/prod-web", "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": region == HOME}}
            self.client("config", region).put_configuration_recorder(ConfigurationRecorder=recorder)
            self.client("config", region).put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": bucket})
            self.client("config", region).start_configuration_recorder(ConfigurationRecorderName="default")
        self.client("securityhub").enable_security_hub()

    def make_keys(self):
        for alias, region, description, usage, spec, origin, rotates, multi in KEYS:
            kms = self.client("kms", region)
            self.seed(alias, region)
            made = kms.create_key(
                Description=description, KeyUsage=usage, KeySpec=spec, Origin=origin, MultiRegion=multi, Policy=self.written(policy_of(alias)),
                Tags=[{"TagKey": name, "TagValue": value} for name, value in KEY_TAGS.get(alias, {}).items()])["KeyMetadata"]["KeyId"]
            self.keys[alias, region] = made
            kms.create_alias(AliasName=alias, TargetKeyId=made)
            if rotates:
                kms.enable_key_rotation(KeyId=made)
        for alias, grantee, name, operations in GRANTS:
            self.seed(alias, grantee)
            self.client("kms").create_grant(
                KeyId=self.keys[alias, HOME], GranteePrincipal=grantee if grantee.startswith("arn:") else role(grantee), Operations=operations, Name=name)
        shared = self.keys["alias/prod-sessions", HOME]
        self.client("kms").replicate_key(KeyId=shared, ReplicaRegion=ABROAD)
        # The emulator gives a replica its primary's policy, whatever it is asked for.
        self.client("kms", ABROAD).put_key_policy(KeyId=shared, PolicyName="default", Policy=self.written(policy_of("alias/prod-sessions", REPLICA_STATEMENTS)))
        self.keys["alias/prod-sessions", ABROAD] = shared
        self.client("kms", ABROAD).tag_resource(
            KeyId=shared, Tags=[{"TagKey": n, "TagValue": v} for n, v in KEY_TAGS["alias/prod-sessions"].items()])
        self.client("kms").schedule_key_deletion(KeyId=self.keys["alias/legacy", HOME], PendingWindowInDays=30)
        for alias, region in MANAGED_KEYS:
            self.seed(alias, region)
            self.keys[alias, region] = self.client("kms", region).describe_key(KeyId=alias)["KeyMetadata"]["KeyId"]

    def make_databases(self):
        rds = self.client("rds")
        for name, engine, version, state, key, tagged in DATABASES:
            encryption = {"StorageEncrypted": True, "KmsKeyId": self.key(key, HOME)} if key else {"StorageEncrypted": False}
            rds.create_db_instance(
                DBInstanceIdentifier=name, Engine=engine, EngineVersion=version, DBInstanceClass="db.m6g.large",
                AllocatedStorage=100, MasterUsername="acme", ManageMasterUserPassword=False, MasterUserPassword="emulator-only",
                BackupRetentionPeriod=7, MultiAZ=name.startswith("prod"), Tags=pairs(tagged),
                DBSubnetGroupName=PLACES[name][0], VpcSecurityGroupIds=[self.groups[PLACES[name][1]]], PubliclyAccessible=PLACES[name][2], **encryption)
        rds.create_db_instance_read_replica(
            DBInstanceIdentifier=REPLICA, SourceDBInstanceIdentifier=PRIMARY, Tags=pairs(REPLICA_TAGS))
        for name, instance in DATABASE_SNAPSHOTS:
            rds.create_db_snapshot(DBSnapshotIdentifier=name, DBInstanceIdentifier=instance)

    def make_buckets(self):
        for name, region, state, key, tagged, extras in BUCKETS:
            s3 = self.client("s3", region)
            place = {} if region == HOME else {"CreateBucketConfiguration": {"LocationConstraint": region}}
            s3.create_bucket(Bucket=name, **place)
            rule = default_of(state, self.key(key, region) if state == CUSTOMER else None)
            if rule:
                s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={
                    "Rules": [{"ApplyServerSideEncryptionByDefault": rule, "BucketKeyEnabled": "k" in extras}]})
            else:
                s3.delete_bucket_encryption(Bucket=name)
                self.must_be_plain(s3, name)
            if tagged:
                s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": pairs(tagged)})
            if "v" in extras:
                s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
            if "p" in extras:
                s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration={
                    "BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": True})
            if "t" in extras:
                s3.put_bucket_policy(Bucket=name, Policy=json.dumps(tls_only(name)))
            if name in BUCKET_STATEMENTS:
                s3.put_bucket_policy(Bucket=name, Policy=self.written({"Version": "2012-10-17", "Statement": [BUCKET_STATEMENTS[name]]}).replace("{bucket}", name))
            for path, content in CONTENTS.get(name, ()):
                s3.put_object(Bucket=name, Key=path, Body=content.encode())
            if name == LISTED_FOR_ALL:
                s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls={"Rules": [{"ObjectOwnership": "ObjectWriter"}]})
                s3.put_bucket_acl(Bucket=name, ACL="public-read")
        source, target = REPLICATED
        self.client("s3").put_bucket_replication(Bucket=source, ReplicationConfiguration={
            "Role": role("s3-replication"),
            "Rules": [{
                "ID": "to-europe", "Priority": 1, "Status": "Enabled", "Filter": {"Prefix": ""},
                "DeleteMarkerReplication": {"Status": "Disabled"},
                "SourceSelectionCriteria": {"SseKmsEncryptedObjects": {"Status": "Enabled"}},
                "Destination": {
                    "Bucket": f"arn:aws:s3:::{target}",
                    "EncryptionConfiguration": {"ReplicaKmsKeyID": self.key("alias/prod-data-eu", ABROAD)}}}]})

    @staticmethod
    def must_be_plain(s3, name):
        try:
            s3.get_bucket_encryption(Bucket=name)
        except ClientError as refused:
            if refused.response["Error"]["Code"] == "ServerSideEncryptionConfigurationNotFoundError":
                return
            raise
        sys.exit(f"fill: {name} has a default encryption although it was deleted")

    def make_volumes(self):
        for name, zone, size, state, key, tagged in VOLUMES:
            region = zone[:-1]
            self.seed(name, region)
            encryption = {"Encrypted": True, "KmsKeyId": self.key(key, region)} if key else {"Encrypted": False}
            self.volumes[name] = self.client("ec2", region).create_volume(
                AvailabilityZone=zone, Size=size, VolumeType="gp3",
                TagSpecifications=[{"ResourceType": "volume", "Tags": pairs({"Name": name, **tagged})}], **encryption)["VolumeId"]
        for name, volume in VOLUME_SNAPSHOTS:
            self.seed(name)
            self.client("ec2").create_snapshot(
                VolumeId=self.volumes[volume], Description=name,
                TagSpecifications=[{"ResourceType": "snapshot", "Tags": pairs({"Name": name})}])

    def make_tables(self):
        for name, region, state, key, tagged in TABLES:
            settings = {}
            if state == CUSTOMER:
                settings["SSESpecification"] = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": self.key(key, region)}
            elif state == MANAGED:
                settings["SSESpecification"] = {"Enabled": True, "SSEType": "KMS"}
            if name == "sessions-prod":
                settings["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
            self.client("dynamodb", region).create_table(
                TableName=name, BillingMode="PAY_PER_REQUEST", Tags=pairs(tagged),
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], **settings)

    def make_caches(self):
        cache = self.client("elasticache")
        for name, description, state, key, tagged in CACHES:
            encryption = {"AtRestEncryptionEnabled": False, "TransitEncryptionEnabled": False}
            if key:
                encryption = {"AtRestEncryptionEnabled": True, "TransitEncryptionEnabled": True,
                              "TransitEncryptionMode": "required", "KmsKeyId": self.key(key, HOME)}
            cache.create_replication_group(
                ReplicationGroupId=name, ReplicationGroupDescription=description, Engine="redis", EngineVersion="7.1",
                CacheNodeType="cache.t4g.small", NumNodeGroups=1, CacheSubnetGroupName="prod-cache", ReplicasPerNodeGroup=CACHE_NODES - 1,
                AutomaticFailoverEnabled=True, MultiAZEnabled=True, SnapshotRetentionLimit=1, Tags=pairs(tagged), **encryption)
            # Moto names the members of a group but does not make them.
            for node in range(1, CACHE_NODES + 1):
                cache.create_cache_cluster(
                    CacheClusterId=f"{name}-{node:03}", ReplicationGroupId=name, Engine="redis", EngineVersion="7.1",
                    CacheNodeType="cache.t4g.small", NumCacheNodes=1, CacheSubnetGroupName="prod-cache", TransitEncryptionEnabled=bool(key), Tags=pairs(tagged))
            cache.create_snapshot(
                SnapshotName=f"{name}-before-resize", ReplicationGroupId=name, **({"KmsKeyId": self.key(key, HOME)} if key else {}))

    def expected(self):
        """What is true of each of the 85 stores, from the plan; only ids of volumes and keys come from the emulator."""
        stores = []

        def add(kind, identity, name, region, state, key, tagged, **more):
            tagged_as = tagged.get("Environment")
            environment = {"prod": "production", "dev": "development"}.get(tagged_as, tagged_as)
            if environment is None:  # untagged: the name tells
                environment = ENVIRONMENT[next(word for word in name.split("-") if word in ENVIRONMENT)]
            entry = {"id": identity, "name": name, "kind": kind, "account": ACCOUNT, "region": region, "environment": environment,
                     "encrypted": state}
            if key:
                entry["key"] = self.key(key, region)
                entry["keyAlias"] = key
            if tagged.get("DataClassification"):
                entry["dataClass"] = tagged["DataClassification"]
            stores.append({**entry, **more})

        for name, _, _, state, key, tagged in DATABASES:
            add("AWS::RDS::DBInstance", f"arn:aws:rds:{HOME}:{ACCOUNT}:db:{name}", name, HOME, state, key, tagged)
        add("AWS::RDS::DBInstance", f"arn:aws:rds:{HOME}:{ACCOUNT}:db:{REPLICA}", REPLICA, HOME, CUSTOMER, "alias/prod-db",
            REPLICA_TAGS, inheritsFrom=f"arn:aws:rds:{HOME}:{ACCOUNT}:db:{PRIMARY}")
        for name, region, state, key, tagged, _ in BUCKETS:
            more = {"nameSays": "development"} if name == "partner-uploads-dev" else {}
            if name == REPLICATED[0]:
                more["replicatesTo"] = f"arn:aws:s3:::{REPLICATED[1]}"
            add("AWS::S3::Bucket", f"arn:aws:s3:::{name}", name, region, state, key, tagged, **more)
        for name, zone, _, state, key, tagged in VOLUMES:
            region = zone[:-1]
            add("AWS::EC2::Volume", f"arn:aws:ec2:{region}:{ACCOUNT}:volume/{self.volumes[name]}", name, region, state, key, tagged)
        for name, region, state, key, tagged in TABLES:
            add("AWS::DynamoDB::Table", f"arn:aws:dynamodb:{region}:{ACCOUNT}:table/{name}", name, region, state, key, tagged)
        for name, _, state, key, tagged in CACHES:
            add("AWS::ElastiCache::ReplicationGroup", f"arn:aws:elasticache:{HOME}:{ACCOUNT}:replicationgroup:{name}", name, HOME,
                state, key, tagged)
        return stores


def shop_certificate():
    """A certificate of ninety days, ten of them gone, and its key, in PEM. Only the certificate is ever recorded."""
    now = datetime.datetime.now(datetime.timezone.utc)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SHOP)])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(zlib.crc32(SHOP.encode()))
        .not_valid_before(now - datetime.timedelta(days=10)).not_valid_after(now + datetime.timedelta(days=80))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(SHOP)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False).sign(key, hashes.SHA256()))
    return (
        made.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def named(sort, name, tagged=None):
    return {"TagSpecifications": [{"ResourceType": sort, "Tags": pairs({"Name": name, **(tagged or {})})}]}


def pairs(tagged):
    return [{"Key": name, "Value": value} for name, value in tagged.items()]


def role(name):
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def default_of(state, key):
    if state == CUSTOMER:
        return {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}
    return {MANAGED: {"SSEAlgorithm": "aws:kms"}, OWNED: {"SSEAlgorithm": "AES256"}}.get(state)


def policy_of(alias, more=()):
    """The account's root, the security team that administers, the services that use; whoever else, KEY_STATEMENTS says."""
    statements = [
        {"Sid": "EnableIamPolicies", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "kms:*", "Resource": "*"},
        {"Sid": "SecurityTeamAdministers", "Effect": "Allow", "Principal": {"AWS": role("security-team")}, "Resource": "*",
         "Action": ["kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*",
                    "kms:Get*", "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion"]}]
    if KEY_USERS.get(alias):
        statements.append(
            {"Sid": "ServicesUse", "Effect": "Allow", "Principal": {"AWS": [role(user) for user in KEY_USERS[alias]]}, "Resource": "*",
             "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]})
    return {"Version": "2012-10-17", "Id": "acme-" + alias.removeprefix("alias/"), "Statement": statements + KEY_STATEMENTS.get(alias, []) + list(more)}


def tls_only(bucket):
    return {"Version": "2012-10-17", "Statement": [{
        "Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}


# The inventory that another agent hands over is a day old: it has not heard of one store, and still lists one that is gone.
UNHEARD_OF = "arn:aws:s3:::ml-notebooks-dev"
GONE = {"id": f"arn:aws:dynamodb:{HOME}:{ACCOUNT}:table/carts-prod", "type": "AWS::DynamoDB::Table", "account": ACCOUNT, "region": HOME}


def discovery(stores):
    logs = {"id": "arn:aws:s3:::acme-central-logs", "type": "AWS::S3::Bucket", "account": ACCOUNT, "region": HOME}
    resources = [{"id": s["id"], "type": s["kind"], "account": s["account"], "region": s["region"]} for s in stores if s["id"] != UNHEARD_OF]
    return {"version": 1, "source": "discovery-agent", "collected": "2026-11-22T06:00:00Z", "resources": [*resources, logs, GONE]}


def write(path, document):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=2)
        file.write("\n")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--expected", metavar="FILE", help="write what is true of each store here")
    options.add_argument("--discovery", metavar="FILE", help="write the other agent's inventory here")
    asked = options.parse_args()
    endpoint = os.environ.get("AWS_ENDPOINT_URL", "")
    if urllib.parse.urlsplit(endpoint).hostname not in ("127.0.0.1", "localhost", "::1"):
        sys.exit("fill: AWS_ENDPOINT_URL must name an emulator on this machine, such as http://127.0.0.1:5000")
    acme = Acme(endpoint)
    acme.fill()
    stores = acme.expected()
    assert len(stores) == 85 and len({s["id"] for s in stores}) == 85, len(stores)
    if asked.expected:
        write(asked.expected, {"version": 1, "account": ACCOUNT, "stores": stores})
    if asked.discovery:
        write(asked.discovery, discovery(stores))
    print(f"fill: {len(stores)} data stores, {len(KEYS) + 1} customer keys in {HOME} and {ABROAD}")


if __name__ == "__main__":
    main()
