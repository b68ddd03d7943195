import { test, expect } from "./test.js";
import { Article, MAP } from "./article.js";
import { ARR, DEAL, PENETRATION } from "./widget.js";

const COMPANIES = [
  "Dropbox 2014",
  "Twilio about 2012",
  "GitHub about 2012",
  "SendGrid about 2013",
  "Slack June 2015",
  "Atlassian 2015, at IPO",
  "Zendesk autumn 2014",
  "The Walmart story undated",
  "SeeClickFix 2013",
  "Higher One 2009–10",
];

const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

/** The middle of the shape that marks the reader's place. */
const pointOf = (article) => middle(article.you.locator("circle").first());

/** Where the map's plot stands; its axis is below that. */
async function plotOf(article) {
  await article.map.evaluate((it) => it.scrollIntoView({ block: "center" }));
  const { x, y, width } = await article.map.boundingBox();
  return { x, y, width, height: 400 };
}

test("a mouse drags the point, and the sliders and the tree follow", async ({ page }) => {
  const article = await new Article(page).open();
  const plot = await plotOf(article);
  await page.mouse.move(...Object.values(await pointOf(article)));
  await page.mouse.down();
  for (const [across, down, motion, more] of [
    [0.3, 0.6, "Bottom-up", "Not yet"],
    [0.3, 0.2, "Bottom-up", "Soon"],
    [0.55, 0.2, "Land-and-expand", "Soon"],
    [0.55, 0.8, "Land-and-expand", "Not yet"],
    [0.9, 0.5, "Top-down", "from leadership"],
  ]) {
    const to = { x: plot.x + across * plot.width, y: plot.y + down * plot.height };
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await article.says(motion, more);
    const at = await pointOf(article);
    expect(Math.hypot(at.x - to.x, at.y - to.y), "the point is under the mouse").toBeLessThan(12);
    await expect(article.you).toHaveAttribute("aria-valuetext", new RegExp(motion));
    // The sliders show the same amounts as the point.
    const [, deal, arr] = (await article.you.getAttribute("aria-valuetext")).match(/^Deal size (\S+), ARR (\S+):/);
    await expect(article.field(DEAL)).toHaveValue(deal);
    await expect(article.field(ARR)).toHaveValue(arr);
  }
  // Beyond the edge it stays at the edge. Firefox's driver goes nowhere outside its window.
  await page.mouse.move(plot.x + plot.width + 60, plot.y - 50);
  await expect(article.field(DEAL)).toHaveValue("$5M");
  await expect(article.field(ARR)).toHaveValue("$1B");
  await page.mouse.up();
  const before = await article.you.getAttribute("aria-valuetext");
  await page.mouse.move(plot.x + 50, plot.y + 50);
  await expect(article.you).toHaveAttribute("aria-valuetext", before);
  await expect.poll(() => new URL(page.url()).search).toMatch(/arr=1000000000&deal=\d+/);
});

test("keys move the point in both directions", async ({ page }) => {
  const article = await new Article(page).open();
  await article.you.focus();
  const { y } = await article.map.boundingBox();
  for (const [key, deal, arr, motion] of [
    ["ArrowRight", "$10K", "$18M", "Land-and-expand"],
    ["ArrowUp", "$10K", "$20M", "Land-and-expand"],
    ["ArrowLeft", "$8K", "$20M", "Bottom-up"],
    ["ArrowDown", "$8K", "$15M", "Bottom-up"],
    ["Shift+ArrowRight", "$8.1K", "$15M", "Bottom-up"],
    ["Shift+ArrowUp", "$8.1K", "$16M", "Bottom-up"],
    ["End", "$5M", "$16M", "Top-down"],
    ["Home", "$100", "$16M", "Bottom-up"],
  ]) {
    const before = await pointOf(article);
    await page.keyboard.press(key);
    await expect(article.you).toBeFocused();
    await expect(article.field(DEAL), key).toHaveValue(deal);
    await expect(article.field(ARR), key).toHaveValue(arr);
    await expect(article.verdict).toContainText(motion);
    await expect(article.you).toHaveAttribute("aria-valuetext", new RegExp(`^Deal size \\${deal}, ARR \\${arr}: ${motion}`));
    const after = await pointOf(article);
    const sign = Math.sign;
    const across = { ArrowRight: 1, End: 1, ArrowLeft: -1, Home: -1 }[key.split("+").at(-1)] ?? 0;
    const down = { ArrowUp: -1, ArrowDown: 1 }[key.split("+").at(-1)] ?? 0;
    expect([sign(Math.round(after.x - before.x)), sign(Math.round(after.y - before.y))]).toEqual([across, down]);
  }
  // On screen it stays where it was, though the answer above it has grown and shrunk.
  await expect.poll(async () => Math.abs((await article.map.boundingBox()).y - y)).toBeLessThan(2);
});

