#!/usr/bin/env python3
"""Fills an empty local AWS emulator with everything that Glacis looks at, set up right or wrong: every other file beside this one has a part of it.

    fill.py http://127.0.0.1:5000 right|wrong
"""
import importlib.util
import pathlib
import sys

import boto3

endpoint, side = sys.argv[1:]


def aws(service, region="us-east-1"):
    return boto3.client(service, endpoint_url=endpoint, region_name=region, aws_access_key_id="testing", aws_secret_access_key="testing")


for path in sorted(pathlib.Path(__file__).parent.glob("*.py")):
    if path.name != "fill.py":
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        getattr(module, side)(aws)
print("filled")
