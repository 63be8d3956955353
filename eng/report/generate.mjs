// Writes a report of made-up verdicts, hostile names among them, as the contract at the head of report.html says. Development only.
//   node eng/report/generate.mjs OUT [COUNT = 120000] [--clean]        --clean: nothing unread, no notes
import { readFileSync, createWriteStream } from "node:fs";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

const [out, many = "120000"] = process.argv.slice(2).filter(a => !a.startsWith("--"));
const count = +many, clean = process.argv.includes("--clean"), BLOCK = 500;
let seed = 20251116;
const random = () => { seed = seed + 0x6d2b79f5 | 0; let t = Math.imul(seed ^ seed >>> 15, 1 | seed); t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t; return ((t ^ t >>> 14) >>> 0) / 4294967296; };
const pick = list => list[Math.floor(random() * list.length)];
const json = value => JSON.stringify(value).replaceAll("<", "\\u003c");
const sha = text => createHash("sha256").update(text).digest("hex");

const OUTCOMES = ["pass", "conditional", "fail", "unknown", "notApplicable", "excepted"], SEVERITIES = ["none", "low", "medium", "high", "critical"];
const kinds = [["AWS::S3::Bucket", "S3 bucket", "s3:GetBucketEncryption"], ["AWS::RDS::DBInstance", "RDS instance", "rds:DescribeDBInstances"], ["AWS::EC2::Volume", "EBS volume", "ec2:DescribeVolumes"], ["AWS::DynamoDB::Table", "DynamoDB table", "dynamodb:DescribeTable"], ["AWS::ElastiCache::ReplicationGroup", "ElastiCache replication group", "elasticache:DescribeReplicationGroups"], ["AWS::KMS::Key", "KMS key", "kms:DescribeKey"], ["AWS::RDS::DBSnapshot", "RDS snapshot", "rds:DescribeDBSnapshots"]];
const control = (...ids) => ids.map(id => ({ scheme: "tsc-2017-2022", id }));
const checks = {
  "data-store-encrypted-at-rest": { title: "Data store is encrypted at rest", description: "What a store keeps is encrypted, by a key that is strong enough for what it holds.", controls: control("CC6.1", "CC6.7") },
  "data-store-key-strong-enough": { title: "Key is strong enough for the data", description: "Restricted data has a key of its own.", controls: control("CC6.1") },
  "key-rotates": { title: "Customer key rotates", description: "A symmetric key of AWS origin rotates at least every 365 days.", controls: control("CC6.1", "CC7.1") },
  "key-not-pending-deletion": { title: "Key in use is not pending deletion", description: "", controls: control("CC6.1", "A1.2") },
  "snapshot-not-public": { title: "Snapshot is not shared publicly", description: "", controls: control("CC6.6", "CC6.7") },
  "encryption-by-default": { title: "Encryption by default is on", description: "", controls: control("CC6.1", "CC8.1") }
};
const slugs = Object.keys(checks), environments = ["production", "staging", "development", ""];
const accounts = Array.from({ length: 24 }, (_, i) => String(100000000000 + i * 7919131)), regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "sa-east-1", "ca-central-1", "ap-northeast-1"];
const hostile = ["<img src=x onerror=\"document.title='owned';window.owned=1\">", "</script><script>window.owned=1</script>", "\u001b[31mred\u001b[0m\u0007 bell", "‮gpj.exe‬ turned", "مخزن-بيانات-العملاء-الإنتاج", "=HYPERLINK(\"http://x\")", "a".repeat(900), "Z̷̢̛͚͇̼̠a̶͎̯͝l̸̡̗g̵̰͠o̴͎̊ ".repeat(9), "data\u0000zero\u200bwidth", "javascript:window.owned=1", "{{7*7}}${7*7}", "-->&lt;b&gt;<!--glacis:data-->"];

// what the page needs to filter and sort
const rows = { check: [], kind: [], account: [], region: [], environment: [], outcome: [], severity: [], confidence: [], flags: [], reason: [], id: [] }, names = [], reasons = new Map();
const dictionaries = { check: [], kind: [], account: [], region: [], environment: [] }, places = {};
for (const d of Object.keys(dictionaries)) places[d] = new Map();
const place = (d, text) => { if (!places[d].has(text)) { places[d].set(text, dictionaries[d].length); dictionaries[d].push(text); } return places[d].get(text); };
const line = text => text.replace(/[\u0000-\u001f\u007f]/g, " ");

const tally = new Map(), population = new Map(), severities = Object.fromEntries(SEVERITIES.map(s => [s, 0]));
let stores = 0, encrypted = 0;

