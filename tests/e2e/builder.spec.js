import { HtmlValidate } from "html-validate";
import { copied } from "./clipboard.js";
import { attributes } from "./snippet.js";
import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

/** What the HTML standard says, and nothing of taste. */
const judge = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

// The element's sandbox is for other origins; here it is our own, and Chromium says that it is moot.
test.afterEach(({ noises }) => {
  const others = noises.filter((noise) => !/both allow-scripts and allow-same-origin/.test(noise));
  noises.splice(0, noises.length, ...others);
});

/** The builder as a writer meets it. */
class Builder {
  constructor(page) {
    this.page = page;
    this.start = page.getByLabel("Start with");
    this.theme = page.getByLabel("Theme");
    this.height = page.getByLabel("Height of the iframe");
    this.following = page.getByLabel("Follow the rules’ defaults");
    this.tag = page.getByRole("textbox", { name: "A tag" });
    this.frame = page.getByRole("textbox", { name: "A plain iframe" });
    this.address = page.getByRole("textbox", { name: "An address" });
    this.again = page.getByRole("button", { name: "Start over" });
    this.widget = new Widget(page.locator("sales-motion iframe").contentFrame());
  }

  async open() {
    await this.page.goto("./builder.html");
    await expect(this.tag).not.toHaveValue("");
    return this;
  }

  /** The preview, when it runs. */
  async preview() {
    await this.page.locator("sales-motion").scrollIntoViewIfNeeded();
    await this.widget.runs();
    return this.widget;
  }

  /** The attributes of a snippet's element. */
  async pairs(field, name) {
    return attributes(await field.inputValue(), name);
  }

  /** The pairs of the iframe's address. */
  async asked() {
    const { src } = await this.pairs(this.frame, "iframe");
    return Object.fromEntries(new URL(src).searchParams);
  }

