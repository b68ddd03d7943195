import { createHash } from "node:crypto";
import { HOST, openAt } from "./host.js";
import { test, expect } from "./test.js";

// The published digest of the element's script, and what browsers do with it.

const SHELL = new URL("embed/sales-motion.js", process.env.BASE_URL).href;

test.use({ hosts: [new URL(HOST).origin] });

const published = async (request) => (await (await request.get("./embed/integrity.json")).json())["sales-motion.js"];

/** A page of somebody else that asks for these bytes. */
async function open(page, integrity) {
  const body = `<!doctype html><html lang="en"><title>A blog</title>
    <script type="module" src="${SHELL}" integrity="${integrity}" crossorigin="anonymous"></script>
    <sales-motion loading="eager" deal="60k"><p>Read the article.</p></sales-motion>`;
  await openAt(page, HOST, body);
}

test("the digest is that of the script's bytes", async ({ request }) => {
  const script = await (await request.get("./embed/sales-motion.js")).body();
  const digest = createHash("sha384").update(script).digest("base64");
  expect(await published(request)).toBe(`sha384-${digest}`);
});

test("a page that names the digest gets the widget", async ({ page, request }) => {
  await open(page, await published(request));
  const verdict = () => page.evaluate(() => document.querySelector("sales-motion").decision?.verdict);
  await expect.poll(verdict).toBe("land-and-expand");
});

test("with one byte changed the script is refused, and the page's own words stay", async ({ page, request, noises }) => {
  const integrity = await published(request);
  await page.route(SHELL, async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from(" ")]);
    const headers = { ...response.headers() };
    delete headers["content-encoding"];
    delete headers["content-length"];
    await route.fulfill({ status: 200, headers, body });
  });
  await open(page, integrity);
  await expect.poll(() => noises.join("\n")).toContain("integrity");
  noises.splice(0);
  await expect(page.getByText("Read the article.")).toBeVisible();
  expect(await page.evaluate(() => customElements.get("sales-motion"))).toBeUndefined();
  await expect(page.locator("iframe")).toHaveCount(0);
});
