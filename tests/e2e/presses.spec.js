import { test, expect } from "./test.js";
import { Article } from "./article.js";
import { DEAL } from "./widget.js";

/** The links of the prose that set the widget, and what the tree then says. */
const PRESSES = [
  ["Set bottom-up", "Bottom-up", "Soon"],
  ["Set land-and-expand", "Land-and-expand", "Not yet"],
  ["Set top-down", "Top-down", "from leadership"],
  ["Look at the users", "Bottom-up", "Not yet"],
  ["Look at the buyers", "Land-and-expand", "one team first"],
];

/** The warnings: each card's title, and what the tree says of its case. */
const WARNINGS = [
  ["Thin penetration", "Land-and-expand", "Not yet"],
  ["Pilot limbo", "Land-and-expand", "Not yet"],
  ["Small deal", "Land-and-expand", "one team first"],
  ["Sponsor-exit churn", "Top-down", "from leadership"],
  ["Late layer", "Land-and-expand", "Now"],
  ["Demand before usage", "Bottom-up", "Soon"],
  ["Flattening", "Bottom-up", "Soon"],
  ["Low-intent users", "Bottom-up", "Not yet"],
  ["Self-serve mirage", "Land-and-expand", "one team first"],
  ["Retention neglect", "Bottom-up", "Now"],
  ["No demand yet", "Bottom-up", "Soon"],
  ["Already self-adopted", "Land-and-expand", "one team first"],
];

const all = [
  ...PRESSES,
  ...WARNINGS.map(([title, ...says]) => [new RegExp(`^Show it in the tree ?: ${title}$`), ...says]),
];

for (const [name, motion, more] of all) {
  test(`“${name.source ?? name}” sets the tree, and Back undoes it`, async ({ page }) => {
    const article = await new Article(page).open("deal=60k&t.arr=24M");
    await page.evaluate(() => (window.stayed = true));
    const link = page.getByRole("link", { name });
    await link.focus();
    await expect(link).toBeInViewport();
    await page.keyboard.press("Enter");

    await article.says(motion, more);
    await expect(article.card).toContainText("your own thresholds");
    const widget = page.getByRole("group", { name: "How should you sell it?" });
    await expect(widget).toBeInViewport();
    // The keyboard goes on in the widget.
    await page.keyboard.press("Tab");
    await expect(article.button("Examples")).toBeFocused();
    expect(await page.evaluate(() => window.stayed), "no reload").toBe(true);

    await page.goBack();
    await article.says("Land-and-expand", "Not yet");
    await expect(article.field(DEAL)).toHaveValue("$60K");
    await expect(link).toBeInViewport();
    expect(await page.evaluate(() => window.stayed), "no reload").toBe(true);
  });
}

test("each works as an address of its own, in another tab", async ({ page, context }) => {
  test.slow();
  const article = await new Article(page).open("deal=60k");
  for (const [name, motion, more] of all) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    const other = await context.newPage();
    const there = new Article(other);
    await other.goto(new URL(href, page.url()).href);
    await there.runs();
    await there.says(motion, more);
    await expect(there.notice).toBeHidden();
    await other.close();
  }
  // What opens elsewhere leaves this page alone.
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Set top-down" }).click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await new Article(opened).says("Top-down", "from leadership");
  await article.says("Land-and-expand", "Not yet");
});

test("a warning's card says that it fires, exactly while it does", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  const watch = page.getByRole("region", { name: "Watch out" });
  const card = (title) => article.section("How it goes wrong").getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  for (const [title] of WARNINGS) {
    await card(title).getByRole("link", { name: /Show it in the tree/ }).click();
    await expect(card(title)).toContainText("Fires with your numbers", { useInnerText: true });
    // Every card agrees with the widget's own list.
    const more = watch.getByText(/^\d+ more$/);
    if (await more.isVisible() && !(await watch.getByRole("group").evaluate((it) => it.open))) await more.click();
    const warned = await watch.innerText();
    for (const [other] of WARNINGS) {
      const fires = (await card(other).innerText()).includes("Fires with your numbers");
      expect.soft(fires, `${other}, at ${title}`).toBe(warned.includes(other));
    }
  }
});
