import { copied } from "./clipboard.js";
import { test, expect } from "./test.js";
import { ARR, DEAL, PENETRATION, Widget } from "./widget.js";

const BAD = "deal=abc&foo=1&arr=-5&role=king&t.core=1&v=9";
const COMPLAINTS = [
  "This link was made for version 9 of the rules; this page uses version 1.",
  "deal: can't read “abc”: it is not a number. It was ignored.",
  "foo: no such input, so it was ignored.",
  "arr: “-5” is out of range, so $0 was taken.",
  "role: “king” is none of record, engagement, unsure. It was ignored.",
  "t.core: “1” was refused, because it can't be below “Top-down floor”, which is $50K.",
];

test("the address holds only what differs, and a reload restores it", async ({ page }) => {
  const widget = await new Widget(page).open();
  await widget.addressSays("");
  await widget.type(DEAL, "60k");
  await widget.addressSays("deal=60000");
  await widget.refine.click();
  await widget.answer("How someone starts", "A call");
  await widget.addressSays("deal=60000&entry=sales");
  await widget.type(PENETRATION, "0.05%");
  await widget.addressSays("penetration=0.05&deal=60000&entry=sales");
  await page.reload();
  await widget.runs();
  await expect(widget.field(DEAL)).toHaveValue("$60K");
  await expect(widget.field(PENETRATION)).toHaveValue("0.05%");
  await widget.says("Land-and-expand", "Not yet");
  await widget.type(DEAL, "$8k");
  await widget.addressSays("penetration=0.05&entry=sales");
});

test("small moves do not fill the history", async ({ page }) => {
  const widget = await new Widget(page).open("arr=25M");
  const steps = await page.evaluate(() => history.length);
  await widget.press(DEAL, "ArrowRight", "ArrowRight", "PageUp");
  await widget.addressSays("arr=25000000&deal=30000");
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test("a fragment stays in the address", async ({ page }) => {
  const widget = await new Widget(page).open("deal=60k#sources");
  await widget.press(ARR, "ArrowRight");
  await widget.addressSays("arr=20000000&deal=60000");
  expect(new URL(page.url()).hash).toBe("#sources");
});

test("back and forward go through examples and reset", async ({ page }) => {
  const widget = await new Widget(page).open();
  // A move that the address has not caught up with is not lost either.
  await widget.press(DEAL, "ArrowRight");
  await widget.button("Examples").click();
  await widget.examples.getByRole("button", { name: "Twilio" }).click();
  await widget.says("Bottom-up", "Now");
  await widget.button("Reset").click();
  await widget.says("Bottom-up", "Not yet");
  await widget.addressSays("");
  await page.goBack();
  await widget.says("Bottom-up", "Now");
  await page.goBack();
  await widget.says("Land-and-expand", "Not yet");
  await expect(widget.field(DEAL)).toHaveValue("$10K");
  await page.goForward();
  await widget.says("Bottom-up", "Now");
  await page.goForward();
  await widget.says("Bottom-up", "Not yet");
  await expect(widget.field(DEAL)).toHaveValue("$8K");
});

test("reset restores sliders, answers and thresholds", async ({ page }) => {
  const widget = await new Widget(page).open("deal=60k&role=record&departments=4&t.arr=5M&t.core=off");
  await widget.says("Top-down", "from leadership");
  await widget.button("Reset").click();
  await widget.says("Bottom-up", "Not yet");
  await expect(widget.card).not.toContainText("your own thresholds");
  await widget.refine.click();
  await expect(widget.question("Kind of product").getByRole("radio", { name: "Not sure" })).toBeChecked();
  await widget.addressSays("");
});

test("a copied link says everything, and shows the same decision", async ({ page, context, browserName }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const widget = await new Widget(page).open("deal=60k&arr=25M&penetration=4&t.arr=24M&pilot=with-plan");
  await widget.says("Top-down", "backed by usage");
  const card = await widget.card.innerText();
  await expect(widget.link).toBeHidden();
  await widget.button("Copy link").click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const link = await widget.link.inputValue();
  expect(await copied(page, browserName)).toBe(link);

  const { origin, pathname, searchParams } = new URL(link);
  expect(origin + pathname).toBe(new URL(page.url()).origin + new URL(page.url()).pathname);
  expect([...searchParams.keys()]).toEqual([
    ..."v penetration arr deal role single_user buyers central entry departments demand pilot involved".split(" "),
    ..."t.penetration t.penetration_high t.departments t.arr t.arr_high t.self_serve t.top_down t.core".split(" "),
  ]);
  expect(searchParams.get("v")).toBe("1");

  await page.goto(link);
  await widget.runs();
  expect(await widget.card.innerText()).toBe(card);
  await expect(widget.notice).toBeHidden();
  // From the first change, the address is short again.
  await widget.type(DEAL, "70k");
  await widget.addressSays("penetration=4&arr=25000000&deal=70000&pilot=with-plan&t.arr=24000000");
});

test("a link for other numbers is put away", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const widget = await new Widget(page).open();
  await widget.button("Copy link").click();
  await expect(widget.link).toBeVisible();
  await widget.press(DEAL, "ArrowRight");
  await expect(widget.link).toBeHidden();
});

test("a bad address is named, problem by problem, and dismissed", async ({ page }) => {
  const widget = await new Widget(page).open(BAD);
  await expect(widget.notice.getByRole("listitem")).toHaveText(COMPLAINTS);
  // What could be read applies, and nothing else does.
  await expect(widget.field(ARR)).toHaveValue("$0");
  await expect(widget.field(DEAL)).toHaveValue("$8K");
  await widget.says("Bottom-up", "Not yet");
  // The notice stays while the reader works, until it is dismissed.
  await widget.press(DEAL, "ArrowRight");
  await widget.addressSays("arr=0&deal=10000");
  await expect(widget.notice).toBeVisible();
  await widget.button("Dismiss").click();
  await expect(widget.notice).toBeHidden();
  await widget.press(DEAL, "ArrowRight");
  await expect(widget.notice).toBeHidden();
});

for (const query of ["%", "%ff=%ff&deal=%ff", "&&&=&", "=1", "a".repeat(4000), "deal=1e9", "deal=<b>1</b>"]) {
  test(`an odd address does no harm: ${query.slice(0, 20)}`, async ({ page }) => {
    const widget = await new Widget(page).open(query);
    await widget.says("Bottom-up", "Not yet");
    await widget.press(DEAL, "ArrowRight");
    await widget.says("Land-and-expand", "Not yet");
    await widget.addressSays("deal=10000");
  });
}
