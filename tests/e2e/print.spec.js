import { inflateSync } from "node:zlib";
import { test, expect } from "./test.js";
import { Article, SECTIONS } from "./article.js";
import { Widget } from "./widget.js";

const QUERY = "deal=60k&arr=25M&penetration=4&growth.ceiling=80000000&plan.customer=Harbour&done=pay-split";

/** How many pages a PDF has, and how many of its words are drawn. */
function measure(pdf) {
  const text = pdf.toString("latin1");
  let shown = 0;
  for (const { index, 0: opening } of text.matchAll(/stream\r?\n/g)) {
    const from = index + opening.length;
    try {
      const content = inflateSync(pdf.subarray(from, text.indexOf("endstream", from))).toString("latin1");
      shown += content.match(/\bT[jJ]\b/g)?.length ?? 0;
    } catch {
      // Not a compressed stream: a picture, or the table of contents.
    }
  }
  return { pages: text.match(/\/Type \/Page\b/g)?.length ?? 0, shown };
}

test("the page prints as a document of the present state", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open(QUERY);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const { pages, shown } = measure(pdf);
  expect(pages).toBeGreaterThan(8);
  expect(pages).toBeLessThan(60);
  expect(shown).toBeGreaterThan(1000);
  await article.says("Top-down", "backed by usage");
});

test("every section is on paper, with its words and its pieces", async ({ page }) => {
  const article = await new Article(page).open(QUERY);
  // As wide as a sheet between its margins.
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print" });
  for (const [id] of SECTIONS) {
    const heading = page.locator(`[id="${id}"]`);
    await expect(heading, id).toBeVisible();
    const prose = heading.locator("xpath=ancestor::section[1]");
    expect((await prose.innerText()).length, id).toBeGreaterThan(300);
  }
  for (const slot of ["map", "growth", "sponsor", "corner"]) {
    const plot = page.locator(`[data-slot=${slot}] svg`).first();
    await expect(plot, slot).toBeVisible();
    const { x, width } = await plot.boundingBox();
    expect(x + width, slot).toBeLessThanOrEqual(718);
  }
  await expect(article.verdict).toBeVisible();
  await expect(page.getByText(/^Pilot plan/)).toContainText("Harbour");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
});

for (const path of ["", "embed.html"]) {
  test(`${path || "the article"} has what is folded on paper`, async ({ page }) => {
    await page.goto(`./${path}?role=record&deal=60k`);
    const widget = new Widget(page);
    await widget.runs();
    await expect(page.locator(".refine input")).toHaveCount(0);
    // What the browser prints by itself tells the page before.
    await page.pdf({ format: "A4" });
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1000 });
    await expect(widget.question("Kind of product").getByRole("radio", { name: "System of record" })).toBeChecked();
    const question = page.locator(".route").getByText("Does someone above the daily users have to say yes?");
    await expect(question).toBeVisible();
  });
}

test("what is only for the screen stays off the paper", async ({ page }) => {
  const article = await new Article(page).open(QUERY);
  await page.emulateMedia({ media: "print" });
  await expect(article.contents).toBeHidden();
  for (const name of ["Tree as SVG", "Another case", "Copy the plan", "Examples", "2024 costs", "Copy link"]) {
    const shown = page.getByRole("button", { name, exact: true }).filter({ visible: true });
    await expect.soft(shown, name).toHaveCount(0);
  }
  await expect.soft(page.getByRole("button", { name: "CSV" }).filter({ visible: true })).toHaveCount(0);
  await expect.soft(article.layerStart).toBeHidden();
});

test("dark screens print dark words on white", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await new Article(page).open();
  const [paper, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const light = (text) => text.match(/[\d.]+/g).slice(0, 3).reduce((sum, it) => sum + Number(it), 0) / 3;
    const clear = /rgba\(.*, 0\)/.test(backgroundColor);
    return [clear ? 255 : light(backgroundColor), light(color)];
  });
  expect(paper).toBeGreaterThan(240);
  expect(ink).toBeLessThan(80);
});
