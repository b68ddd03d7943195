import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

// The page as readers set it for themselves.

const PAGES = ["./", "./embed.html"];

/** What a finger gets at least where the widget must fit 1,000 pixels: more than WCAG 2.5.8 asks for. */
const COMPACT = 30;

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements of the widget whose words don't fit into them. */
const cut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".widget :is(p, h2, h3, h4, label, button, summary, legend, a, li)")]
      .filter((it) => it.checkVisibility() && !it.matches(".unseen") && it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline")
      .map((it) => it.textContent.slice(0, 60)),
  );

/** Boxes of the drawing and words of the card that reach out of what holds them. */
const spilling = (page) =>
  page.evaluate(() => {
    const words = (it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      return range.getBoundingClientRect();
    };
    return [...document.querySelectorAll(".widget .tree foreignObject, .widget .card, .widget .card .says, .widget .stage")]
      .filter((it) => it.checkVisibility())
      .filter((it) => {
        const [box, inner] = [it.getBoundingClientRect(), words(it)];
        return inner.right > box.right + 1 || inner.left < box.left - 1 || (it.localName === "foreignObject" && inner.bottom > box.bottom + 1);
      })
      .map((it) => it.textContent.slice(0, 60));
  });

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

  for (const [width, size] of [[320, 20], [390, 32], [640, 32], [1280, 20], [1280, 24], [1280, 32]]) {
    test(`${path} can be read with letters of ${size} pixels, at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await new Widget(page).runs();
      await page.evaluate((size) => document.documentElement.style.setProperty("font-size", `${size}px`), size);
      expect(await sideways(page)).toBe(0);
      expect(await cut(page)).toEqual([]);
      // What is drawn beside each other doesn't lie on each other.
      expect(await spilling(page)).toEqual([]);
    });
  }

  // 1,280 pixels at 400 % are 320, and not many of them high.
  test(`${path} can be read and used at 400 %`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(path);
    const widget = new Widget(page);
    await widget.runs();
    expect(await sideways(page)).toBe(0);
    await widget.press(DEAL, "End");
    await widget.says("Top-down", "from leadership");
    const stuck = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((it) => ["sticky", "fixed"].includes(getComputedStyle(it).position) && it.checkVisibility())
        .map((it) => it.getBoundingClientRect())
        .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
        .reduce((sum, { height }) => sum + height, 0),
    );
    expect(stuck, "most of the screen is for what is read").toBeLessThan(128);
  });

  for (const [width, height] of [[320, 256], [390, 844], [1280, 800]]) {
    test(`${path} hides nothing that has the focus, at ${width} × ${height}`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(path);
      await new Widget(page).runs();
      const hidden = [];
      let stops = 0;
      for (; stops < 60; stops += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(async () => {
          // By then the browser has brought it into view.
          for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame);
          const it = document.activeElement;
          if (it === document.body) return { end: true };
          // A link may be broken into lines; a slider is drawn below its transparent control.
          const points = [...it.getClientRects()].flatMap(({ left, right, top, bottom }) =>
            [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) => [0.2, 0.5, 0.8].map((y) => [left + x * (right - left), top + y * (bottom - top)])),
          );
          const seen = points.some(([x, y]) => {
            const there = document.elementFromPoint(x, y);
            return there && (it.contains(there) || there.contains(it) || there.closest("label")?.control === it);
          });
          return { seen, name: `${it.localName} ${it.getAttribute("aria-label") || it.textContent.trim().slice(0, 30)}` };
        });
        if (at.end) break;
        if (!at.seen) hidden.push(at.name);
      }
      expect(stops).toBeGreaterThan(12);
      expect(hidden).toEqual([]);
    });
  }

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

  /**
   * How far a finger reaches each control, beyond its own box as well. WCAG 2.5.5 leaves out what
   * stands in a sentence or in a table's note.
   */
  const reaches = (page) =>
    page.evaluate(() => {
      const controls = [...document.querySelectorAll(":is(button, select, input, textarea, summary, [role=slider], a.link, .bar)")];
      return controls.flatMap((it) => {
        if (!it.checkVisibility() || it.closest(".unseen") || it.matches(".inline") || (it.closest("p, .need, label") && getComputedStyle(it).display === "inline")) return [];
        it.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, right, top, bottom } = it.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const hit = (x, y) => {
          const there = document.elementFromPoint(x, y);
          return there && (it.contains(there) || there.closest("label")?.control === it);
        };
        const far = (dx, dy) => {
          let reach = 0;
          while (reach < 40 && hit(x + dx * (reach + 2), y + dy * (reach + 2))) reach += 2;
          return reach;
        };
        // To two pixels either way.
        const [width, height] = [far(-1, 0) + 2 + far(1, 0), far(0, -1) + 2 + far(0, 1)];
        return [{ name: `${it.localName}.${it.getAttribute("class") ?? ""} ${(it.getAttribute("aria-label") || it.textContent).slice(0, 30)}`, width, height }];
      });
    });

  for (const path of PAGES) {
    test(`a finger finds every control of ${path}`, async ({ page }) => {
      test.slow();
      await page.goto(path);
      const widget = new Widget(page);
      await widget.runs();
      await page.locator("details").evaluateAll((all) => all.forEach((it) => (it.open = !it.closest("nav"))));
      await widget.button("Examples").click();
      await widget.button("Adjust the thresholds").click();
      await widget.button("Copy link").click();
      const all = await reaches(page);
      expect(all.length).toBeGreaterThan(40);
      const least = path === "./embed.html" ? COMPACT : 44;
      const small = all.filter(({ width, height }) => Math.min(width, height) < least);
      expect(small).toEqual([]);
    });
  }
});

// Words of a language that runs from right to left may come from a translating browser.
for (const path of PAGES) {
  for (const width of [320, 800, 1280]) {
    test(`${path} set from right to left stays whole, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const widget = new Widget(page);
      await widget.runs();
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      expect(await sideways(page)).toBe(0);
      expect(await page.evaluate(() => Math.max(0, ...[...document.querySelectorAll(".widget *, main *")].filter((it) => it.checkVisibility() && !it.closest(".unseen, .scroll, svg")).map((it) => -it.getBoundingClientRect().left)))).toBeLessThan(20);
      // The control still lies on its drawing.
      await widget.drag(DEAL, 0.9);
      await page.mouse.up();
      await widget.says("Top-down", "from leadership");
    });
  }
}
