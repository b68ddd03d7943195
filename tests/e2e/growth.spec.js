import { test, expect } from "./test.js";
import { Article, CORNER, GROWTH, SPONSOR } from "./article.js";

const FOLD = "Change the numbers behind the chart";
const SPONSOR_FOLD = "Change the numbers behind this chart";

const dollars = (text) => {
  const [, digits, unit] = text.match(/^\$([\d.]+)([KMB]?)$/);
  return Number(digits) * { "": 1, K: 1e3, M: 1e6, B: 1e9 }[unit];
};

/** What the growth chart's lines end at, as its finding says. */
async function ends(article) {
  const found = await article.chart(GROWTH).innerText();
  const [, alone, early, late, layer] = found.match(
    /After ten years, self-serve alone: (\S+); early, at \S+: (\S+); late, at \S+: (\S+); layer, at \S+: (\S+)\./,
  );
  return { alone, early, late, layer };
}

test("by default the ends come in the sources' order", async ({ page }) => {
  const article = await new Article(page).open();
  const { alone, early, late, layer } = await ends(article);
  const order = [layer, early, late, alone].map(dollars);
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(4);
  await expect(article.chart(GROWTH)).toContainText("Illustrative, not a forecast");
  // The lines are named at their ends, with the same amounts, from top to bottom.
  const plot = article.chart(GROWTH).getByRole("img", { name: GROWTH });
  const heights = [];
  for (const [name, value] of [["layer, at $25M", layer], ["early, at $4M", early], ["late, at $55M", late], ["self-serve alone", alone]]) {
    await expect(plot.getByText(value, { exact: true })).toBeVisible();
    heights.push((await plot.getByText(name, { exact: true }).boundingBox()).y);
  }
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
});

test("the start is set by keyboard, and the chart follows", async ({ page }) => {
  const article = await new Article(page).open();
  const first = (await ends(article)).layer;
  await article.layerStart.focus();
  for (const [key, start, address] of [
    ["ArrowRight", "$26M", "growth.start=26000000"],
    ["ArrowLeft", "$25M", ""],
    ["Home", "$1M", "growth.start=1000000"],
    ["ArrowUp", "$1.1M", "growth.start=1100000"],
    ["End", "$60M", "growth.start=60000000"],
  ]) {
    await page.keyboard.press(key);
    await expect(article.layerStart).toHaveAccessibleName(`Start the layer at ${start} of ARR`);
    await expect(article.chart(GROWTH)).toContainText(`layer, at ${start} `);
    const { layer } = await ends(article);
    await expect(article.layerStart).toHaveAttribute("aria-valuetext", `Layer starts at ${start} of ARR; ten years end at ${layer}`);
    await article.addressSays(address);
  }
  expect((await ends(article)).layer).not.toBe(first);
  await page.reload();
  await article.runs();
  await expect(article.layerStart).toHaveAccessibleName("Start the layer at $60M of ARR");
});

test("the start is dragged by mouse", async ({ page }) => {
  const article = await new Article(page).open();
  await article.layerStart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await article.layerStart.boundingBox();
  const [value, max] = await article.layerStart.evaluate((it) => [it.valueAsNumber, Number(it.max)]);
  await page.mouse.move(x + (width * value) / max, y + height / 2);
  await page.mouse.down();
  const seen = new Set();
  for (const place of [0.6, 0.3, 0.02]) {
    await page.mouse.move(x + width * place, y + height / 2, { steps: 4 });
    await expect(article.layerStart).not.toHaveAccessibleName("Start the layer at $25M of ARR");
    seen.add((await ends(article)).layer);
  }
  await page.mouse.up();
  expect(seen.size).toBe(3);
  const start = dollars((await article.chart(GROWTH).innerText()).match(/layer, at (\$[\d.]+[KMB]?)/)[1]);
  expect(start).toBeLessThan(3e6);
});

/** Numbers behind the growth chart: what is typed, and whose end it raises or lowers. */
const NUMBERS = [
  ["Most that self-serve can reach", "120M", "alone", 1],
  ["Yearly growth while small", "100%", "alone", -1],
  ["Months to first enterprise revenue", "24", "layer", -1],
  ["First enterprise revenue, as a share of self-serve", "12%", "layer", 1],
  ["Yearly enterprise growth at first", "50", "layer", -1],
  ["Share of that rate kept each year", "60%", "layer", -1],
  ["Enterprise revenue lost a year while use is thin", "5%", "early", 1],
  ["Market that rivals lock in, per year of waiting", "0%", "late", 1],
];

