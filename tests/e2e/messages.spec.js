import { HOST, openAt } from "./host.js";
import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";
import { sendJunk } from "./junk.js";

// Frame and host, given whatever a message can be. FUZZ_MESSAGES and FUZZ_SEED say
// how many, and which.

const COUNT = Number(process.env.FUZZ_MESSAGES ?? 500);
const SEED = Number(process.env.FUZZ_SEED ?? 2026);
const MOTIONS = ["bottom-up", "top-down", "land-and-expand"];

test.use({ hosts: [new URL(HOST).origin] });
test.slow();
if (COUNT > 10_000) test.setTimeout(0);

/** A host's page with this in it, which writes down what it hears. */
async function host(page, body) {
  await page.addInitScript(() => {
    window.heard = [];
    if (window !== top) return;
    addEventListener("message", ({ data }) => /ready|change|error/.test(data?.type) && window.heard.push(data));
  });
  await openAt(page, HOST, `<!doctype html><html lang="en"><title>A blog</title>${body}`);
}

test("a frame takes any messages, and goes on", async ({ page }) => {
  const source = new URL("embed.html", process.env.BASE_URL).href;
  await host(page, `<iframe title="Explainer" width="400" height="1000" src="${source}"></iframe>`);
  const heard = () => page.evaluate(() => window.heard);
  await expect.poll(heard).toHaveLength(1);
  await page.evaluate(sendJunk, { to: 0, seed: SEED, count: COUNT, type: "sales-motion:set" });
  await page.evaluate(() => frames[0].postMessage({ type: "sales-motion:set", version: 1, query: "deal=60k&arr=25M&penetration=4" }, "*"));
  const widget = new Widget(page.frameLocator("iframe"));
  await widget.says("Top-down", "backed by usage");
  await widget.press(DEAL, "Home");
  await widget.says("Bottom-up", "Now");
  // Some of the messages were good; what they did was told, and nothing else.
  const told = await heard();
  expect(told.length).toBeGreaterThan(COUNT / 50);
  for (const { type, version, decision, query } of told) {
    expect(["sales-motion:ready", "sales-motion:change"]).toContain(type);
    expect(version).toBe(1);
    expect(MOTIONS).toContain(decision.verdict);
    expect(new URLSearchParams(query).get("v")).toBe("1");
  }
});

test("the element takes any messages of its frame, and goes on", async ({ page, noises }) => {
  const site = process.env.BASE_URL;
  await host(page, `<script type="module" src="${site}embed/sales-motion.js"></script><sales-motion loading="eager"></sales-motion>`);
  await expect.poll(() => page.evaluate(() => document.querySelector("sales-motion").decision?.verdict)).toBe("bottom-up");
  await page.frames()[1].evaluate(sendJunk, { to: "parent", seed: SEED, count: COUNT, type: "sales-motion:change" });
  // What the frame truly says is heard after all that.
  const widget = new Widget(page.frameLocator("iframe"));
  const element = () => page.evaluate(() => {
    const { decision, shadowRoot, clientHeight } = document.querySelector("sales-motion");
    return { verdict: decision.verdict, tall: clientHeight <= 30_000, text: shadowRoot.textContent };
  });
  await page.frames()[1].evaluate(() => parent.postMessage({ type: "sales-motion:ready", version: 1, query: "", decision: { verdict: "bottom-up" } }, "*"));
  await page.evaluate(() => document.querySelector("sales-motion").setAttribute("deal", "300k"));
  await widget.says("Top-down", "from leadership");
  await expect.poll(async () => (await element()).verdict).toBe("top-down");
  expect((await element()).tall).toBe(true);
  expect(noises).toEqual([]);
});
