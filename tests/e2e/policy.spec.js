import { createRequire } from "node:module";
import { Article } from "./article.js";
import { forgetUnused, test, expect } from "./test.js";
import { PAGES } from "./pages.js";
import { painted } from "./painted.js";
import { plainServer } from "./servers.js";
import { Widget } from "./widget.js";

// The pages' content security policy, as Google's evaluator and a browser see it.

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity, Type } = require("csp_evaluator/dist/finding.js");

/** The findings that stand, and why. */
const ACCEPTED = [
  {
    type: "SCRIPT_ALLOWLIST_BYPASS",
    value: "'self'",
    // A maybe: it would matter on a server that also answers with scripts made of
    // the question, or with files of its users. The site is a folder of its own files.
    severity: "MEDIUM_MAYBE",
  },
];

/** What the evaluator finds, in words. */
function findings(policy) {
  const found = new CspEvaluator(new CspParser(policy).csp).evaluate();
  return found.map(({ type, value, severity, description }) => ({
    type: Type[type],
    value,
    severity: Severity[severity],
    description,
  }));
}

const accepted = (finding) => ACCEPTED.some((it) => Object.keys(it).every((key) => it[key] === finding[key]));

test("the evaluator finds what a weak policy lets through", () => {
  for (const [policy, type, severity] of [
    ["default-src 'none'; script-src 'self' 'unsafe-inline'; base-uri 'none'", "SCRIPT_UNSAFE_INLINE", "HIGH"],
    ["script-src 'self'; base-uri 'none'", "MISSING_DIRECTIVES", "HIGH"],
    ["default-src 'none'; script-src *; base-uri 'none'", "PLAIN_WILDCARD", "HIGH"],
  ]) {
    const found = findings(policy).filter((it) => !accepted(it));
    expect(found).toContainEqual(expect.objectContaining({ type, severity }));
  }
});

for (const address of PAGES) {
  test(`${address || "the article"}: its policy is strict, comes first and is kept`, async ({ page, request }) => {
    const html = await (await request.get(address)).text();
    const policies = [...html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g)];
    expect(policies, "one policy").toHaveLength(1);
    const [{ 1: policy, index }] = policies;
    expect(policy).toMatch(/^default-src 'none'; .*base-uri 'none'; form-action 'none'$/);
    // The site's own address, where the build knows it, is another word for 'self'.
    const own = /<link rel="canonical" href="(https?:\/\/[^/"]+)/.exec(html)?.[1];
    const meant = own ? policy.replaceAll(`'self' ${own}`, "'self'") : policy;
    expect(meant).not.toMatch(/https?:/);
    expect(findings(meant).filter((it) => !accepted(it))).toEqual([]);
    // It holds for what comes after it only; that must be all that loads or runs.
    expect(html.slice(0, index)).not.toMatch(/<(?:script|link|style|img|iframe|base)\b/i);
    // Loaded whole, the page breaks no rule of its own and asks nobody else: `test.js` listens.
    await page.goto(`./${address}`, { waitUntil: "networkidle" });
  });
}

for (const address of ["", "embed.html", "builder.html", PAGES.at(-1)]) {
  test(`${address || "the article"}: what is injected doesn't run, doesn't show, and isn't asked for`, async ({ page, noises }) => {
    const foreign = "https://elsewhere.example/";
    await page.route(new URL(address, process.env.BASE_URL).href, async (route) => {
      const response = await route.fetch();
      const injected = `<script>document.title = "injected"</script><style>body { color: red }</style>
        <img src="${foreign}a.png" alt="" onerror="document.title = 'injected'"><script src="${foreign}a.js"></script>
        <p style="color: red" id="styled">styled</p></body>`;
      await route.fulfill({ response, body: (await response.text()).replace("</body>", injected) });
    });
    await page.addInitScript(() => {
      window.broken = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.broken.push(effectiveDirective), true);
    });
    await page.goto(`./${address}`);
    await expect(page).not.toHaveTitle("injected");
    await expect(page.locator("#styled")).not.toHaveCSS("color", "rgb(255, 0, 0)");
    const broken = () => page.evaluate(() => window.broken);
    for (const directive of ["script-src-elem", "style-src-elem", "style-src-attr", "img-src"]) {
      await expect.poll(broken).toContain(directive);
    }
    // The browser says so, and nothing but that.
    const other = noises.splice(0).filter((noise) => !/Content Security Policy|settings blocked|foreign request|csp|request failed/i.test(noise));
    expect(other).toEqual([]);
  });
}

