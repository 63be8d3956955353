#!/usr/bin/env python3
"""Writes the AWS catalogue: what the wire runtime has to know of each operation that Glacis calls.

Source: the service models of botocore (Apache-2.0), the version that is installed; its number and the digest of each
model stand in the header. The operations are those that the collectors under src/Glacis.Clouds/Aws name, and those of
eng/aws/operations.txt. Run it after a collector names a new operation:

    eng/aws/make-catalogue.py            writes src/Glacis.Clouds/Aws/Wire/catalogue.json
    eng/aws/make-catalogue.py --check    exits 1 when the file is not what it would write
"""
import argparse
import functools
import gzip
import hashlib
import itertools
import json
import pathlib
import re
import sys

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError
from botocore.loaders import Loader

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLLECTORS = ROOT / "src/Glacis.Clouds/Aws"
CATALOGUE = COLLECTORS / "Wire/catalogue.json"
OPERATIONS = ROOT / "eng/aws/operations.txt"
NAMED = re.compile(r'(?:Call\.\w+|Aws\.Operation)\(\s*"([a-z0-9-]+)",\s*"([A-Z]\w+)"')
LITERAL = re.compile(r'"([A-Z]\w+)"')

# Outputs whose root element is itself the value of their only member, which the model cannot say.
ROOT_IS_MEMBER = {("s3", "GetBucketLocation"): "LocationConstraint"}

PROTOCOLS = ("query", "ec2", "json", "rest-json", "rest-xml")
SCALARS = {"string": "text", "character": "text", "integer": "whole", "long": "whole", "float": "number", "double": "number",
           "boolean": "flag", "timestamp": "time", "blob": "blob"}
REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "us-gov-west-1", "us-gov-east-1",
           "cn-north-1", "cn-northwest-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"]


def named(models, text):
    """The operations that a collector's source names: in a call, or as any literal that is an operation of a service that it calls."""
    calls = set(NAMED.findall(text))
    literals = set(LITERAL.findall(text))
    for service in {service for service, _ in calls}:
        calls.update((service, name) for name in models.load(service, "service-2")["operations"] if name in literals)
    return calls


def listed(path):
    """The operations of a file: "service Operation ..." a line, comments after #."""
    lines = (line.split("#")[0].split() for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines())
    return {(service, name) for service, *names in filter(None, lines) for name in names}


def operations(models, extra):
    """service -> sorted operation names."""
    found = listed(OPERATIONS) | (listed(extra) if extra else set())
    for source in sorted(COLLECTORS.rglob("*.cs")):
        if source.parent != CATALOGUE.parent:
            found |= named(models, source.read_text(encoding="utf-8"))
    by_service = {}
    for service, name in sorted(found):
        by_service.setdefault(service, []).append(name)
    return by_service


class Models:
    """botocore's models, with its additions merged as botocore merges them."""

    def __init__(self):
        self.loader = Loader()
        self.data = pathlib.Path(botocore.__file__).parent / "data"

    def load(self, service, kind):
        return self.loader.load_service_model(service, kind)

    def pagination(self, service):
        version = self.loader.determine_latest_version(service, "service-2")
        if not (self.data / service / version / "paginators-1.json").exists():
            return {}
        return self.load(service, "paginators-1")["pagination"]

    def digest(self, service):
        version = self.loader.determine_latest_version(service, "service-2")
        return hashlib.sha256(gzip.decompress((self.data / service / version / "service-2.json.gz").read_bytes())).hexdigest()


