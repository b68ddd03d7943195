import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

/** What the tree says of each company and situation. */
const EXAMPLES = [
  ["Dropbox", "Bottom-up", "Now", "The tree agrees."],
  ["Twilio", "Bottom-up", "Now", "The tree agrees."],
  ["GitHub", "Bottom-up", "Now", "The tree agrees."],
  ["SendGrid", "Bottom-up", "Soon", "Same model, another moment for the layer."],
  ["Slack", "Bottom-up", "Now", "The tree agrees."],
  ["Atlassian", "Bottom-up", "Now", "The tree agrees."],
  ["Zendesk", "Bottom-up", "Now", "The tree agrees."],
  ["The Walmart story", "Land-and-expand", "Not yet", "The tree differs."],
  ["SeeClickFix", "Bottom-up", "Not yet", "The tree agrees."],
  ["Higher One", "Top-down", "from leadership", "The tree agrees."],
  ["A 30-day pilot, no exit plan", "Land-and-expand", "Not yet", "The tree agrees."],
  ["The executive bought it, nobody uses it", "Top-down", "from leadership", "The tree agrees."],
];

test.describe("examples", () => {
  test("each sets the tree, and says what was done beside what the tree says", async ({ page }) => {
    const widget = await new Widget(page).open();
    await expect(widget.examples).toBeHidden();
    await widget.button("Examples").click();
    await expect(widget.examples.getByRole("button")).toHaveCount(EXAMPLES.length);
    for (const [name, motion, more, comparison] of EXAMPLES) {
      const pick = widget.examples.getByRole("button", { name });
      await pick.click();
      await expect(pick).toHaveAttribute("aria-pressed", "true");
      await widget.says(motion, more);
      await expect(widget.examples.getByRole("heading", { name })).toBeVisible();
      await expect(widget.examples).toContainText("What happened");
      await expect(widget.examples).toContainText(comparison);
      await expect(widget.examples.getByRole("link").first()).toHaveAttribute("href", /^https:/);
    }
    await expect(widget.examples.getByRole("button", { pressed: true })).toHaveCount(1);
  });

  test("where the tree differs, both are shown", async ({ page }) => {
    const widget = await new Widget(page).open();
    await widget.button("Examples").click();
    const said = (term) => widget.examples.getByRole("definition").filter({ hasText: term });

    await widget.examples.getByRole("button", { name: "SendGrid" }).click();
    await expect(said("Began to invest")).toContainText("Bottom-up, layer now");
    await expect(said("another moment")).toContainText("Bottom-up, layer soon");

    await widget.examples.getByRole("button", { name: "The Walmart story" }).click();
    await expect(said("unnamed vendor")).toContainText("Top-down");
    await expect(said("The tree differs")).toContainText("Land-and-expand, layer not yet");
    await expect(page.getByRole("region", { name: "Watch out" })).toContainText("Thin penetration");
  });

  test("Back returns to what was there before", async ({ page }) => {
    const widget = await new Widget(page).open("deal=60k");
    await widget.button("Examples").click();
    await widget.examples.getByRole("button", { name: "Dropbox" }).click();
    await widget.says("Bottom-up", "Now");
    await widget.examples.getByRole("button", { name: "Higher One" }).click();
    await widget.says("Top-down", "from leadership");
    await page.goBack();
    await widget.says("Bottom-up", "Now");
    await expect(widget.examples.getByRole("button", { pressed: true })).toHaveText(/Dropbox/);
    await page.goBack();
    await widget.says("Land-and-expand", "Not yet");
    await expect(widget.field(DEAL)).toHaveValue("$60K");
    await page.goForward();
    await widget.says("Bottom-up", "Now");
  });

  test("any change ends the story", async ({ page }) => {
    const widget = await new Widget(page).open();
    await widget.button("Examples").click();
    await widget.examples.getByRole("button", { name: "Slack" }).click();
    await expect(widget.examples).toContainText("What happened");
    await widget.press(DEAL, "ArrowRight");
    await expect(widget.examples).not.toContainText("What happened");
    await expect(widget.examples.getByRole("button", { pressed: true })).toHaveCount(0);
  });
});

