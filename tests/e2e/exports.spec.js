import { test, expect } from "./test.js";
import { Article, CORNER, GROWTH, MAP, SPONSOR, countPrints, parseCsv } from "./article.js";

/** The drawings: what the chart is called, and words that its picture must hold. */
const DRAWINGS = [
  ["tree", undefined, ["Does someone above the daily users", "to say yes?", "Top-down", "backed by usage", "$50K*", "$25M"]],
  ["map", MAP, ["Bottom-up", "Top-down", "Dropbox", "$10K", "$100M"]],
  ["growth", GROWTH, ["self-serve alone", "layer, at $25M", "$20M", "↑ ARR, → years from the start"]],
  ["sponsor", SPONSOR, ["many use it", "few use it", "sponsor leaves", "50%"]],
  ["corner", CORNER, ["Never pays", "by phone, $10K", "$1.25M"]],
];
const QUERY = "deal=60k&arr=25M&penetration=4";
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The button that saves a drawing. */
const button = (article, chart, format) =>
  chart
    ? article.chart(chart).getByRole("button", { name: format, exact: true })
    : article.button(`Tree as ${format}`);

/** What an SVG is, read by a parser that forgives nothing. */
const parse = (page, text) =>
  page.evaluate((text) => {
    const it = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [...it.querySelectorAll("*")];
    const root = it.documentElement;
    return {
      error: it.querySelector("parsererror")?.textContent ?? "",
      root: root.nodeName,
      width: Number(root.getAttribute("width")),
      height: Number(root.getAttribute("height")),
      names: [...new Set(all.map((one) => one.localName))],
      attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
      words: [...it.querySelectorAll("text")].map((one) => one.textContent.trim()).join(" "),
      about: it.querySelector("desc")?.textContent,
      patterns: [...new Set(text.match(/url\(&quot;#[^)]+|url\(#[^)]+/g) ?? [])].map((use) => use.split("#")[1].replace(/&quot;|"/g, "")),
      ids: all.map((one) => one.id).filter(Boolean),
    };
  }, text);

for (const width of [390, 1280]) {
  test(`each drawing is saved as an SVG that stands alone, at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    const article = await new Article(page).open(QUERY);
    for (const [name, chart, words] of DRAWINGS) {
      const file = await article.save(button(article, chart, "SVG"));
      expect(file.name).toBe(`sales-motion-${name}.svg`);
      const svg = await parse(page, file.text);
      expect(svg.error, name).toBe("");
      expect(svg.root).toBe("svg");
      // Nothing that other programs don't show, and nothing of the page's style sheet.
      for (const alien of ["foreignObject", "script", "style", "image", "button"]) {
        expect(svg.names, name).not.toContain(alien);
      }
      expect(svg.attributes.filter((it) => it === "class" || it === "style" || it.startsWith("on")), name).toEqual([]);
      for (const pattern of svg.patterns) {
        expect(svg.ids, name).toContain(pattern);
      }
      for (const word of words) {
        expect(svg.words, name).toContain(word);
      }
      // What is only for screen readers is no part of a picture; a caveat is.
      expect(svg.words, name).not.toMatch(/Your answer|Not asked/);
      if (chart === GROWTH || chart === SPONSOR) expect(svg.words).toContain("Illustrative, not a forecast");
      // The patterns are as faint as on the page.
      expect(svg.attributes).toContain("fill-opacity");
      expect(svg.about).toBe(page.url());
      expect(svg.width, name).toBeGreaterThan(300);
    }
    // What was laid out for the moment is gone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test(`each drawing is saved as a PNG of twice its size, at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    const article = await new Article(page).open(QUERY);
    for (const [name, chart] of DRAWINGS) {
      const svg = await parse(page, (await article.save(button(article, chart, "SVG"))).text);
      const file = await article.save(button(article, chart, "PNG"));
      expect(file.name).toBe(`sales-motion-${name}.png`);
      expect([...file.bytes.subarray(0, 8)], name).toEqual(SIGNATURE);
      const [wide, high] = [file.bytes.readUInt32BE(16), file.bytes.readUInt32BE(20)];
      expect(wide, name).toBe(Math.floor(2 * svg.width));
      expect(high, name).toBe(Math.floor(2 * svg.height));
      // It is a picture of something: many colours, opaque.
      const colours = await page.evaluate(async (data) => {
        const image = new Image();
        image.src = data;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
        return { many: new Set(pixels).size, clear: pixels.some((it) => it >>> 24 !== 255) };
      }, `data:image/png;base64,${file.bytes.toString("base64")}`);
      expect(colours.many, name).toBeGreaterThan(20);
      expect(colours.clear, `${name} is opaque`).toBe(false);
    }
  });
}

test("a drawing looks as on screen, dark as well", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const article = await new Article(page).open(QUERY);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const { text } = await article.save(article.button("Tree as SVG"));
  expect(text).toContain(`fill="${paper}"`);
});

const COLUMNS = {
  [MAP]: ["What", "Deal size (ACV)", "Recurring revenue (ARR)", "Model", "Top-down layer"],
  [GROWTH]: ["Year", "self-serve alone", "early, at $4M", "late, at $55M", "layer, at $25M"],
  [SPONSOR]: ["Year", "many use it", "few use it"],
  [CORNER]: ["Deal size", expect.stringContaining("phone"), expect.stringContaining("field")],
};

test("each chart's numbers are saved as CSV, as its table has them", async ({ page }) => {
  const article = await new Article(page).open(QUERY);
  for (const [chart, columns] of Object.entries(COLUMNS)) {
    const file = await article.save(button(article, chart, "CSV"));
    expect(file.name).toMatch(/^sales-motion-\w+\.csv$/);
    const rows = parseCsv(file.text);
    expect(rows[0]).toEqual(columns);
    expect(rows).toEqual(await article.numbers(article.chart(chart)));
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
    }
  }
});

/** What the decision must hold, as text and as Markdown. */
const DECISION = [
  "With these numbers and your own thresholds, sell: Top-down\n",
  "Has usage already earned an executive mandate? Yes",
  "backed by usage",
  "Account penetration: 4%",
  "Recurring revenue (ARR): $25M",
  "Deal size (ACV): $60K",
  "Potential buyers: not sure",
  "Self-serve ceiling: $10K*",
  "Top-down floor: $55K",
  "Rules, version 1.",
  "https://a16z.com/2020/12/03/the-20m-to-500m-question-adding-top-down-sales",
];
const HEADINGS = ["Path", "What would change it", "Watch out", "Inputs", "Thresholds", "Sources", "This decision"];

for (const [name, file, heading] of [
  ["Decision as text", "sales-motion.txt", (words) => `\n${words}`],
  ["Decision as Markdown", "sales-motion.md", (words) => `\n## ${words}`],
]) {
  test(`“${name}” holds the answer, its inputs, version and sources`, async ({ page }) => {
    const article = await new Article(page).open(`${QUERY}&t.top_down=55K`);
    const saved = await article.save(article.button(name));
    expect(saved.name).toBe(file);
    for (const words of DECISION) {
      expect(saved.text).toContain(words);
    }
    for (const words of HEADINGS) {
      expect(saved.text).toContain(heading(words));
    }
    expect(saved.text.startsWith("# ")).toBe(name.endsWith("Markdown"));
    // Its link leads to the same decision.
    const [link] = saved.text.match(/http:\S+$/m);
    await page.goto(link);
    await article.runs();
    await article.says("Top-down", "backed by usage");
    await expect(article.notice).toBeHidden();
  });
}

test("the decision is printed at a press", async ({ page }) => {
  const prints = await countPrints(page);
  const article = await new Article(page).open();
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await expect.poll(prints).toBe(1);
  await article.says("Bottom-up", "Not yet");
});
