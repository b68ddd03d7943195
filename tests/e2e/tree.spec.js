import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

const QUESTIONS = [
  "Does someone above the daily users have to say yes?",
  "Is the deal big enough to pay for a top-down effort?",
  "Can one person get value and start without asking?",
  "Has usage already earned an executive mandate?",
];

/** For each end, a way there: the questions asked, with their answers. */
const PATHS = [
  ["", [1, 3], ["No", "Yes"], "Bottom-up", "self-serve first"],
  ["deal=30k", [1, 3, 4], ["No", "No", "No"], "Land-and-expand", "pilot, then grow"],
  ["deal=60k&arr=25M&penetration=4", [1, 3, 4], ["No", "No", "Yes"], "Top-down", "backed by usage"],
  ["role=record", [1, 2], ["Yes", "No"], "Land-and-expand", "one team first"],
  ["central=yes&deal=50k", [1, 2], ["Yes", "Yes"], "Top-down", "from leadership"],
];

test.describe("the drawing", () => {
  for (const path of ["./", "./embed.html"]) {
    test(`comes once there is room for it, and follows from then on, in ${path}`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(path);
      const widget = new Widget(page);
      await widget.runs();
      await widget.press(DEAL, "End");
      await widget.says("Top-down", "from leadership");
      await expect(page.locator(".tree .node")).toHaveCount(0);
      await page.setViewportSize({ width: 1280, height: 900 });
      await expect(widget.drawing.locator(".leaf.lit")).toHaveText("Top-downfrom leadership");
      await page.setViewportSize({ width: 390, height: 844 });
      await widget.press(DEAL, "Home");
      await page.setViewportSize({ width: 1280, height: 900 });
      await expect(widget.drawing.locator(".leaf.lit")).toHaveText("Bottom-upself-serve first");
    });
  }

  for (const [query, asked, answers, motion, subtitle] of PATHS) {
    test(`lights the path to ${motion}, ${subtitle}`, async ({ page }) => {
      const { drawing, verdict } = await new Widget(page).open(query);
      const titles = asked.map((number) => QUESTIONS[number - 1]);
      await expect(drawing.locator(".node")).toHaveCount(QUESTIONS.length);
      await expect(drawing.locator(".node.lit b").filter({ hasText: "?" })).toHaveText(titles);
      await expect(drawing.locator(".tag.lit")).toHaveText(answers);
      await expect(drawing.locator(".edge-on.lit")).toHaveCount(answers.length);
      await expect(drawing.locator(".leaf.lit")).toHaveText(motion + subtitle);
      await expect(verdict).toContainText(motion);
    });

    test(`says the path to ${motion}, ${subtitle} to who can't see it`, async ({ page }) => {
      const { drawing } = await new Widget(page).open(query);
      const [questions, ends] = [drawing.locator("> [role=list]").first(), drawing.locator("> [role=list]").last()];
      const items = questions.locator("> [role=listitem]");
      await expect(items).toHaveCount(QUESTIONS.length);
      for (const [index, question] of QUESTIONS.entries()) {
        const place = asked.indexOf(index + 1);
        const says = place < 0 ? "Not asked." : `Your answer: ${answers[place]}`;
        await expect(items.nth(index)).toHaveText(new RegExp(`^${index + 1}${question.replace("?", "\\?")}${says}Yes if`));
      }
      await expect(ends.getByRole("listitem")).toHaveCount(5);
      await expect(drawing.locator("[aria-current=true]")).toHaveText(motion + subtitle);
      // The tags on the lines would say it a second time, out of order.
      await expect(drawing.locator("[aria-hidden=true] > .tag")).toHaveCount(await drawing.locator(".tag").count());
    });
  }

  test("shows each condition with its sign, the value and the threshold", async ({ page }) => {
    const { drawing } = await new Widget(page).open("deal=60k&penetration=4&demand=yes");
    const row = (text) => drawing.locator("li").filter({ hasText: text });
    await expect(row("Penetration 4%")).toContainText("3%, or 2 depts");
    await expect(row("Penetration 4%").getByRole("img", { name: "holds", exact: true })).toBeVisible();
    await expect(row("ARR $18M")).toContainText("$20M or more");
    await expect(row("ARR $18M").getByRole("img", { name: "does not hold" })).toBeVisible();
    await expect(row("Central or regulated buying").getByRole("img", { name: "not sure" })).toBeVisible();
    // A number that is not from the sources carries its mark.
    await expect(row("Deal size $60K").first()).toContainText("$50K*");
  });

  test("an answer in a row is changed in place, round to “not sure” again", async ({ page }) => {
    const widget = await new Widget(page).open();
    const role = widget.drawing.getByRole("button", { name: "System of record" });
    await expect(role).toHaveText("not sure");
    await role.click();
    await expect(role).toHaveText("yes");
    await widget.says("Land-and-expand", "one team first");
    await widget.addressSays("role=record");
    // The keyboard does the same, and stays where it is.
    await expect(role).toBeFocused();
    await role.press("Enter");
    await expect(role).toHaveText("no");
    await widget.says("Bottom-up", "Not yet");
    await role.press("Space");
    await expect(role).toHaveText("not sure");
    await expect(role).toBeFocused();
    await widget.addressSays("");
  });

  for (const width of [900, 1280]) {
    test(`its words fit their boxes at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const query of [
        "deal=12,345,678&arr=23,456,789,012&penetration=12.34",
        "deal=249,999&arr=19,999,999&penetration=2.99&t.top_down=123,456&t.arr=12,345,678&role=record&buyers=many&central=yes&entry=sales&single_user=no&demand=yes",
      ]) {
        const widget = await new Widget(page).open(query);
        await expect(widget.drawing).toBeVisible();
        const spilling = await widget.drawing.locator("foreignObject").evaluateAll((boxes) =>
          boxes
            .filter((box) => {
              const { bottom, right } = box.getBoundingClientRect();
              const range = document.createRange();
              range.selectNodeContents(box);
              const words = range.getBoundingClientRect();
              return words.bottom > bottom + 0.5 || words.right > right + 0.5;
            })
            .map((box) => box.textContent),
        );
        expect.soft(spilling, query).toEqual([]);
      }
    });
  }
});

test("the tree in words marks the reader's answers, and follows them", async ({ page }) => {
  const widget = await new Widget(page).open();
  await page.getByText("The tree in words, with your answers").click();
  const outline = page.locator(".tree-words");
  /** The items whose answer is the reader's, from the root. */
  const path = () =>
    outline.evaluate((list) =>
      [...list.querySelectorAll("li")]
        .filter((item) => item.querySelector(":scope > [data-show]")?.checkVisibility())
        .map((item) => [...item.childNodes].filter((it) => it.localName !== "ul").map((it) => it.textContent).join("")),
    );
  expect(await path()).toEqual([`No, your answer: 3 ${QUESTIONS[2]}`, "Yes, your answer: Bottom-up, self-serve first"]);
  await widget.press(DEAL, "End");
  await expect.poll(path).toEqual([`Yes, your answer: 2 ${QUESTIONS[1]}`, "Yes, your answer: Top-down, from leadership"]);
});

test.describe("the route, on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const [query, asked, answers, motion, subtitle] of PATHS) {
    test(`leads to ${motion}, ${subtitle}`, async ({ page }) => {
      const { drawing, route } = await new Widget(page).open(query);
      await expect(drawing).toBeHidden();
      const why = page.getByRole("region", { name: "Why", exact: true });
      for (const [index, question] of QUESTIONS.entries()) {
        const shown = why.getByText(question).filter({ visible: true });
        await expect(shown).toHaveCount(asked.includes(index + 1) ? 1 : 0);
      }
      const steps = route.first().locator("> li");
      await expect(steps).toHaveCount(asked.length);
      for (const [index, answer] of answers.entries()) {
        await expect(steps.nth(index)).toContainText(`Your answer: ${answer}`);
      }
      await expect(why.getByText(subtitle).filter({ visible: true })).toHaveCount(1);
    });
  }

  test("shows the questions that were not asked on demand", async ({ page }) => {
    await new Widget(page).open();
    const why = page.getByRole("region", { name: "Why", exact: true });
    const second = why.getByText(QUESTIONS[1]).filter({ visible: true });
    await expect(second).toHaveCount(0);
    await page.getByText("Questions 2 and 4: not asked for this deal").click();
    await expect(second).toHaveCount(1);
  });

  test("an answer in a row is changed in place", async ({ page }) => {
    const widget = await new Widget(page).open();
    const role = widget.button("System of record: not sure. Press for: System of record");
    await role.click();
    await widget.says("Land-and-expand", "one team first");
  });
});

/** Moves the deal across a threshold and counts what is in motion just after. */
async function motionsAfterACrossing(page) {
  const widget = await new Widget(page).open();
  const motions = await widget.slider(DEAL).evaluate(async (slider) => {
    const frame = () => new Promise(requestAnimationFrame);
    slider.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    let most = 0;
    for (let count = 0; count < 4; count += 1) {
      await frame();
      most = Math.max(most, document.getAnimations().length);
    }
    return most;
  });
  await widget.says("Land-and-expand", "Not yet");
  await expect(widget.drawing.locator(".leaf.lit")).toHaveText("Land-and-expandpilot, then grow");
  return motions;
}

test("a crossing is seen to move", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await motionsAfterACrossing(page)).toBeGreaterThan(0);
});

test("with reduced motion, a crossing is seen at once", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await motionsAfterACrossing(page)).toBe(0);
});
