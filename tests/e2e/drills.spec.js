import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";
import { INLINE, serveHost } from "./host.js";
import { plainServer } from "./servers.js";

// What a reader keeps when something fails: the page, and a plain sentence.

const TROUBLE = /^The sliders could not start\. What you see is an example; the words all hold\./;

/** What the page says about it. */
const line = (page) => page.getByRole("alert");

/** What breaks goes to the console, where it belongs; the reader must not need it. */
const provoked = (noises) => noises.splice(0);

const DRILLS = {
  "the WebAssembly does not arrive": (page) => page.route("**/*.wasm", (route) => route.abort()),
  "the WebAssembly is not there": (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404 })),
  "the WebAssembly is cut short": (page) =>
    page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      const headers = { ...response.headers(), "content-length": "9000" };
      delete headers["content-encoding"];
      await route.fulfill({ status: 200, headers, body: whole.subarray(0, 9_000) });
    }),
  "the script of the app does not arrive": (page) => page.route(/assets\/(article|embed)-[0-9a-f]+\.js/, (route) => route.abort()),
  "the browser has no WebAssembly": (page) => page.addInitScript(() => delete window.WebAssembly),
};

for (const [what, happens] of Object.entries(DRILLS)) {
  for (const name of ["", "embed.html"]) {
    test(`${what}: ${name || "the article"} says so and stays`, async ({ page, noises }) => {
      await happens(page);
      await page.goto(`./${name}`);
      await expect(line(page)).toHaveText(new RegExp(TROUBLE.source + " ?Reload$"));
      await new Widget(page).says("Bottom-up", "Not yet");
      await expect(page.getByRole("slider").first()).toBeDisabled();
      expect(provoked(noises)).not.toEqual([]);
      // With the fault gone, the button is all it takes.
      await page.unrouteAll();
      if (what === "the browser has no WebAssembly") return;
      await line(page).getByRole("button", { name: "Reload" }).click();
      await new Widget(page).runs();
      await expect(line(page)).toHaveCount(0);
    });
  }
}

for (const [address, ink] of [["", "rgb(21, 24, 28)"], ["embed.html?theme=dark", "rgb(236, 238, 240)"]]) {
  test(`none of the files comes, only the HTML: ${address || "the article"} is dressed all the same`, async ({ page, noises }) => {
    await page.route("**/assets/**", (route) => route.abort());
    await page.goto(`./${address}`);
    await expect(page.locator(".widget")).toHaveCSS("color", ink);
    await new Widget(page).says("Bottom-up", "Not yet");
    expect(provoked(noises)).not.toEqual([]);
  });
}

test("a server that names the wrong type, or compresses nothing, does no harm", async ({ page, noises }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    delete headers["content-encoding"];
    await route.fulfill({ status: 200, headers, body: await response.body() });
  });
  const widget = await new Widget(page).open("deal=60k");
  await widget.says("Land-and-expand", "Not yet");
  expect(provoked(noises).filter((noise) => !/should be served as application\/wasm/.test(noise))).toEqual([]);
});

test("if the app ever stops, the last good answer stays, and one line says so", async ({ page, noises }) => {
  const widget = await new Widget(page).open("deal=60k");
  // What a panic is by the time that it reaches the page.
  const stop = () => page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  await stop();
  await expect(line(page)).toHaveText("The sliders have stopped. What you see is the last good answer. Reload");
  await stop();
  await expect(line(page)).toHaveCount(1);
  const said = provoked(noises);
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((noise) => !noise.includes("unreachable"))).toEqual([]);
  await widget.says("Land-and-expand", "Not yet");
  await line(page).getByRole("button", { name: "Reload" }).click();
  await expect(line(page)).toHaveCount(0);
  await widget.says("Land-and-expand", "Not yet");
});

/** Has the page refuse what the running WebAssembly does to it, which it can't bear. */
const breakPage = (page) =>
  page.evaluate(() => {
    Node.prototype.insertBefore = Node.prototype.appendChild = () => {
      throw new DOMException("refused", "HierarchyRequestError");
    };
  });

