import { expect } from "./test.js";

/** What was copied. No page may read it in WebKitGTK, where it is pasted instead. */
export async function copied(page, browserName) {
  if (browserName !== "webkit") return page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "pasted";
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press("Control+v");
  const field = page.locator("#pasted");
  await expect(field).not.toHaveValue("");
  const text = await field.inputValue();
  await field.evaluate((it) => it.remove());
  return text;
}
