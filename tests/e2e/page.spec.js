import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./test.js";
import { ARR, DEAL, PENETRATION, Widget } from "./widget.js";

/** An address with a problem and a threshold of one's own, long words and all. */
const BUSY = "deal=abc&foo=1&role=king&t.core=1&v=9&arr=19,999,999,999&penetration=12.34&t.arr=12,345,678&central=yes&involved=no";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  // The browser drops what was fetched ahead for the app, and may say so.
  test.afterEach(({ noises }) => {
    const others = noises.filter((noise) => !/was preloaded|^request failed: .*\.(js|wasm)$/.test(noise));
    noises.splice(0, noises.length, ...others);
  });

  test("the page is complete, and its controls say that they do not work", async ({ page }) => {
    await page.goto("./");
    const widget = new Widget(page);
    await widget.says("Bottom-up", "Not yet");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("noscript p")).toContainText("The sliders need JavaScript.");
    for (const slider of [PENETRATION, ARR, DEAL]) {
      await expect(widget.slider(slider)).toBeDisabled();
      await expect(widget.field(slider)).toBeDisabled();
    }
    for (const [slider, value] of [[PENETRATION, "2.5%"], [ARR, "$18M"], [DEAL, "$8K"]]) {
      await expect(widget.field(slider)).toHaveValue(value);
    }
    await expect(widget.button("Examples")).toBeDisabled();
    await expect(widget.drawing).toContainText("Has usage already earned an executive mandate?");
    await expect(page.getByRole("table")).toHaveCount(5);
  });

  test("every figure of the text is filled", async ({ page }) => {
    await page.goto("./");
    const figures = await page.locator("[data-figure]").allInnerTexts();
    expect(figures.length).toBeGreaterThan(20);
    for (const figure of figures) {
      expect(figure).toMatch(/^(\$[\d.]+[KMB]?|[\d.]+%|\d+)[*†]?$/);
    }
  });

  test("it does not scroll sideways on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("./");
    expect(await sideways(page)).toBe(0);
  });
});

test("the noscript line is not shown to those who have it", async ({ page }) => {
  await new Widget(page).open();
  await expect(page.getByText("The sliders need JavaScript.")).toBeHidden();
});

test("the running widget takes the prerendered one's place without a shift", async ({ page }) => {
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        window.shifted += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await new Widget(page).open();
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.02);
});

/** How many pixels of the page are beyond its right edge. */
function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** The states of the page in which it must fit and be accessible. */
const STATES = {
  "at the start": async (widget) => widget.open(),
  "with the details open": async (widget) => widget.refine.click(),
  "with an example's story": async (widget) => {
    await widget.button("Examples").click();
    await widget.examples.getByRole("button", { name: "Atlassian" }).click();
    await expect(widget.examples).toContainText("What happened");
  },
  "with a notice and thresholds of one's own": async (widget) => {
    await widget.open(BUSY);
    await expect(widget.notice).toBeVisible();
    await expect(widget.card).toContainText("your own thresholds");
  },
  "with the thresholds open, and one refused": async (widget) => {
    await widget.button("Adjust the thresholds").click();
    await widget.type("Self-serve ceiling", "60k");
    await expect(widget.page.getByText("was refused").last()).toBeVisible();
  },
  "with everything unfolded": async (widget) => {
    await widget.refine.click();
    await widget.button("Examples").click();
    await widget.flips();
    await widget.type(DEAL, "lots");
  },
};

/** The states that together show every part; axe takes its time. */
const DISTINCT = ["at the start", "with an example's story", "with everything unfolded"];

for (const width of [320, 390, 800, 1280]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const widget = new Widget(page);
    for (const [state, enter] of Object.entries(STATES)) {
      await enter(widget);
      expect.soft(await sideways(page), state).toBe(0);
    }
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing, ${colorScheme} at ${width} px`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      // Colours in transition have no contrast to measure.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const widget = new Widget(page);
      for (const [state, enter] of Object.entries(STATES)) {
        await enter(widget);
        if (!DISTINCT.includes(state)) {
          continue;
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
        );
        expect.soft(found, state).toEqual([]);
      }
    });
  }
}

test("everything can be reached by keyboard, in the order in which it is read", async ({ page }) => {
  const widget = await new Widget(page).open();
  const names = [];
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the explainer" })).toBeFocused();
  await page.keyboard.press("Enter");
  for (let count = 0; count < 14; count += 1) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const { activeElement: it } = document;
        return it.labels?.[0]?.textContent || it.getAttribute("aria-label") || it.textContent;
      }),
    );
  }
  const order = ["Examples", "Reset", PENETRATION, ARR, DEAL].map((name) => names.indexOf(name));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  await expect(widget.refine).toBeVisible();
});
