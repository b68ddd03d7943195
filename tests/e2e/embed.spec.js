import { skipNarrow } from "./lacks.js";
import { forgetUnused, test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

async function open(page, query = "") {
  await page.goto(`./embed.html${query && `?${query}`}`);
  const widget = new Widget(page);
  await widget.runs();
  return widget;
}

test("the embedded page is the widget alone, and runs", async ({ page }) => {
  const widget = await open(page, "deal=60k&arr=25M&penetration=4");
  await widget.says("Top-down", "backed by usage");
  await widget.press(DEAL, "Home");
  await widget.says("Bottom-up", "Now");
  await widget.refine.click();
  await widget.answer("Bought centrally, or regulated", "Yes");
  await widget.says("Land-and-expand", "one team first");
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(0);
  await expect(page.getByRole("table")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
});

test("it loads nothing of the article's", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => /article|saving|reading|style-index/.test(path))).toEqual([]);
});

test("a link made in the article works in it, without complaint", async ({ page }) => {
  const widget = await open(page, "deal=60k&growth.ceiling=80000000&done=pay-split&map=deal-penetration&plan.scope=all");
  await widget.says("Land-and-expand", "Not yet");
  await expect(widget.notice).toBeHidden();
  await expect(page.getByText("no such input")).toHaveCount(0);
});

test("its sources are the article's", async ({ page }) => {
  await open(page);
  const link = page.getByRole("link", { name: "Sources", exact: true });
  const target = await link.evaluate((it) => new URL(it.getAttribute("href"), document.baseURI).href);
  await page.goto(target);
  await expect(page.getByRole("heading", { name: "Sources and limits" })).toBeInViewport();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test.afterEach(({ noises }) => forgetUnused(noises));

  test("it shows the picture, and leads to the article", async ({ page }) => {
    await page.goto("./embed.html");
    await new Widget(page).says("Bottom-up", "Not yet");
    await expect(page.locator("noscript p")).toContainText("The sliders need JavaScript.");
    await expect(page.locator("noscript p")).toBeVisible();
    for (const name of ["article", "Sources"]) {
      const link = page.locator("a").filter({ hasText: new RegExp(`^${name}$`) });
      const { pathname } = new URL(await link.evaluate((it) => it.href));
      expect(pathname, name).not.toContain("embed");
    }
  });
});

for (const width of [280, 390, 900]) {
  test(`it does not scroll sideways at ${width} px`, async ({ page, browserName }) => {
    skipNarrow(browserName, width);
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
