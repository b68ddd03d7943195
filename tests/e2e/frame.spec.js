import fs from "node:fs";
import { builtForHere } from "./home.js";
import { HOST, openAt } from "./host.js";
import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";

test.use({ hosts: [new URL(HOST).origin] });

/** Puts a frame into another site's page, which writes down what it is told. */
async function embed(page, query = "", { attributes = "", hash = "" } = {}) {
  const source = new URL(`embed.html${query && `?${query}`}${hash}`, process.env.BASE_URL).href;
  const body = `<!doctype html><html lang="en"><title>A blog</title>
    <iframe name="frame-1" title="Explainer" width="320" height="1000" src="${source.replaceAll("&", "&amp;")}" ${attributes}></iframe>`;
  await page.addInitScript(() => {
    window.told = [];
    if (window === top) addEventListener("message", ({ data }) => window.told.push(data));
  });
  await openAt(page, HOST, body);
  return new Widget(page.frameLocator("iframe[name]"));
}

/** The same; returns the widget in it once it is ready. */
async function framed(page, query, options) {
  const widget = await embed(page, query, options);
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  return widget;
}

const told = (page, type) => page.evaluate((type) => window.told.filter((it) => it.type === type), `sales-motion:${type}`);
const post = (page, message) => page.evaluate((message) => frames[0].postMessage(message, "*"), message);
const set = (page, query) => post(page, { type: "sales-motion:set", version: 1, query });

test("it tells when it is ready, what it decides, and every change", async ({ page }) => {
  const widget = await framed(page, "deal=60k&arr=25M&penetration=4");
  const [ready, ...more] = await told(page, "ready");
  expect(more).toEqual([]);
  expect(ready).toMatchObject({ version: 1, id: "frame-1", decision: { verdict: "top-down", inputs: { deal: 60_000 } } });
  await widget.press(DEAL, "Home");
  await widget.says("Bottom-up", "Now");
  const changes = await told(page, "change");
  expect(changes.at(-1)).toMatchObject({ version: 1, id: "frame-1", decision: { verdict: "bottom-up", layer: "now", inputs: { deal: 100 } } });
  // The query is frozen: it names every input, every threshold and the version.
  const query = new URLSearchParams(changes.at(-1).query);
  expect(query.get("v")).toBe("1");
  expect(Object.keys(changes.at(-1).decision.inputs).every((key) => query.has(key))).toBe(true);
  expect([...query.keys()].filter((key) => key.startsWith("t.")).length).toBeGreaterThan(5);
});

test("what it tells opens the same decision again", async ({ page }) => {
  const widget = await framed(page, "t.self_serve=6k");
  await widget.says("Land-and-expand", "Not yet");
  const [{ query }] = await told(page, "ready");
  await page.goto(`./embed.html?${query}`);
  await new Widget(page).says("Land-and-expand", "Not yet");
});

test("its host sets other inputs, without loading it again", async ({ page }) => {
  const widget = await framed(page, "deal=8k");
  await widget.says("Bottom-up", "Not yet");
  let loads = 0;
  page.on("request", (request) => (loads += request.isNavigationRequest() ? 1 : 0));
  await set(page, "deal=60k&arr=25M&penetration=4&theme=dark&accent=%23ff8800");
  await widget.says("Top-down", "backed by usage");
  const look = () => page.frames()[1].evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.colorScheme, style.getPropertyValue("--accent")];
  });
  expect(await look()).toEqual(["dark", "#ff8800"]);
  await set(page, "preset=slack");
  await expect(widget.field(DEAL)).toHaveValue("$4.5K");
  expect(await look()).toEqual(["light dark", ""]);
  expect(loads).toBe(0);
});

test("its height follows the reader's actions, and nothing else", async ({ page }) => {
  const widget = await framed(page);
  await expect.poll(async () => (await told(page, "size")).length).toBeGreaterThan(0);
  const sizes = async () => (await told(page, "size")).map((it) => it.height);
  const [first, ...others] = await sizes();
  expect(others, "the app takes over without a shift").toEqual([]);
  expect(Number.isInteger(first)).toBe(true);
  await widget.refine.click();
  await expect.poll(async () => (await sizes()).at(-1)).toBeGreaterThan(first + 200);
  await widget.refine.click();
  await expect.poll(async () => (await sizes()).at(-1)).toBe(first);
  // A host that knows only AMP's or its own messages hears them too.
  const amp = await page.evaluate(() => window.told.filter((it) => it.sentinel === "amp").map((it) => it.height));
  expect(amp).toEqual(await sizes());
  expect(await page.evaluate(() => window.told.some((it) => it.message === "height"))).toBe(false);
});

test("a host that does not show it yet hears it all the same", async ({ page }) => {
  const widget = await framed(page, "deal=60k&arr=25M&penetration=4", { attributes: `style="display:none"` });
  expect((await told(page, "size")).map((it) => it.height), "nothing has a height yet").not.toContain(0);
  await page.locator("iframe").evaluate((it) => (it.style.display = "block"));
  await widget.says("Top-down", "backed by usage");
  await expect.poll(async () => (await told(page, "size")).at(-1)?.height).toBeGreaterThan(200);
});

test("WordPress finds it by its secret, and hears its height", async ({ page, baseURL }) => {
  await builtForHere(page, baseURL);
  await framed(page, "", { attributes: `sandbox="allow-scripts" security="restricted"`, hash: "#?secret=Ab12Cd34Ef" });
  const heights = () => page.evaluate(() => window.told.filter((it) => it.message === "height"));
  await expect.poll(heights).toHaveLength(1);
  const [{ value, secret }] = await heights();
  expect(secret).toBe("Ab12Cd34Ef");
  expect(value).toBeGreaterThan(200);
  expect(value).toBeLessThanOrEqual(1_000);
});

