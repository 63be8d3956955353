#!/usr/bin/env python3
"""Fills a local AWS emulator with a load balancer whose HTTPS listener has a policy and an imported certificate; prints its host and its listener's ARN.

    balancer.py http://127.0.0.1:5000 POLICY < certificate and key in PEM, a line "---" between them
"""
import sys

import boto3

ENDPOINT, POLICY, REGION = sys.argv[1], sys.argv[2], "us-east-1"
certificate, key = sys.stdin.read().split("\n---\n", 1)


def client(service):
    return boto3.client(service, endpoint_url=ENDPOINT, region_name=REGION, aws_access_key_id="testing", aws_secret_access_key="testing")


imported = client("acm").import_certificate(Certificate=certificate.encode(), PrivateKey=key.encode())["CertificateArn"]
ec2, elb = client("ec2"), client("elbv2")
vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{at}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"]["SubnetId"] for at, zone in enumerate("ab")]
balancer = elb.create_load_balancer(Name="shop", Subnets=subnets, Scheme="internet-facing")["LoadBalancers"][0]
group = elb.create_target_group(Name="shop", Protocol="HTTP", Port=80, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
listener = elb.create_listener(
    LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTPS", Port=443, SslPolicy=POLICY, Certificates=[{"CertificateArn": imported}],
    DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])["Listeners"][0]["ListenerArn"]
print(balancer["DNSName"])
print(listener)
