#!/usr/bin/env python3
"""A loopback proxy before a local AWS emulator: says what moto 5.2.1 lacks, or says wrongly, from samples/fixtures/*.json.

    python3 samples/proxy.py --to http://127.0.0.1:5000 [--port 5001]   # prints "listening http://127.0.0.1:PORT"
    python3 samples/proxy.py --to … --fixtures DIR [--fixtures DIR]     # other fixtures; what stands in an earlier folder comes first
    python3 samples/proxy.py --validate                                 # checks the fixtures against botocore's service models

An answer that the proxy made or changed carries the header `x-glacis-documented: 1`; every other passes through byte for
byte. Only the service models and the XML parser of botocore (moto brings it) are used beyond the standard library.

A fixture file is {"service", "answers": [..], "patches": [..]}. Each entry names its "operation" and says "why", and may be
limited to a "region" and to a "request" whose members have these values (or end in "/value", as ARNs do).
  answer   {"answer": {..}}: the whole answer; the emulator is not asked.
  error    {"error": {"code", "message", "status"}}: the whole answer is this refusal.
  patch    {"at": "Path.To[]", "where": {..}, "set": {..}, "remove": [..], "keep": {..}}: in the emulator's answer, each
           structure at the path whose members have the values of "where" (a value, or a list of values) gets the members of
           "set" and loses those of "remove"; of a list, only the items that have the values of "keep" stay.
Strings may hold ${key:REGION:ALIAS}, ${arn:REGION:ALIAS}, ${instance:REGION:NAME} and ${group:REGION:NAME}, looked up in the
emulator, and ${account} and ${region}.
A time is {"$daysAgo": N}: midnight UTC, N days before today; with "as": "text" where the service writes it as one.
"""
import argparse
import base64
import datetime
import http.client
import http.server
import json
import os
import re
import sys
import time
import urllib.parse
import urllib.request
import uuid
import zlib
import xml.etree.ElementTree as ElementTree

import botocore.parsers
import botocore.session

ACCOUNT = "123456789012"
HEADER = "x-glacis-documented"
HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "proxy-connection", "content-length"}
FIXTURES = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures")]
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy the environment names
REFERENCE = re.compile(r"\$\{(key|arn|instance|group):([a-z0-9-]+):([A-Za-z0-9/_-]+)\}|\$\{(account|region)\}")


class Unresolved(Exception):
    """A fixture speaks of something that this emulator does not have."""


class Models:
    """Service models, loaded once, and what is derived from them."""

    def __init__(self):
        self.session = botocore.session.Session()
        self.services = {}

    def service(self, name):
        if name not in self.services:
            self.services[name] = self.session.get_service_model(name)
        return self.services[name]

    def operation(self, service, name):
        return self.service(service).operation_model(name)


# --- Values: fixtures to wire ------------------------------------------------------------------------------------------------

def days_ago(days):
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - datetime.timedelta(days=days)


def prepared(value, resolve):
    """A fixture's value with its references looked up and its times made."""
    if isinstance(value, dict):
        if "$daysAgo" in value:
            at = days_ago(value["$daysAgo"])
            return at.strftime("%Y-%m-%dT%H:%M:%S.000Z") if value.get("as") == "text" else at
        return {name: prepared(member, resolve) for name, member in value.items()}
    if isinstance(value, list):
        return [prepared(item, resolve) for item in value]
    if isinstance(value, str) and "${" in value:
        return REFERENCE.sub(resolve, value)
    return value


def shaped_json(value, shape):
    """What REST with JSON sends: members by their wire names, times as the shape says."""
    if value is None:
        return None
    if shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        return {inner.serialization.get("name", member): shaped_json(value[member], inner)
                for member, inner in shape.members.items() if member in value and "location" not in inner.serialization}
    if shape.type_name == "list":
        return [shaped_json(item, shape.member) for item in value]
    if shape.type_name == "map":
        return {name: shaped_json(item, shape.value) for name, item in value.items()}
    if isinstance(value, datetime.datetime) and shape.serialization.get("timestampFormat") == "iso8601":
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return json_of(value)


