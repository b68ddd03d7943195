import { test as base, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";
import { HAS_BROTLI, NO_NGINX, manualsNginx, plainNginx, plainServer } from "./servers.js";

// The built site on other servers than the one it is tested with.

const SERVERS = {
  "plain nginx": { start: plainNginx, missing: NO_NGINX },
  "nginx as the manual configures it, in a folder": { start: manualsNginx, missing: NO_NGINX, compressed: HAS_BROTLI ? "br" : "gzip" },
  "a server that compresses nothing": { start: () => plainServer() },
  "a folder of folders with a space in its name": { start: () => plainServer({ folder: "/our%20docs/sales/" }) },
};

for (const [name, { start, missing, compressed }] of Object.entries(SERVERS)) {
  // Each test has a server of its own; what it asks must go there.
  const test = base.extend({
    server: async ({}, use) => {
      const server = missing ? undefined : await start();
      await use(server);
      await server?.stop();
    },
    baseURL: async ({ server, baseURL }, use) => use(server?.site ?? baseURL),
  });

  test.describe(name, () => {
    test.skip(Boolean(missing), missing || "");

    test("the article and the page to be framed start and answer", async ({ page, baseURL }) => {
      for (const address of ["", "embed.html"]) {
        const types = [];
        page.on("response", (response) => {
          if (/\.wasm$/.test(response.url())) types.push(response.headers()["content-type"]);
        });
        // With this type only, it is compiled while it loads; the page would say it isn't.
        await page.goto(`${baseURL}${address}?deal=60k`);
        const widget = new Widget(page);
        await widget.runs();
        await widget.says("Land-and-expand", "Not yet");
        await widget.press(DEAL, "End");
        await widget.says("Top-down", "from leadership");
        expect(types).toContain("application/wasm");
        page.removeAllListeners("response");
      }
    });

    test("the element starts in a page beside it", async ({ page, baseURL, noises }) => {
      await page.route(`${baseURL}beside.html`, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><html lang="en"><title>Beside</title><link rel="icon" href="data:,">
            <script type="module" src="embed/sales-motion.js"></script>
            <sales-motion loading="eager" deal="60k"></sales-motion><sales-motion id="inline" inline loading="eager" deal="300k"></sales-motion>`,
        }),
      );
      await page.goto(`${baseURL}beside.html`);
      const verdict = (which) => page.evaluate((which) => document.querySelector(which).decision?.verdict, which);
      await expect.poll(() => verdict("sales-motion")).toBe("land-and-expand");
      await expect.poll(() => verdict("#inline")).toBe("top-down");
      expect(noises).toEqual([]);
    });

    test("the builder and an example frame the widget", async ({ page, baseURL }) => {
      for (const address of ["builder.html", "example-slack.html"]) {
        await page.goto(`${baseURL}${address}`);
        const frame = page.locator("iframe").first();
        await frame.scrollIntoViewIfNeeded();
        await new Widget(frame.contentFrame()).runs();
      }
    });

    if (!compressed) return;

    test("files come compressed, with the headers of the manual", async ({ request, baseURL }) => {
      const html = await (await request.get(baseURL)).text();
      const [wasm] = /assets\/article-[0-9a-f]+\.wasm/.exec(html);
      for (const [address, cache] of [["index.html", "public, max-age=600"], [wasm, "public, max-age=31536000, immutable"]]) {
        const headers = (await request.get(`${baseURL}${address}`, { headers: { "accept-encoding": "br, gzip" } })).headers();
        expect(headers["content-encoding"], address).toBe(compressed);
        expect(headers["cache-control"], address).toBe(cache);
        expect(headers["access-control-allow-origin"], address).toBe("*");
        expect(headers.vary, address).toMatch(/accept-encoding/i);
      }
    });
  });
}
