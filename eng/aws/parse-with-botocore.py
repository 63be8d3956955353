#!/usr/bin/env python3
"""The oracle of the wire runtime's tests: what botocore makes of an answer's bytes.

    parse-with-botocore.py            reads lines {"service", "operation", "status", "headers", "body" (base64)}, answers lines of what it parsed
    parse-with-botocore.py --invent   writes such lines itself, with "parsed" and "secrets" besides: for each operation of the catalogue
                                      answers in which every member of the model is filled, with lists of no, one and three elements

Times and blobs stay the text that they are on the wire. Members named Unknown… are not in any model.
"""
import argparse
import base64
import json
import pathlib
import random
import sys
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from botocore.awsrequest import HeadersDict
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.parsers import ResponseParserFactory

CATALOGUE = pathlib.Path(__file__).resolve().parents[2] / "src/Glacis.Clouds/Aws/Wire/catalogue.json"
TEXTS = ["plain", "", "a<b & \"c\" 'd'", "  spaces  ", "grüße \u65e5\u672c \U0001f600", "line\nbreak\ttab", "<![CDATA[", "true", "null", "007", "REDACTED?"]
DEEPEST = 9
factory = ResponseParserFactory()
factory.set_parser_defaults(timestamp_parser=lambda value: value, blob_parser=lambda value: value)


class Models:
    def __init__(self):
        self.catalogue, self.loader, self.known = json.loads(CATALOGUE.read_text(encoding="utf-8"))["services"], Loader(), {}

    def operation(self, service, name):
        if service not in self.known:
            self.known[service] = ServiceModel(self.loader.load_service_model(service, "service-2"), service)
        return self.known[service].operation_model(name)

    def protocol(self, service):
        return self.catalogue[service]["protocol"]


def parse(models, service, name, status, headers, body):
    if (service, name) == ("s3", "GetBucketLocation"):  # botocore, too, reads this one by hand
        return {"LocationConstraint": ElementTree.fromstring(body).text}
    parser = factory.create_parser(models.protocol(service))
    answer = {"status_code": status, "headers": HeadersDict(headers), "body": body}
    parsed = parser.parse(answer, models.operation(service, name).output_shape)
    parsed.pop("ResponseMetadata", None)
    return parsed


class Invention:
    """One answer, filled from the model; the same seed gives the same answer."""

    def __init__(self, seed, sizes):
        self.random, self.sizes, self.headers, self.secrets, self.within = random.Random(seed), sizes, {}, [], 0

    def size(self):
        return self.random.choice(self.sizes)

    def text(self, shape, path):
        kind = shape.type_name
        if self.within and kind in ("string", "blob"):
            return self.secret(path)
        if kind == "boolean":
            return self.random.choice(["true", "false"])
        if kind in ("integer", "long"):
            return str(self.random.choice([0, 1, -7, 2147483647, 42]))
        if kind in ("float", "double"):
            return self.random.choice(["0.5", "-1.25e3", "7"])
        if kind == "timestamp":
            return "2026-05-06T07:08:09.123Z"
        if kind == "blob":
            return base64.b64encode(b"bytes").decode()
        return self.random.choice(TEXTS)

    def secret(self, path):
        marker = f"MARKER-{len(self.secrets)}-{path}"
        self.secrets.append({"marker": marker, "path": path})
        return marker

    @staticmethod
    def is_secret(shape):
        return shape.serialization.get("sensitive") or shape.metadata.get("sensitive") or getattr(shape, "sensitive", False)

    def members(self, structure):
        """All, or the one that a union has."""
        members = list(structure.members.items())
        return self.random.sample(members, 1) if structure.is_tagged_union and members else members

    def bind(self, structure):
        """Fills the headers; answers the members that are left for the body."""
        left = []
        for name, member in self.members(structure):
            where, wire = member.serialization.get("location"), member.serialization.get("name", name)
            if where == "header":
                value = self.secret(f"{structure.name}.{name}") if self.is_secret(member) else self.text(member, name)
                self.headers[wire] = value.strip().replace("\n", " ").encode("ascii", "replace").decode() or "x"
            elif where == "headers":
                self.headers[wire + "one"], self.headers[wire + "two"] = "1", "2"
            elif where is None:
                left.append((name, member))
        return left


