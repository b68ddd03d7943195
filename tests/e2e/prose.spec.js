import { test, expect } from "./test.js";
import { Article } from "./article.js";

const SENTENCES = {
  role: "To the customer, the product is",
  value: "Alone, one person",
  start: "A new user starts",
  buyers: "The market holds",
  central: "Buying there is",
};

/** By sentence: what each next choice reads, and what the tree then says. */
const CHOICES = [
  [SENTENCES.role, "Kind of product", [
    ["a system of record", "System of record", "Land-and-expand, one team first"],
    ["a tool for daily work", "Engagement tool", "Bottom-up, top-down layer not yet"],
  ]],
  [SENTENCES.value, "One person alone gets value", [
    ["gets value at once", "Yes", "Bottom-up, top-down layer not yet"],
    ["gets no value yet", "No", "Land-and-expand, top-down layer not yet"],
  ]],
  [SENTENCES.start, "How someone starts", [
    ["free or on a card, alone", "Self-serve", "Bottom-up, top-down layer not yet"],
    ["with a quote or a call", "A call", "Land-and-expand, top-down layer not yet"],
  ]],
  [SENTENCES.buyers, "Potential buyers", [
    ["many possible buyers", "Many", "Bottom-up, top-down layer not yet"],
    ["a few thousand buyers or fewer", "A few thousand", "Land-and-expand, one team first"],
  ]],
  [SENTENCES.central, "Bought centrally, or regulated", [
    ["central or regulated", "Yes", "Land-and-expand, one team first"],
    ["left to teams and people", "No", "Bottom-up, top-down layer not yet"],
  ]],
];

for (const [sentence, question, choices] of CHOICES) {
  test(`“${sentence} …” is answered by keyboard, and the tree follows`, async ({ page }) => {
    const article = await new Article(page).open();
    const section = article.section("Choose by how the customer buys");
    const choice = article.choice(sentence);
    const chosen = () => choice.evaluate((it) => it.selectedOptions[0].text);
    await expect(section).toContainText("With these answers Bottom-up, top-down layer not yet");
    await choice.focus();
    for (const [reads, answer, says] of choices) {
      await page.keyboard.press("ArrowDown");
      expect(await chosen()).toBe(reads);
      await expect(section).toContainText(`With these answers ${says}`);
      await expect(article.verdict).toContainText(says.split(",")[0]);
      await expect(choice).toBeFocused();
      // The widget's own switch says the same.
      await article.unfoldRefine();
      await expect(article.question(question).getByRole("radio", { name: answer, exact: true })).toBeChecked();
      await choice.focus();
    }
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await article.addressSays("");

    // And the other way round.
    for (const [reads, answer] of choices) {
      await article.answer(question, answer);
      await expect.poll(chosen).toBe(reads);
    }
    await article.answer(question, "Not sure");
    await expect(choice).toHaveValue("unsure");
  });
}

test("the answer line names one model, with its shape", async ({ page }) => {
  const article = await new Article(page).open();
  const line = article.section("Choose by how the customer buys").locator(".verdict-line");
  for (const [query, words] of [
    ["", "Bottom-up, top-down layer not yet"],
    ["deal=30k&arr=30M&penetration=5", "Land-and-expand, top-down layer now"],
    ["deal=300k", "Top-down, from leadership"],
    ["deal=60k&arr=25M&penetration=4", "Top-down, backed by usage"],
  ]) {
    await article.open(query);
    await expect(line).toContainText(words);
    await expect(line.locator("svg").filter({ visible: true })).toHaveCount(1);
    await line.getByRole("link", { name: "See the tree" }).click();
    await expect(page.getByRole("group", { name: "How should you sell it?" })).toBeInViewport();
  }
});
