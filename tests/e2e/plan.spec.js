import { copied } from "./clipboard.js";
import { test, expect } from "./test.js";
import { Article, countPrints } from "./article.js";

const TODAY = new Date("2026-03-01T12:00:00");

/** The fields in their order: label, what is typed, and what the plan then lacks no more. */
const FIELDS = [
  ["Customer", "Harbour Insurance, claims", "the customer"],
  ["Scope: who uses it, and for what", "The motor team, for each new claim & photo", "the scope"],
  ["Success: what both sides will measure", "Claims close a day sooner\nThe team uses it each week", "what success is"],
  ["End date", "2026-03-31", "the end date"],
  ["Next deal: what is bought if it succeeds", "A yearly contract for the department", "the next deal"],
  ["Who signs the next deal", "The head of claims", "who signs"],
];

const PLAN = `Pilot plan
==========

Customer
  Harbour Insurance, claims

Scope
  The motor team, for each new claim & photo

What success is
  Claims close a day sooner
  The team uses it each week

Ends on
  31 March 2026 (in 30 days)

Next deal
  A yearly contract for the department

Signed by
  The head of claims

Written on 1 March 2026.
`;

const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words[0];

/** The section's parts. */
async function open(page, query) {
  // A clock that stands still, but timers that run.
  await page.addInitScript((now) => {
    const { Date } = window;
    window.Date = class extends Date {
      constructor(...parts) {
        super(...(parts.length ? parts : [now]));
      }
    };
  }, TODAY.getTime());
  const article = await new Article(page).open(query);
  const pilot = article.section("The pilot with an exit plan");
  return { article, pilot, sheet: pilot.getByText(/^Pilot plan\n=/) };
}

async function fill(page) {
  for (const [label, text] of FIELDS) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

test("the form says what is missing until nothing is", async ({ page }) => {
  const { pilot, sheet } = await open(page);
  const lacking = FIELDS.map(([, , words]) => words);
  for (const [label, text, words] of FIELDS) {
    await expect(pilot.getByRole("status").first()).toHaveText(`Still missing: ${listed(lacking)}.`);
    await expect(sheet).toContainText(`Still missing: ${listed(lacking)}.`);
    await expect(pilot.getByText("Nothing is missing.")).toBeHidden();
    await page.getByLabel(label, { exact: true }).fill(text);
    lacking.splice(lacking.indexOf(words), 1);
  }
  await expect(pilot.getByText("Nothing is missing.")).toBeVisible();
  await expect(pilot.getByText(/Still missing/)).toHaveCount(0);
  await expect.poll(() => sheet.evaluate((it) => it.textContent)).toBe(PLAN);
});

test("the plan is written along while one types", async ({ page }) => {
  const { sheet } = await open(page);
  const field = page.getByLabel("Scope: who uses it, and for what", { exact: true });
  await field.pressSequentially("The whole team");
  await expect(sheet).toContainText("Scope\n  The whole team", { useInnerText: true });
  // Text in the middle, too: the caret stays where it is.
  await field.press("Home");
  for (let count = 0; count < 4; count += 1) await field.press("ArrowRight");
  await field.pressSequentially("happy ");
  await expect(field).toHaveValue("The happy whole team");
});

for (const [date, words] of [
  ["2026-02-20", "an end date after today"],
  ["2026-03-01", "an end date after today"],
]) {
  test(`an end on ${date} is not one, said on 1 March 2026`, async ({ page }) => {
    const { pilot, sheet } = await open(page);
    await fill(page);
    await page.getByLabel("End date", { exact: true }).fill(date);
    await expect(pilot.getByRole("status").first()).toHaveText(`Still missing: ${words}.`);
    await expect(sheet).toContainText("(not after today)");
    await expect(pilot.getByText("Nothing is missing.")).toBeHidden();
  });
}

test("the plan is in the address and survives a reload", async ({ page }) => {
  const { article, sheet } = await open(page);
  await fill(page);
  const keys = ["plan.customer", "plan.scope", "plan.success", "plan.end", "plan.next", "plan.signer"];
  await expect.poll(() => [...new URL(page.url()).searchParams.keys()]).toEqual(keys);
  await expect.poll(() => new URL(page.url()).searchParams.get("plan.signer")).toBe("The head of claims");
  await page.reload();
  await article.runs();
  for (const [label, text] of FIELDS) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  }
  await expect.poll(() => sheet.evaluate((it) => it.textContent)).toBe(PLAN);
  await expect(article.notice).toBeHidden();
});

test("the plan is copied", async ({ page, context, browserName }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { pilot } = await open(page);
  await fill(page);
  await pilot.getByRole("button", { name: "Copy the plan" }).click();
  await expect(pilot.getByText("Copied.")).toBeVisible();
  expect(await copied(page, browserName)).toBe(PLAN);
});

test("where copying is refused, the plan is selected instead", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  const { pilot } = await open(page);
  await fill(page);
  await pilot.getByRole("button", { name: "Copy the plan" }).click();
  await expect(pilot.getByText(/^The browser refused to copy\. The plan is selected/)).toBeVisible();
  expect((await page.evaluate(() => getSelection().toString())).trim()).toBe(PLAN.trim());
});

test("the plan is saved as text", async ({ page }) => {
  const { article, pilot } = await open(page);
  await fill(page);
  const file = await article.save(pilot.getByRole("button", { name: "Save as text" }));
  expect(file).toMatchObject({ name: "pilot-plan.txt", text: PLAN });
});

test("the plan is printed", async ({ page }) => {
  const prints = await countPrints(page);
  const { pilot } = await open(page);
  await pilot.getByRole("button", { name: "Print the plan" }).click();
  await expect.poll(prints).toBe(1);
});
