import { attributes } from "./snippet.js";
import { test, expect } from "./test.js";
import { Widget } from "./widget.js";

/** The builder's page as a server sends it. */
const builder = async (request) => (await request.get("./builder.html")).text();

/** The examples' keys, as the builder lists them; the start is `default`. */
async function keys(request) {
  const listed = (await builder(request)).matchAll(/<option value="([^"]*)" data-page=/g);
  return [...listed].map(([, key]) => key || "default");
}

/** The page of an example. */
const pageOf = (key) => (key === "default" ? "./" : `./example-${key}.html`);

/** An address of the site that was built, as one of the site that is served. */
function here(address, site) {
  expect(address.startsWith(site), `${address} is in ${site}`).toBe(true);
  return `./${address.slice(site.length)}`;
}

/** Where the built site says that it lives. */
async function siteOf(request) {
  const [, site] = /<link rel="canonical" href="([^"]+)builder\.html">/.exec(await builder(request));
  return site;
}

/** Width and height, as a PNG's header says them. */
async function sizeOf(request, address) {
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()["content-type"]).toBe("image/png");
  const bytes = await answer.body();
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("every example has an oEmbed file that is complete and small enough for all", async ({ request }) => {
  const all = await keys(request);
  expect(all.length).toBeGreaterThan(10);
  const site = await siteOf(request);
  for (const key of all) {
    const answer = await request.get(`./oembed/${key}.json`);
    expect(answer.status(), key).toBe(200);
    const said = await answer.json();
    expect(said, key).toMatchObject({ type: "rich", version: "1.0", provider_url: site });
    for (const text of ["title", "provider_name", "html"]) expect(said[text], `${key}: ${text}`).toMatch(/\S/);
    expect(Number.isInteger(said.cache_age), key).toBe(true);
    // What WordPress asks for where a theme says nothing, and its least height.
    expect(said.width, key).toBeLessThanOrEqual(500);
    expect(said.height, key).toBeLessThanOrEqual(750);
    expect(said.height, key).toBeGreaterThanOrEqual(200);
    const { thumbnail_width: width, thumbnail_height: height } = said;
    expect(await sizeOf(request, here(said.thumbnail_url, site)), key).toEqual([width, height]);
  }
});

test("every example's page leads to its file and its picture", async ({ page, request }) => {
  const all = await keys(request);
  const site = await siteOf(request);
  for (const key of all) {
    // As a site's server reads it: without running anything.
    const html = await (await request.get(pageOf(key))).text();
    const read = await page.evaluate((html) => {
      const document = new DOMParser().parseFromString(html, "text/html");
      const content = (name) => document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.content;
      return {
        found: document.querySelector('link[rel=alternate][type="application/json+oembed"]')?.href,
        canonical: document.querySelector("link[rel=canonical]")?.href,
        title: content("og:title"),
        description: content("og:description"),
        url: content("og:url"),
        image: content("og:image"),
        size: [content("og:image:width"), content("og:image:height")],
        alternative: content("og:image:alt"),
        card: content("twitter:card"),
      };
    }, html);
    expect(read.found, key).toBe(`${site}oembed/${key}.json`);
    expect(read.canonical, key).toBe(new URL(pageOf(key), site).href);
    expect(read.url, key).toBe(read.canonical);
    expect(read.size, key).toEqual(["1200", "630"]);
    expect(read.card, key).toBe("summary_large_image");
    for (const text of ["title", "description", "alternative"]) expect(read[text], `${key}: ${text}`).toMatch(/\S/);
    expect(await sizeOf(request, here(read.image, site)), key).toEqual([1200, 630]);
  }
});

test("the widget's own page leads to the start's file, and stands for the article", async ({ request }) => {
  const html = await (await request.get("./embed.html")).text();
  expect(html).toMatch(/<link rel="alternate" type="application\/json\+oembed" href="[^"]+\/oembed\/default\.json"/);
  // A page that frames it would lose these words with it, if it were kept from search engines.
  expect(html).not.toMatch(/noindex/);
  expect(html).toContain(`<link rel="canonical" href="${await siteOf(request)}">`);
});

test("the article with somebody's numbers is not for search engines", async ({ page }) => {
  const robots = page.locator("meta[name=robots]");
  await new Widget(page).open();
  await expect(robots).toHaveCount(0);
  await new Widget(page).open("deal=60k");
  await expect(robots).toHaveAttribute("content", "noindex");
});

test("what a site shows for a pasted address is the example, frozen", async ({ page, request }) => {
  const all = await keys(request);
  const site = await siteOf(request);
  for (const key of [all[0], all[1], all.at(-1)]) {
    const said = await (await request.get(`./oembed/${key}.json`)).json();
    const own = await (await request.get(pageOf(key))).text();
    // A quotation, then the frame: all that WordPress keeps.
    expect(said.html, key).toMatch(/^<blockquote><a [^>]+>[^<]+<\/a><\/blockquote><iframe [^>]+><\/iframe>$/);
    expect(attributes(said.html, "a").href).toBe(new URL(pageOf(key), site).href);
    const frame = attributes(said.html, "iframe");
    expect(frame).toMatchObject({ width: `${said.width}`, height: `${said.height}`, loading: "lazy" });
    if (key !== "default") expect(own).toContain(`<h1>${frame.title.split(",")[0]}`);
    const { searchParams } = new URL(frame.src);
    for (const name of ["v", "deal", "arr", "penetration", "role", "t.core"]) {
      expect([...searchParams.keys()], key).toContain(name);
    }

    await page.goto(here(frame.src, site));
    const widget = new Widget(page);
    await widget.runs();
    await expect(widget.notice).toBeHidden();
    const [, verdict] = /og:image:alt" content="(?:[^"]*: )?(Bottom-up|Land-and-expand|Top-down)/.exec(own);
    await expect(widget.verdict).toContainText(verdict);
  }
});

test("an example's page tells what happened, and shows the widget with its numbers", async ({ page }) => {
  await page.goto("./example-dropbox.html");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dropbox 2014");
  await expect(page.getByText("Grew bottom-up, then added a sales team")).toBeVisible();
  const picture = page.getByRole("img");
  await expect(picture).toHaveAttribute("alt", /^Dropbox, 2014: Bottom-up/);
  expect(await picture.evaluate((it) => it.complete && it.naturalWidth)).toBe(1200);
  const link = page.getByRole("link", { name: "Open these numbers in the article" });
  const frame = page.locator("iframe");
  await expect(frame).toHaveAttribute("loading", "lazy");
  await frame.scrollIntoViewIfNeeded();
  await expect(page.frameLocator("iframe").getByRole("region", { name: /^Bottom-up/ })).toBeVisible();
  await expect(page.frameLocator("iframe").getByRole("textbox", { name: "Deal size (ACV)" })).toHaveValue("$1.5K");
  await link.click();
  const widget = new Widget(page);
  await widget.runs();
  await widget.says("Bottom-up", "Now");
  await expect(widget.notice).toBeHidden();
});

// A test each: a page left while its frame loads is not quiet.
for (const key of ["dropbox", "executive-bought"]) {
  for (const width of [320, 390, 1280]) {
    test(`the page of ${key} does not scroll sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`./example-${key}.html`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  }
}
