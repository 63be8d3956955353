// Writes the digests of the report's style and script into its content security policy. Run it after every edit of report.html:
//   node eng/report/seal.mjs            writes
//   node eng/report/seal.mjs --check    exits 1 if they are stale
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../../src/Glacis/Outputs/report.html", import.meta.url);
const text = readFileSync(path, "utf8");
const digest = tag => createHash("sha256").update(text.match(new RegExp(`<${tag}>([^]*?)</${tag}>`))[1].replaceAll("\r\n", "\n")).digest("base64");
const sealed = text
  .replace(/script-src 'sha256-[^']*'/, () => `script-src 'sha256-${digest("script")}'`)
  .replace(/style-src 'sha256-[^']*'/, () => `style-src 'sha256-${digest("style")}'`);
if (sealed === text) console.log("sealed");
else if (process.argv.includes("--check")) { console.error("stale: run node eng/report/seal.mjs"); process.exit(1); }
else { writeFileSync(path, sealed); console.log("sealed anew"); }