  /** That each snippet, in a page, is valid HTML. */
  async isValid() {
    for (const field of [this.tag, this.frame]) {
      const snippet = await field.inputValue();
      const page = `<!DOCTYPE html>\n<html lang="en">\n<head><title>A page</title></head>\n<body>\n${snippet}\n</body>\n</html>\n`;
      const report = await judge.validateString(page);
      const messages = report.results.flatMap((it) => it.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
      expect(messages, snippet).toEqual([]);
    }
  }
}

test("each snippet is valid HTML, whatever is chosen", async ({ page }) => {
  const builder = await new Builder(page).open();
  await builder.isValid();
  const starts = await builder.start.locator("option").evaluateAll((all) => all.map((it) => it.value));
  for (const start of starts) {
    await builder.start.selectOption(start);
    await builder.isValid();
  }
  await builder.theme.selectOption("dark");
  await page.getByLabel("An accent of my own").check();
  await page.getByLabel("Accent colour").fill("#aa2200");
  await builder.height.fill("640");
  await builder.isValid();
  await builder.following.check();
  await builder.isValid();
});

test("what is broken would be noticed", async () => {
  const report = await judge.validateString('<iframe src="a" width="100%"></iframe>');
  expect(report.valid).toBe(false);
});

test("at first, the snippets say everything about the start", async ({ page, baseURL }) => {
  const builder = await new Builder(page).open();
  const tag = await builder.pairs(builder.tag, "sales-motion");
  expect(tag).toMatchObject({ v: "1", deal: "8000", "t.core": "250000", "data-role": "unsure" });
  expect(Object.keys(tag)).not.toContain("role");
  expect(await builder.pairs(builder.tag, "script")).toEqual({
    type: "module",
    src: new URL("embed/sales-motion.js", baseURL).href,
  });
  expect(await builder.asked()).toMatchObject({ v: "1", deal: "8000", "t.core": "250000", role: "unsure" });
  const frame = await builder.pairs(builder.frame, "iframe");
  expect(frame).toMatchObject({ height: "1000", loading: "lazy" });
  expect(Object.keys(frame)).not.toContain("width");
  await expect(builder.address).toHaveValue(new URL(".", baseURL).href);
});

test("moving the preview's sliders changes what is pasted", async ({ page }) => {
  const builder = await new Builder(page).open();
  const widget = await builder.preview();
  await widget.press(DEAL, "End");
  await expect.poll(async () => (await builder.asked()).deal).toBe("5000000");
  expect((await builder.pairs(builder.tag, "sales-motion")).deal).toBe("5000000");
  await expect(builder.address).toHaveValue("");
  await expect(page.getByText("Only the examples and the start have an address")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy the address" })).toBeDisabled();

  await builder.following.check();
  expect(await builder.asked()).toEqual({ deal: "5000000" });

  await builder.again.click();
  await expect.poll(async () => builder.asked()).toEqual({});
  await expect(builder.start).toBeFocused();
  await expect(builder.address).not.toHaveValue("");
  await expect(widget.field(DEAL)).toHaveValue("$8K");
});

test("an example is shown, named, and has an address of its own", async ({ page, baseURL }) => {
  const builder = await new Builder(page).open();
  const widget = await builder.preview();
  await builder.start.selectOption({ label: "Dropbox, 2014" });
  await expect(widget.field(DEAL)).toHaveValue("$1.5K");
  expect(await builder.asked()).toMatchObject({ v: "1", deal: "1500", role: "engagement" });
  await expect(builder.address).toHaveValue(new URL("example-dropbox.html", baseURL).href);
  await builder.following.check();
  expect(await builder.asked()).toEqual({ preset: "dropbox" });
  await expect(builder.tag).toHaveValue(/<sales-motion preset="dropbox">\n {2}<a href="[^"]+\?preset=dropbox#widget">Dropbox, 2014/);
});

test("theme, accent and height go into the snippets", async ({ page }) => {
  const builder = await new Builder(page).open();
  const widget = await builder.preview();
  await builder.theme.selectOption("dark");
  await page.getByLabel("An accent of my own").check();
  await page.getByLabel("Accent colour").fill("#aa2200");
  await builder.height.fill("640");
  expect(await builder.pairs(builder.tag, "sales-motion")).toMatchObject({ theme: "dark", accent: "aa2200" });
  expect(await builder.asked()).toMatchObject({ theme: "dark", accent: "aa2200" });
  expect((await builder.pairs(builder.frame, "iframe")).height).toBe("640");
  const paper = () => widget.page.locator("html").evaluate((it) => getComputedStyle(it).colorScheme);
  await expect.poll(paper).toBe("dark");
  // Nobody's page gets a frame that nobody can see.
  await builder.height.fill("3");
  expect((await builder.pairs(builder.frame, "iframe")).height).toBe("200");
});

test("a snippet is copied by a press, with the keyboard too", async ({ page, context, browserName }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const builder = await new Builder(page).open();
  for (const [name, field] of [
    ["Copy the tag", builder.tag],
    ["Copy the iframe", builder.frame],
    ["Copy the address", builder.address],
  ]) {
    await page.getByRole("button", { name }).press("Enter");
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await copied(page, browserName), name).toBe(await field.inputValue());
  }
});

test("where copying is not allowed, the snippet is selected", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const builder = await new Builder(page).open();
  await page.getByRole("button", { name: "Copy the iframe" }).click();
  await expect(builder.frame).toBeFocused();
  await expect(page.getByText("to copy what is selected")).toBeVisible();
  const selected = await builder.frame.evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
  expect(selected).toBe(await builder.frame.inputValue());
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("it says what it needs, and leads to the article", async ({ page }) => {
    await page.goto("./builder.html");
    await expect(page.locator("noscript p")).toContainText("This page needs JavaScript to show the widget");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByLabel("Start with")).toBeDisabled();
    await expect(page.getByRole("link", { name: "The widget, in the article" })).toBeVisible();
  });
});

for (const width of [320, 390, 1280]) {
  test(`it does not scroll sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await new Builder(page).open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