test.describe("the refine panel", () => {
  test("starts closed, and its answers change the tree", async ({ page }) => {
    const widget = await new Widget(page).open();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(widget.refine).toBeVisible();
    await expect(page.getByText("9 optional details")).toBeVisible();
    await widget.refine.click();
    for (const [question, answer, motion, more] of [
      ["Kind of product", "System of record", "Land-and-expand", "one team first"],
      ["Kind of product", "Engagement tool", "Bottom-up", "Not yet"],
      ["Kind of product", "Not sure", "Bottom-up", "Not yet"],
      ["One person alone gets value", "No", "Land-and-expand", "Not yet"],
      ["One person alone gets value", "Yes", "Bottom-up", "Not yet"],
      ["Potential buyers", "A few thousand", "Land-and-expand", "one team first"],
      ["Potential buyers", "Many", "Bottom-up", "Not yet"],
      ["Bought centrally, or regulated", "Yes", "Land-and-expand", "one team first"],
      ["Bought centrally, or regulated", "No", "Bottom-up", "Not yet"],
      ["How someone starts", "A call", "Land-and-expand", "Not yet"],
      ["How someone starts", "Self-serve", "Bottom-up", "Not yet"],
      ["Customers ask for enterprise features", "Yes", "Bottom-up", "Soon"],
      ["Customers ask for enterprise features", "No", "Bottom-up", "Not yet"],
    ]) {
      await widget.answer(question, answer);
      await widget.says(motion, more);
    }
    await expect(page.getByText("5 of 9 details set")).toBeVisible();
  });

  test("is filled, whatever opened it", async ({ page }) => {
    const widget = await new Widget(page).open();
    const fold = page.locator(".widget .refine");
    await expect(fold.locator("input")).toHaveCount(0);
    await fold.evaluate((it) => (it.open = true));
    await expect(fold.getByRole("radio")).not.toHaveCount(0);
    await fold.evaluate((it) => (it.open = false));
    await widget.refine.click();
    await expect(fold.getByRole("radio")).not.toHaveCount(0);
  });

  test("the last two answers change what to watch out for", async ({ page }) => {
    const widget = await new Widget(page).open();
    const warnings = page.getByRole("region", { name: "Watch out" });
    await widget.refine.click();
    await widget.answer("Pilot", "No exit plan");
    await expect(warnings).toContainText("Pilot limbo");
    await widget.answer("Pilot", "With exit plan");
    await expect(warnings).not.toContainText("Pilot limbo");
    await widget.answer("Daily users involved", "No");
    await expect(warnings).toContainText("Sponsor-exit churn");
    await widget.says("Bottom-up", "Not yet");
  });

  test("departments are counted one by one", async ({ page }) => {
    const widget = await new Widget(page).open();
    await widget.refine.click();
    const departments = widget.question("Departments using it");
    const count = departments.getByRole("status", { name: "Departments using it" });
    const more = departments.getByRole("button", { name: "One more" });
    const fewer = departments.getByRole("button", { name: "One fewer" });
    await expect(fewer).toBeDisabled();
    for (const [button, shown, stage] of [
      [more, "1", "Not yet"],
      [more, "2", "Soon"],
      [more, "3", "Soon"],
      [fewer, "2", "Soon"],
      [fewer, "1", "Not yet"],
      [fewer, "0", "Not yet"],
    ]) {
      await button.click();
      await expect(count).toHaveText(shown);
      await widget.says("Bottom-up", stage);
    }
    await expect(fewer).toBeDisabled();
    await widget.addressSays("departments=0");
    await widget.answer("Departments using it", "Not sure");
    await expect(count).toHaveText("–");
    await widget.addressSays("");
  });

  test("says what is assumed while the reader is not sure", async ({ page }) => {
    const widget = await new Widget(page).open();
    await widget.refine.click();
    const buyers = widget.question("Potential buyers");
    await expect(buyers).toContainText("Not sure: Counts as many.");
    await widget.answer("Potential buyers", "Many");
    await expect(buyers).not.toContainText("Counts as many.");
  });
});

test.describe("the thresholds", () => {
  test("one that is moved moves the answer, and the sources' values come back", async ({ page }) => {
    const widget = await new Widget(page).open("arr=10M");
    await expect(widget.thresholds).toBeHidden();
    await widget.button("Adjust the thresholds").click();
    await expect(widget.thresholds).toContainText("quota ÷ deals a year");
    await expect(widget.thresholds.getByRole("button", { name: "Restore" })).toBeDisabled();
    await widget.type("ARR that counts", "5M");
    await widget.says("Bottom-up", "Soon");
    await expect(widget.card).toContainText("your own thresholds");
    await widget.addressSays("arr=10000000&t.arr=5000000");

    await widget.card.getByRole("button", { name: "Restore the sources’ thresholds" }).click();
    await widget.says("Bottom-up", "Not yet");
    await expect(widget.field("ARR that counts")).toHaveValue("$20M");
    await expect(widget.card).not.toContainText("your own thresholds");
    await widget.addressSays("arr=10000000");

    await page.goBack();
    await widget.says("Bottom-up", "Soon");
    await widget.thresholds.getByRole("button", { name: "Restore" }).click();
    await widget.says("Bottom-up", "Not yet");
  });

  test("one that would be out of order is refused with its reason", async ({ page }) => {
    const widget = await new Widget(page).open("deal=30k");
    await widget.button("Adjust the thresholds").click();
    await widget.type("Self-serve ceiling", "60k");
    const reason = "“60k” was refused, because it must be below “Top-down floor”, which is $50K.";
    await expect(widget.thresholds.getByRole("status").filter({ hasText: reason })).toBeVisible();
    await expect(widget.field("Self-serve ceiling")).toHaveValue("60k");
    await expect(widget.field("Self-serve ceiling")).toHaveAttribute("aria-invalid", "true");
    await widget.says("Land-and-expand", "Not yet");
    await expect(widget.card).not.toContainText("your own thresholds");
    // In order, it is taken.
    await widget.type("Self-serve ceiling", "40k");
    await widget.says("Bottom-up", "Not yet");
    await expect(page.getByText("was refused")).toHaveCount(0);
  });

  test("the assumed one can be switched off", async ({ page }) => {
    const widget = await new Widget(page).open("deal=300k");
    await widget.says("Top-down", "from leadership");
    await widget.button("Adjust the thresholds").click();
    await widget.type("Taken for a core system", "off");
    await widget.says("Land-and-expand", "Not yet");
    await widget.addressSays("deal=300000&t.core=off");
  });

  test("each says how well it is supported", async ({ page }) => {
    const widget = await new Widget(page).open();
    await widget.button("Adjust the thresholds").click();
    for (const [name, mark] of [
      ["ARR that counts", "from the sources"],
      ["Top-down floor", "benchmark, not from the sources"],
      ["Taken for a core system", "our assumption"],
    ]) {
      const row = widget.thresholds.getByRole("listitem").filter({ has: widget.field(name) });
      await expect(row).toContainText(mark);
    }
  });
});
