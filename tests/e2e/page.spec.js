import { forgetUnused, test, expect } from "./test.js";
import { Article, SECTIONS } from "./article.js";
import { ARR, DEAL, PENETRATION, Widget } from "./widget.js";

/** An address with a problem and a threshold of one's own, long words and all. */
const BUSY = "deal=abc&foo=1&role=king&t.core=1&v=9&arr=19,999,999,999&penetration=12.34&t.arr=12,345,678&central=yes&involved=no";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test.afterEach(({ noises }) => forgetUnused(noises));

  test("the page is complete, and its controls say that they do not work", async ({ page }) => {
    await page.goto("./");
    const widget = new Widget(page);
    await widget.says("Bottom-up", "Not yet");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("noscript p")).toContainText("The sliders, the charts and the buttons need JavaScript.");
    for (const slider of [PENETRATION, ARR, DEAL]) {
      await expect(widget.slider(slider)).toBeDisabled();
      await expect(widget.field(slider)).toBeDisabled();
    }
    for (const [slider, value] of [[PENETRATION, "2.5%"], [ARR, "$18M"], [DEAL, "$8K"]]) {
      await expect(widget.field(slider)).toHaveValue(value);
    }
    await expect(widget.button("Examples")).toBeDisabled();
    await expect(widget.drawing).toContainText("Has usage already earned an executive mandate?");
  });

  test("so is the article: each section with its words, charts and tables", async ({ page }) => {
    await page.goto("./");
    for (const [id, title] of SECTIONS) {
      const heading = page.locator(`[id="${id}"]`);
      await expect(heading).toBeVisible();
      if (id !== "start") await expect(heading).toHaveText(title);
    }
    const shown = (role) => page.getByRole(role).filter({ visible: true }).count();
    expect(await shown("table")).toBeGreaterThan(10);
    expect(await shown("figure")).toBe(4);
    for (const words of ["After ten years, self-serve alone: $", "Kept after six years:", "$600K ÷ 60", "7.2 months"]) {
      await expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible();
    }
    // What would do nothing says so, or is not there.
    const awake = page.locator("main :is(button, input, select, textarea):enabled").filter({ visible: true });
    await expect(awake).toHaveCount(0);
    for (const name of ["Another case", "Tree as SVG", "Copy the plan", "2024 costs"]) {
      await expect(page.getByRole("button", { name })).toHaveCount(0);
    }
  });

  test("a link of the prose leads to the rules or the glossary", async ({ page }) => {
    await page.goto("./");
    await page.getByRole("navigation", { name: "Contents" }).getByText("Contents", { exact: true }).click();
    await page.getByRole("link", { name: "Glossary", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Glossary" })).toBeInViewport();
    await page.locator("noscript").getByRole("link", { name: "tables" }).click();
    await expect(page.getByRole("heading", { name: "Every rule in tables" })).toBeInViewport();
  });

  test("every figure of the text is filled", async ({ page }) => {
    await page.goto("./");
    const figures = await page.locator("[data-figure]").allTextContents();
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
  await expect(page.getByText("need JavaScript")).toBeHidden();
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

/** The states of the page in which it must fit. */
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

/** The states of the article around it. */
const ARTICLE_STATES = {
  "the article at the start": async (article) => article.open(),
  "the article with all open, after a guess, and with things missing and wrong": async (article) => {
    const { page } = article;
    await article.open("deal=60k&role=record&involved=no&central=yes&entry=self-serve&pricing.size=large&done=pay-split");
    await article.guess.getByRole("button", { name: "Top-down" }).click();
    await article.unfoldAll();
    await article.typeInto(page.getByRole("textbox", { name: "Most that self-serve can reach" }), "lots");
    await expect(page.getByText("can't read “lots”")).toBeVisible();
    await page.getByRole("link", { name: "digested talk" }).first().focus();
    await article.button("Copy link").click();
  },
};

for (const width of [320, 390, 800, 1280]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const article = new Article(page);
    for (const [state, enter] of Object.entries({ ...STATES, ...ARTICLE_STATES })) {
      await enter(article);
      expect.soft(await sideways(page), state).toBe(0);
    }
  });
}

test("a button that its own press takes away leaves the keyboard in the widget", async ({ page }) => {
  const widget = await new Widget(page).open("deal=300000");
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  // Answering an assumption takes its buttons away.
  await widget.button("Engagement tool").press("Enter");
  await expect.poll(focused).toBe("sm-verdict");
  await page.keyboard.press("Tab");
  const inside = () => page.evaluate(() => Boolean(document.activeElement.closest(".widget")) && document.activeElement.id !== "sm-verdict");
  await expect.poll(inside).toBe(true);
  // A count that can't go further puts its button to sleep.
  await widget.refine.click();
  const departments = widget.question("Departments using it");
  await departments.getByRole("button", { name: "One more" }).press("Enter");
  const fewer = departments.getByRole("button", { name: "One fewer" });
  await fewer.press("Enter");
  await expect(fewer).toBeDisabled();
  await expect.poll(focused).toBe("+");
  // What is hidden is gone too.
  await page.goto("./?deal=300000&t.core=200k&nothing=1");
  await widget.runs();
  for (const name of ["Dismiss", "Restore the sources’ thresholds"]) {
    await widget.button(name).first().press("Enter");
    await expect(widget.button(name).filter({ visible: true })).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => Boolean(document.activeElement.closest(".widget")))).toBe(true);
  }
});

test("everything can be reached by keyboard, in the order in which it is read", async ({ page }) => {
  const widget = await new Widget(page).open();
  const names = [];
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the explainer" })).toBeFocused();
  await page.keyboard.press("Enter");
  for (let count = 0; count < 24; count += 1) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const { activeElement: it } = document;
        return it.labels?.[0]?.textContent || it.getAttribute("aria-label") || it.textContent;
      }),
    );
  }
  const order = ["Bottom-up", "Top-down", "Examples", "Reset", PENETRATION, ARR, DEAL].map((name) => names.indexOf(name));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  await expect(widget.refine).toBeVisible();
});
