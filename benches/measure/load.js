// Loading: when something is there, when it stays, when a slider answers.

import { open } from "./browser.js";
import { each, median } from "./statistics.js";

const TIMEOUT = 120_000;

/** Runs in the page before its own scripts, and collects. */
function watch() {
  window.seen = { shift: 0 };
  const observe = (type, then) => new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") window.seen.first = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => (window.seen.largest = startTime));
  observe("layout-shift", ({ value }) => (window.seen.shift += value));

  // A slider answers when it takes a key. The next one takes it back before anything
  // is painted: what moved would count as a shift of the page's own.
  const takes = (slider, key) => !slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const ask = () => {
    const slider = document.querySelector(".widget:not([disabled]) [type=range]");
    if (!slider || window.seen.answers || !takes(slider, "ArrowRight")) return;
    window.seen.answers = performance.now();
    takes(slider, "ArrowLeft");
  };
  addEventListener("readystatechange", () => {
    const slot = document.readyState === "interactive" && document.querySelector("[data-slot=widget]");
    if (slot) new MutationObserver(ask).observe(slot, { childList: true, subtree: true, attributes: true });
  }, true);
}

/** Bytes of each file as it was sent, without headers. */
function weigh() {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const files = entries.map((entry) => [new URL(entry.name).pathname.slice(1) || "index.html", entry.encodedBodySize]);
  return Object.fromEntries(files.filter(([, bytes]) => bytes > 0));
}

async function once(browser, address, conditions) {
  const { page, close } = await open(browser, { ...conditions, scripts: [watch] });
  await page.goto(address, { waitUntil: "load", timeout: TIMEOUT });
  await page.waitForFunction(() => window.seen.answers, null, { timeout: TIMEOUT });
  // Two frames more, for what shifts at the end.
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 100)))));
  const seen = await page.evaluate(() => window.seen);
  const bytes = await page.evaluate(weigh);
  await close();
  const { first, largest, shift, answers } = seen;
  return { figures: { first, largest, shift, answers }, bytes };
}

export const CONDITIONS = [
  { name: "as it is", slowNetwork: false, processor: 1 },
  { name: "slow network", slowNetwork: true, processor: 1 },
  { name: "4× slower processor", slowNetwork: false, processor: 4 },
  { name: "both", slowNetwork: true, processor: 4 },
];

/** Loads the pages in turn, `times` each, under every condition. */
export async function measureLoad(browser, site, pages, times, say) {
  const bytes = {};
  const conditions = [];
  for (const condition of CONDITIONS) {
    say(`loading, ${condition.name}`);
    const figures = Object.fromEntries(pages.map(({ name }) => [name, []]));
    for (let round = 0; round < times; round += 1) {
      for (const { name, path } of pages) {
        const loaded = await once(browser, new URL(path, site).href, condition);
        figures[name].push(loaded.figures);
        bytes[name] ??= loaded.bytes;
      }
    }
    const medians = Object.fromEntries(Object.entries(figures).map(([name, records]) => [name, each(records, median)]));
    conditions.push({ ...condition, times, medians, figures });
  }
  return { bytes, conditions };
}
