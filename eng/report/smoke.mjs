// Opens a generated report in Chromium, measures it, tries the keys and the filters, takes pictures. Development only.
//   node eng/report/smoke.mjs REPORT [PICTURES]
// playwright-core is found from the working directory; CHROMIUM names the browser (default /usr/bin/chromium).
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(resolve("x.js"))("playwright-core");
const report = pathToFileURL(resolve(process.argv[2])).href, pictures = process.argv[3];
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
let bad = 0;
const check = (what, ok, more = "") => { console.log((ok ? "ok   " : "FAIL ") + what + (more === "" ? "" : ": " + more)); if (!ok) bad++; };
const watch = () => {
  window.el = new Proxy({}, { get: (_, id) => document.getElementById(id) });
  window.long = []; window.cls = 0; window.inp = [];
  new PerformanceObserver(l => l.getEntries().forEach(e => window.long.push([Math.round(e.startTime), Math.round(e.duration)]))).observe({ type: "longtask", buffered: true });
  new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) { window.cls += e.value; (window.moved ||= []).push(e.value.toFixed(4) + " " + e.sources.map(s => s.node?.id || s.node?.className).join("+")); } })).observe({ type: "layout-shift", buffered: true });
};
async function open(options, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }), page = await context.newPage();
  page.requests = []; page.errors = [];
  page.on("request", r => page.requests.push(r.url()));
  page.on("pageerror", e => page.errors.push(String(e)));
  page.on("console", m => { if (m.type() === "error") page.errors.push(m.text()); });
  page.on("dialog", d => { page.errors.push("dialog"); d.dismiss(); });
  await page.addInitScript(watch);
  await page.goto(report + hash, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.ready, null, { timeout: 60000 });
  page.readyAt = await page.evaluate(() => Math.round(performance.now()));
  return page;
}
const shot = (page, name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });

const page = await open();
const t = await page.evaluate(() => ({ paint: Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1), dom: Math.round(performance.getEntriesByType("navigation")[0].domContentLoadedEventStart), long, cls, moved: window.moved, ready: document.documentElement.dataset.ready, said: el.said.textContent, nodes: document.querySelectorAll("*").length, heap: Math.round((performance.memory?.usedJSHeapSize || 0) / 1e6) }));
check("ready", t.ready === "true", `first paint ${t.paint} ms, parsed ${t.dom} ms, ready by ${page.readyAt} ms, ${t.said}, ${t.nodes} elements, heap ${t.heap} MB`);
check("first paint under 1 s", t.paint >= 0 && t.paint < 1000, t.paint + " ms");
check("long tasks while loading", t.long.every(l => l[1] <= 200), JSON.stringify(t.long));
check("no layout shift", t.cls < .01, t.cls.toFixed(4) + " " + (t.moved || ""));
await shot(page, "light-top");
await page.evaluate(() => { long.length = 0; });
const timed = async (what, act, limit) => {
  const ms = await page.evaluate(act);
  check(what, ms < limit, Math.round(ms) + " ms, " + await page.evaluate(() => el.said.textContent));
};
await page.evaluate(() => { window.settled = (act) => new Promise(done => { const from = performance.now(), was = el.said.textContent; act(); const look = () => el.said.textContent !== was ? requestAnimationFrame(() => done(performance.now() - from)) : performance.now() - from > 3000 ? done(9999) : setTimeout(look, 4); look(); });
  window.type = text => { el.find.value = text; el.find.dispatchEvent(new Event("input")); }; });
const total = t.said;
if (/,/.test(total)) {
  await timed("search for a common word (90 ms of it is the wait for the next key)", () => settled(() => type("customer")), 1500);
  await timed("search for two words", () => settled(() => type("ledger denied")), 1500);
  await timed("search for one row", () => settled(() => type("production-2k9")), 1500);
  await timed("search for nothing there", () => settled(() => type("zzzzqqq")), 1500);
  await timed("clear", () => settled(() => el.clear.click()), 1000);
  await timed("outcome fail", () => settled(() => document.querySelectorAll("#c-outcome button")[0].click()), 500);
  await timed("and severity critical", () => settled(() => document.querySelectorAll("#c-severity button")[0].click()), 500);
  await timed("and one account", () => settled(() => { const s = document.querySelectorAll("#sel select")[3]; s.value = "3"; s.dispatchEvent(new Event("change")); }), 500);
  await timed("clear", () => settled(() => el.clear.click()), 1000);
  await timed("order by name, first time", () => new Promise(done => { const from = performance.now(), was = document.querySelector(".row .name").textContent; el.sort.value = "name"; el.sort.dispatchEvent(new Event("change")); const look = () => document.querySelector(".row .name").textContent !== was ? done(performance.now() - from) : setTimeout(look, 4); look(); }), 3000);
  await page.evaluate(() => { el.sort.value = "worst"; el.sort.dispatchEvent(new Event("change")); });
  const scroll = await page.evaluate(() => new Promise(done => { const e = document.getElementById("list"), frames = []; let last = performance.now(), k = 0; document.getElementById("bench").scrollIntoView({ behavior: "instant" });
    const tick = () => { const now = performance.now(); frames.push(now - last); last = now; e.scrollTop += k < 100 ? 400 : 37777; if (++k < 200) requestAnimationFrame(tick); else { frames.shift(); frames.sort((a, b) => a - b); done({ median: frames[frames.length >> 1], p95: frames[Math.floor(frames.length * .95)], worst: frames.at(-1), rows: document.querySelectorAll(".row:not([hidden])").length }); } }; requestAnimationFrame(tick); }));
  check("scrolling 200 frames", scroll.p95 < 50, JSON.stringify(scroll, (k, v) => typeof v === "number" ? Math.round(v * 10) / 10 : v));
  await page.evaluate(() => { el.list.scrollTop = el.list.scrollHeight; });
  await page.waitForTimeout(80);
  const end = await page.evaluate(() => { const v = el.list.getBoundingClientRect(), r = [...document.querySelectorAll(".row:not([hidden])")].map(e => e.getBoundingClientRect()); return Math.round(Math.max(...r.map(x => x.bottom)) - v.bottom); });
  check("the last row ends the list", end === 0, end + " px");
}
check("long tasks after loading", await page.evaluate(() => long.every(l => l[1] <= 200)), JSON.stringify(await page.evaluate(() => long)));

