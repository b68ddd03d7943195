import { test, expect } from "./test.js";
import { DEAL, Widget } from "./widget.js";
import { plainServer } from "./servers.js";

// What a reader keeps when something fails: the page, and a plain sentence.

const TROUBLE = /^The sliders could not start\. What you see is an example; the words all hold\./;

/** What the page says about it. */
const line = (page) => page.getByRole("alert");

/** Breaks go to the console, where they belong; the reader must not need it. */
test.afterEach(({ noises }) => void noises.splice(0));

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
    test(`${what}: ${name || "the article"} says so and stays`, async ({ page }) => {
      await happens(page);
      await page.goto(`./${name}`);
      await expect(line(page)).toHaveText(new RegExp(TROUBLE.source + " ?Reload$"));
      await new Widget(page).says("Bottom-up", "Not yet");
      await expect(page.getByRole("slider").first()).toBeDisabled();
      // With the fault gone, the button is all it takes.
      await page.unrouteAll();
      if (what === "the browser has no WebAssembly") return;
      await line(page).getByRole("button", { name: "Reload" }).click();
      await new Widget(page).runs();
      await expect(line(page)).toHaveCount(0);
    });
  }
}

test("a server that names the wrong type, or compresses nothing, does no harm", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    delete headers["content-encoding"];
    await route.fulfill({ status: 200, headers, body: await response.body() });
  });
  const widget = await new Widget(page).open("deal=60k");
  await widget.says("Land-and-expand", "Not yet");
});

test("if the app ever stops, the last good answer stays, and one line says so", async ({ page, noises }) => {
  const widget = await new Widget(page).open("deal=60k");
  // What a panic is by the time that it reaches the page.
  const stop = () => page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  await stop();
  await expect(line(page)).toHaveText("The sliders have stopped. What you see is the last good answer. Reload");
  await stop();
  await expect(line(page)).toHaveCount(1);
  expect(noises.filter((noise) => noise.includes("unreachable")).length).toBeGreaterThan(0);
  await widget.says("Land-and-expand", "Not yet");
  await line(page).getByRole("button", { name: "Reload" }).click();
  await expect(line(page)).toHaveCount(0);
  await widget.says("Land-and-expand", "Not yet");
});

test("errors of other scripts in the page are none of ours", async ({ page }) => {
  const widget = await new Widget(page).open();
  await page.evaluate(() => setTimeout(() => { throw new Error("an extension's"); }));
  await widget.press(DEAL, "End");
  await widget.says("Top-down", "from leadership");
  await expect(line(page)).toHaveCount(0);
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
    noises.splice(0);
    await server.stop();
  });

  test(`the network hangs half-way: ${name || "the article"} can be read meanwhile, and starts when it goes on`, async ({ page }) => {
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
    await server.stop();
  });
}