for (const [where, open] of [
  ["the framed page", (page) => page.goto("./embed.html?deal=60k")],
  ["the widget straight in a page", (page) => serveHost(page, INLINE.replace("inline", 'inline deal="60k"'))],
]) {
  test(`a trap of the WebAssembly in ${where}: the last good answer stays, and one line says so`, async ({ page, noises }) => {
    await open(page);
    const widget = new Widget(page);
    await widget.runs();
    await breakPage(page);
    await widget.press(DEAL, "End");
    await expect(line(page)).toHaveText("The sliders have stopped. What you see is the last good answer. Reload");
    await widget.press(DEAL, "Home");
    await expect(line(page)).toHaveCount(1);
    await line(page).getByRole("button", { name: "Reload" }).click();
    await widget.runs();
    await expect(line(page)).toHaveCount(0);
    expect(provoked(noises).filter((noise) => !/RuntimeError|unreachable|refused|failed to append/i.test(noise))).toEqual([]);
  });
}

test("another module's trap in the page around an inline widget is none of ours", async ({ page, noises }) => {
  await serveHost(page, INLINE);
  const widget = new Widget(page);
  await widget.runs();
  await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("the host's own"); }));
  await expect.poll(() => provoked(noises)).not.toEqual([]);
  await widget.press(DEAL, "End");
  await widget.says("Top-down", "from leadership");
  await expect(line(page)).toHaveCount(0);
});

test("errors of other scripts in the page are none of ours", async ({ page, noises }) => {
  const widget = await new Widget(page).open();
  await page.evaluate(() => {
    setTimeout(() => { throw new Error("an extension's"); });
    Promise.reject(new Error("an extension's promise"));
  });
  await widget.press(DEAL, "End");
  await widget.says("Top-down", "from leadership");
  await expect(line(page)).toHaveCount(0);
  expect(provoked(noises).filter((noise) => !noise.includes("an extension's"))).toEqual([]);
});

test("where storage and cookies are denied, nothing is missed", async ({ page }) => {
  await page.addInitScript(() => {
    const deny = { get: () => { throw new DOMException("denied", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, deny);
    Object.defineProperty(Document.prototype, "cookie", deny);
  });
  const widget = await new Widget(page).open();
  await widget.press(DEAL, "End");
  await widget.says("Top-down", "from leadership");
});

test("a browser that watches nothing and copies nothing still answers", async ({ page }) => {
  await page.addInitScript(() => {
    delete window.IntersectionObserver;
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
  });
  const widget = await new Widget(page).open();
  await widget.press(DEAL, "End");
  await widget.says("Top-down", "from leadership");
  await widget.button("Copy link").click();
  await expect(widget.link).toBeVisible();
});

test("where copying is refused, the link stays to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    Object.defineProperty(Navigator.prototype, "clipboard", { value: { writeText: refuse } });
  });
  const widget = await new Widget(page).open("deal=60k");
  await widget.button("Copy link").click();
  await expect(page.getByText("The browser refused to copy; select the link and copy it.")).toBeVisible();
  await expect(widget.link).toHaveValue(/deal=60000/);
});

for (const name of ["", "embed.html"]) {
  const half = async (then) => {
    const answer = ({ name, content, type, response }) => {
      if (!name.endsWith(".wasm")) return false;
      response.writeHead(200, { "content-type": type, "content-length": content.length });
      response.write(content.subarray(0, content.length / 2));
      then(response, content.subarray(content.length / 2));
      return true;
    };
    return plainServer({ answer });
  };

  test(`the network is lost half-way: ${name || "the article"} says so and stays`, async ({ page, noises }) => {
    // Long enough for the first half to have arrived.
    const server = await half((response) => setTimeout(() => response.destroy(), 300));
    await page.goto(`${server.site}${name}`);
    await expect(line(page)).toHaveText(new RegExp(TROUBLE.source + " ?Reload$"));
    await new Widget(page).says("Bottom-up", "Not yet");
    await expect(page.getByRole("slider").first()).toBeDisabled();
    expect(provoked(noises)).not.toEqual([]);
    await server.stop();
  });

  test(`the network hangs half-way: ${name || "the article"} can be read meanwhile, and starts when it goes on`, async ({ page, noises }) => {
    let goOn;
    const server = await half((response, rest) => (goOn = () => response.end(rest)));
    await page.goto(`${server.site}${name}`, { waitUntil: "domcontentloaded" });
    await new Widget(page).says("Bottom-up", "Not yet");
    await expect(page.getByRole("slider").first()).toBeDisabled();
    await expect(line(page)).toHaveCount(0);
    await expect.poll(() => typeof goOn).toBe("function");
    goOn();
    const widget = new Widget(page);
    await widget.runs();
    await widget.press(DEAL, "End");
    await widget.says("Top-down", "from leadership");
    expect(provoked(noises).filter((noise) => !noise.includes(server.site))).toEqual([]);
    await server.stop();
  });
}
