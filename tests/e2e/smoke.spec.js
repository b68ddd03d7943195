import { test, expect } from "./test.js";

/** What the page of this test has fetched. */
let requests;

test.beforeEach(async ({ page }) => {
  requests = [];
  page.on("requestfinished", (request) => requests.push(request));
  await page.goto("./", { waitUntil: "networkidle" });
});

test("the page loads and stays quiet", async ({ page }) => {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the app arrives as compressed WebAssembly", async ({ page, browserName }) => {
  const wasm = requests.find((request) => request.url().endsWith(".wasm"));
  const headers = await (await wasm.response()).allHeaders();
  expect(headers["content-type"]).toBe("application/wasm");
  // Without TLS, WebKitGTK asks for no brotli.
  expect(headers["content-encoding"]).toBe(browserName === "webkit" ? "gzip" : "br");
});

test("no preload is wasted: each file is fetched once", async ({ browserName }) => {
  test.fixme(browserName === "webkit", "WebKit sends an Origin with the preload but none with the fetch, and so takes them for two");
  const addresses = requests.map((request) => request.url());
  expect(addresses).toEqual([...new Set(addresses)]);
});

test("the policy stops inline code", async ({ page, noises }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    return "ran" in window;
  });
  expect(ran).toBe(false);
  await expect.poll(() => noises.join("\n")).toMatch(/Content Security Policy|blocked an inline script/);
  noises.length = 0;
});

test("an address that is not there is a 404", async ({ request }) => {
  expect((await request.get("./no-such-page")).status()).toBe(404);
});