function make(i) {
  const [kind, , call] = pick(kinds), check = slugs[Math.floor(random() ** 2 * slugs.length)], environment = pick(environments), account = pick(accounts), region = pick(regions);
  const name = i < hostile.length * 3 ? hostile[i % hostile.length] : `${pick(["customer", "orders", "billing", "assets", "audit", "events", "search", "session", "ledger"])}-${pick(["data", "cache", "backups", "exports", "index", "archive"])}-${environment || "misc"}-${i.toString(36)}`;
  const dice = random(), o = i < hostile.length ? 2 : dice < .74 ? 0 : dice < .80 ? 1 : dice < .89 ? 2 : dice < .935 ? 3 : dice < .985 ? 4 : 5, outcome = OUTCOMES[o];
  const level = o === 0 ? (random() < .2 ? 1 : 0) : o === 4 ? 0 : random() < .015 ? 4 : 1 + Math.floor(random() * 3), severity = SEVERITIES[level];
  const confidence = o === 3 ? .3 + random() * .3 : .55 + random() * .45, escalate = level === 4 && o === 2 && confidence > .8;
  const reason = {
    pass: `Encrypted with a customer key, ${pick(["alias/prod-db", "alias/data", "alias/logs", "alias/shared"])}, that rotates every year.`,
    conditional: `Encrypted with the provider's key; strong enough only if the data in ${environment || "this place"} is not restricted.`,
    fail: i % 3 ? `Nothing encrypts ${line(name).slice(0, 80)}, and it holds ${pick(["customer e-mail addresses", "card numbers", "what is taken for production data", "test data"])}.` : "Nothing encrypts it, and its tags say that it holds restricted data.",
    unknown: `${call} was denied in ${region}; whether it is encrypted is not known.`,
    notApplicable: "An AWS-managed key rotates by itself; there is nothing to set.",
    excepted: "Nothing encrypts it; accepted until the cluster is replaced."
  }[outcome];
  const digest = sha("body" + i), id = sha("id" + i).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, "$1-$2-5$3-a$4-$5");
  const resource = kind === "AWS::S3::Bucket" ? `arn:aws:s3:::${name}` : `arn:aws:${call.split(":")[0]}:${region}:${account}:${kind.split("::")[2].toLowerCase()}/${name}`;
  const verdict = {
    id, check, resource: { id: resource, name, kind, account, region, environment: environment || undefined }, outcome, severity, confidence: +confidence.toFixed(3), likelihood: [0, .2, .4, .7, .95][level], escalate, controls: checks[check].controls, reason,
    recommendations: o === 2 ? ["Enable SSE-KMS with alias/data as the default of the bucket; objects written before stay as they are until they are copied onto themselves.", `aws ${call.split(":")[0]} put-encryption --resource '${name.slice(0, 60)}' --key alias/data`] : o === 0 && level ? ["Use a key of your own: its policy and its use can then be read."] : [],
    statement: o === 1 ? "No restricted data is kept here, and whoever writes to it knows that." : undefined,
    acceptance: o === 5 ? { id: "EX-2025-014", by: "dana@acme.example", approvedBy: "lee@acme.example", reason: "The cache is replaced in March; its tokens live for ten minutes.", expires: "2026-03-31", was: "fail" } : undefined,
    reasoning: [
      { phase: "Inventory", question: "found by", answer: "listing every resource of the region", source: 0 },
      { phase: "Inventory", question: "environment", answer: environment ? `${environment}, from the tag env` : "not known; the worst is supposed", source: environment ? 1 : undefined, supposed: !environment },
      { phase: "Encryption status", question: "at rest", answer: o === 2 || o === 5 ? "nothing" : o === 3 ? "not known: access denied" : "customer key", source: o === 3 ? 4 : 2 },
      { phase: "Encryption status", question: "inherited from a primary", answer: "no", source: 2 },
      { phase: "Risk", question: "class of data", answer: pick(["restricted, inferred from the environment", "confidential, declared by the tag data-class", "internal, declared"]), source: 3 },
      { phase: "Risk", question: "reachable from the internet", answer: "not read; the outcome is the same either way", supposed: true },
      { phase: "Strength", question: "key", answer: "alias/data, symmetric, rotated 2025-08-02", source: 2 }
    ],
    sources: [
      { type: "place", text: "the list of resources", call: call.replace(/:.*/, ":ListResources"), account, region, path: `Resources[${i % 100}].Arn`, sha256: sha("list" + i), record: `segments/${account}/${region}/${call.split(":")[0]}-0001.seg#${i}` },
      { type: "declaration", text: "tag env on the resource", call: call.replace(/:.*/, ":ListTags"), account, region, path: "Tags[?Key=='env'].Value", sha256: sha("tags" + i), record: `segments/${account}/${region}/${call.split(":")[0]}-0001.seg#${i + 1}` },
      { type: "place", text: "the encryption of the resource", call, account, region, path: "ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm", sha256: digest, record: `segments/${account}/${region}/${call.split(":")[0]}-0001.seg#${i + 2}` },
      { type: "conclusion", text: "class of data, by rule data-class 3: production holds restricted data", parents: [1, 2] },
      ...(o === 3 ? [{ type: "unknown", text: "AccessDenied: not authorised to perform " + call, call, account, region, record: `segments/${account}/${region}/${call.split(":")[0]}-0001.seg#${i + 3}` }] : [])
    ]
  };
  for (const d of ["kind", "account", "region"]) rows[d].push(place(d, verdict.resource[d]));
  rows.check.push(place("check", check)); rows.environment.push(place("environment", environment));
  rows.outcome.push(o); rows.severity.push(level); rows.confidence.push(Math.floor(verdict.confidence * 100)); rows.flags.push(escalate ? 1 : 0); rows.id.push(parseInt(id.slice(0, 8), 16));
  if (!reasons.has(reason)) reasons.set(reason, reasons.size);
  rows.reason.push(reasons.get(reason));
  names.push(line(name) + "\t" + line(resource));
  population.set(kind, (population.get(kind) || 0) + 1);
  if (o === 2) severities[severity]++;
  if (check === slugs[0]) { stores++; if (o === 0 || o === 1) encrypted++; }
  for (const c of checks[check].controls) { const t = tally.get(c.id) || tally.set(c.id, { population: 0, ...Object.fromEntries(OUTCOMES.map(x => [x, 0])) }).get(c.id); t.population++; t[outcome]++; }
  return JSON.stringify(verdict);
}

