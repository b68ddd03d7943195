import { test, expect } from "./test.js";
import { Article } from "./article.js";

/** The checklists: how many marks each has, and one of them with its key. */
const LISTS = [
  ["Get bottom-up right", 7, "The price is simple, and stands on the website.", "bottom-up-publish"],
  ["Build what a business buys", 6, "Enterprise features stand in a plan that a company buys.", "features-budget"],
  ["Change the whole company", 5, "Engineers join customer calls and hear the requests themselves.", "company-calls"],
  ["Hire the sales leader", 6, "Has sold to enterprises, and can forecast, qualify and coach.", "leader-enterprise"],
  ["Pay the sales team", 7, "Half of a rep’s target pay is commission.", "pay-split"],
  ["Decide who keeps the account", 6, "A named person watches churn each month.", "account-churn"],
];

/** What stands from a list's heading to the next. */
const list = (article, title) =>
  article.section("Doing it").locator(".topic").filter({ has: article.page.getByRole("heading", { name: title, exact: true }) });

for (const [title, all, item, key] of LISTS) {
  test(`“${title}” is marked, counted and kept in the address`, async ({ page }) => {
    const article = await new Article(page).open();
    const here = list(article, title);
    await expect(here.getByRole("checkbox")).toHaveCount(all);
    await expect(here).toContainText(`0 of ${all} marked`);
    await here.getByText(item).click();
    await expect(here.getByRole("checkbox", { name: item })).toBeChecked();
    await expect(here).toContainText(`1 of ${all} marked`);
    await article.addressSays(`done=${key}`);
    await page.reload();
    await article.runs();
    await expect(here.getByRole("checkbox", { name: item })).toBeChecked();
    await expect(here).toContainText(`1 of ${all} marked`);
    // By keyboard, and on the box itself.
    await here.getByRole("checkbox", { name: item }).focus();
    await page.keyboard.press("Space");
    await expect(here).toContainText(`0 of ${all} marked`);
    const { x, y, width, height } = await here.getByRole("checkbox", { name: item }).boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(here).toContainText(`1 of ${all} marked`);
    // A mark changes no answer.
    await article.says("Bottom-up", "Not yet");
  });
}

test("all marks together are one pair of the address", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  const boxes = article.section("Doing it").getByRole("checkbox");
  const count = LISTS.reduce((sum, [, all]) => sum + all, 0);
  await expect(boxes).toHaveCount(count);
  for (let index = 0; index < count; index += 1) {
    await boxes.nth(index).press("Space");
  }
  for (const [title, all] of LISTS) {
    await expect(list(article, title)).toContainText(`${all} of ${all} marked`);
  }
  await expect.poll(() => new URL(page.url()).searchParams.get("done")?.split(",").length).toBe(count);
  await page.reload();
  await article.runs();
  for (const [title, all] of LISTS) {
    await expect(list(article, title)).toContainText(`${all} of ${all} marked`);
  }
  await expect(article.notice).toBeHidden();
});

const PRICING = {
  hybrid: "Hybrid pricing. Publish a self-serve price",
  fixed: "One price, zero exceptions.",
  open: "Open. What you answered so far settles neither case.",
};
const [SIZE, RIVALS, NEW] = [
  "How large is a typical deal?",
  "How hard do rivals compete?",
  "Is the use, or the budget for it, new?",
];

test("the pricing tree answers by size, rivals and novelty", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  const here = list(article, "Choose how to price");
  for (const size of ["Not sure", "Small", "Large"]) {
    for (const rivals of ["Not sure", "Little", "Intensely"]) {
      for (const novel of ["Not sure", "Yes", "No"]) {
        await article.choice(SIZE).selectOption(size);
        await article.choice(RIVALS).selectOption(rivals);
        await article.choice(NEW).selectOption(novel);
        const hybrid = size === "Large" || rivals === "Intensely";
        const fixed = size === "Small" && rivals === "Little" && novel === "Yes";
        const result = hybrid ? "hybrid" : fixed ? "fixed" : "open";
        for (const [which, words] of Object.entries(PRICING)) {
          const shown = here.getByText(words).filter({ visible: true });
          await expect(shown, `${size}, ${rivals}, ${novel}`).toHaveCount(which === result ? 1 : 0);
        }
      }
    }
  }
  await article.addressSays("pricing.size=large&pricing.competition=intense&pricing.novel=no");
  await page.reload();
  await article.runs();
  await expect(here.getByText(PRICING.hybrid)).toBeVisible();
  await expect(article.choice(NEW)).toHaveValue("no");
});