class InventedXml(Invention):
    def scalar(self, shape, path):
        text = self.text(shape, path)
        if shape.type_name == "string" and self.random.random() < 0.3:
            return "<![CDATA[" + text.replace("]]>", "") + "]]>" + escape("&")
        return escape(text)

    def element(self, tag, shape, path, depth, attributes=""):
        return f"<{tag}{attributes}>{self.content(shape, path, depth)}</{tag}>"

    def content(self, shape, path, depth):
        self.within += bool(self.is_secret(shape))
        content = self.filled(shape, path, depth)
        self.within -= bool(self.is_secret(shape))
        return content

    def filled(self, shape, path, depth):
        if shape.type_name == "structure":
            return self.structure(shape, self.members(shape), depth)
        if shape.type_name == "list":
            tag = shape.member.serialization.get("name", "member")
            return "".join(self.element(tag, shape.member, path, depth + 1) for _ in range(0 if depth > DEEPEST else self.size()))
        if shape.type_name == "map":
            return "".join(f"<entry>{entry}</entry>" for entry in self.entries(shape, path, depth))
        return self.scalar(shape, path)

    def entries(self, shape, path, depth):
        key, value = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")
        return [f"<{key}>key{i}</{key}>{self.element(value, shape.value, path, depth + 1)}" for i in range(self.size())]

    def structure(self, structure, members, depth):
        pieces = []
        for name, member in members:
            path = f"{structure.name}.{name}"
            if member.serialization.get("xmlAttribute") or depth > DEEPEST:
                continue
            if member.serialization.get("flattened"):
                pieces += self.flattened(name, member, path, depth)
            else:
                pieces.append(self.element(member.serialization.get("name", name), member, path, depth + 1, self.attributes(member)))
        self.random.shuffle(pieces)
        return "".join(pieces) + ("" if structure.is_tagged_union else self.random.choice(["", "<UnknownField>kept</UnknownField>", "<UnknownTree><Inner>a</Inner></UnknownTree>"]))

    def attributes(self, shape):
        if shape.type_name != "structure":
            return ""
        bound = [(n, m) for n, m in shape.members.items() if m.serialization.get("xmlAttribute")]
        return "".join(f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {m.serialization.get("name", n)}="Group"' for n, m in bound)

    def flattened(self, name, member, path, depth):
        if member.type_name == "map":
            return [f"<{member.serialization.get('name', name)}>{entry}</{member.serialization.get('name', name)}>" for entry in self.entries(member, path, depth)]
        tag = member.member.serialization.get("name") or member.serialization.get("name", name)
        return [self.element(tag, member.member, path, depth + 1) for _ in range(self.size())]


class InventedJson(Invention):
    def value(self, shape, path, depth):
        self.within += bool(self.is_secret(shape))
        if self.is_secret(shape) and shape.type_name in ("map", "list", "structure"):
            # It is taken out as a whole, and may hold nothing.
            self.secrets.append({"marker": "", "path": path})
        value = self.filled(shape, path, depth)
        self.within -= bool(self.is_secret(shape))
        return value

    def filled(self, shape, path, depth):
        if shape.type_name == "structure":
            return self.structure(shape, self.members(shape), depth)
        if shape.type_name == "list":
            return [self.value(shape.member, path, depth + 1) for _ in range(0 if depth > DEEPEST else self.size())]
        if shape.type_name == "map":
            return {f"key {i} é": self.value(shape.value, path, depth + 1) for i in range(self.size())}
        if shape.type_name in ("boolean", "integer", "long", "float", "double"):
            return json.loads(self.text(shape, path))
        return 1777777777.25 if shape.type_name == "timestamp" else self.text(shape, path)

    def structure(self, shape, members, depth):
        if depth > DEEPEST:
            return {}
        filled = {m.serialization.get("name", n): self.value(m, f"{shape.name}.{n}", depth + 1) for n, m in members}
        return filled if shape.is_tagged_union else filled | self.random.choice([{}, {"UnknownField": {"a": [1]}}, {"UnknownNull": None}])


def xml_body(invention, protocol, operation, output, left):
    namespace = ' xmlns="http://example.test/doc/"'
    if protocol == "query":
        result = operation.output_shape.serialization.get("resultWrapper", operation.name + "Result")
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{operation.name}Response{namespace}><{result}>{invention.structure(output, left, 0)}</{result}>'
                f"<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{operation.name}Response>")
    identifier = "<requestId>r</requestId>" if protocol == "ec2" else ""
    return f"<{operation.name}Response{namespace}>\n{identifier}\n{invention.structure(output, left, 0)}</{operation.name}Response>"


def invent(models, service, name, seed, sizes):
    operation, protocol = models.operation(service, name), models.protocol(service)
    xml = protocol in ("query", "ec2", "rest-xml")
    invention, output = (InventedXml if xml else InventedJson)(seed, sizes), operation.output_shape
    left, payload = invention.bind(output), output.serialization.get("payload")
    if (service, name) == ("s3", "GetBucketLocation"):
        body = '<LocationConstraint xmlns="http://example.test/">eu-west-1</LocationConstraint>'
    elif payload and output.members[payload].type_name in ("string", "blob"):
        body = invention.text(output.members[payload], payload) or "x"
    elif payload:
        shape = output.members[payload]
        body = invention.element(shape.serialization.get("name", payload), shape, payload, 1) if xml else json.dumps(invention.value(shape, payload, 1))
    else:
        body = xml_body(invention, protocol, operation, output, left) if xml else json.dumps(invention.structure(output, left, 0), ensure_ascii=seed % 2 == 0)
    line = {"service": service, "operation": name, "status": 200, "headers": invention.headers}
    parsed = parse(models, service, name, 200, invention.headers, body.encode())
    return line | {"body": base64.b64encode(body.encode()).decode(), "parsed": parsed, "secrets": invention.secrets}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--invent", action="store_true")
    models = Models()
    if arguments.parse_args().invent:
        for service, described in models.catalogue.items():
            for name in described["operations"]:
                if models.operation(service, name).output_shape is not None:
                    for seed, sizes in enumerate([[0], [1], [3], [0, 1, 3], [0, 1, 3], [1, 2]]):
                        show(invent(models, service, name, seed, sizes))
        return
    for line in sys.stdin:
        asked = json.loads(line)
        show(parse(models, asked["service"], asked["operation"], asked["status"], asked["headers"], base64.b64decode(asked["body"])))


def show(value):
    print(json.dumps(value, default=lambda odd: odd.decode() if isinstance(odd, bytes) else str(odd)), flush=True)


if __name__ == "__main__":
    main()