const template = readFileSync(new URL("../../src/Glacis/Outputs/report.html", import.meta.url), "utf8"), MARK = "<!--glacis:data-->\n", cut = template.indexOf(MARK);
const blocks = [];
for (let i = 0; i < count; i += BLOCK) {
  let text = "";
  for (let k = i; k < Math.min(i + BLOCK, count); k++) text += make(k) + "\n";
  blocks.push(gzipSync(text).toString("base64"));
}
const titles = { "CC6.1": "Logical access security: data at rest is protected", "CC6.6": "Protection against threats from outside the boundary", "CC6.7": "Data is protected in transmission, movement and removal", "CC7.1": "Detection of changes and new vulnerabilities", "CC8.1": "Changes are authorised, tested and approved", "A1.2": "Environmental protections, backup and recovery" }, spec = { "CC6.1": ["CC7.2"], "CC6.7": ["CC7.3"], "CC7.1": ["CC7.1"] };
const fmt = new Intl.NumberFormat("en").format;
const summary = {
  headline: [`${fmt(encrypted)} of ${fmt(stores)} data stores are encrypted at rest.`, `${fmt(severities.critical)} critical gaps ask for repair today; ${fmt(severities.high)} are high.`, "Staging is treated as production-like: two accounts declare real data there."],
  run: { id: "2025-11-16T091204Z-7f3a", started: "2025-11-16T09:12:04Z", build: "glacis 1.0.0 (0dcedeb)", target: "aws", callers: accounts.slice(0, 5).map(a => ({ account: a, arn: `arn:aws:sts::${a}:assumed-role/GlacisReadOnly/assess` })), regions: [...regions, "eu-north-1", "eu-south-1", "me-central-1", "af-south-1"], configuration: sha("configuration") },
  population: kinds.map(([kind, label]) => ({ kind, label, count: population.get(kind) || 0 })),
  controls: [...tally.keys()].sort().map(id => ({ scheme: "tsc-2017-2022", id, spec: spec[id] || [], title: titles[id], status: tally.get(id).fail ? "not met: repairs needed" : "met", ...tally.get(id) })),
  severities,
  unread: clean ? [] : Array.from({ length: 17 }, (_, i) => ({ account: accounts[i], region: regions[i % 8], service: pick(["s3", "kms", "rds"]), operation: pick(["GetBucketEncryption", "GetKeyPolicy", "DescribeDBSnapshots"]), why: i % 5 ? "denied: no identity-based policy allows it" : "failed: throttled, 8 attempts <b>", count: 400 - i * 21 })),
  checks, notes: clean ? [] : ["Exception EX-2025-002 expired on 2025-10-01 and no longer applies: dev-postgres.", "Exception EX-2025-009 matched nothing: bucket old-logs."],
  reconciliation: clean ? null : { missing: ["arn:aws:s3:::retired-exports", "arn:aws:s3:::<b>bold</b>"], unlisted: ["arn:aws:rds:us-east-1:100000000000:db:shadow"] }
};
const types = { check: 2, kind: 2, account: 2, region: 2, environment: 2, outcome: 1, severity: 1, confidence: 1, flags: 1, reason: 4, id: 4 }, columns = {};
for (const [name, width] of Object.entries(types)) {
  const b = Buffer.alloc(count * width);
  rows[name].forEach((v, i) => b.writeUIntLE(v, i * width, width));
  columns[name] = gzipSync(b).toString("base64");
}
const text = list => gzipSync(list.map(l => l + "\n").join("")).toString("base64");
const index = { format: 1, count, block: BLOCK, dictionaries, columns, texts: { reason: text([...reasons.keys()].map(line)), name: text(names) } };

const file = createWriteStream(out);
file.write(template.slice(0, cut));
file.write(`<script type="application/json" id="summary">${json(summary)}</script>\n`);
for (const b of blocks) file.write(`<script type="text/plain" class="block">${b}</script>\n`);
file.write(`<script type="application/json" id="index">${json(index)}</script>\n`);
file.end(template.slice(cut + MARK.length), () => console.log(`${out}: ${fmt(count)} verdicts, ${(file.bytesWritten / 1e6).toFixed(1)} MB, index ${(json(index).length / 1e6).toFixed(1)} MB`));
