import { test, expect } from "./test.js";
import { Article } from "./article.js";
import { DEAL } from "./widget.js";

/** Where every section, heading, paragraph, table and piece stands. */
const measure = (page) =>
  page.evaluate(() => {
    const places = {};
    const all = document.querySelectorAll("section, h1, h2, h3, main p, table, pre, figure, [data-slot], .topic, footer");
    let count = 0;
    for (const it of all) {
      // The app's own inner parts are its affair; their frames are measured.
      if (it.parentElement.closest(".widget, [data-slot]")) continue;
      const { left, top, width, height } = it.getBoundingClientRect();
      count += 1;
      const words = it.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
      const name = `${count} ${it.localName} ${it.id || it.dataset.slot || words}`;
      places[name] = [left, top + window.scrollY, width, height].map(Math.round);
    }
    return places;
  });

/** What differs by more than a pixel. */
function moved(before, after) {
  const names = Object.keys(before);
  expect(Object.keys(after), "the same parts").toEqual(names);
  return names
    .filter((name) => before[name].some((value, index) => Math.abs(value - after[name][index]) > 1))
    .map((name) => `${name}: ${before[name]} → ${after[name]}`);
}

/** Opens the page with the app held back until `release`. */
async function openHeldBack(page, query = "") {
  // Not its files: a page that still waits for some has not loaded, and its far
  // sections wait for that.
  await page.addInitScript(() => {
    const released = new Promise((then) => (window.release = then));
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = (...all) => released.then(() => instantiateStreaming(...all));
  });
  await page.goto(`./${query}`, { waitUntil: "domcontentloaded" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  return () => page.evaluate(() => window.release());
}

for (const width of [390, 800, 1280]) {
  test(`nothing moves when the app takes over, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const release = await openHeldBack(page);
    const article = new Article(page);
    await expect(article.slider(DEAL)).toBeDisabled();
    await article.isLaidOut();
    const before = await measure(page);
    await release();
    await article.runs();
    expect(moved(before, await measure(page)).slice(0, 8)).toEqual([]);
  });
}

test("a part of the address is held in view while the app takes over", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const release = await openHeldBack(page, "#economics");
  const heading = page.locator("#economics");
  await expect(heading).toBeInViewport();
  const before = await heading.boundingBox();
  await release();
  await new Article(page).runs();
  const after = await heading.boundingBox();
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(1);
});

test("a chart stays as it was until its turn, and then shows what the reader has set by then", async ({ page }) => {
  const article = new Article(page);
  await article.holdTime(0);
  await page.goto("./?deal=60k");
  const shown = () => article.you.getAttribute("aria-valuetext");
  await expect(article.slider(DEAL)).toBeEnabled();
  const before = await shown();
  await article.press(DEAL, "End");
  expect(await shown(), "the map as it was").toBe(before);
  // A turn that has come calls the next.
  await expect(async () => {
    await article.timePasses();
    expect(await shown(), "one map, and what it shows").toMatch(/\$5M/);
  }).toPass();
});
