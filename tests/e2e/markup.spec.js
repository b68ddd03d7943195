import * as csstree from "css-tree";
import { HtmlValidate } from "html-validate";
import { Article } from "./article.js";
import { test, expect } from "./test.js";
import { Widget } from "./widget.js";

// HTML and CSS as their standards say, in every page: as it is served, and as the app makes it.

/** What is switched off, and why. Each was looked at on 22 November 2026. */
const EXCEPTIONS = {
  // Scripts and styles come from the page's own origin and are named by their content.
  "require-sri": "off",
  // Two fieldsets only put their controls to sleep. A heading names the widget's; the builder's needs no name.
  "wcag/h71": "off",
  // The builder's form has nothing to send: what is chosen counts at once.
  "wcag/h32": "off",
  // A table that scrolls is a region, so that it can be reached and has a name; a section has a heading.
  "prefer-native-element": "off",
};
/** The framed page stands in a page that has the first heading. */
const FRAMED = { "heading-level": "off" };

const judge = (rules) =>
  new HtmlValidate({
    root: true,
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules,
  });

async function complaints(html, path) {
  const rules = path.startsWith("embed") ? { ...EXCEPTIONS, ...FRAMED } : EXCEPTIONS;
  const { results } = await judge(rules).validateString(html);
  return results.flatMap(({ messages }) => messages.map((it) => `${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
}

/** Every page of the site: those with an app, the builder, and the examples it lists. */
async function pages(request) {
  const builder = await (await request.get("./builder.html")).text();
  const examples = [...builder.matchAll(/data-page="([^"]+\.html)"/g)].map(([, page]) => page);
  expect(new Set(examples).size).toBeGreaterThan(9);
  return new Set(["index.html", "embed.html", "builder.html", ...examples]);
}

test("every page is valid HTML as it is served", async ({ request }) => {
  test.slow();
  for (const path of await pages(request)) {
    const html = await (await request.get(`./${path}`)).text();
    expect.soft(await complaints(html, path), path).toEqual([]);
  }
});

const STATES = {
  "index.html": async (page) => {
    const article = await new Article(page).open("deal=60k&role=record&t.arr=12M&foo=1");
    await article.guess.getByRole("button", { name: "Top-down" }).click();
    await article.unfoldAll();
    await page.locator("main a.term").first().hover();
    await expect(article.tip).toBeVisible();
    await unfold(article);
  },
  "embed.html": async (page) => {
    await page.goto("./embed.html?deal=60k&role=record&t.arr=12M&foo=1");
    const widget = new Widget(page);
    await widget.runs();
    await unfold(widget);
  },
  "builder.html": async (page) => {
    await page.goto("./builder.html");
    await expect(page.getByRole("textbox", { name: "A tag" })).not.toHaveValue("");
  },
};

async function unfold(widget) {
  await widget.button("Examples").click();
  await widget.examples.getByRole("button", { name: "Slack" }).click();
  await widget.button("Adjust the thresholds").click();
  await widget.button("Copy link").click();
  await widget.type("Self-serve ceiling", "60k");
}

for (const [path, enter] of Object.entries(STATES)) {
  test(`${path} is valid HTML while it runs, with all open`, async ({ page }) => {
    await enter(page);
    expect(await complaints(await page.content(), path)).toEqual([]);
  });
}

/** What only another engine knows, each with its standard or older twin beside it. */
const FOREIGN = /::-(webkit|moz)-/;
/** Newer than the validator's dictionary; Chromium, which knows them, is asked. */
const asked = (node) => csstree.generate(node);

test("every style sheet is valid CSS, and the browser takes every word of it", async ({ page, request }) => {
  // In a page, or in a file that several pages share.
  const sheets = new Map();
  for (const path of await pages(request)) {
    const html = await (await request.get(`./${path}`)).text();
    for (const [, css] of html.matchAll(/<style>([^]*?)<\/style>/g)) sheets.set(path, css);
    for (const [, href] of html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
      if (!sheets.has(href)) sheets.set(href, await (await request.get(`./${href}`)).text());
    }
  }
  expect(sheets.size).toBeGreaterThan(3);
  await page.goto("./builder.html");
  for (const [name, css] of sheets) {
    const wrong = [];
    const declarations = new Set();
    const selectors = new Set();
    const queries = new Set();
    const ast = csstree.parse(css, { onParseError: ({ message }) => wrong.push(`can't be read: ${message}`) });
    csstree.walk(ast, (node) => {
      if (node.type === "Declaration" && !node.property.startsWith("--")) {
        const { error } = csstree.lexer.matchDeclaration(node);
        // With a variable in it nobody can tell before it is used; but the property must exist.
        if (error?.name === "SyntaxReferenceError" || (error && !asked(node.value).includes("var("))) {
          declarations.add(asked(node));
        }
      }
      if (node.type === "Selector") selectors.add(asked(node));
      if (node.type === "Atrule" && node.name === "media") queries.add(asked(node.prelude));
    });
    const refused = await page.evaluate(
      ([declarations, selectors, queries]) => [
        ...declarations.filter((it) => {
          const [property, ...value] = it.split(":");
          return !CSS.supports(property, value.join(":").replace(/!important$/, ""));
        }),
        ...selectors.filter((it) => !CSS.supports(`selector(${it})`)),
        ...queries.filter((it) => matchMedia(it).media.includes("not all")),
      ],
      [[...declarations], [...selectors], [...queries]],
    );
    wrong.push(...refused.filter((it) => !FOREIGN.test(it)));
    expect.soft(wrong, name).toEqual([]);
  }
});

test("the validators see a mistake", async ({ page }) => {
  expect(await complaints("<!DOCTYPE html>\n<html lang=\"en\"><head><title>A</title></head><body><p><div></div></p></body></html>", "index.html")).not.toEqual([]);
  const { error } = csstree.lexer.matchProperty("colour", csstree.parse("red", { context: "value" }));
  expect(error?.message).toContain("colour");
  await page.goto("./builder.html");
  expect(await page.evaluate(() => CSS.supports("selector(a:hovr)"))).toBe(false);
});
