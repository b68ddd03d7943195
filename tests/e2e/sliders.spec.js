import { test, expect } from "./test.js";
import { ARR, DEAL, PENETRATION, Widget } from "./widget.js";

/** Both ways across each boundary, in situations where it changes the verdict or the layer. */
const KEYS = [
  // What a first nudge of each slider does, and the way back.
  ["", PENETRATION, [
    ["ArrowRight", "3%", "Bottom-up", "Soon"],
    ["ArrowLeft", "2.5%", "Bottom-up", "Not yet"],
    ["PageUp", "3%", "Bottom-up", "Soon"],
    ["Shift+ArrowLeft", "2.9%", "Bottom-up", "Not yet"],
    ["Shift+ArrowUp", "3%", "Bottom-up", "Soon"],
    ["PageDown", "1%", "Bottom-up", "Not yet"],
    ["End", "60%", "Bottom-up", "Soon"],
    ["Home", "0%", "Bottom-up", "Not yet"],
  ]],
  ["", ARR, [
    ["ArrowRight", "$20M", "Bottom-up", "Soon"],
    ["Shift+ArrowLeft", "$19M", "Bottom-up", "Not yet"],
    ["Shift+ArrowRight", "$20M", "Bottom-up", "Soon"],
    ["ArrowDown", "$15M", "Bottom-up", "Not yet"],
    ["PageUp", "$30M", "Bottom-up", "Soon"],
    ["PageDown", "$10M", "Bottom-up", "Not yet"],
    ["End", "$1B", "Bottom-up", "Soon"],
    ["Home", "$100K", "Bottom-up", "Not yet"],
  ]],
  ["", DEAL, [
    ["ArrowUp", "$10K", "Land-and-expand", "Not yet"],
    ["Shift+ArrowDown", "$9.9K", "Bottom-up", "Not yet"],
    ["Shift+ArrowRight", "$10K", "Land-and-expand", "Not yet"],
    ["ArrowLeft", "$8K", "Bottom-up", "Not yet"],
    ["PageUp", "$10K", "Land-and-expand", "Not yet"],
    ["PageDown", "$3K", "Bottom-up", "Not yet"],
    ["End", "$5M", "Top-down", "from leadership"],
    ["Home", "$100", "Bottom-up", "Not yet"],
  ]],
  // With the other two in place, usage and revenue change the verdict as well.
  ["deal=60k&arr=25M", PENETRATION, [
    ["ArrowRight", "3%", "Top-down", "backed by usage"],
    ["Shift+ArrowLeft", "2.9%", "Land-and-expand", "Soon"],
  ]],
  ["deal=60k&penetration=4", ARR, [
    ["ArrowRight", "$20M", "Top-down", "backed by usage"],
    ["Shift+ArrowLeft", "$19M", "Land-and-expand", "Soon"],
  ]],
  ["deal=49K&arr=25M&penetration=4", DEAL, [
    ["Shift+ArrowRight", "$50K", "Top-down", "backed by usage"],
    ["Shift+ArrowLeft", "$49K", "Land-and-expand", "Now"],
    ["PageDown", "$30K", "Land-and-expand", "Now"],
    ["PageDown", "$10K", "Land-and-expand", "Now"],
    ["PageDown", "$3K", "Bottom-up", "Now"],
  ]],
];

for (const [query, slider, steps] of KEYS) {
  test(`keys move ${slider} across its boundaries, from “${query}”`, async ({ page }) => {
    const widget = await new Widget(page).open(query);
    for (const [key, value, motion, more] of steps) {
      await widget.press(slider, key);
      await expect(widget.slider(slider)).toHaveAttribute(
        "aria-valuetext",
        new RegExp(`^${value.replace("$", "\\$")}: ${motion}, `),
      );
      await expect(widget.field(slider)).toHaveValue(value);
      await widget.says(motion, more);
    }
    await expect(widget.slider(slider)).toBeFocused();
  });
}

const DRAGS = [
  ["", PENETRATION, [
    [0.6, "Bottom-up", "Soon"],
    [0.3, "Bottom-up", "Not yet"],
  ]],
  ["", ARR, [
    [0.7, "Bottom-up", "Soon"],
    [0.4, "Bottom-up", "Not yet"],
  ]],
  ["", DEAL, [
    [0.5, "Land-and-expand", "Not yet"],
    [0.85, "Top-down", "from leadership"],
    [0.2, "Bottom-up", "Not yet"],
  ]],
  ["deal=60k&penetration=4", ARR, [
    [0.7, "Top-down", "backed by usage"],
    [0.4, "Land-and-expand", "Soon"],
  ]],
];

for (const [query, slider, places] of DRAGS) {
  test(`a mouse drags ${slider} across its boundaries, from “${query}”`, async ({ page }) => {
    const widget = await new Widget(page).open(query);
    for (const [place, motion, more] of places) {
      await widget.drag(slider, place);
      // The answer follows the thumb; it does not wait until that is let go.
      await widget.says(motion, more);
      await page.mouse.up();
      await widget.says(motion, more);
    }
  });
}

test("a press beside the thumb brings the thumb there", async ({ page }) => {
  const widget = await new Widget(page).open();
  const { width, height } = await widget.slider(DEAL).boundingBox();
  await widget.slider(DEAL).click({ position: { x: width * 0.5, y: height / 2 } });
  await widget.says("Land-and-expand", "Not yet");
});

