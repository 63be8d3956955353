#!/usr/bin/env python3
"""Fills an emulator of AWS in this process with 1,000 resources over 40 services, lets glacis assess it cold, and says how much of the time nobody waited for the emulator.

    bench/wide [EACH]      # resources of each service (25)

The emulator (moto) notes when it begins and ends to answer each request, inside of its own server. Time in which no request was being answered is what
glacis, its start and the network took by themselves. Calls are counted by service, from the ledger of the run.
"""
import collections
import logging
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time

# Without moto's stock of machine images and their thousand snapshots, which are nobody's here.
os.environ.setdefault("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")

import boto3
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

TOP = pathlib.Path(__file__).resolve().parent.parent
EACH = int(sys.argv[1]) if len(sys.argv) > 1 else 25
ACCOUNT, REGION = "123456789012", "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/any"


class Watched:
    """The emulator, and when it was at work.

    What it does not know it answers with 500, which any client asks again, later and later; here it says at once, as services do, that it does not know.
    """

    def __init__(self):
        self.app, self.lock, self.spans = DomainDispatcherApplication(create_backend_app), threading.Lock(), []

    def __call__(self, environ, respond):
        begun, said = time.monotonic(), []
        try:
            try:
                body = list(self.app(environ, lambda status, headers, *_: said.append((status, headers))))
                status, headers = said[-1]
            except Exception:  # noqa: BLE001 - whatever it stumbles over, it does not know
                status = "501"
            if status.startswith("5"):
                body = [b'{"__type":"UnknownOperationException","message":"the emulator does not know it"}']
                status, headers = "400 Bad Request", [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(body[0])))]
            respond(status, headers)
            return body
        finally:
            with self.lock:
                self.spans.append((begun, time.monotonic()))

    def busy(self, since, until):
        """The time between two instants in which some request was being answered."""
        total, reached = 0.0, since
        for begun, ended in sorted(self.spans):
            begun, ended = max(begun, reached), min(ended, until)
            if ended > begun:
                total, reached = total + ended - begun, ended
        return total


