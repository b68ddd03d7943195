import { test, expect } from "./test.js";
import { ARR, DEAL, PROMISE, Widget } from "./widget.js";

test("the card gives model, reason, layer and closeness in words", async ({ page }) => {
  const widget = await new Widget(page).open();
  await widget.says("Bottom-up", "Not yet");
  for (const words of [
    "With these numbers, sell",
    "Why: As far as you've said, nobody above must say yes",
    "Add a top-down layer?",
    "Grow usage and revenue from below first.",
    "Leaning. One small change flips it:",
  ]) {
    await expect(widget.card).toContainText(words);
  }
});

test("the nearest flip goes there, and the verdict changes as promised", async ({ page }) => {
  const widget = await new Widget(page).open();
  await (await widget.flips()).first().click();
  await expect(widget.field(DEAL)).toHaveValue("$10K");
  await widget.says("Land-and-expand", "Not yet");
  // Going down, it stops just below the threshold.
  await widget.card.getByRole("button", { name: "Deal size below $10K" }).click();
  await expect(widget.field(DEAL)).toHaveValue("$9.9K");
  await widget.says("Bottom-up", "Not yet");
});

for (const query of [
  "",
  "deal=60k&arr=21M&penetration=3.1",
  "role=record&deal=45k&arr=5M",
  // Two sliders together.
  "deal=30k&arr=15M&penetration=2&role=engagement",
]) {
  test(`every flip does what it says, from “${query}”`, async ({ page }) => {
    const widget = await new Widget(page).open(query);
    const before = await widget.verdict.locator("span").innerText();
    const names = await (await widget.flips()).allInnerTexts();
    expect(names).not.toEqual([]);
    expect(new Set(names).size, "no flip is listed twice").toBe(names.length);
    for (const [index, name] of names.entries()) {
      const [promised] = name.trim().match(PROMISE);
      expect(promised).not.toBe(before);
      await widget.open(query);
      await (await widget.flips()).nth(index).click();
      await expect(widget.verdict, name).toContainText(promised);
    }
  });
}

test("a flip that is not there is not offered", async ({ page }) => {
  const widget = await new Widget(page).open(
    "deal=30k&role=engagement&single_user=no&buyers=many&central=no&entry=sales&departments=1&demand=no",
  );
  await widget.says("Land-and-expand", "Not yet");
  await expect(widget.card).toContainText("No change of one input flips it.");
});

test("what is assumed is said, and can be answered", async ({ page }) => {
  const widget = await new Widget(page).open("deal=300k");
  await widget.says("Top-down", "from leadership");
  await expect(widget.card).toContainText(
    "Assumed: From $250K†, unless self-serve, it counts as a system of record.",
  );
  await widget.card.getByRole("button", { name: "Engagement tool" }).click();
  await widget.says("Land-and-expand", "Not yet");
  await expect(widget.card.getByText("Assumed:")).toHaveCount(0);
});

test("warnings come most important first, each with what to do and its source", async ({ page }) => {
  await new Widget(page).open("penetration=5&arr=400M&deal=1.5k&central=yes&involved=no");
  const warnings = page.getByRole("region", { name: "Watch out" });
  const shown = warnings.getByRole("listitem");
  await expect(shown).toHaveCount(3);
  await expect(shown.nth(0)).toContainText("Small deal");
  await expect(shown.nth(1)).toContainText("Sponsor-exit churn");
  await expect(shown.nth(2)).toContainText("Self-serve mirage");
  for (const index of [0, 1, 2]) {
    await expect(shown.nth(index).getByRole("img", { name: "Alert" })).toBeVisible();
    await expect(shown.nth(index).getByRole("link")).toHaveAttribute("href", /^https:/);
  }
  await expect(shown.nth(0)).toContainText("Start with one team");
  await warnings.getByText("4 more", { exact: true }).click();
  await expect(shown).toHaveCount(7);
  await expect(shown.nth(3).getByRole("img", { name: "Watch" })).toBeVisible();
  await expect(shown.nth(6).getByRole("img", { name: "Note" })).toBeVisible();
});

test("without a warning there is nothing to watch out for", async ({ page }) => {
  const widget = await new Widget(page).open("deal=30k&pilot=with-plan");
  await widget.says("Land-and-expand", "Not yet");
  await expect(page.getByRole("region", { name: "Watch out" })).toBeHidden();
});

test("verdict and change are said once, after a pause", async ({ page }) => {
  const widget = await new Widget(page).openTimeless();
  const said = page.getByRole("status").filter({ hasText: /^(Bottom-up|Land-and-expand|Top-down),/ });
  await widget.press(DEAL, "ArrowRight", "ArrowRight", "PageUp");
  await widget.says("Land-and-expand", "Not yet");
  await expect(said).toHaveCount(0);
  await widget.timePasses();
  await expect(said).toHaveText(
    "Land-and-expand, top-down layer not yet, clear; before: Bottom-up, top-down layer not yet.",
  );
  await widget.press(ARR, "ArrowRight");
  await widget.timePasses();
  await expect(said).toHaveText(
    /^Land-and-expand, top-down layer soon, .+; before: Land-and-expand, top-down layer not yet\.$/,
  );
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the answer stays in sight while the card is not", async ({ page }) => {
    const widget = await new Widget(page).open();
    const bar = page.getByRole("link", { name: /Bottom-up.*Top-down layer not yet/ });
    await widget.slider(DEAL).scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect(bar).toBeVisible();
    await bar.click();
    await expect(widget.verdict).toBeInViewport();
    await expect(bar).toBeHidden();
  });
});