class Shapes:
    """The shapes that one service's operations reach, trimmed: what reads right without being listed is left out."""

    def __init__(self, models, protocol):
        self.models, self.protocol, self.kept = models, protocol, {}
        self.xml = protocol in ("query", "ec2", "rest-xml")

    def reference(self, ref, member=None):
        """The compact form of a reference to a shape; None when nothing about it needs saying."""
        shape = self.models[ref["shape"]]
        kind, entry = shape["type"], {}
        entry["t"] = SCALARS.get(kind) or "#" + self.add(ref["shape"])
        flat = ref.get("flattened") or shape.get("flattened")
        name = ref.get("locationName", shape.get("locationName"))
        if kind == "list" and flat and shape["member"].get("locationName") and self.xml:
            name = shape["member"]["locationName"]
        if member is not None and name and name != member:
            entry["n"] = name
        if ref.get("location"):
            entry["in"] = ref["location"]
        if ref.get("queryName") and self.protocol == "ec2":
            entry["q"] = ref["queryName"]
        if flat and self.xml:
            entry["flat"] = True
        if ref.get("xmlAttribute"):
            entry["attribute"] = True
        if ref.get("jsonvalue"):
            entry["json"] = True
        if ref.get("sensitive") or shape.get("sensitive"):
            entry["sensitive"] = True
        return entry

    def add(self, name):
        if name not in self.kept:
            self.kept[name] = None
            self.kept[name] = self.describe(self.models[name])
        return name

    def describe(self, shape):
        if shape["type"] == "list":
            entry = {"list": self.reference(shape["member"])}
            if self.xml and shape["member"].get("locationName", "member") != "member":
                entry["n"] = shape["member"]["locationName"]
        elif shape["type"] == "map":
            entry = {"map": self.reference(shape["value"])}
            key = self.models[shape["key"]["shape"]]
            if self.xml:
                entry["key"] = shape["key"].get("locationName", "key")
                entry["value"] = shape["value"].get("locationName", "value")
            if key.get("sensitive") or shape["key"].get("sensitive"):
                entry["secretKeys"] = True
        else:
            entry = {"members": {n: self.reference(r, n) for n, r in shape.get("members", {}).items() if not r.get("eventstream")}}
            if "payload" in shape:
                entry["payload"] = shape["payload"]
        if shape.get("document"):
            entry = {"members": {}}
        return entry

    def needed(self):
        """Leaves out members that read right without being listed: texts of XML, and all of JSON that is not renamed, bound or secret."""
        plain = {"text"} if self.xml else {"text", "whole", "number", "flag", "time", "blob"}
        telling = dict.fromkeys(self.kept, self.xml)

        def tells(ref):
            return len(ref) > 1 or (telling[ref["t"][1:]] if ref["t"][0] == "#" else ref["t"] not in plain)

        changed = not self.xml
        while changed:
            changed = False
            for name, shape in self.kept.items():
                refs = list(shape.get("members", {}).values()) + [shape[k] for k in ("list", "map") if k in shape]
                if not telling[name] and ("payload" in shape or "secretKeys" in shape or any(map(tells, refs))):
                    telling[name] = changed = True
        for shape in self.kept.values():
            if "members" in shape:
                payload = shape.get("payload")
                shape["members"] = {n: r for n, r in shape["members"].items() if tells(r) or n == payload}
        return {n: s for n, s in self.kept.items() if telling[n]}


def compact(value):
    """References that only have a type become that type."""
    if isinstance(value, dict):
        if set(value) == {"t"}:
            return value["t"]
        return {k: compact(v) for k, v in value.items()}
    return [compact(v) for v in value] if isinstance(value, list) else value


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def paginator(entry):
    page = {"in": as_list(entry["input_token"]), "out": as_list(entry["output_token"]), "items": as_list(entry.get("result_key"))}
    if "limit_key" in entry:
        page["limit"] = entry["limit_key"]
    if "more_results" in entry:
        page["more"] = entry["more_results"]
    return page


def answers(output):
    """Whether the body of an answer holds anything: an empty one is then no answer."""
    return any("location" not in member for member in output.get("members", {}).values())


def members(model, described, side):
    return model["shapes"][described[side]["shape"]].get("members", {}) if side in described else {}


def operation(service, name, model, shapes, pagination):
    described = model["operations"][name]
    http, entry = described["http"], {}
    if (http["method"], http["requestUri"]) != ("POST", "/"):
        entry["http"] = http["method"] + " " + http["requestUri"]
    if "input" in described:
        entry["in"] = shapes.add(described["input"]["shape"])
        if described["input"].get("locationName"):
            entry["root"] = described["input"]["locationName"]
        if described["input"].get("xmlNamespace"):
            entry["namespace"] = described["input"]["xmlNamespace"]["uri"]
    if "output" in described:
        entry["out"] = shapes.add(described["output"]["shape"])
        if answers(model["shapes"][described["output"]["shape"]]):
            entry["answers"] = True
        if described["output"].get("resultWrapper"):
            entry["wrapper"] = described["output"]["resultWrapper"]
    if (service, name) in ROOT_IS_MEMBER:
        entry["rootIs"] = ROOT_IS_MEMBER[service, name]
    if name in pagination:
        entry["page"] = paginator(pagination[name])
    elif token := next((t for t in ("NextToken", "nextToken") if all(t in members(model, described, side) for side in ("input", "output"))), None):
        entry["page"] = {"in": [token], "out": [token], "items": []}
    if described.get("httpChecksumRequired") or described.get("httpChecksum", {}).get("requestChecksumRequired"):
        entry["checksum"] = True
    if described.get("endpoint", {}).get("hostPrefix"):
        entry["host"] = described["endpoint"]["hostPrefix"]
    return entry


@functools.cache
def partitions():
    return Loader().load_data("partitions")["partitions"]


def partition_of(region):
    for partition in partitions():
        if region in partition["regions"] or re.match(partition["regionRegex"], region):
            return partition
    raise LookupError(region)


def rule(prefix, region, fips, dual):
    """The rule that most services follow; the runtime has the same one."""
    outputs = partition_of(region)["outputs"]
    suffix = outputs["dualStackDnsSuffix"] if dual else outputs["dnsSuffix"]
    return f"{prefix}{'-fips' if fips else ''}.{region}.{suffix}"


def exceptions(models, service, prefix):
    """Hosts that break the rule, by partition or region and flags ("aws-us-gov.fips"); the region to sign for, by partition, where it is one for all."""
    provider = EndpointProvider(models.load(service, "endpoint-rule-set-1"), models.loader.load_data("partitions"))
    hosts, signed = {}, {}
    for region, fips, dual in itertools.product(REGIONS, (False, True), (False, True)):
        endpoint = resolve(provider, region, fips, dual)
        if endpoint is None:
            continue
        host, signing = endpoint.url.removeprefix("https://"), endpoint.properties.get("authSchemes", [{}])[0].get("signingRegion", region)
        if host != rule(prefix, region, fips, dual):
            hosts[region + (".fips" if fips else "") + (".dual" if dual else "")] = host
        if signing != region:
            signed[partition_of(region)["id"]] = signing
    return fold(hosts), signed