test("each number behind the growth chart moves it as it says", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  await article.unfold(FOLD);
  for (const [name, text, line, way] of NUMBERS) {
    const usual = await article.field(name).inputValue();
    const before = dollars((await ends(article))[line]);
    await article.type(name, text);
    const after = async () => Math.sign(dollars((await ends(article))[line]) - before);
    await expect.poll(after, `${name}: ${text}`).toBe(way);
    await article.type(name, usual);
    await expect.poll(after, `${name}: back to ${usual}`).toBe(0);
  }
  await article.addressSays("");
  // Without what rivals lock in, late passes early: the page says so.
  await article.type("Market that rivals lock in, per year of waiting", "0%");
  await expect.poll(async () => dollars((await ends(article)).late) > dollars((await ends(article)).early)).toBe(true);
});

test("a bad number is named by its label, and the last good one stays in force", async ({ page }) => {
  const article = await new Article(page).open();
  await article.unfold(FOLD);
  const name = "Most that self-serve can reach";
  await article.type(name, "80M");
  const good = await ends(article);
  const layer = article.section("Why bottom-up alone flattens, and when to layer");
  for (const [text, sentence] of [
    ["lots", "Most that self-serve can reach: can't read “lots”: it is not a number. It was ignored."],
    ["5%", "Most that self-serve can reach: can't read “5%”"],
  ]) {
    await article.type(name, text);
    await expect(layer.getByRole("status").filter({ hasText: sentence })).toBeVisible();
    await expect(article.field(name)).toHaveValue(text);
    await expect(article.field(name)).toHaveAccessibleDescription(new RegExp("can't read"));
    expect(await ends(article)).toEqual(good);
    await article.addressSays("growth.ceiling=80000000");
  }
  // Out of range, the nearest inside is taken, and that is said.
  await article.type(name, "5B");
  await expect(layer.getByRole("status").filter({ hasText: "“5B” is out of range, so $1B was taken." })).toBeVisible();
  await expect(article.field(name)).toHaveValue("$1B");
  // A good one puts it right.
  await article.type(name, "80M");
  await expect(article.field(name)).toHaveValue("$80M");
  await expect(layer.getByText("was taken")).toHaveCount(0);
  expect(await ends(article)).toEqual(good);
});

test("the table holds each year of each line", async ({ page }) => {
  const article = await new Article(page).open("growth.start=30M");
  const rows = await article.numbers(article.chart(GROWTH));
  expect(rows[0]).toEqual(["Year", "self-serve alone", "early, at $4M", "late, at $55M", "layer, at $30M"]);
  expect(rows.slice(1).map(([year]) => Number(year))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const { alone, early, late, layer } = await ends(article);
  expect(rows.at(-1)).toEqual(["10", alone, early, late, layer]);
});

test("the sponsor's chart follows its numbers", async ({ page }) => {
  const article = await new Article(page).open();
  const chart = article.chart(SPONSOR);
  await expect(chart).toContainText("Kept after six years: many use it 65%; few use it 22%. The sponsor leaves after year 3.");
  await article.unfold(SPONSOR_FOLD);
  for (const [name, text, finding] of [
    ["Kept a year, many use it", "100%", /many use it 100%; few use it 22%/],
    ["Kept once the sponsor has left, few use it", "85", /few use it 3[78]%/],
    ["Kept a year, few use it", "100%", /few use it (7[2-9]|8\d)%|few use it 61%/],
    ["Year in which the sponsor leaves", "5", /leaves after year 5\./],
  ]) {
    await article.type(name, text);
    await expect(chart, name).toContainText(finding);
  }
  await article.type("Year in which the sponsor leaves", "soon");
  const wrong = article.section("How it goes wrong").getByRole("status").filter({ hasText: "Year in which the sponsor leaves: can't read “soon”" });
  await expect(wrong).toBeVisible();
  await expect(chart).toContainText("leaves after year 5.");
  const rows = await article.numbers(chart);
  expect(rows[0]).toEqual(["Year", "many use it", "few use it"]);
  expect(rows[1]).toEqual(["0", "100%", "100%"]);
  expect(rows).toHaveLength(8);
});

test("the corner that never pays follows the quotas and the reader's deal", async ({ page }) => {
  const article = await new Article(page).open();
  const chart = article.chart(CORNER);
  await expect(chart).toContainText(/A deal of \$8K needs 75 \D+ phone, 157 \D+ field\./);
  await article.type("Quota of an inside rep, a year", "800K");
  await expect(chart).toContainText(/A deal of \$8K needs 100 \D+ phone/);
  await article.type("Quota of a field rep, a year", "2M");
  await expect(chart).toContainText(/phone, 250 \D+ field\./);
  await article.type("Deal size (ACV)", "100k");
  await expect(chart).toContainText(/A deal of \$100K needs 8 \D+ phone, 20 \D+ field\./);
  await expect(chart.getByText(/^you/)).toBeVisible();
  const rows = await article.numbers(chart);
  expect(rows[0]).toEqual(["Deal size", expect.stringContaining("phone"), expect.stringContaining("field")]);
  expect(rows).toContainEqual(["$100K", "8", "20"]);
});
