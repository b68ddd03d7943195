import { test, expect } from "./test.js";
import { Article, parseCsv } from "./article.js";

const MODELS = ["bottom-up", "land-and-expand", "top-down"];

/** What the table says: by row, for each model. */
const OF_2016 = {
  "Cost of a customer, CAC": ["$2.1K", "$33.9K", "$136.8K"],
  Payback: ["7.2 months", "19.4 months", "19.5 months"],
  "Lifetime value, LTV": ["$35K", "$262.5K", "$1.2M"],
  "LTV ÷ CAC": ["16.7×", "7.7×", "8.8×"],
  "Customers for $100M": ["20,000", "3,334", "834"],
};
const OF_2024 = {
  "Cost of a customer, CAC": ["$10K", "$60K", "$240K"],
  Payback: ["34.3 months", "34.3 months", "34.3 months"],
  "LTV ÷ CAC": ["3.5×", "4.4×", "5×"],
};

async function says(article, results) {
  for (const [row, figures] of Object.entries(results)) {
    for (const [index, model] of MODELS.entries()) {
      await expect(article.figure(row, model), `${row}, ${model}`).toHaveText(figures[index]);
    }
  }
}

test("the costs of 2016 and of 2024 tell opposite stories", async ({ page }) => {
  const article = await new Article(page).open();
  await says(article, OF_2016);
  await article.button("2024 costs").click();
  await says(article, OF_2024);
  await article.addressSays("cost.bottom-up=2&cost.land-and-expand=2&cost.top-down=2");
  for (const model of MODELS) {
    await expect(article.field(`Cost of $1 of new yearly revenue, ${model}`)).toHaveValue(/^\$2(\.00)?$/);
  }
  await article.button("2016 costs").click();
  await says(article, OF_2016);
  await article.addressSays("");
});

for (const [field, text, address, row, model, figure] of [
  ["Deal size, a year, bottom-up", "10k", "acv.bottom-up=10000", "Cost of a customer, CAC", "bottom-up", "$4.2K"],
  ["Deal size, a year, top-down", "$1M", "acv.top-down=1000000", "Customers for $100M", "top-down", "100"],
  ["Cost of $1 of new yearly revenue, land-and-expand", "0.7", "cost.land-and-expand=0.7", "Payback", "land-and-expand", "12 months"],
  ["Revenue kept a year, bottom-up", "50%", "kept.bottom-up=50", "Lifetime value, LTV", "bottom-up", "$7K"],
  ["Revenue kept a year, top-down", "100%", "kept.top-down=100", "Lifetime value, LTV", "top-down", "no end"],
  ["Gross margin, all models", "35", "margin=35", "Payback", "bottom-up", "14.4 months"],
]) {
  test(`“${field}” of ${text} changes “${row}”`, async ({ page }) => {
    const article = await new Article(page).open();
    await article.type(field, text);
    await expect(article.figure(row, model)).toHaveText(figure);
    await article.addressSays(address);
    await page.reload();
    await article.runs();
    await expect(article.figure(row, model)).toHaveText(figure);
  });
}

test("a bad number is named by its label, and the results stay", async ({ page }) => {
  const article = await new Article(page).open();
  const name = "Deal size, a year, bottom-up";
  await article.type(name, "cheap");
  const section = article.section("Does the deal pay for the effort?");
  await expect(section.getByRole("status").filter({ hasText: `${name}: can't read “cheap”: it is not a number.` })).toBeVisible();
  await expect(article.field(name)).toHaveValue("cheap");
  await expect(article.field(name)).toHaveAttribute("aria-invalid", "true");
  await says(article, OF_2016);
  await article.type("Quota of an inside rep, a year", "many");
  await expect(section.getByRole("status").filter({ hasText: "Quota of an inside rep, a year: can't read “many”" })).toBeVisible();
  // One thing at a time: the first is back at its last good value.
  await expect(article.field(name)).toHaveValue("$5K");
  await expect(article.field(name)).not.toHaveAttribute("aria-invalid");
  await expect(section.getByText("can't read “cheap”")).toHaveCount(0);
});

test("a rep's quota and deals give the smallest deal, and the tree can take it", async ({ page }) => {
  const article = await new Article(page).open("deal=12k");
  const table = page.getByRole("table", { name: "What one rep can carry" });
  const row = (name) => table.getByRole("row").filter({ hasText: name });
  await expect(row("Inside")).toContainText(/\$10K\s*\$600K ÷ 60/);
  await expect(row("Field")).toContainText(/\$50K\s*\$1\.25M ÷ 25/);
  await article.says("Land-and-expand", "Not yet");

  await article.type("Quota of an inside rep, a year", "900k");
  await article.type("Deals of a field rep, a year", "50");
  await expect(row("Inside")).toContainText(/\$15K\s*\$900K ÷ 60/);
  await expect(row("Field")).toContainText(/\$25K\s*\$1\.25M ÷ 50/);
  await article.says("Land-and-expand", "Not yet");
  await article.button("Use both as the tree’s thresholds").click();
  await article.says("Bottom-up", "Not yet");
  await expect(article.card).toContainText("your own thresholds");
  await article.addressSays("deal=12000&t.self_serve=15000&t.top_down=25000&quota.inside=900000&wins.field=50");
  // The sliders show the reader's own lines.
  const widget = page.getByRole("group", { name: "How should you sell it?" });
  await expect(widget.getByText("$15K yours").filter({ visible: true })).toHaveCount(1);

  await page.goBack();
  await article.says("Land-and-expand", "Not yet");
  await expect(article.card).not.toContainText("your own thresholds");
});

test("lines in the wrong order are refused, with the reason", async ({ page }) => {
  const article = await new Article(page).open();
  await article.type("Quota of an inside rep, a year", "6M");
  await article.button("Use both as the tree’s thresholds").click();
  const section = article.section("Does the deal pay for the effort?");
  await expect(section.getByRole("status").filter({ hasText: "Self-serve ceiling stays" })).toBeVisible();
  await expect(article.card).not.toContainText("your own thresholds");
});

test("the table is saved as it stands", async ({ page }) => {
  const article = await new Article(page).open("cost.bottom-up=0.84");
  const section = article.section("Does the deal pay for the effort?");
  const file = await article.save(section.getByRole("button", { name: "Save as CSV" }));
  expect(file.name).toBe("sales-motion-economics.csv");
  const rows = parseCsv(file.text);
  expect(rows[0]).toEqual(["Quantity", "Bottom-up", "Land-and-expand", "Top-down"]);
  expect(rows).toContainEqual(["Deal size, a year", "$5K", "$30K", "$120K"]);
  expect(rows).toContainEqual(["Cost of $1 of new yearly revenue", "$0.84", "$1.13", "$1.14"]);
  expect(rows).toContainEqual(["Gross margin", "70%", "70%", "70%"]);
  expect(rows).toContainEqual(["Customers for $100M", "20,000", "3,334", "834"]);
  expect(rows).toContainEqual(["Cost of a customer, CAC", "$4.2K", "$33.9K", "$136.8K"]);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4]));
});