// keys
await page.evaluate(() => { el.list.scrollTop = 0; window.scrollTo(0, 0); document.activeElement.blur(); });
await page.keyboard.press("/");
check("/ goes to the search", await page.evaluate(() => document.activeElement.id === "find"));
await page.keyboard.type("data");
await page.waitForTimeout(500);
await page.keyboard.press("Escape");
check("Esc empties it", await page.evaluate(() => el.find.value === ""));
await page.keyboard.press("Escape");
check("Esc again goes to the list", await page.evaluate(() => document.activeElement.id === "list"));
await page.waitForTimeout(400);
await page.keyboard.press("ArrowDown"); await page.keyboard.press("ArrowDown");
const from = Date.now();
await page.keyboard.press("Enter");
await page.waitForSelector("#detail:not([hidden])");
check("Enter opens", true, Date.now() - from + " ms");
const link = await page.evaluate(() => location.hash);
check("its address", /^#[0-9a-f-]{36}$/.test(link), link);
await page.keyboard.press("ArrowDown"); await page.waitForTimeout(150);
check("arrow shows the next", await page.evaluate(l => location.hash !== l, link));
await page.waitForTimeout(200);
await page.evaluate(() => document.querySelector("#detail .tree .src")?.click());
check("a source opens with one click", await page.evaluate(() => !!document.querySelector("#detail .card")));
await shot(page, "light-detail");
await page.keyboard.press("End"); await page.waitForTimeout(300);
await page.keyboard.press("Escape");
check("Esc closes", await page.evaluate(() => el.detail.hidden && location.hash === ""));
await shot(page, "light-end");
await page.evaluate(() => { document.querySelector(".counts button")?.click(); });
await page.waitForTimeout(900);
check("a control filters", /of|verdicts/.test(await page.evaluate(() => el.said.textContent)), await page.evaluate(() => el.said.textContent));
await shot(page, "light-control");
check("nothing hostile ran", await page.evaluate(() => window.owned === undefined && !document.querySelector("img") && !document.title.includes("owned")));
check("no request but the file", page.requests.filter(u => !u.startsWith("file:") && !u.startsWith("data:")).length === 0, page.requests.length + " in all");
check("no error", page.errors.length === 0, page.errors.slice(0, 5).join(" | "));
if (pictures) {
  await page.evaluate(() => el.clear.click()); await page.waitForTimeout(300);
  await page.pdf({ path: `${pictures}/print.pdf`, format: "A4" });
}
const contrast = () => {   // every text that is painted against what lies behind it
  const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return c.startsWith("color(") ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
  const lum = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const low = new Map(), walk = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT);
  for (let t; t = walk.nextNode();) {
    const e = t.parentElement; if (!t.data.trim() || !e.checkVisibility() || e.closest(":disabled, option, .sr")) continue;
    let b = e, back = null; while (b && !back) { const c = parse(getComputedStyle(b).backgroundColor); if (c[3] > .9) back = c; b = b.parentElement; }
    back ||= [255, 255, 255]; const a = lum(parse(getComputedStyle(e).color)), z = lum(back), ratio = (Math.max(a, z) + .05) / (Math.min(a, z) + .05);
    if (ratio < 4.5) low.set((e.className || e.tagName) + " " + ratio.toFixed(2), t.data.slice(0, 20));
  }
  return [...low].map(x => x.join(" ")).slice(0, 8);
};
const seen = await page.evaluate(contrast);
check("contrast, light", seen.length === 0, seen.join(" | "));
await page.context().close();

const dark = await open({ colorScheme: "dark", reducedMotion: "reduce" }, link);
await dark.waitForSelector("#detail:not([hidden])");
check("the address opens the same verdict", await dark.evaluate(() => location.hash) === link);
await dark.evaluate(() => document.querySelectorAll("#detail .tree .src")[4]?.click());
await shot(dark, "dark-detail");
const dim = await dark.evaluate(contrast);
check("contrast, dark", dim.length === 0, dim.join(" | "));
await dark.keyboard.press("Escape"); await dark.evaluate(() => window.scrollTo(0, 0)); await dark.waitForTimeout(150);
await shot(dark, "dark-top");
await dark.context().close();

const phone = await open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
await shot(phone, "phone-top");
check("no sideways scroll on a phone", await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), await phone.evaluate(() => document.documentElement.scrollWidth));
await phone.evaluate(() => document.getElementById("controls").scrollIntoView()); await shot(phone, "phone-controls");
await phone.evaluate(() => document.getElementById("bench").scrollIntoView()); await phone.waitForTimeout(200); await shot(phone, "phone-list");
await phone.tap("#moreFilters"); await phone.waitForTimeout(100); await shot(phone, "phone-filters"); await phone.tap("#moreFilters");
await phone.tap(".row >> nth=2"); await phone.waitForSelector("#detail:not([hidden])"); await shot(phone, "phone-detail");
await browser.close();
console.log(bad ? bad + " failed" : "all well");
process.exit(bad ? 1 : 0);