def fill(aws):
    """Forty services, EACH resources in every one."""
    vpc = aws("ec2").create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [aws("ec2").create_subnet(VpcId=vpc, CidrBlock=f"10.0.{at}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"]["SubnetId"] for at, zone in enumerate("ab")]
    code = {"ZipFile": b"PK\x05\x06" + b"\0" * 18}
    aws("iam").create_role(RoleName="any", AssumeRolePolicyDocument='{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}')
    volume = aws("ec2").create_volume(AvailabilityZone=f"{REGION}a", Size=8)["VolumeId"]
    machine = aws("s3").create_bucket(Bucket="wide-artifacts") and "wide-artifacts"
    makers = {
        "s3": lambda n: aws("s3").create_bucket(Bucket=f"wide-{n}"),
        "sqs": lambda n: aws("sqs").create_queue(QueueName=n),
        "sns": lambda n: aws("sns").create_topic(Name=n),
        "dynamodb": lambda n: aws("dynamodb").create_table(TableName=n, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}]),
        "kms": lambda n: aws("kms").create_key(Description=n),
        "rds": lambda n: aws("rds").create_db_instance(DBInstanceIdentifier=n, DBInstanceClass="db.t3.small", Engine="postgres", AllocatedStorage=20, MasterUsername="admin1", MasterUserPassword="password1"),
        "ec2 volumes": lambda n: aws("ec2").create_volume(AvailabilityZone=f"{REGION}a", Size=8),
        "ec2 snapshots": lambda n: aws("ec2").create_snapshot(VolumeId=volume),
        "ec2 groups": lambda n: aws("ec2").create_security_group(GroupName=n, Description=n, VpcId=vpc),
        "secretsmanager": lambda n: aws("secretsmanager").create_secret(Name=n, SecretString="x"),
        "ssm": lambda n: aws("ssm").put_parameter(Name=n, Value="x", Type="SecureString"),
        "logs": lambda n: aws("logs").create_log_group(logGroupName=n),
        "ecr": lambda n: aws("ecr").create_repository(repositoryName=n),
        "backup": lambda n: aws("backup").create_backup_vault(BackupVaultName=n),
        "athena": lambda n: aws("athena").create_work_group(Name=n),
        "sagemaker": lambda n: aws("sagemaker").create_notebook_instance(NotebookInstanceName=n, InstanceType="ml.t2.medium", RoleArn=ROLE),
        "lambda": lambda n: aws("lambda").create_function(FunctionName=n, Runtime="python3.12", Role=ROLE, Handler="a.b", Code=code),
        "codebuild": lambda n: aws("codebuild").create_project(name=n, source={"type": "S3", "location": f"{machine}/a.zip"}, artifacts={"type": "NO_ARTIFACTS"}, environment={"type": "LINUX_CONTAINER", "image": "a", "computeType": "BUILD_GENERAL1_SMALL"}, serviceRole=ROLE),
        "dms": lambda n: aws("dms").create_endpoint(EndpointIdentifier=n, EndpointType="source", EngineName="postgres"),
        "emr": lambda n: aws("emr").create_security_configuration(Name=n, SecurityConfiguration='{"EncryptionConfiguration":{"EnableInTransitEncryption":false,"EnableAtRestEncryption":false}}'),
        "eks": lambda n: aws("eks").create_cluster(name=n, roleArn=ROLE, resourcesVpcConfig={"subnetIds": subnets}),
        "kinesis": lambda n: aws("kinesis").create_stream(StreamName=n, ShardCount=1),
        "firehose": lambda n: aws("firehose").create_delivery_stream(DeliveryStreamName=n, ExtendedS3DestinationConfiguration={"RoleARN": ROLE, "BucketARN": "arn:aws:s3:::wide-artifacts"}),
        "kafka": lambda n: aws("kafka").create_cluster_v2(ClusterName=n, Provisioned={"BrokerNodeGroupInfo": {"ClientSubnets": subnets, "InstanceType": "kafka.m5.large"}, "KafkaVersion": "3.6.0", "NumberOfBrokerNodes": 2}),
        "mq": lambda n: aws("mq").create_broker(BrokerName=n, DeploymentMode="SINGLE_INSTANCE", EngineType="RABBITMQ", EngineVersion="3.13", HostInstanceType="mq.t3.micro", PubliclyAccessible=False, AutoMinorVersionUpgrade=True, Users=[]),
        "efs": lambda n: aws("efs").create_file_system(CreationToken=n, Encrypted=True),
        "fsx": lambda n: aws("fsx").create_file_system(FileSystemType="LUSTRE", StorageCapacity=1200, SubnetIds=subnets[:1]),
        "opensearch": lambda n: aws("opensearch").create_domain(DomainName=n),
        "redshift": lambda n: aws("redshift").create_cluster(ClusterIdentifier=n, NodeType="ra3.large", MasterUsername="admin1", MasterUserPassword="Password1", DBName="a"),
        "memorydb": lambda n: aws("memorydb").create_cluster(ClusterName=n, NodeType="db.t4g.small", ACLName="open-access"),
        "dax": lambda n: aws("dax").create_cluster(ClusterName=n, NodeType="dax.t3.small", ReplicationFactor=1, IamRoleArn=ROLE),
        "timestream": lambda n: aws("timestream-write").create_database(DatabaseName=n),
        "elasticache": lambda n: aws("elasticache").create_replication_group(ReplicationGroupId=n, ReplicationGroupDescription=n),
        "cloudwatch": lambda n: aws("cloudwatch").put_metric_alarm(AlarmName=n, MetricName=n, Namespace="wide", Period=60, EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanThreshold", Statistic="Sum"),
        "events": lambda n: aws("events").put_rule(Name=n, EventPattern='{"source":["a"]}'),
        "apigateway": lambda n: aws("apigateway").create_rest_api(name=n),
        "wafv2": lambda n: aws("wafv2").create_web_acl(Name=n, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig={"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": n}),
        "elbv2": lambda n: aws("elbv2").create_load_balancer(Name=n, Subnets=subnets),
        "acm": lambda n: aws("acm").request_certificate(DomainName=f"{n}.example.com"),
        "route53": lambda n: aws("route53").create_hosted_zone(Name=f"{n}.example.com", CallerReference=n),
    }
    for service, make in makers.items():
        for at in range(EACH):
            make(f"w-{service.split()[0]}-{at}")
    return len(makers)


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watched = Watched()
    server = make_server("127.0.0.1", port, watched, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{port}"
    clients = {}

    def aws(service):
        if service not in clients:
            clients[service] = boto3.client(service, endpoint_url=url, region_name=REGION, aws_access_key_id="testing", aws_secret_access_key="testing")
        return clients[service]

    services = fill(aws)
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([TOP / "glacis", "--help"], stdout=subprocess.DEVNULL, check=True)
        environment = {**os.environ, "AWS_ENDPOINT_URL": url, "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": REGION,
                       "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": "127.0.0.1"}
        since = time.monotonic()
        ended = subprocess.run([TOP / "glacis", "assess", "aws", "--region", REGION, "--out", f"{work}/out", "--quiet"], env=environment, stdout=subprocess.DEVNULL, cwd=work)
        until = time.monotonic()
        if ended.returncode not in (0, 3, 4):
            sys.exit(f"wide: glacis ended with exit code {ended.returncode}")
        busy, whole = watched.busy(since, until), until - since
        calls = collections.Counter()
        for path in pathlib.Path(work).rglob("*.seg"):
            calls[path.stem.rpartition("-")[0]] += sum(1 for line in path.read_bytes().split(b"\n") if line.startswith(b'{"n":'))
        print(f"{services * EACH} resources over {services} services: {whole:.2f} s, of which the emulator was at work {busy:.2f} s; outside of it {1 - busy / whole:.1%} (target under 15 %)")
        print("calls for each resource: " + ", ".join(f"{service} {count / EACH:.2f}" for service, count in sorted(calls.items()) if count > 1))


main()
