import { test, expect } from "./test.js";
import { Article } from "./article.js";

/** The cases in their order: what the tree says of each, and how its story begins. */
const CASES = [
  ["Slack, June 2015", "Bottom-up, top-down layer now", "Reportedly had no sales team yet."],
  ["Atlassian, 2015, at IPO", "Bottom-up, top-down layer now", "Spent little on sales."],
  ["Zendesk, autumn 2014", "Bottom-up, top-down layer now", "Announced an enterprise team"],
  ["The Walmart story, undated", "Land-and-expand, top-down layer not yet", "An unnamed vendor won"],
  ["SeeClickFix, 2013", "Bottom-up, top-down layer not yet", "Let citizens start for free"],
  ["Higher One, 2009–10", "Top-down, from leadership", "Sold top-down."],
  ["Dropbox, 2014", "Bottom-up, top-down layer now", "Grew bottom-up, then added"],
  ["Twilio, about 2012", "Bottom-up, top-down layer now", "Began to invest in top-down"],
  ["GitHub, about 2012", "Bottom-up, top-down layer now", "Resisted a financial"],
  ["SendGrid, about 2013", "Bottom-up, top-down layer soon", "Began to invest in top-down"],
];

/** Only what is on screen counts, of all that the page holds ready. */
const SEEN = { useInnerText: true };
const SLACK = "penetration=15&arr=25000000&deal=4500&role=engagement&single_user=yes";

for (const [guess, remark] of [
  ["Bottom-up", "The tree says so too: "],
  ["Land-and-expand", "The tree says "],
  ["Top-down", "The tree says "],
]) {
  test(`a guess of ${guess} sets the tree, which answers it`, async ({ page }) => {
    const article = await new Article(page).open("deal=60k&t.arr=24M");
    const { guess: box } = article;
    await expect(box).toContainText("Slack, June 2015", SEEN);
    await expect(box).toContainText("Penetration 15%; ARR $25M; Deal size $4.5K;", SEEN);
    await expect(box).not.toContainText("What happened", SEEN);
    await expect(box.getByRole("button", { name: "Another case" })).toBeHidden();

    await box.getByRole("button", { name: guess, exact: true }).click();
    await expect(box.getByRole("status")).toHaveText(
      `You guessed ${guess}. ${remark}Bottom-up, top-down layer now. ` +
        "What happened: Reportedly had no sales team yet. It later built one for large companies.",
      SEEN,
    );
    await article.says("Bottom-up", "Now");
    await article.addressSays(`${SLACK}&t.arr=24000000`);
    await box.getByRole("link", { name: "See its path" }).click();
    await expect(page.getByRole("group", { name: "How should you sell it?" })).toBeInViewport();

    // Back brings the reader's own numbers again.
    await page.goBack();
    await page.goBack();
    await article.says("Land-and-expand", "Not yet");
    await article.addressSays("deal=60000&t.arr=24000000");
  });
}

test("another case follows, through all of them and round again", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  const { guess: box } = article;
  for (const [name, says, story] of [...CASES, CASES[0]]) {
    await expect(box).toContainText(name, SEEN);
    await expect(box).not.toContainText("You guessed", SEEN);
    await box.getByRole("button", { name: "Top-down", exact: true }).click();
    const remark = says.startsWith("Top-down") ? "The tree says so too: " : "The tree says ";
    await expect(box.getByRole("status")).toContainText(`You guessed Top-down. ${remark}${says}. What happened: ${story}`, SEEN);
    await expect(article.verdict).toContainText(says.split(",")[0]);
    await box.getByRole("button", { name: "Another case" }).click();
  }
});

test("asking for another case leaves the tree and the keyboard where they are useful", async ({ page }) => {
  const article = await new Article(page).open();
  const { guess: box } = article;
  await box.getByRole("button", { name: "Bottom-up" }).focus();
  await page.keyboard.press("Enter");
  await article.says("Bottom-up", "Now");
  await expect(box.getByRole("button", { name: "Bottom-up" })).toBeFocused();
  await box.getByRole("button", { name: "Another case" }).focus();
  await page.keyboard.press("Enter");
  await article.says("Bottom-up", "Now");
  await expect(box).toContainText("Press one.");
  // The button is gone; the keyboard goes on from there, not from the top of the page.
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => document.activeElement.textContent);
  expect(next).not.toBe("Skip to the explainer");
});
