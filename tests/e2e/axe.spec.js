import AxeBuilder from "@axe-core/playwright";
import { Article } from "./article.js";
import { serveHost, INLINE } from "./host.js";
import { test, expect } from "./test.js";
import { DEAL, PENETRATION, Widget } from "./widget.js";

// axe finds nothing, in any state, light or dark.

/** All of axe's rules but those for AAA, which we don't claim, and the deprecated. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];

/** An address with a problem and thresholds of one's own. */
const BUSY = "deal=abc&foo=1&role=king&v=9&arr=19,999,999,999&penetration=12.34&t.arr=12,345,678&central=yes&involved=no";

/** Opens a page that holds a widget. */
async function open(page, path) {
  await page.goto(path);
  const widget = new Widget(page);
  await widget.runs();
  return widget;
}

/** The bar that shows the answer while its card is off a phone's screen. */
const bar = (widget) => widget.root.getByRole("link", { name: /Why$/ });

/** Unfolds everything in the widget and makes it say everything it can. */
async function unfold(widget) {
  await widget.button("Examples").click();
  await widget.button("Adjust the thresholds").click();
  await widget.button("Copy link").click();
  await widget.page.locator(".widget details").evaluateAll((all) => all.forEach((it) => (it.open = true)));
  await widget.type(DEAL, "lots");
  await expect(widget.page.getByText("can't read “lots”").first()).toBeVisible();
}

/** Every state: its name, how wide the screen is, how to get there, and the part that axe looks at. */
const STATES = [
  ["the article at the start", 1280, (page) => new Article(page).open()],
  ...[1280, 390].map((width) => ["the article, all open, after a guess, things missing and wrong", width, async (page) => {
    const article = new Article(page);
    await article.open("deal=60k&role=record&involved=no&central=yes&entry=self-serve&pricing.size=large&done=pay-split");
    await article.guess.getByRole("button", { name: "Top-down" }).click();
    await expect(article.guess).toContainText("What happened");
    await article.unfoldAll();
    await article.typeInto(page.getByRole("textbox", { name: "Most that self-serve can reach" }), "lots");
    await expect(page.getByText("can't read “lots”")).toBeVisible();
    await article.button("Copy link").click();
  }]),
  ["a definition, and the open contents", 1280, async (page) => {
    const article = await new Article(page).open();
    await page.locator("main a.term").first().hover();
    await expect(article.tip).toBeVisible();
    await article.contents.getByText("Contents", { exact: true }).focus();
    await page.keyboard.press("Enter");
  }, ["nav", ".start"]],
  ...[1280, 390].map((width) => ["the widget, all open", width, async (page) => {
    const widget = await new Widget(page).open();
    await unfold(widget);
    // On a phone the bar lies over what happens to be there; it goes when the card comes.
    await widget.card.scrollIntoViewIfNeeded();
    await expect(bar(widget)).toBeHidden();
  }, ["#widget"]]),
  ["the bar with the answer", 390, async (page) => {
    const widget = await new Widget(page).open();
    await widget.slider(PENETRATION).evaluate((it) => it.scrollIntoView({ block: "end" }));
    await expect(bar(widget)).toBeVisible();
  }, [".widget-header", ".bar"]],
  ["an example’s story", 1280, async (page) => {
    const widget = await new Widget(page).open();
    await widget.button("Examples").click();
    await widget.examples.getByRole("button", { name: "Atlassian" }).click();
    await expect(widget.examples).toContainText("What happened");
  }, ["#widget"]],
  ["a notice, and thresholds of one’s own", 1280, async (page) => {
    const widget = await new Widget(page).open(BUSY);
    await expect(widget.notice).toBeVisible();
    await expect(widget.card).toContainText("your own thresholds");
  }, ["#widget"]],
  ["a threshold refused", 1280, async (page) => {
    const widget = await new Widget(page).open();
    await widget.button("Adjust the thresholds").click();
    await widget.type("Self-serve ceiling", "60k");
    await expect(page.getByText("was refused").last()).toBeVisible();
  }, ["#widget"]],
  ["the article without its app", 1280, async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("could not start");
  }, [".trouble", "#widget"]],
  ["the framed page", 320, (page) => open(page, "./embed.html")],
  ...[320, 900, 1280].map((width) => ["the framed page, all open", width, async (page) => unfold(await open(page, "./embed.html"))]),
  ["the framed page, with a notice and thresholds of one’s own", 390, (page) => open(page, `./embed.html?${BUSY}`)],
  ["the framed page without its app", 390, async (page) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./embed.html");
    await expect(page.getByRole("alert")).toContainText("could not start");
  }],
  ["the framed page in the theme that the screen has not", 390, (page, other) => open(page, `./embed.html?theme=${other}`)],
  ...[390, 1280].map((width) => ["inline in another page, all open", width, async (page) => {
    await serveHost(page, INLINE);
    const widget = new Widget(page);
    await widget.runs();
    await unfold(widget);
  }]),
  ["the builder", 1280, async (page) => {
    await page.goto("./builder.html");
    await expect(page.getByRole("textbox", { name: "A tag" })).not.toHaveValue("");
    await page.locator("sales-motion").scrollIntoViewIfNeeded();
    await new Widget(page.locator("sales-motion iframe").contentFrame()).runs();
    await page.getByLabel("An accent of my own").first().check();
  }],
  ...["slack", "executive-bought"].map((key) => [`the example ${key}`, 390, async (page) => {
    await page.goto(`./example-${key}.html`);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await new Widget(page.locator("iframe").contentFrame()).runs();
  }]),
];

