import { test, expect } from "./test.js";
import { Article } from "./article.js";

const TERM = "system of record";
const DEFINITION = "The product in which a business keeps its official data.";

const termIn = (article, section, name) =>
  article.section(section).getByRole("link", { name, exact: true }).first();

async function open(page) {
  const article = await new Article(page).open();
  const term = termIn(article, "Choose by how the customer buys", TERM);
  await term.evaluate((it) => it.scrollIntoView({ block: "center" }));
  return { article, term };
}

test("a mouse over a term shows its definition, and Escape closes it", async ({ page }) => {
  const { article, term } = await open(page);
  await expect(article.tip).toHaveCount(0);
  await term.hover();
  await expect(article.tip).toHaveText(DEFINITION);
  await expect(article.tip).toBeInViewport({ ratio: 0.99 });
  const [below, above] = [await article.tip.boundingBox(), await term.evaluate((it) => it.getClientRects()[0].toJSON())];
  expect(below.y, "it does not hide what is pointed at").toBeGreaterThanOrEqual(above.bottom - 2);
  await expect(term).toHaveAccessibleDescription(DEFINITION);
  await page.keyboard.press("Escape");
  await expect(article.tip).toHaveCount(0);
  await expect(term).toHaveAccessibleDescription("");
});

test("the mouse may go on from any line of a term to its definition, which closes away from both", async ({ page }) => {
  const article = await new Article(page).open();
  // There are so many that some term is broken in two.
  const terms = page.locator("main a.term");
  const place = await terms.evaluateAll((all) => all.findIndex((it) => it.getClientRects().length === 2));
  expect(place, "no term is broken").toBeGreaterThanOrEqual(0);
  const broken = terms.nth(place);
  await broken.evaluate((it) => it.scrollIntoView({ block: "center" }));
  for (const which of [0, 1]) {
    const line = await broken.evaluate((it, which) => it.getClientRects()[which].toJSON(), which);
    await page.mouse.move(line.right - 8, line.bottom - 4);
    await expect(article.tip).toBeVisible();
    const said = await article.tip.textContent();
    const { x, y, width, height } = await article.tip.boundingBox();
    expect(y, "what is pointed at stays in sight").toBeGreaterThanOrEqual(line.bottom - 2);
    await page.mouse.move(Math.min(line.right - 8, x + width - 8), y + 8, { steps: 20 });
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 20 });
    await expect(article.tip).toHaveText(said);
    await page.mouse.move(5, 5);
    await expect(article.tip).toHaveCount(0);
  }
});

test("the keyboard's focus shows it, Escape closes it, Enter follows", async ({ page }) => {
  const { article, term } = await open(page);
  await article.choice("To the customer, the product is").focus();
  await page.keyboard.press("Tab");
  await expect(term).toBeFocused();
  await expect(article.tip).toHaveText(DEFINITION);
  await page.keyboard.press("Escape");
  await expect(article.tip).toHaveCount(0);
  await expect(term).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(article.tip).toHaveText(DEFINITION);
  await page.keyboard.press("Tab");
  await expect(article.tip.filter({ hasText: DEFINITION })).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).hash).toBe("#system-of-record");
  await expect(page.getByRole("term").filter({ hasText: "System of record" })).toBeInViewport();
});

test("a click on a term that shows its definition follows it, and Back returns", async ({ page }) => {
  const { article, term } = await open(page);
  await term.hover();
  await expect(article.tip).toBeVisible();
  await term.click();
  await expect.poll(() => new URL(page.url()).hash).toBe("#system-of-record");
  await expect(page.getByRole("term").filter({ hasText: "System of record" })).toBeInViewport();
  await page.goBack();
  await expect(term).toBeInViewport();
  await article.says("Bottom-up", "Not yet");
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the first tap shows it, the second follows, a tap elsewhere closes", async ({ page }) => {
    const { article, term } = await open(page);
    await term.tap();
    await expect(article.tip).toHaveText(DEFINITION);
    await expect(article.tip).toBeInViewport({ ratio: 0.99 });
    expect(new URL(page.url()).hash).toBe("");
    await page.touchscreen.tap(195, 12);
    await expect(article.tip).toHaveCount(0);
    await term.tap();
    await expect(article.tip).toHaveText(DEFINITION);
    await term.tap();
    await expect.poll(() => new URL(page.url()).hash).toBe("#system-of-record");
  });
});

test("a definition stays while its term has the focus, wherever the pointer rests", async ({ page }) => {
  const article = await new Article(page).open();
  await page.mouse.move(3, 3);
  const terms = page.locator("main a.term");
  await terms.nth(0).evaluate((it) => it.focus({ focusVisible: true }));
  await page.mouse.move(4, 4);
  await expect(article.tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(article.tip).toHaveCount(0);
});

for (const width of [320, 390, 1280]) {
  test(`every term shows the glossary's words, on screen, at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    const article = await new Article(page).open();
    const terms = page.locator("main a.term");
    const count = await terms.count();
    expect(count).toBeGreaterThan(30);
    for (let index = 0; index < count; index += 1) {
      const term = terms.nth(index);
      // Focus as the keyboard gives it.
      await term.evaluate((it) => it.focus({ focusVisible: true }));
      const name = (await term.getAttribute("href")).slice(1);
      const entry = await page.locator(`[id="${name}"] + dd p`).first().innerText();
      await expect(article.tip, name).toHaveText(entry);
      const { x, width: wide } = await article.tip.boundingBox();
      expect.soft(x, `${name} at its left`).toBeGreaterThanOrEqual(0);
      expect.soft(x + wide, `${name} at its right`).toBeLessThanOrEqual(width);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test("every link inside the page arrives", async ({ page }) => {
  await new Article(page).open();
  const lost = await page.evaluate(() => {
    const hrefs = [...document.querySelectorAll("a[href^='#'], a[href^='?']")].map((it) => it.hash);
    return [...new Set(hrefs)].filter((hash) => !document.getElementById(hash.slice(1)));
  });
  expect(lost).toEqual([]);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map((it) => it.id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index), "ids that occur twice").toEqual([]);
});

test("every entry can be gone to, and is a definition in one sentence", async ({ page }) => {
  const article = await new Article(page).open();
  const glossary = article.section("Glossary");
  const entries = await glossary.getByRole("term").evaluateAll((terms) =>
    terms.map((it) => ({ id: it.id, name: it.innerText, words: it.nextElementSibling.firstElementChild.innerText })),
  );
  expect(entries.length).toBeGreaterThan(30);
  for (const { id, name, words } of entries) {
    expect(id, name).toMatch(/^[a-z0-9-]+$/);
    expect(words, name).toMatch(/^[A-Z][^.]*\.$/);
  }
  // As structured data, the same words.
  const data = await page.locator('script[type="application/ld+json"]').evaluate((it) => JSON.parse(it.textContent));
  expect(data["@type"]).toBe("DefinedTermSet");
  const listed = data.hasDefinedTerm.map(({ url, name, description }) => ({ id: url.slice(1), name, words: description }));
  const inOrder = (list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(inOrder(listed)).toEqual(inOrder(entries));
});