def resolve(provider, region, fips, dual):
    try:
        parameters = {"Region": region, "UseFIPS": fips, "UseDualStack": dual, "UseGlobalEndpoint": False}
        known = {k: v for k, v in parameters.items() if k in provider.ruleset.parameters}
        return provider.resolve_endpoint(**known)
    except EndpointProviderError:
        return None


def fold(hosts):
    """A partition's regions that share a host, or a host in which only the region differs, become one row."""
    rows = {}
    for key, host in hosts.items():
        region, _, flags = key.partition(".")
        partition, pattern = partition_of(region)["id"], host.replace(region, "{region}")
        rows.setdefault((partition, flags), {}).setdefault(pattern, []).append(region)
    folded = {}
    for (partition, flags), patterns in rows.items():
        suffix = "." + flags if flags else ""
        tried = [r for r in REGIONS if partition_of(r)["id"] == partition]
        for pattern, regions in patterns.items():
            for place in [partition] if regions == tried else regions:
                folded[place + suffix] = pattern
    return folded


def describe_service(models, service, names):
    model = models.load(service, "service-2")
    metadata = model["metadata"]
    offered = metadata.get("protocols") or [metadata["protocol"]]
    protocol = metadata["protocol"] if metadata["protocol"] in PROTOCOLS else next(p for p in PROTOCOLS if p in offered)
    shapes, pagination = Shapes(model["shapes"], protocol), models.pagination(service)
    described = {name: operation(service, name, model, shapes, pagination) for name in names}
    kept = shapes.needed()
    for entry in described.values():
        for side in ("in", "out"):
            if entry.get(side) not in kept:
                entry.pop(side, None)
    prefix = metadata["endpointPrefix"]
    entry = {"protocol": protocol, "version": metadata["apiVersion"], "prefix": prefix, "id": metadata["serviceId"],
             "signing": metadata.get("signingName", prefix)}
    if protocol == "json":
        entry |= {"json": metadata["jsonVersion"], "target": metadata["targetPrefix"]}
    if "awsQueryCompatible" in metadata:
        entry["queryCompatible"] = True
    namespace = metadata.get("xmlNamespace")
    if namespace and shapes.xml:
        entry["namespace"] = namespace if isinstance(namespace, str) else namespace["uri"]
    hosts, signed = exceptions(models, service, prefix)
    entry |= {k: v for k, v in (("hosts", hosts), ("signedFor", signed)) if v}
    entry |= {"operations": described, "shapes": {n: compact(drop_dangling(s, kept)) for n, s in kept.items()}}
    return entry


def drop_dangling(shape, kept):
    """A reference to a shape that was left out reads as text or as whatever JSON it is."""
    def fix(ref):
        return ref if ref["t"][0] != "#" or ref["t"][1:] in kept else {**ref, "t": "any"}
    shape = dict(shape)
    for key in ("list", "map"):
        if key in shape:
            shape[key] = fix(shape[key])
    if "members" in shape:
        shape["members"] = {n: fix(r) for n, r in shape["members"].items()}
    return shape


def write(catalogue):
    """One operation or shape a line, sorted: small, and readable in a diff."""
    dump = functools.partial(json.dumps, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    services = []
    for name, service in sorted(catalogue["services"].items()):
        parts = {k: v for k, v in service.items() if k not in ("operations", "shapes")}
        lines = [f'{dump(k)}:{dump(v)}' for k, v in sorted(parts.items())]
        for table in ("operations", "shapes"):
            rows = ",\n".join(f"{dump(k)}:{dump(v)}" for k, v in sorted(service[table].items()))
            lines.append(f'"{table}":{{\n{rows}}}' if rows else f'"{table}":{{}}')
        services.append(f"{dump(name)}:{{" + ",\n".join(lines) + "}")
    return "{" + f'"source":{dump(catalogue["source"])},\n"services":{{\n' + ",\n".join(services) + "}}\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--operations", metavar="FILE", help='more operations: "service Operation ..." a line')
    chosen = arguments.parse_args()
    models = Models()
    wanted = operations(models, chosen.operations)
    text = write({
        "source": {"botocore": botocore.__version__, "models": {s: models.digest(s) for s in wanted}},
        "services": {s: describe_service(models, s, names) for s, names in wanted.items()},
    })
    if chosen.check:
        same = CATALOGUE.exists() and CATALOGUE.read_text(encoding="utf-8") == text
        print("the catalogue is up to date" if same else "the catalogue is out of date: run eng/aws/make-catalogue.py", file=sys.stderr)
        sys.exit(0 if same else 1)
    CATALOGUE.write_text(text, encoding="utf-8")
    print(f"{len(wanted)} services, {sum(map(len, wanted.values()))} operations, {len(text.encode())} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