const TYPED = [
  ["", DEAL, [
    ["60k", "$60K", "Land-and-expand", "Not yet"],
    ["$9,999", "$9,999", "Bottom-up", "Not yet"],
    ["10,000", "$10K", "Land-and-expand", "Not yet"],
    ["249999", "$249,999", "Land-and-expand", "Not yet"],
    ["$0.25m", "$250K", "Top-down", "from leadership"],
    ["8k", "$8K", "Bottom-up", "Not yet"],
  ]],
  ["", ARR, [
    ["$25m", "$25M", "Bottom-up", "Soon"],
    ["19,999,999", "$19,999,999", "Bottom-up", "Not yet"],
    ["20M", "$20M", "Bottom-up", "Soon"],
    ["1.5b", "$1.5B", "Bottom-up", "Soon"],
    ["0", "$0", "Bottom-up", "Not yet"],
  ]],
  ["", PENETRATION, [
    ["4%", "4%", "Bottom-up", "Soon"],
    ["2.99", "2.99%", "Bottom-up", "Not yet"],
    ["3", "3%", "Bottom-up", "Soon"],
  ]],
  ["deal=60k&arr=25M", PENETRATION, [
    ["4%", "4%", "Top-down", "backed by usage"],
    ["2.99%", "2.99%", "Land-and-expand", "Soon"],
    ["3%", "3%", "Top-down", "backed by usage"],
  ]],
];

for (const [query, slider, texts] of TYPED) {
  test(`typed amounts set ${slider} to the unit, from “${query}”`, async ({ page }) => {
    const widget = await new Widget(page).open(query);
    for (const [text, shown, motion, more] of texts) {
      await widget.type(slider, text);
      await expect(widget.field(slider)).toHaveValue(shown);
      await widget.says(motion, more);
    }
  });
}

test("leaving a field takes what was typed, and tidies it up", async ({ page }) => {
  const widget = await new Widget(page).open();
  await widget.field(DEAL).fill("60000");
  await widget.field(DEAL).blur();
  await expect(widget.field(DEAL)).toHaveValue("$60K");
  // The same amount in other words, too.
  await widget.field(DEAL).fill("60,000.00");
  await widget.field(DEAL).blur();
  await expect(widget.field(DEAL)).toHaveValue("$60K");
});

test("a text that is being typed is not disturbed", async ({ page }) => {
  const widget = await new Widget(page).openTimeless();
  await widget.type(ARR, "25M");
  await widget.says("Bottom-up", "Soon");
  // On to the next field, while the live region still waits to speak.
  await widget.field(DEAL).fill("6");
  await widget.timePasses();
  await expect(page.getByRole("status").filter({ hasText: "before:" })).toHaveCount(1);
  await widget.field(DEAL).press("End");
  await widget.field(DEAL).pressSequentially("0k");
  await expect(widget.field(DEAL)).toHaveValue("60k");
  await widget.field(DEAL).press("Enter");
  await widget.says("Land-and-expand", "Soon");
});

test("nonsense keeps the last answer and says why, and nothing is lost", async ({ page }) => {
  const widget = await new Widget(page).open("penetration=4&deal=60000");
  for (const [slider, text, reason] of [
    [DEAL, "lots", "can't read “lots”: it is not a number"],
    [DEAL, "", "nothing is given"],
    [DEAL, "5%", "it takes no percentage"],
    [PENETRATION, "5k", "K, M and B are for dollars"],
    [ARR, "1,00", "commas separate thousands"],
  ]) {
    await widget.type(slider, text);
    await expect(widget.field(slider)).toHaveValue(text);
    await expect(widget.field(slider)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("status").filter({ hasText: reason })).toBeVisible();
    await widget.says("Land-and-expand", "Soon");
  }
  await widget.addressSays("penetration=4&deal=60000");
  // A good amount puts it right.
  await widget.type(ARR, "25M");
  await expect(widget.field(ARR)).toHaveAttribute("aria-invalid", "false");
  await expect(page.getByText("It was ignored.")).toHaveCount(0);
  await widget.says("Top-down", "backed by usage");
});

test("an amount out of range goes to the nearest inside, and says so", async ({ page }) => {
  const widget = await new Widget(page).open();
  for (const [slider, text, shown] of [
    [PENETRATION, "250", "100%"],
    [PENETRATION, "-1", "0%"],
    [ARR, "200b", "$100B"],
    [DEAL, "0", "$1"],
  ]) {
    await widget.type(slider, text);
    await expect(widget.field(slider)).toHaveValue(shown);
    await expect(widget.field(slider)).toHaveAttribute("aria-invalid", "false");
    const said = page.getByRole("status").filter({ hasText: `“${text}” is out of range, so ${shown} was taken.` });
    await expect(said).toBeVisible();
  }
});

test("each slider says its value, the answer and what would change it", async ({ page }) => {
  const widget = await new Widget(page).open();
  const texts = {
    [PENETRATION]: "2.5%: Bottom-up, top-down layer not yet",
    [ARR]: "$18M: Bottom-up, top-down layer not yet",
    [DEAL]: "$8K: Bottom-up, top-down layer not yet. Deal size at $10K or more: Land-and-expand",
  };
  for (const [slider, text] of Object.entries(texts)) {
    await expect(widget.slider(slider)).toHaveAttribute("aria-valuetext", text);
    await expect(widget.slider(slider)).toHaveAccessibleDescription(/\w+ \w+/);
  }
});