test("the sliders move the point", async ({ page }) => {
  const article = await new Article(page).open();
  const before = await pointOf(article);
  await article.press(DEAL, "PageUp");
  const right = await pointOf(article);
  expect(right.x).toBeGreaterThan(before.x);
  await article.press(ARR, "Home");
  const low = await pointOf(article);
  expect(low.y).toBeGreaterThan(right.y);
  expect(low.x).toBeCloseTo(right.x, 0);
});

test("any two of the three numbers can be shown, and the choice is in the address", async ({ page }) => {
  const article = await new Article(page).open("deal=60k&arr=25M&penetration=4");
  const pair = article.choice("Show");
  for (const [choice, reads, query, ticks] of [
    ["deal size and penetration", /^Deal size \$60K, Penetration 4%: Top-down, backed by usage/, "&map=deal-penetration", ["$10K", "10%"]],
    ["ARR and penetration", /^ARR \$25M, Penetration 4%: Top-down, backed by usage/, "&map=arr-penetration", ["$10M", "10%"]],
    ["deal size and ARR", /^Deal size \$60K, ARR \$25M: Top-down, backed by usage/, "", ["$10K", "$10M"]],
  ]) {
    await pair.selectOption(choice);
    await expect(article.you).toHaveAttribute("aria-valuetext", reads);
    await article.addressSays(`penetration=4&arr=25000000&deal=60000${query}`);
    for (const tick of ticks) {
      await expect(article.mapFrame.getByText(tick, { exact: true }).filter({ visible: true })).not.toHaveCount(0);
    }
    await expect(article.mapFrame.getByText("Dropbox", { exact: true }).filter({ visible: true })).toHaveCount(1);
  }
  await pair.selectOption("ARR and penetration");
  await article.addressSays("penetration=4&arr=25000000&deal=60000&map=arr-penetration");
  await page.reload();
  await article.runs();
  await expect(article.you).toHaveAttribute("aria-valuetext", /^ARR/);
  await article.you.press("ArrowUp");
  await expect(article.field(PENETRATION)).toHaveValue("5%");
  await article.you.press("ArrowLeft");
  await expect(article.field(ARR)).toHaveValue("$20M");
});

