// Measures the site beside the plain page that does the same work, and prints it.
// `cargo xtask bench` builds both, serves them and runs this.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { arch, cpus, platform, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { launch } from "./measure/browser.js";
import { measureLoad } from "./measure/load.js";
import { measureMany } from "./measure/many.js";
import { measureMemory } from "./measure/memory.js";
import { compare } from "./measure/same.js";
import { measureSteps } from "./measure/steps.js";
import { LEFT_OUT } from "./plain/left-out.js";
import { markdown } from "./report.js";

const { values: options } = parseArgs({
  options: {
    site: { type: "string" },
    json: { type: "string" },
    markdown: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

const EMBED = { name: "embed", path: "embed.html" };
const PLAIN = { name: "plain", path: "plain.html" };
const ARTICLE = { name: "article", path: "./" };
const BARE = { name: "bare", path: "bare.html" };

/** How often each thing is done. A tour of the sliders is 42 steps, and ends where it began. */
const EFFORT = options.quick
  ? { situations: 30, loads: 3, rounds: 1, memory: [504, 1_008], many: 1 }
  : { situations: 300, loads: 7, rounds: 3, memory: [2_016, 4_032], many: 3 };

const say = (what) => console.error(`  ${what}`);
const wanted = (part) => !options.only || options.only === part;

const { site } = options;
const browser = await launch();
const result = {
  machine: {
    processor: cpus()[0]?.model.trim(), processors: cpus().length, memory: totalmem(),
    system: `${platform()} ${arch()}`, browser: `Chromium ${browser.version()}`,
  },
  quick: options.quick,
  leftOut: LEFT_OUT,
};
try {
  say("comparing what both show");
  // One part alone needs no more than a proof that both pages still go together.
  const count = options.only && options.only !== "same" ? Math.min(EFFORT.situations, 30) : EFFORT.situations;
  result.same = await compare(browser, site, [EMBED, PLAIN], count);
  if (wanted("load")) result.load = await measureLoad(browser, site, [EMBED, PLAIN, ARTICLE], EFFORT.loads, say);
  if (wanted("steps")) result.steps = await measureSteps(browser, site, [EMBED, PLAIN, ARTICLE, BARE], EFFORT.rounds, say);
  if (wanted("memory")) result.memory = await measureMemory(browser, site, [EMBED, PLAIN, ARTICLE], EFFORT.memory, say);
  if (wanted("many")) result.many = await measureMany(browser, site, [EMBED, PLAIN], EFFORT.many, say);
} finally {
  await browser.close();
}

const tables = markdown(result);
await mkdir(dirname(options.json), { recursive: true });
await writeFile(options.json, `${JSON.stringify(result, null, 1)}\n`);
if (options.markdown) await writeFile(options.markdown, tables);
console.log(`\n${tables}`);
if (result.same.different.length) {
  console.error("error: the plain page doesn't show what the widget shows, so its figures compare nothing");
  process.exitCode = 1;
}
