/** A page of another origin, since the site answers to two names. */
export const HOST = new URL("/host/", process.env.BASE_URL.replace("127.0.0.1", "localhost")).href;

/** Opens a page that the test itself serves at an address. */
export async function openAt(page, address, body) {
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
}

/** A page of a host, served by the test from the tested site's own origin. */
export async function serveHost(page, body, { html = "", at = "./host/page.html" } = {}) {
  const address = new URL(at, process.env.BASE_URL).href;
  const text =
    `<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>A host</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">` +
    `<script type="module" src="${new URL("./embed/sales-motion.js", process.env.BASE_URL)}"></script></head>` +
    `<body><main><h1>A host</h1>${body}</main></body></html>`;
  await openAt(page, address, text);
}

/** The widget straight in a page. */
export const INLINE =
  `<sales-motion inline loading="eager"><a href="https://example.org/">The explainer</a></sales-motion>`;
