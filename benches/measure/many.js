// Fifty embeds in one page, each from another origin than the page.

import { open } from "./browser.js";
import { press } from "./drive.js";
import { each, median, spread } from "./statistics.js";

const FRAMES = 50;
const MOVES = 56;

async function once(browser, site, path) {
  const { page, session, close } = await open(browser);
  // Another name of the same machine: another site to the browser.
  const host = new URL("many.html", site);
  host.hostname = "localhost";
  host.search = new URLSearchParams({ frame: new URL(path, site).href, count: FRAMES });
  await page.goto(host.href, { waitUntil: "commit" });
  await page.waitForFunction((count) => window.ready === count, FRAMES, { timeout: 600_000 });
  const loading = await page.evaluate(() => window.lateness());
  const loaded = await page.evaluate(() => window.allReady);
  const frame = page.frames().find((it) => it !== page.mainFrame());
  await frame.locator("#sm-deal").focus();
  await page.waitForTimeout(1000);
  const quiet = await page.evaluate(() => window.lateness());
  for (let move = 0; move < MOVES; move += 1) {
    const release = await press(session, [move % 14 < 7 ? "ArrowRight" : "ArrowLeft"]);
    await release();
    await page.waitForTimeout(20);
  }
  const moving = await page.evaluate(() => window.lateness());
  const changes = await page.evaluate(() => window.changes);
  await close();
  return { loaded, changes, loading: spread(loading), quiet: spread(quiet), moving: spread(moving) };
}

/** Loads fifty of each page in turn, and moves one of them. */
export async function measureMany(browser, site, pages, times, say) {
  const records = Object.fromEntries(pages.map(({ name }) => [name, []]));
  for (let time = 0; time < times; time += 1) {
    for (const { name, path } of pages) {
      say(`fifty frames, ${name}`);
      records[name].push(await once(browser, site, path));
    }
  }
  const summary = (list) => ({
    loaded: median(list.map((it) => it.loaded)),
    changes: median(list.map((it) => it.changes)),
    ...Object.fromEntries(["loading", "quiet", "moving"].map((phase) => [phase, each(list.map((it) => it[phase]), median)])),
  });
  return { frames: FRAMES, times, pages: Object.fromEntries(Object.entries(records).map(([name, list]) => [name, summary(list)])) };
}