/** What a server may send with all its pages: less than ours allow. */
const SERVERS_OWN = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'";

/** How browsers say that it forbids something. */
const FORBIDDEN = /Content Security Policy|settings blocked|csp/i;

// Another server than the others' own, which at first sends no policy.
const served = test.extend({
  server: async ({}, use) => {
    let policy;
    const server = await plainServer({ answer: ({ response }) => void (policy && response.setHeader("content-security-policy", policy)) });
    await use({ ...server, sends: (it) => (policy = it) });
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.site),
});

for (const address of ["", "embed.html?theme=dark&accent=aa2200", "builder.html"]) {
  served(`${address || "the article"}: looks the same where the server’s own policy forbids what stands in the page`, async ({ page, server, noises }) => {
    await page.addInitScript(() => {
      window.heights = [];
      addEventListener("message", ({ data }) => data.type === "sales-motion:size" && window.heights.push(data.height));
    });
    // In the page itself, or in the frame on it.
    const inside = address === "builder.html" ? page.locator("iframe").first().contentFrame() : page;
    const open = async () => {
      await page.goto(`./${address}`);
      if (inside !== page) await page.locator("iframe").first().scrollIntoViewIfNeeded();
      await (address ? new Widget(inside) : new Article(page)).runs();
    };
    /** Place and colour of what is seen. */
    const look = () =>
      inside.locator("html").evaluate((html) =>
        [html, ...html.querySelectorAll("main, h1, h2, h3, button, input")].map((it) => {
          const { x, y, width, height } = it.getBoundingClientRect();
          const { color, backgroundColor, textDecorationColor, fontSize } = getComputedStyle(it);
          return [it.localName, x, y, width, height, color, backgroundColor, textDecorationColor, fontSize].join();
        }),
      );
    const heights = () => page.evaluate(() => window.heights);
    const dressed = () => inside.locator("style").evaluate((it) => Boolean(it.sheet));
    await open();
    const [usual, usualHeights] = [await look(), await heights()];
    expect(await dressed()).toBe(true);
    server.sends(SERVERS_OWN);
    if (inside !== page) {
      // The file comes after the bare frame has been painted.
      await page.route("**/style-embed-*.css", async (route) => {
        await inside.locator("html").evaluate(painted);
        await route.continue();
      });
    }
    await open();
    expect(await dressed(), "the server forbids it").toBe(false);
    await expect.poll(look).toEqual(usual);
    await expect(inside.locator("head > link[rel=stylesheet]"), "as a file").toHaveCount(1);
    expect(await heights(), "the host hears of no other height").toEqual(usualHeights);
    expect(noises.splice(0).filter((noise) => !FORBIDDEN.test(noise))).toEqual([]);
  });
}

served.describe("without JavaScript", () => {
  served.use({ javaScriptEnabled: false });

  for (const address of ["", "embed.html"]) {
    served(`${address || "the article"}: is dressed where the server’s own policy forbids a style sheet in the page`, async ({ page, server, noises }) => {
      server.sends(SERVERS_OWN);
      await page.goto(`./${address}`);
      // Only a style sheet hides it.
      await expect(page.locator(".unseen").first()).toHaveCSS("position", "absolute");
      forgetUnused(noises);
      expect(noises.splice(0).filter((noise) => !FORBIDDEN.test(noise))).toEqual([]);
    });
  }
});