def json_of(value):
    """What the JSON protocols send: times are seconds since 1970."""
    if isinstance(value, dict):
        return {name: json_of(member) for name, member in value.items()}
    if isinstance(value, list):
        return [json_of(item) for item in value]
    if isinstance(value, datetime.datetime):
        return int(value.timestamp()) if value.microsecond == 0 else value.timestamp()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def add_xml(parent, name, value, shape):
    """Appends a value as the XML protocols (query, ec2, rest-xml) send it."""
    if value is None:
        return
    if shape.type_name == "list":
        item = shape.member.serialization.get("name", "item" if name.endswith("Set") else "member")
        flat = shape.serialization.get("flattened")
        holder = parent if flat else ElementTree.SubElement(parent, name)
        for entry in value:
            add_xml(holder, shape.member.serialization.get("name", name) if flat else item, entry, shape.member)
        return
    element = ElementTree.SubElement(parent, name)
    if shape.type_name == "structure":
        add_members(element, value, shape)
    elif shape.type_name == "boolean":
        element.text = "true" if value else "false"
    elif shape.type_name == "timestamp":
        element.text = value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    elif shape.type_name == "map":
        raise NotImplementedError(f"{name}: a map in XML")
    else:
        element.text = str(value)


def add_members(element, value, shape):
    for member, inner in shape.members.items():
        if member in value and inner.serialization.get("location") not in ("header", "headers", "statusCode"):
            add_xml(element, inner.serialization.get("name", member), value[member], inner)


def protocol_of(service, spoken=None):
    """The wire protocol of a service; of one that knows several, the one that is spoken."""
    known = service.metadata.get("protocols", [service.metadata["protocol"]])
    return spoken if spoken in known else next(it for it in [*known, service.metadata["protocol"]] if it != "smithy-rpc-v2-cbor")


def error_of(operation, error, request_id, spoken=None):
    """The bytes of a refusal, and their content type."""
    if "json" in protocol_of(operation.service_model, spoken):
        return json.dumps({"__type": error["code"], "message": error["message"]}).encode(), "application/json"
    root = ElementTree.Element("ErrorResponse")
    inner = ElementTree.SubElement(root, "Error")
    for name, value in (("Code", error["code"]), ("Message", error["message"])):
        ElementTree.SubElement(inner, name).text = value
    ElementTree.SubElement(root, "RequestId").text = request_id
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), "text/xml"


def body_of(operation, answer, request_id, spoken=None):
    """The bytes of an answer in the operation's wire protocol, and their content type."""
    service = operation.service_model
    protocol, shape = protocol_of(service, spoken), operation.output_shape
    if protocol == "rest-json":
        payload = shape.serialization.get("payload")
        inner, value = (shape.members[payload], answer.get(payload)) if payload else (shape, answer)
        return json.dumps(shaped_json(value, inner)).encode() if inner.type_name != "blob" else value.encode(), "application/json"
    if protocol == "json":
        return json.dumps(json_of(answer)).encode(), f"application/x-amz-json-{service.metadata.get('jsonVersion', '1.0')}"
    if protocol == "query":
        root = ElementTree.Element(operation.name + "Response", xmlns=service.metadata.get("xmlNamespace", ""))
        wrapper = shape.serialization.get("resultWrapper", operation.name + "Result")
        add_members(ElementTree.SubElement(root, wrapper), answer, shape)
        ElementTree.SubElement(ElementTree.SubElement(root, "ResponseMetadata"), "RequestId").text = request_id
    elif protocol == "ec2":
        root = ElementTree.Element(operation.name + "Response", xmlns=f"http://ec2.amazonaws.com/doc/{service.api_version}/")
        ElementTree.SubElement(root, "requestId").text = request_id
        add_members(root, answer, shape)
    elif protocol == "rest-xml":
        payload = shape.serialization.get("payload")
        inner, value = (shape.members[payload], answer[payload]) if payload else (shape, answer)
        root = ElementTree.Element(inner.serialization.get("name", payload or shape.name),
                                   xmlns=service.metadata.get("xmlNamespace", "http://s3.amazonaws.com/doc/2006-03-01/"))
        add_members(root, value, inner)
    else:
        raise NotImplementedError(protocol)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), "text/xml"