test("without an origin, in a sandbox, it works", async ({ page, baseURL }) => {
  await builtForHere(page, baseURL);
  const widget = await framed(page, "deal=60k&arr=25M&penetration=4", { attributes: `sandbox="allow-scripts"` });
  expect(await page.frames()[1].evaluate(() => origin)).toBe("null");
  await widget.says("Top-down", "backed by usage");
  await widget.press(DEAL, "Home");
  await widget.says("Bottom-up", "Now");
});

test("hostile messages change nothing and throw nothing", async ({ page }) => {
  const widget = await framed(page, "deal=8k");
  const before = await told(page, "change");
  await page.evaluate(async () => {
    const frame = frames[0];
    const type = "sales-motion:set";
    const odd = [
      null, undefined, 0, NaN, 1e308, "", "sales-motion:set", [], [type], {}, { type }, { type, version: 1 },
      { type, version: 2, query: "deal=60k" }, { type, version: "1", query: "deal=60k" },
      { type: "sales-motion:change", version: 1, query: "deal=60k" }, { type: [type], version: 1, query: "deal=60k" },
      { type, version: 1, query: null }, { type, version: 1, query: 5 }, { type, version: 1, query: {} },
      { type, version: 1, query: ["deal=60k"] }, { type, version: 1, query: new Uint8Array(9) },
      { type, version: 1, query: "deal=60k&".repeat(1_000) }, new Map([["type", type]]), new Error(type), new Date(),
      { type: { toString: 1 }, version: 1, query: "deal=60k" }, JSON.parse(`{"__proto__": {"type": "${type}", "version": 1, "query": "deal=60k"}}`),
    ];
    for (const message of odd) frame.postMessage(message, "*");
    // From a frame beside it, with every word right.
    const other = document.createElement("iframe");
    other.title = "Another";
    document.body.append(other);
    other.contentWindow.eval(`parent.frames[0].postMessage({ type: "${type}", version: 1, query: "deal=60k" }, "*")`);
    await new Promise((done) => setTimeout(done, 300));
  });
  await widget.says("Bottom-up", "Not yet");
  await expect(widget.field(DEAL)).toHaveValue("$8K");
  expect(await told(page, "change")).toEqual(before);
});

test("a query with markup in it is shown as words", async ({ page }) => {
  const widget = await framed(page);
  await set(page, `deal=${encodeURIComponent("<img src=x onerror=alert(1)>")}&arr=99999999999999999999&<b>=1&t.core=%F0%28`);
  await expect(widget.notice).toContainText("<img src=x onerror=alert(1)>");
  await expect(widget.notice).toContainText("<b>");
  expect(await page.frames()[1].evaluate(() => document.querySelectorAll(".widget img, .problems b").length)).toBe(0);
});

for (const [theme, scheme, dark] of [["dark", "light", true], ["light", "dark", false], ["auto", "dark", true], ["auto", "light", false]]) {
  test(`theme ${theme} on a ${scheme} screen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await framed(page, `theme=${theme}`);
    const ink = await page.frames()[1].evaluate(() => getComputedStyle(document.querySelector(".widget")).color);
    expect(ink).toBe(dark ? "rgb(236, 238, 240)" : "rgb(21, 24, 28)");
  });
}

for (const touch of [false, true]) {
  test.describe(touch ? "with a finger" : "with a mouse", () => {
    // As high as its host reserves: no scroll bar takes of the width.
    test.use({ viewport: { width: 320, height: 1_000 }, hasTouch: touch, isMobile: touch });

    test("closed, it fits 1,000 pixels at a width of 320, whatever it says", async ({ page }) => {
      test.slow();
      const model = fs.readFileSync(new URL("../../model/sales-motion.toml", import.meta.url), "utf8");
      const presets = [...model.split("[[preset]]").slice(1)].map((it) => /^key = "(.*)"/m.exec(it)[1]);
      expect(presets.length).toBeGreaterThan(9);
      const queries = ["", "deal=60k&arr=25M&penetration=4", "deal=300k&arr=25M&penetration=4", ...presets.map((key) => `preset=${key}`)];
      for (const query of queries) {
        await page.goto(`./embed.html?${query}`);
        await new Widget(page).runs();
        // What is less than half a pixel too high does not scroll.
        const height = await page.evaluate(() => Math.round(document.body.getBoundingClientRect().height));
        expect(height, query).toBeLessThanOrEqual(1_000);
        await expect(page.getByText("is no example")).toHaveCount(0);
      }
    });
  });
}

test("the route in one line unfolds into the reasons", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto("./embed.html");
  const widget = new Widget(page);
  await widget.runs();
  const line = page.locator("summary").filter({ hasText: /^Why/ });
  await expect(line).toHaveText("Why1No3YesBottom-up");
  const question = page.getByText("Can one person get value and start without asking?").filter({ visible: true });
  await expect(question).toHaveCount(0);
  await line.click();
  await expect(question).toHaveCount(1);
  const warnings = page.locator("summary").filter({ hasText: "Watch out" });
  await expect(warnings).toContainText("Low-intent users");
  await warnings.click();
  await expect(page.getByText("With few users per account")).toBeVisible();
});

test("a version of the rules that is not this one is said", async ({ page }) => {
  const widget = await framed(page, "v=0&deal=8k");
  await expect(widget.notice).toContainText("made for version 0 of the rules");
});

test("where the app can't start, the picture stays and says so", async ({ page, noises }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  const widget = await embed(page);
  await expect(widget.page.getByRole("alert")).toContainText("The sliders could not start");
  await widget.says("Bottom-up", "Not yet");
  await expect.poll(() => told(page, "error")).toHaveLength(1);
  noises.splice(0);
});
