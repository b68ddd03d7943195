import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

// The page as readers set it for themselves.

const PAGES = ["./", "./embed.html"];

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements of the widget whose words don't fit into them. */
const cut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".widget :is(p, h2, h3, h4, label, button, summary, legend, a, li)")]
      .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline")
      .map((it) => it.textContent.slice(0, 60)),
  );

for (const path of PAGES) {
  for (const width of [320, 1280]) {
    test(`${path} bears wider spacing of its text, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await new Widget(page).runs();
      // WCAG 1.4.12, set as an extension would: the page's policy takes no inline style.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
        document.adoptedStyleSheets.push(sheet);
      });
      expect(await sideways(page)).toBe(0);
      expect(await cut(page)).toEqual([]);
      const widget = new Widget(page);
      await widget.press(DEAL, "End");
      await widget.says("Top-down", "from leadership");
    });
  }

  test(`${path} can be read with letters twice as large`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    await page.goto(path);
    await new Widget(page).runs();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "32px"));
    expect(await sideways(page)).toBe(0);
  });

  test(`${path} keeps its shapes and borders in forced colours`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(path);
    const widget = new Widget(page);
    await widget.runs();
    const look = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return {
        card: style(".widget .card").borderTopStyle,
        knob: style(".widget .knob").stroke === style(".widget .knob").fill,
        runs: [...document.querySelectorAll(".widget .run > rect:first-child")].map((it) => getComputedStyle(it).stroke),
      };
    });
    expect(look.card).toBe("solid");
    expect(look.knob, "the thumb stands out").toBe(false);
    expect(look.runs.every((stroke) => stroke !== "none")).toBe(true);
  });
}

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const path of PAGES) {
    test(`every control of ${path} is at least 24 pixels high, or stands in a sentence`, async ({ page }) => {
      await page.goto(path);
      await new Widget(page).runs();
      const small = await page.evaluate(() =>
        [...document.querySelectorAll(":is(button, select, input, summary, [role=slider])")]
          .filter((it) => it.checkVisibility() && !it.matches(".unseen *") && it.getBoundingClientRect().height < 24)
          // WCAG 2.5.8 leaves out what stands in a sentence.
          // So does it leave out a box whose label is as good to press.
          .filter((it) => !it.closest("p, .need, label") && !it.labels?.length)
          .map((it) => `${it.localName} ${it.className} ${it.textContent.slice(0, 40)} ${it.getBoundingClientRect().height}`),
      );
      expect(small).toEqual([]);
    });
  }
});