for (const width of [390, 1280]) {
  test(`companies and regions are named, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const article = await new Article(page).open("deal=300&penetration=5");
    const names = article.mapFrame.locator("text").filter({ visible: true });
    const words = await names.allTextContents();
    // A region without room for its name still has its shape.
    const motions = width < 600 ? ["Bottom-up", "Top-down"] : ["Bottom-up", "Land-and-expand", "Top-down"];
    for (const motion of motions) {
      expect(words.some((it) => it.startsWith(motion)), motion).toBe(true);
    }
    // A company without room for its name still has its point.
    const named = COMPANIES.filter((company) => words.some((it) => company.startsWith(it)));
    expect(named.length).toBeGreaterThanOrEqual(width < 600 ? 7 : COMPANIES.length);
    await expect(article.mapFrame.locator(".company").filter({ visible: true })).toHaveCount(COMPANIES.length);
    // No two names lie on each other, and none leaves the map sideways.
    const frame = await article.map.boundingBox();
    const shown = await names.evaluateAll((texts) =>
      texts.map((it) => ({ words: it.textContent, box: it.getBoundingClientRect().toJSON() })),
    );
    for (const [index, one] of shown.entries()) {
      for (const other of shown.slice(index + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        expect.soft(wide > 2 && high > 5, `${one.words} over ${other.words}`).toBe(false);
      }
      expect.soft(one.box.left, one.words).toBeGreaterThan(frame.x - 20);
      expect.soft(one.box.right, one.words).toBeLessThan(frame.x + frame.width + 20);
    }
  });
}

test("the finding and the table say what the map shows", async ({ page }) => {
  const article = await new Article(page).open("arr=25M&penetration=4");
  const chart = article.chart(MAP);
  await expect(chart).toContainText(
    "ARR $25M, from left to right: Bottom-up; Land-and-expand from $10K; Top-down from $50K.",
  );
  const rows = await article.numbers(chart);
  expect(rows[0]).toEqual(["What", "Deal size (ACV)", "Recurring revenue (ARR)", "Model", "Top-down layer"]);
  const regions = rows.filter(([what]) => what === "Region");
  expect(regions).toContainEqual(["Region", "$1 to under $10K", "$20M or more", "Bottom-up", "Now"]);
  expect(regions).toContainEqual(["Region", "$10K to under $50K", "$20M or more", "Land-and-expand", "Now"]);
  expect(regions).toContainEqual(["Region", "$250K or more", "$0 to under $20M", "Top-down", ""]);
  expect(rows.map(([what]) => what)).toEqual(expect.arrayContaining(COMPANIES));
  // A region's edge is exact: one dollar less is another answer.
  for (const [deal, motion] of [["9999", "Bottom-up"], ["10000", "Land-and-expand"], ["49999", "Land-and-expand"], ["50000", "Top-down"]]) {
    await article.type(DEAL, deal);
    await expect(article.you).toHaveAttribute("aria-valuetext", new RegExp(`: ${motion}`));
  }
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** A finger's way over the page. */
  async function swipe(page, from, to) {
    const touch = await page.context().newCDPSession(page);
    const send = (type, touchPoints) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
    await send("touchStart", [from]);
    for (let step = 1; step <= 8; step += 1) {
      const at = (key) => from[key] + ((to[key] - from[key]) * step) / 8;
      await send("touchMove", [{ x: at("x"), y: at("y") }]);
    }
    await send("touchEnd", []);
  }

  test("a finger on the point drags it, and the page stays", async ({ page }) => {
    const article = await new Article(page).open();
    await article.map.scrollIntoViewIfNeeded();
    const from = await pointOf(article);
    const frame = await article.map.boundingBox();
    await swipe(page, from, { x: from.x + 80, y: from.y + 100 });
    await article.says("Land-and-expand", "Not yet");
    const at = await pointOf(article);
    expect(at.x).toBeGreaterThan(from.x + 60);
    expect(at.y).toBeGreaterThan(from.y + 80);
    // The answer above may have grown; what the reader looks at stays where it is.
    expect(Math.abs((await article.map.boundingBox()).y - frame.y)).toBeLessThan(2);
  });

  test("a finger elsewhere scrolls the page, and the point stays", async ({ page }) => {
    const article = await new Article(page).open();
    await article.map.evaluate((it) => it.scrollIntoView({ block: "center" }));
    const { x, y } = await article.map.boundingBox();
    const before = await article.you.getAttribute("aria-valuetext");
    const scroll = await page.evaluate(() => window.scrollY);
    await swipe(page, { x: x + 40, y: y + 320 }, { x: x + 60, y: y + 120 });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(scroll + 100);
    await expect(article.you).toHaveAttribute("aria-valuetext", before);
    await article.says("Bottom-up", "Not yet");
  });
});
