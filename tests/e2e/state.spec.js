import { test, expect } from "./test.js";
import { Article } from "./article.js";

/** Another amount than the one that stands in the field, and still in range. */
function other(shown) {
  const [, sign, digits, unit] = shown.match(/^(\$?)([\d.,]+)(%|[KMB]?)$/);
  const number = Number(digits.replaceAll(",", ""));
  if (sign) return `$${number * 2}${unit}`;
  return unit === "%" ? `${number / 2}%` : String(number - 1);
}

test("every control of the article is in the address, and comes back from it", async ({ page }) => {
  test.slow();
  const article = await new Article(page).open();
  await article.unfoldAll();
  const controls = page.locator("main").locator("input[data-input], select[data-input], textarea[data-input]");
  const count = await controls.count();
  expect(count).toBeGreaterThan(80);
  const expected = {};
  for (let index = 0; index < count; index += 1) {
    const control = controls.nth(index);
    const { key, tag, type, value } = await control.evaluate((it) => ({
      key: it.dataset.input,
      tag: it.localName,
      type: it.type,
      value: it.value,
    }));
    await expect(control, `${key} has a name`).toHaveAccessibleName(/\w/);
    if (type === "checkbox") {
      await control.press("Space");
    } else if (tag === "select") {
      await control.selectOption({ index: 1 });
    } else if (type === "date") {
      await control.fill("2030-01-31");
    } else if (tag === "textarea" || value === "") {
      await control.fill(`About ${key} & more`);
    } else {
      await article.typeInto(control, other(value));
    }
    expected[key] = await control.evaluate((it) => (it.type === "checkbox" ? it.checked : it.value));
    expect(expected[key], `${key} took it`).not.toBe(type === "checkbox" ? false : value);
  }
  const inAddress = () => {
    const pairs = new URL(page.url()).searchParams;
    const marks = (pairs.get("done") ?? "").split(",").map((it) => `done.${it}`);
    return new Set([...pairs.keys(), ...marks]);
  };
  await expect.poll(() => Object.keys(expected).filter((key) => !inAddress().has(key))).toEqual([]);
  await expect.poll(() => new URL(page.url()).searchParams.get("plan.signer")).toBe("About plan.signer & more");

  await page.reload();
  await article.runs();
  await expect(article.notice).toBeHidden();
  const held = await controls.evaluateAll((all) =>
    Object.fromEntries(all.map((it) => [it.dataset.input, it.type === "checkbox" ? it.checked : it.value])),
  );
  expect(held).toEqual(expected);
});

test("what the article holds survives the widget's own moves, and a copied link has it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const article = await new Article(page).open("deal=60k&growth.ceiling=80000000&done=pay-split&pricing.size=large&plan.customer=Harbour");
  await article.press("Deal size (ACV)", "ArrowRight");
  await expect.poll(() => new URL(page.url()).search).toBe(
    "?deal=80000&growth.ceiling=80000000&pricing.size=large&plan.customer=Harbour&done=pay-split",
  );
  await article.button("Copy link").click();
  const link = new URL(await article.link.inputValue());
  for (const [key, value] of [["growth.ceiling", "80000000"], ["done", "pay-split"], ["pricing.size", "large"], ["plan.customer", "Harbour"]]) {
    expect(link.searchParams.get(key)).toBe(value);
  }
});

test("a bad setting in the address is named, and the rest applies", async ({ page }) => {
  const article = await new Article(page).open("growth.ceiling=lots&pricing.size=huge&done=pay-split,pay-none&wins.inside=30");
  await expect(article.notice.getByRole("listitem")).toHaveText([
    /^growth\.ceiling: can't read “lots”/,
    /^pricing\.size: “huge” is none of/,
    /^done\.pay-none: no such input/,
  ]);
  await expect(page.getByRole("table", { name: "What one rep can carry" })).toContainText("$600K ÷ 30");
  await expect(article.tick("Half of a rep’s target pay is commission.")).toBeChecked();
});

test("a text that is being typed is not disturbed", async ({ page }) => {
  const article = await new Article(page).openTimeless();
  await article.press("Deal size (ACV)", "ArrowRight");
  // On to a field far away, while the live region still waits to speak.
  const field = article.field("Deal size, a year, bottom-up");
  await field.fill("1");
  await article.timePasses();
  await expect(page.getByRole("status").filter({ hasText: "before:" })).toHaveCount(1);
  await field.press("End");
  await field.pressSequentially("2k");
  await expect(field).toHaveValue("12k");
  // Nor when the card comes into view meanwhile, or leaves it.
  await article.verdict.scrollIntoViewIfNeeded();
  await expect(article.verdict).toBeInViewport();
  await field.press("End");
  await expect(field).toHaveValue("12k");
  await field.press("Enter");
  await expect(field).toHaveValue("$12K");
  await expect(article.figure("Cost of a customer, CAC", "bottom-up")).toHaveText("$5.04K");
});
