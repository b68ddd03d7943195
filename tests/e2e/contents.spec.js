import { test, expect } from "./test.js";
import { Article, SECTIONS } from "./article.js";

const open = async (page, query) => {
  const article = await new Article(page).open(query);
  const list = article.contents.getByRole("list");
  const summary = article.contents.getByText("Contents", { exact: true });
  return { article, list, summary };
};

test("the contents list names every section in order, and goes there", async ({ page }) => {
  test.slow();
  const { article, list, summary } = await open(page, "deal=60k");
  await expect(list).toBeHidden();
  await summary.click();
  await expect(list.getByRole("link")).toHaveText(SECTIONS.map(([, title]) => title));
  for (const [id, title] of SECTIONS) {
    if (!(await list.isVisible())) await summary.click();
    await list.getByRole("link", { name: title, exact: true }).click();
    // It closes, and the section is in view with its heading clear of the bar.
    await expect(list).toBeHidden();
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${id}`);
    const heading = page.locator(`[id="${id}"]`);
    await expect(heading).toBeInViewport();
    const bar = await article.contents.boundingBox();
    const { y } = await heading.boundingBox();
    if (id !== "start") {
      expect.soft(y, `${title} is clear of the bar`).toBeGreaterThanOrEqual(bar.y + bar.height - 1);
    }
    await expect(article.contents).toContainText(title);
  }
  await article.says("Land-and-expand", "Not yet");
});

for (const width of [390, 1280]) {
  test(`it says where one is while one scrolls, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const { article, summary } = await open(page);
    for (const [id, title] of [...SECTIONS, ...[...SECTIONS].reverse()]) {
      await page.locator(`[id="${id}"]`).evaluate((it) => {
        window.scrollTo({ top: it.getBoundingClientRect().top + window.scrollY - 100, behavior: "instant" });
      });
      await expect(summary.locator("..")).toContainText(`Contents ${title}`);
      await expect(summary).toBeInViewport();
      await expect(article.contents.locator("[aria-current=location]")).toHaveText(title);
      await expect(article.contents.locator("[aria-current]")).toHaveCount(1);
    }
  });
}

test("Escape closes it and returns the focus", async ({ page }) => {
  const { article, list } = await open(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(list).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(list.getByRole("link", { name: "Three models and a layer" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  expect(await article.contents.evaluate((it) => it.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Enter");
  await expect(list).toBeVisible();
});

test("it closes when the focus or a press goes elsewhere", async ({ page }) => {
  const { list, summary } = await open(page);
  await summary.click();
  await expect(list).toBeVisible();
  await list.getByRole("link").last().focus();
  await page.keyboard.press("Tab");
  await expect(list).toBeHidden();
  await summary.click();
  await expect(list).toBeVisible();
  // At the edge, where there is nothing to press.
  await page.mouse.click(2, 700);
  await expect(list).toBeHidden();
});

test("with the keyboard, a choice goes on from there", async ({ page }) => {
  const { list, summary } = await open(page);
  await summary.focus().catch(() => {});
  await summary.click();
  await list.getByRole("link", { name: "Glossary" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Glossary" })).toBeInViewport();
  await page.keyboard.press("Tab");
  const after = await page.evaluate(() => {
    const { activeElement: it } = document;
    return it.closest("section")?.getAttribute("aria-labelledby");
  });
  expect(after).toBe("glossary");
});