/** A fault that a test makes is no fault of the page, and Chromium calls our sandbox moot on our own origin. */
test.afterEach(({ noises }) => {
  const others = noises.filter((noise) => !/\.wasm|ERR_FAILED|Failed to fetch|NetworkError|Load failed|both allow-scripts/.test(noise));
  noises.splice(0, noises.length, ...others);
});

for (const colorScheme of ["light", "dark"]) {
  for (const [name, width, enter, parts = []] of STATES) {
    test(`${name}, ${colorScheme}, ${width} px`, async ({ page, browserName }) => {
      // The whole article is a lot to look at, and how long that takes is no finding.
      test.setTimeout(600_000);
      await page.setViewportSize({ width, height: 900 });
      // Colours in transition have no contrast to measure. Not every driver can still them.
      await page.emulateMedia(browserName === "firefox" ? { colorScheme } : { colorScheme, reducedMotion: "reduce" });
      await enter(page, colorScheme === "dark" ? "light" : "dark");
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map((it) => it.finished)));
      // To tell of all that is well, too, takes axe four times as long. It puts the findings
      // of all frames together in this page, for WebKitGTK's driver has no second one.
      const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES).setLegacyMode();
      for (const part of parts) axe.include(part);
      // The page around a framed one has the first heading. What is experimental would
      // make a landmark of every table that scrolls, all of one name.
      const off = ["focus-order-semantics"];
      if (name.startsWith("the framed page")) off.push("page-has-heading-one");
      // In a frame without a ground of its own, axe takes the browser's dark one for
      // white. With a theme the framed page has the same colours, and a ground; the
      // other pages' colours are those of the tokens, which accessibility.rs measures.
      if (colorScheme === "dark" && /^the (framed page|builder|example)/.test(name)) off.push("color-contrast");
      axe.disableRules(off);
      let looked;
      do {
        // Again, where it left out a frame that was slow to take axe in.
        looked = await axe.analyze();
      } while (looked.incomplete.some(({ id }) => id === "frame-tested"));
      const { violations, passes } = looked;
      expect(passes.length, "it looked").toBeGreaterThan(10);
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
      );
      expect(found).toEqual([]);
    });
  }
}
