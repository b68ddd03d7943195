import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "./test.js";
import { Widget } from "./widget.js";

const FOLDER = process.env.HOSTS ?? fileURLToPath(new URL("../../target/hosts/site/", import.meta.url));

/** What stands in the host pages for the two addresses that only a run knows. */
const SITE = "https://example.org/sales-motion/";
const HOST = "https://host.example/";
/** Where a page takes what a test pastes: `?paste=…`, like a writer's own markup. */
const PASTED = /<div id="?paste"?>\s*<\/div>/;

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serves the host sites from another origin than the widget's: `localhost`.
 * What a host's script counts is at `/count`.
 */
function serve(site) {
  const counted = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    if (url === "/count") {
      if (method === "POST") counted.push(await json(request));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(counted));
      return;
    }
    if (url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const { pathname, searchParams } = new URL(url, HOST);
    const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, "/index.html");
    let content = await readFile(join(FOLDER, path)).catch(() => null);
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    if (/html|xml|json/.test(type)) {
      content = content
        .toString()
        .replaceAll(SITE, site)
        .replaceAll(HOST, `http://${headers.host}/`)
        .replace(PASTED, () => searchParams.get("paste") ?? "");
    }
    // A page in a sandboxed frame has no origin, so its own host needs this too.
    response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" });
    response.end(content);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "localhost", () => resolve(server));
  });
}

/** `test` with `host`, the origin of the host sites. It may be asked, too. */
export const test = base.extend({
  host: [
    async ({}, use, { project }) => {
      await readFile(join(FOLDER, "hostile/reset.html")).catch(() => {
        throw new Error("There are no host sites: `cargo xtask test` builds them.");
      });
      const server = await serve(project.use.baseURL);
      await use(`http://localhost:${server.address().port}/`);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
    { scope: "worker" },
  ],
  hosts: async ({ host }, use) => use([new URL(host).origin]),
});

export { expect };

/** An embed in a host page, found as a reader or the host's own script finds it. */
export class Embed {
  constructor(page, selector = "sales-motion") {
    this.page = page;
    this.element = page.locator(selector);
    /** Inside the frame. */
    this.frame = new Widget(this.element.locator("iframe").contentFrame());
    /** Inside the shadow root, of an inline one. */
    this.inline = new Widget(this.element);
  }

  /** Brings it near, and waits until its app runs. */
  async runs() {
    await this.element.scrollIntoViewIfNeeded();
    await expect.poll(() => this.decision(), { timeout: 20_000 }).not.toBeNull();
    return this;
  }

  /** What it tells its host. */
  async decision() {
    return this.element.evaluate((it) => it.decision ?? null);
  }
}
