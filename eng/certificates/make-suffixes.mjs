// Writes the public suffixes of ICANN's part of the list: below these, registries sell names to anybody, so that no wildcard may stand right above one.
//
// Source: tldts-icann (MIT), whose table is made from publicsuffix.org with each release; its version stands in the first line of what is written.
//
//     npm install --no-save --prefix /tmp/suffixes tldts-icann@7.4.16
//     node eng/certificates/make-suffixes.mjs /tmp/suffixes/node_modules/tldts-icann
//
// Internationalised names are written as they stand in certificates (xn--…); an exception begins with "!".
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { domainToASCII } from "node:url";

const [from] = process.argv.slice(2);
if (!from) {
  console.error("make-suffixes: needs the folder of tldts-icann; the first lines of this script say how to get it");
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(`${from}/package.json`, "utf8"));
const trie = createRequire(import.meta.url)(`${from}/dist/cjs/src/data/trie.js`);

const offsets = new Uint32Array(trie.edgeLength.length);
for (let node = 0, at = 0; node < trie.nodeFlags.length; node++)
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; at += trie.edgeLength[edge++]) offsets[edge] = at;

function* below(node, suffix) {
  if (trie.nodeFlags[node] && suffix) yield suffix;
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
    const label = trie.labelText.slice(offsets[edge], offsets[edge] + trie.edgeLength[edge]);
    yield* below(trie.edgeChild[edge], suffix ? `${label}.${suffix}` : label);
  }
}

const ascii = (rule) => (rule.startsWith("*.") ? `*.${domainToASCII(rule.slice(2))}` : domainToASCII(rule));
const rules = [...below(trie.rulesRoot, "")].map(ascii);
const exceptions = [...below(trie.exceptionsRoot, "")].map((rule) => `!${ascii(rule)}`);
const lines = [...new Set([...rules, ...exceptions])].sort();
if (lines.length < 5000 || !lines.includes("com") || !lines.includes("co.uk") || !lines.includes("!www.ck")) throw new Error("this is not the table that was expected");

writeFileSync("src/Glacis/Certificates/public-suffixes.txt", `// ICANN's part of the public suffix list, from tldts-icann ${version} (MIT); written by eng/certificates/make-suffixes.mjs\n${lines.join("\n")}\n`);
console.error(`${lines.length} suffixes from tldts-icann ${version}`);
