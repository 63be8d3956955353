"""Fills a running moto with certificates, listeners and databases that the live test reads back.

    certificates.py URL LEAF KEY CA          three files of PEM: a certificate, its key, and its issuer
    certificates.py URL LEAF KEY CA again    imports what was imported anew, with another certificate
"""
import json
import sys

import boto3

url, leaf, key, authority = sys.argv[1], *(open(name, "rb").read() for name in sys.argv[2:5])


def client(service, region="eu-west-1"):
    return boto3.client(service, region_name=region, endpoint_url=url, aws_access_key_id="testing", aws_secret_access_key="testing")


if sys.argv[5:] == ["again"]:
    acm = client("acm")
    [arn] = [it["CertificateArn"] for it in acm.list_certificates()["CertificateSummaryList"] if it["DomainName"] == "imported.example"]
    acm.import_certificate(CertificateArn=arn, Certificate=leaf, PrivateKey=key, CertificateChain=authority)
    held = {"password": "MARKER-in-named", "certificate": leaf.decode(), "privateKey": key.decode(), "chain": authority.decode()}
    client("secretsmanager").put_secret_value(SecretId="tls/web", SecretString=json.dumps(held))
    # The emulator forgets what used the one before, and learns of uses only from new listeners; the service forgets nothing.
    elb = client("elbv2")
    [balancer] = [it["LoadBalancerArn"] for it in elb.describe_load_balancers()["LoadBalancers"] if it["LoadBalancerName"] == "web"]
    [group] = [it["TargetGroupArn"] for it in elb.describe_target_groups()["TargetGroups"] if it["TargetGroupName"] == "web"]
    elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTPS", Port=445, SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06", Certificates=[{"CertificateArn": arn}], DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])
    print("imported again")
    sys.exit()

acm, iam, elb, old, rds = client("acm"), client("iam"), client("elbv2"), client("elb"), client("rds")
imported = acm.import_certificate(Certificate=leaf, PrivateKey=key, CertificateChain=authority, Tags=[{"Key": "env", "Value": "production"}])["CertificateArn"]
secrets = client("secretsmanager")
secrets.create_secret(Name="tls/web", SecretString=json.dumps({"password": "MARKER-in-named", "certificate": leaf.decode(), "privateKey": key.decode(), "chain": authority.decode()}))
secrets.create_secret(Name="tls/binary", SecretBinary=b"MARKER-in-binary\n" + leaf + key)
secrets.create_secret(Name="tls/empty", SecretString="MARKER-in-empty")
secrets.create_secret(Name="password", SecretString="MARKER-in-another")
acm.request_certificate(DomainName="requested.example", ValidationMethod="DNS")
iam.upload_server_certificate(ServerCertificateName="uploaded", CertificateBody=leaf.decode(), PrivateKey=key.decode(), CertificateChain=authority.decode())

ec2 = client("ec2")
subnets = [it["SubnetId"] for it in ec2.describe_subnets()["Subnets"]][:2]
balancer = elb.create_load_balancer(Name="web", Subnets=subnets, Scheme="internet-facing", Tags=[{"Key": "env", "Value": "production"}])["LoadBalancers"][0]["LoadBalancerArn"]
network = elb.create_load_balancer(Name="net", Subnets=subnets, Type="network", Scheme="internal")["LoadBalancers"][0]["LoadBalancerArn"]
vpc = ec2.describe_subnets(SubnetIds=subnets[:1])["Subnets"][0]["VpcId"]
group = elb.create_target_group(Name="web", Protocol="HTTP", Port=8080, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
plain = elb.create_target_group(Name="net", Protocol="TCP", Port=8443, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
forward = [{"Type": "forward", "TargetGroupArn": group}]
redirect = [{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}]
elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=redirect)
elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=8080, DefaultActions=forward)
leaky = elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=81, DefaultActions=redirect)["Listeners"][0]["ListenerArn"]
elb.create_rule(ListenerArn=leaky, Priority=1, Conditions=[{"Field": "path-pattern", "Values": ["/status"]}], Actions=forward)
for port, policy in ((443, "ELBSecurityPolicy-TLS13-1-2-2021-06"), (444, "ELBSecurityPolicy-2016-08")):
    elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTPS", Port=port, SslPolicy=policy, Certificates=[{"CertificateArn": imported}], DefaultActions=forward)
elb.create_listener(LoadBalancerArn=network, Protocol="TLS", Port=443, SslPolicy="ELBSecurityPolicy-TLS13-1-0-2021-06", Certificates=[{"CertificateArn": imported}], DefaultActions=[{"Type": "forward", "TargetGroupArn": plain}])
elb.create_listener(LoadBalancerArn=network, Protocol="TCP", Port=5432, DefaultActions=[{"Type": "forward", "TargetGroupArn": plain}])
old.create_load_balancer(LoadBalancerName="classic", AvailabilityZones=["eu-west-1a"], Listeners=[
    {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}, {"Protocol": "TCP", "LoadBalancerPort": 5432, "InstanceProtocol": "TCP", "InstancePort": 5432}])

rds.create_db_parameter_group(DBParameterGroupName="strict", DBParameterGroupFamily="postgres16", Description="demands TLS")
rds.modify_db_parameter_group(DBParameterGroupName="strict", Parameters=[{"ParameterName": "rds.force_ssl", "ParameterValue": "1", "ApplyMethod": "immediate"}])
rds.create_db_instance(DBInstanceIdentifier="orders", DBInstanceClass="db.t3.micro", Engine="postgres", DBParameterGroupName="strict", AllocatedStorage=20, MasterUsername="u", MasterUserPassword="password123", StorageEncrypted=True)
print("filled")