def read_body(operation, body, headers):
    """The emulator's answer as a dictionary. JSON is kept as it came; XML is read by botocore's parser."""
    protocol = protocol_of(operation.service_model)
    if protocol == "json":
        return json.loads(body)
    parsed = botocore.parsers.create_parser(protocol).parse(
        {"body": body, "headers": headers, "status_code": 200}, operation.output_shape)
    parsed.pop("ResponseMetadata", None)
    return parsed


# --- Fixtures ----------------------------------------------------------------------------------------------------------------

def load_fixtures():
    for folder in FIXTURES:
        for name in sorted(os.listdir(folder)):
            if name.endswith(".json"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    yield name, json.load(file)


def structures_at(root, path):
    """The structures at a path such as `A.B[].C[]`, each with the list that holds it."""
    found = [(None, root)]
    for step in [step for step in path.split(".") if step]:
        name, many = step.removesuffix("[]"), step.endswith("[]")
        deeper = []
        for _, structure in found:
            value = structure.get(name)
            if many:
                deeper += [(value, item) for item in value or []]
            elif value is not None:
                deeper.append((None, value))
        found = deeper
    return found


def has(structure, wanted):
    return all(structure.get(name) in (value if isinstance(value, list) else [value]) for name, value in wanted.items())


def apply(patch, answer, wire):
    """Patches the answer in place and says whether that changed anything."""
    changed = False
    for holder, structure in structures_at(answer, patch.get("at", "")):
        if "keep" in patch and not has(structure, patch["keep"]):
            holder[:] = [item for item in holder if item is not structure]
            changed = True
            continue
        if not has(structure, patch.get("where", {})):
            continue
        for name, value in patch.get("set", {}).items():
            value = wire(value)
            if structure.get(name) != value:
                structure[name] = value
                changed = True
        for name in patch.get("remove", []):
            changed |= structure.pop(name, None) is not None
    return changed


class Fixtures:
    def __init__(self, models, upstream):
        self.models, self.upstream = models, upstream
        self.entries = {}  # (service, operation) -> entries
        self.aliases = {}  # region -> (when they were read, {alias: key id})
        for _, document in load_fixtures():
            for entry in document.get("answers", []) + document.get("patches", []):
                self.entries.setdefault((document["service"], entry["operation"]), []).append(entry)
        self.signed = {}  # the name that requests are signed for -> the services of fixtures that bear it
        for service in sorted({service for service, _ in self.entries}):
            metadata = self.models.service(service).metadata
            self.signed.setdefault(metadata.get("signingName", metadata["endpointPrefix"]), []).append(service)
        self.paths = sorted((self.path_of(service, name) for service, name in self.entries if protocol_of(self.models.service(service)).startswith("rest-")), key=lambda it: -len(it[4]))

    def path_of(self, service, name):
        """How a request for this operation looks: a path with labels, and members of the query that are always there."""
        http_of = self.models.operation(service, name).http
        path, _, query = http_of["requestUri"].partition("?")
        parts = re.split(r"\{(\w+)(\+?)\}", path.rstrip("/") or "/")
        pattern = "".join(re.escape(part) if at % 3 == 0 else f"(?P<{part}>{'.+' if parts[at + 1] else '[^/]+'})" for at, part in enumerate(parts) if at % 3 < 2)
        return service, name, http_of["method"], re.compile(pattern + "/?"), {part.partition("=")[0] for part in query.split("&") if part}

    def rest_operation(self, services, method, target, body):
        """The operation that a path means, and its parameters: labels, query and body by their members' names."""
        path, _, query = target.partition("?")
        asked = {name: values[0] for name, values in urllib.parse.parse_qs(query, keep_blank_values=True).items()}
        for service, name, verb, pattern, needed in self.paths:
            found = pattern.fullmatch(path) if service in services and verb == method and needed <= set(asked) else None
            if found:
                sent = {**{label: urllib.parse.unquote(value) for label, value in found.groupdict().items()}, **asked}
                if body[:1] == b"{":
                    sent.update(json.loads(body))
                members = self.models.operation(service, name).input_shape
                return service, name, {member: sent[inner.serialization.get("name", member)] for member, inner in (members.members if members else {}).items()
                                       if inner.serialization.get("name", member) in sent}
        return None, None, {}

    def key(self, region, alias):
        """The id of the key behind an alias; aliases are read again after a moment, as a fill may be going on."""
        read, known = self.aliases.get(region, (0.0, {}))
        if time.monotonic() - read > 0.3:
            request = urllib.request.Request(self.upstream, data=b"{}", headers={
                "X-Amz-Target": "TrentService.ListAliases", "Content-Type": "application/x-amz-json-1.1",
                "Authorization": f"AWS4-HMAC-SHA256 Credential=acme/20250101/{region}/kms/aws4_request, SignedHeaders=host, Signature=0"})
            with LOCAL.open(request, timeout=30) as response:
                known = {a["AliasName"]: a.get("TargetKeyId") for a in json.load(response)["Aliases"]}
            self.aliases[region] = time.monotonic(), known
        found = known.get(alias)
        if not found:
            raise Unresolved(f"{alias} in {region}")
        return found

    def listed(self, region, operation):
        """What EC2 lists there."""
        request = urllib.request.Request(self.upstream, data=f"Action={operation}&Version=2016-11-15".encode(), headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": f"AWS4-HMAC-SHA256 Credential=acme/20250101/{region}/ec2/aws4_request, SignedHeaders=host, Signature=0"})
        with LOCAL.open(request, timeout=30) as response:
            return read_body(self.models.operation("ec2", operation), response.read(), {})

    def named(self, kind, region, name):
        """The id of the machine whose tag says so, or of the security group that is called so."""
        if kind == "group":
            found = [it["GroupId"] for it in self.listed(region, "DescribeSecurityGroups")["SecurityGroups"] if it["GroupName"] == name]
        else:
            machines = [it for some in self.listed(region, "DescribeInstances")["Reservations"] for it in some["Instances"]]
            found = [it["InstanceId"] for it in machines if {"Key": "Name", "Value": name} in it.get("Tags", [])]
        if not found:
            raise Unresolved(f"{name} in {region}")
        return found[0]

    def resolver(self, region):
        def resolve(match):
            kind, where, alias, plain = match.groups()
            if plain:
                return ACCOUNT if plain == "account" else region
            if kind in ("instance", "group"):
                return self.named(kind, where, alias)
            found = self.key(where, alias)
            return found if kind == "key" else f"arn:aws:kms:{where}:{ACCOUNT}:key/{found}"
        return resolve

    def matching(self, service, operation, region, request, *kinds):
        """The entries of these kinds for this request, references looked up. One whose key does not exist here is left out."""
        found = []
        for entry in self.entries.get((service, operation), []):
            if entry.get("region", region) != region or not any(kind in entry for kind in kinds):
                continue
            try:
                entry = prepared(entry, self.resolver(region))
            except Unresolved:
                continue
            asked = entry.get("request", {})
            if all(isinstance(request.get(name), str) and (request[name] == value or request[name].endswith("/" + value))
                   for name, value in asked.items()):
                found.append(entry)
        return found


# --- The proxy ---------------------------------------------------------------------------------------------------------------

SCOPE = re.compile(r"Credential=[^/,]+/\d{8}/([^/]+)/([^/]+)/aws4_request")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True
    timeout = 120

    def log_message(self, *_):
        pass

    def answer(self):
        body = self.request_body()
        service, region, operation, request, spoken = self.recognise(body)
        fixtures = self.server.fixtures
        whole = fixtures.matching(service, operation, region, request, "answer", "error")
        if whole:
            request_id, model = str(uuid.uuid4()), self.server.models.operation(service, operation)
            error = whole[0].get("error")
            made, kind = error_of(model, error, request_id, spoken) if error else body_of(model, whole[0]["answer"], request_id, spoken)
            self.reply(error["status"] if error else 200, [*([("x-amzn-ErrorType", error["code"])] if error else []), ("Date", self.date_time_string()), ("Content-Type", kind), ("x-amzn-RequestId", request_id), (HEADER, "1")], made)
            return
        status, headers, answered = self.forward(body, plain=operation is not None)
        # Looked up only now: the emulator must see this request before those that look keys up.
        entries = fixtures.matching(service, operation, region, request, "set", "remove", "keep") if status == 200 else []
        if entries:
            model = self.server.models.operation(service, operation)
            patched = read_body(model, answered, dict(headers))
            wire = json_of if "json" in protocol_of(model.service_model) else (lambda value: value)
            # Every patch is applied: any() would stop at the first that changes something.
            if any([apply(entry, patched, wire) for entry in entries]):
                request_id = next((value for name, value in headers if name.lower() in ("x-amzn-requestid", "x-amz-request-id")), "")
                answered, kind = body_of(model, patched, request_id)
                checksums = [(n, str(zlib.crc32(answered))) for n, _ in headers if n.lower() == "x-amz-crc32"]
                headers = [(n, v) for n, v in headers if n.lower() not in ("content-type", "x-amz-crc32")]
                headers += [*checksums, ("Content-Type", kind), (HEADER, "1")]
        self.reply(status, headers, answered)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = do_OPTIONS = answer

    def request_body(self):
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            body = b""
            while size := int(self.rfile.readline().partition(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass
            return body
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def recognise(self, body):
        """Which service, region and operation a signed request means, its parameters, and the protocol that it speaks; no operation: none of ours."""
        scope = SCOPE.search(self.headers.get("Authorization", ""))
        if not scope:
            return None, None, None, {}, None
        fixtures, (region, signed) = self.server.fixtures, scope.groups()
        services = fixtures.signed.get(signed, [])
        target = self.headers.get("X-Amz-Target")
        form = {} if target else self.form(body)
        if target or "Action" in form:
            operation = target.rpartition(".")[2] if target else form["Action"]
            service = next((it for it in services if (it, operation) in fixtures.entries and self.speaks(it, target, form)), None)
            return service, region, operation if service else None, (json.loads(body or b"{}") if target else form) if service else {}, "json" if target else None
        service, operation, request = fixtures.rest_operation(services, self.command, self.path, body or b"")
        return service or signed, region, operation, request, None

    def form(self, body):
        kind = self.headers.get("Content-Type", "")
        text = (body or b"").decode("utf-8", "replace") if "form" in kind else ""
        return {name: values[0] for name, values in urllib.parse.parse_qs(text).items()}

    def speaks(self, service, target, form):
        """Two services may be signed for by one name (load balancers old and new): a prefix or a version tells them apart."""
        metadata = self.server.models.service(service).metadata
        return metadata.get("targetPrefix") == target.rpartition(".")[0] if target else form.get("Version") == metadata["apiVersion"]

    def forward(self, body, plain):
        upstream = http.client.HTTPConnection(self.server.upstream.hostname, self.server.upstream.port, timeout=120)
        try:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in HOP and not (plain and name.lower() == "accept-encoding"):
                    upstream.putheader(name, value)
            if body or self.command in ("POST", "PUT", "PATCH"):
                upstream.putheader("Content-Length", str(len(body)))
            upstream.endheaders(body or None)
            response = upstream.getresponse()
            answered = response.read()
            headers = [(name, value) for name, value in response.getheaders()
                       if name.lower() not in HOP or (name.lower() == "content-length" and self.command == "HEAD")]
            return response.status, headers, answered
        except OSError as lost:
            return 502, [("Content-Type", "text/plain")], f"proxy: the emulator does not answer: {lost}\n".encode()
        finally:
            upstream.close()

    def reply(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        if self.command != "HEAD" and status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port, upstream):
        self.upstream = urllib.parse.urlsplit(upstream)
        self.models = Models()
        self.fixtures = Fixtures(self.models, upstream)
        super().__init__(("127.0.0.1", port), Handler)


# --- Validation --------------------------------------------------------------------------------------------------------------

TYPES = {"string": str, "boolean": bool, "integer": int, "long": int, "double": (int, float), "float": (int, float),
         "timestamp": datetime.datetime, "blob": (str, bytes)}


def faults(value, shape, where, whole):
    """What the service model says against a value. `whole`: the required members must be there too."""
    if getattr(shape, "is_document_type", False):
        return
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            yield f"{where}: not a structure"
            return
        for name, member in value.items():
            if name not in shape.members:
                yield f"{where}.{name}: {shape.name} has no such member"
            else:
                yield from faults(member, shape.members[name], f"{where}.{name}", True)
        for name in shape.required_members if whole else []:
            if name not in value:
                yield f"{where}.{name}: {shape.name} requires it"
    elif shape.type_name == "list":
        if not isinstance(value, list):
            yield f"{where}: not a list"
            return
        for index, item in enumerate(value):
            yield from faults(item, shape.member, f"{where}[{index}]", True)
    elif shape.type_name == "map":
        for name, item in value.items():
            yield from faults(item, shape.value, f"{where}.{name}", True)
    else:
        wanted = TYPES[shape.type_name]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            yield f"{where}: {value!r} is not a {shape.type_name}"
        elif getattr(shape, "enum", None) and value not in shape.enum:
            yield f"{where}: {value!r} is none of {', '.join(shape.enum)}"


def shape_at(shape, path):
    for step in [step for step in path.split(".") if step]:
        shape = shape.members[step.removesuffix("[]")]
        if step.endswith("[]"):
            shape = shape.member
    return shape


def check(models, service, entry, number):
    where = f"{service} {entry.get('operation')} #{number}"
    unknown = set(entry) - {"operation", "why", "region", "request", "answer", "error", "at", "where", "set", "remove", "keep"}
    if unknown:
        yield f"{where}: unknown {', '.join(sorted(unknown))}"
    if not entry.get("why"):
        yield f"{where}: does not say why"
    try:
        operation = models.operation(service, entry["operation"])
    except Exception as missing:  # botocore raises several kinds
        yield f"{where}: {missing}"
        return
    entry = prepared(entry, lambda match: "00000000-0000-0000-0000-000000000000" if match[1] == "key" else
                     f"arn:aws:kms:us-east-1:{ACCOUNT}:key/0" if match[1] else "us-east-1")
    for name in entry.get("request", {}):
        if name not in operation.input_shape.members:
            yield f"{where}: the request has no {name}"
    if "error" in entry:
        if set(entry["error"]) != {"code", "message", "status"}:
            yield f"{where}: an error has a code, a message and a status"
        return
    if "answer" in entry:
        yield from faults(entry["answer"], operation.output_shape, where, True)
        body, _ = body_of(operation, entry["answer"], "id")
        back = read_body(operation, body, {})
        if "json" not in protocol_of(operation.service_model) and back != entry["answer"]:
            yield f"{where}: botocore reads it back as {back}"
        return
    try:
        shape = shape_at(operation.output_shape, entry.get("at", ""))
    except KeyError as missing:
        yield f"{where}: no path {entry['at']} ({missing})"
        return
    yield from faults(entry.get("set", {}), shape, where, False)
    for name in [*entry.get("where", {}), *entry.get("remove", []), *entry.get("keep", {})]:
        if name not in shape.members:
            yield f"{where}: {shape.name} has no {name}"


def validate():
    models, number, bad = Models(), 0, []
    for name, document in load_fixtures():
        for entry in document.get("answers", []) + document.get("patches", []):
            number += 1
            bad += [f"{name}: {fault}" for fault in check(models, document["service"], entry, number)]
    print("\n".join(bad) if bad else f"fixtures: {number} entries agree with the service models")
    return 1 if bad else 0


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--to", metavar="URL", help="the emulator")
    options.add_argument("--port", type=int, default=0, help="port to listen on (default: a free one)")
    options.add_argument("--validate", action="store_true", help="check the fixtures against the service models, and stop")
    options.add_argument("--fixtures", metavar="DIR", action="append", help="a folder of fixtures, instead of samples/fixtures; may be said again")
    asked = options.parse_args()
    FIXTURES[:] = asked.fixtures or FIXTURES
    if asked.validate:
        sys.exit(validate())
    if not asked.to:
        options.error("--to URL says where the emulator listens")
    server = Server(asked.port, asked.to)
    print(f"listening http://127.0.0.1:{server.server_address[1]}", flush=True)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
