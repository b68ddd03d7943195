import { builtForHere } from "./home.js";
import { Embed, expect, test } from "./hosts.js";
import { DEAL, Widget } from "./widget.js";

// The embed in real sites, built by the generators that writers use, and in
// hostile ones. tests/hosts/ has their sources.

const TOP_DOWN = "deal=60k&arr=25M&penetration=4";
/** The background of hostile/dark.css. */
const PAPER = [16, 32, 48];
const WHITE = [255, 255, 255];

test.describe("MkDocs, with instant navigation", () => {
  const growing = (page) => new Embed(page, "#growing");

  test("the embed shows its decision and follows its sliders", async ({ page, host }) => {
    await page.goto(`${host}mkdocs/land-and-expand/`);
    const embed = await growing(page).runs();
    await expectInParagraph(embed);
    await embed.frame.says("Bottom-up", "Now");
    await embed.frame.press(DEAL, "End");
    await embed.frame.says("Top-down", "from leadership");
    await expect.poll(async () => (await embed.decision()).verdict).toBe("top-down");
  });

  test("the host can count what readers find", async ({ page, host }) => {
    await page.goto(`${host}mkdocs/land-and-expand/`);
    const embed = await growing(page).runs();
    await embed.frame.press(DEAL, "End");
    const counted = async () => (await page.request.get(`${host}count`)).json();
    await expect.poll(counted).toContainEqual({ verdict: "top-down", deal: 5000000 });
  });

  test("it comes and goes with the pages, and nothing piles up", async ({ page, host, noises }) => {
    test.slow();
    await countListeners(page);
    await page.goto(`${host}mkdocs/`);
    // Until the theme has read the site's map, a link loads its page anew.
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/sitemap.xml")),
    );
    await page.evaluate(() => (window.untouched = true));
    const go = (name) => page.locator(".md-content").getByRole("link", { name }).click();
    const listeners = () => page.evaluate(() => window.listeners());
    const framesAreGone = () => expect.poll(() => page.frames().length).toBe(1);

    let first;
    for (let round = 0; round < 3; round += 1) {
      await go("land and expand");
      const embed = await growing(page).runs();
      await embed.frame.says("Bottom-up", "Now");
      expect(page.frames()).toHaveLength(2);
      await embed.frame.press(DEAL, "End");
      await embed.frame.says("Top-down", "from leadership");

      await go("deal size");
      await new Embed(page, "#large").runs();
      await new Embed(page, "#small").runs();
      await expect(page.locator("#growing")).toHaveCount(0);
      await page.goBack();
      // The page is as the writer made it, not as the reader left it.
      await (await growing(page).runs()).frame.says("Bottom-up", "Now");
      await go("start");
      await expect(page.getByRole("heading", { name: "Handbook" })).toBeVisible();
      await framesAreGone();
      first ??= await listeners();
      expect(await listeners()).toBe(first);
    }
    expect(await page.evaluate(() => window.untouched), "the page was loaded anew").toBe(true);
    // The theme gives up a page that it was fetching when the reader goes elsewhere.
    const others = noises.filter((noise) => !noise.startsWith(`request failed: ${host}mkdocs/`));
    noises.splice(0, noises.length, ...others);
  });

  test("two on a page are independent, one of them in a sentence", async ({ page, host }) => {
    await page.goto(`${host}mkdocs/deal-size/`);
    const large = await new Embed(page, "#large").runs();
    const small = await new Embed(page, "#small").runs();
    await large.frame.says("Top-down", "backed by usage");
    await small.frame.says("Bottom-up", "Not yet");
    await small.frame.press(DEAL, "End");
    await expect.poll(async () => (await small.decision()).inputs.deal).toBe(5000000);
    expect((await large.decision()).inputs.deal).toBe(100000);
    // In the middle of a sentence it is a block of its own, as wide as the text.
    await expectInParagraph(large);
    const [box, text] = await large.element.evaluate((it) =>
      [it, it.parentElement].map((box) => box.getBoundingClientRect().width),
    );
    expect(box).toBe(text);
  });
});

test("Sphinx: a term of a glossary explains itself", async ({ page, host }) => {
  await page.goto(`${host}sphinx/`);
  const embed = await new Embed(page).runs();
  await embed.frame.says("Bottom-up", "Soon");
  await embed.frame.press(DEAL, "End");
  await expect.poll(async () => (await embed.decision()).inputs).toMatchObject({ deal: 5000000, penetration: 5 });
});

test("Hugo: the shortcode passes every attribute", async ({ page, host }) => {
  await page.goto(`${host}hugo/way-in/`);
  await (await new Embed(page).runs()).frame.says("Top-down", "backed by usage");
  await page.goto(`${host}hugo/own-numbers/`);
  const own = await new Embed(page).runs();
  expect(await own.decision()).toMatchObject({
    inputs: { deal: 60000 },
    thresholds: { "t.core": 200000, "t.top_down": 90000 },
  });
});

test("the documentation's tag and frame show the same", async ({ page, host }) => {
  await page.goto(`${host}plain/tag.html`);
  const tag = await new Embed(page).runs();
  await tag.frame.says("Bottom-up", "Now");
  await page.goto(`${host}plain/frame.html`);
  const frame = new Embed(page, "body").frame;
  await frame.runs();
  await frame.says("Bottom-up", "Now");
});

for (const place of ["mkdocs/deal-size/", "sphinx/", "hugo/way-in/"]) {
  test(`what a writer pastes into ${place} shows the same decision, either way`, async ({ page, host, baseURL }) => {
    const paste = (html) => page.goto(`${host}${place}?paste=${encodeURIComponent(html)}`);
    await paste(
      `<script type="module" src="${baseURL}embed/sales-motion.js"></script>` +
        `<sales-motion id="pasted" deal="60k" arr="25M" penetration="4"></sales-motion>`,
    );
    const tag = await new Embed(page, "#pasted").runs();
    await tag.frame.says("Top-down", "backed by usage");
    await paste(`<iframe id="pasted" title="Pasted" height="1000" src="${baseURL}embed.html?${TOP_DOWN}"></iframe>`);
    await page.locator("#pasted").scrollIntoViewIfNeeded();
    const frame = new Widget(page.locator("#pasted").contentFrame());
    await frame.runs();
    await frame.says("Top-down", "backed by usage");
  });
}

test("the builder's three snippets show the same decision in three real sites", async ({ page, host, baseURL, noises }) => {
  await page.goto(`${baseURL}builder.html`);
  const snippet = (name) => page.getByRole("textbox", { name });
  await expect(snippet("A tag")).not.toHaveValue("");
  const names = ["A tag", "A plain iframe", "An address"];
  const before = await Promise.all(names.map((name) => snippet(name).inputValue()));
  await page.getByLabel("Start with").selectOption({ label: "Higher One, 2009–10" });
  for (const [index, name] of names.entries()) await expect(snippet(name)).not.toHaveValue(before[index]);
  const [tag, frame, address] = await Promise.all(names.map((name) => snippet(name).inputValue()));
  // What a site finds that looks the address up.
  const [, file] = /json\+oembed" href="[^"]+\/(oembed\/[^"]+)"/.exec(await (await page.request.get(address)).text());
  const { html, provider_url: site } = await (await page.request.get(`${baseURL}${file}`)).json();
  // The element's sandbox is for other origins; in the builder it is moot, as Chromium says.
  noises.splice(0, noises.length, ...noises.filter((noise) => !/both allow-scripts and allow-same-origin/.test(noise)));

  for (const [place, pasted] of [
    ["mkdocs/deal-size/", tag],
    ["sphinx/", frame],
    ["hugo/way-in/", html.replaceAll(site, baseURL)],
  ]) {
    const paste = encodeURIComponent(`<div id="pasted">${pasted}</div>`);
    await page.goto(`${host}${place}?paste=${paste}`);
    await page.locator("#pasted").scrollIntoViewIfNeeded();
    const framed = new Widget(page.locator("#pasted iframe").contentFrame());
    await framed.runs();
    await framed.says("Top-down", "from leadership");
  }
});

for (const kind of ["framed", "inline"]) {
  test.describe(`${kind}, in a page that resets everything`, () => {
    test("the widget keeps its look and works", async ({ page, host }) => {
      test.slow();
      await page.goto(`${host}hostile/reset.html`);
      const embed = await new Embed(page, `#${kind}`).runs();
      const widget = embed[kind === "inline" ? "inline" : "frame"];
      await widget.says("Top-down", "backed by usage");
      const there = await look(widget);
      const width = await embed.element.evaluate((it) => it.getBoundingClientRect().width);

      const tag =
        `<sales-motion id="${kind}" ${kind === "inline" ? "inline" : ""} style="width:${width}px" ` +
        `deal="60k" arr="25M" penetration="4"></sales-motion>`;
      await page.goto(`${host}sphinx/?paste=${encodeURIComponent(tag)}`);
      const calm = await new Embed(page, `#${kind}`).runs();
      expect(await look(calm[kind === "inline" ? "inline" : "frame"])).toEqual(there);

      await page.goto(`${host}hostile/reset.html`);
      await embed.runs();
      await widget.press(DEAL, "Home");
      await widget.says("Bottom-up", "Now");
    });
  });
}

test("inline ones share one download, and leave nothing behind", async ({ page, host, baseURL, browserName }) => {
  test.slow();
  const downloads = [];
  // The page has a framed one as well, which has its own.
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm") && request.frame() === page.mainFrame()) downloads.push(request.url());
  });
  const script = `<script type="module" src="${baseURL}embed/sales-motion.js"></script><div id="room"></div>`;
  await page.goto(`${host}sphinx/?paste=${encodeURIComponent(script)}`);
  /** Puts so many in, one after the other, and takes each out again. */
  const round = (times) =>
    page.evaluate(async (times) => {
      for (let time = 0; time < times; time += 1) {
        const element = document.createElement("sales-motion");
        element.inline = true;
        element.loading = "eager";
        element.deal = "60k";
        const ready = new Promise((then) => element.addEventListener("sales-motion:ready", then, { once: true }));
        document.querySelector("#room").append(element);
        await ready;
        element.remove();
        await new Promise((then) => setTimeout(then));
      }
    }, times);
  await round(5);
  expect(downloads, "one for all").toHaveLength(1);
  if (browserName !== "chromium") return;
  const session = await page.context().newCDPSession(page);
  const count = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners };
  };
  const before = await count();
  await round(200);
  const after = await count();
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 100);
});

test("the host's own elements look the same with and without it", async ({ page, host }) => {
  // Not those in a shadow root, and nothing that depends on how much the page holds.
  const elements = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("body, body > *:not(sales-motion)")].map((it) => {
        const style = getComputedStyle(it);
        const { x, width } = it.getBoundingClientRect();
        const names = [...style].filter((name) => !/^(block-size|height|perspective-origin|transform-origin)$/.test(name));
        const box = style.display === "block" ? [x, width] : [];
        return [it.localName, ...box, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
      }),
    );
  for (const path of ["hostile/reset.html", "hostile/dark.html", "hostile/right-to-left.html"]) {
    await page.route("**/embed/sales-motion.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(`${host}${path}`);
    const without = await elements();
    await page.unroute("**/embed/sales-motion.js");
    await page.goto(`${host}${path}`);
    for (const element of await page.locator("sales-motion").all()) {
      await element.scrollIntoViewIfNeeded();
      await expect.poll(() => element.evaluate((it) => it.decision?.verdict), { timeout: 20_000 }).toBe("top-down");
    }
    expect(without.length).toBeGreaterThan(1);
    expect(await elements(), path).toEqual(without);
  }
});

test("in a page that is read from right to left it is as everywhere", async ({ page, host }) => {
  await page.goto(`${host}hostile/right-to-left.html`);
  for (const kind of ["framed", "inline"]) {
    const embed = await new Embed(page, `#${kind}`).runs();
    const widget = embed[kind === "inline" ? "inline" : "frame"];
    await widget.says("Top-down", "backed by usage");
    // English reads from the left, and so does a slider that belongs to it.
    expect(await widget.verdict.evaluate((it) => getComputedStyle(it).direction)).toBe("ltr");
    expect(await widget.verdict.evaluate((it) => it.closest("[lang]")?.lang)).toBe("en");
    await widget.press(DEAL, "ArrowRight");
    await expect.poll(async () => (await embed.decision()).inputs.deal).toBeGreaterThan(60000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
});

test.describe("under a strict policy", () => {
  test("a frame needs its address allowed, and no word more", async ({ page, host }) => {
    await page.goto(`${host}hostile/policy.html`);
    const embed = await new Embed(page, "#framed").runs();
    await embed.frame.says("Top-down", "backed by usage");
  });

  test("inline needs what the documentation says, and no word more", async ({ page, host }) => {
    await page.goto(`${host}hostile/inline-policy.html`);
    const embed = await new Embed(page, "#inline").runs();
    await embed.inline.says("Top-down", "backed by usage");
    await embed.inline.press(DEAL, "Home");
    await embed.inline.says("Bottom-up", "Now");
  });

  test("where it forbids the widget, the fallback stays and says why", async ({ page, host, noises }) => {
    test.slow();
    await page.addInitScript(() => {
      window.errors = [];
      addEventListener("sales-motion:error", ({ target, detail }) => window.errors.push([target.id, detail.message]));
    });
    await page.goto(`${host}hostile/blocked.html`);
    for (const kind of ["framed", "inline"]) {
      const embed = new Embed(page, `#${kind}`);
      await expect(embed.element.getByText("could not be loaded")).toBeVisible({ timeout: 45_000 });
      await expect(embed.element.getByRole("link", { name: "Which way in?" })).toBeVisible();
      expect(await embed.decision()).toBeNull();
    }
    const ids = (await page.evaluate(() => window.errors)).map(([id]) => id);
    expect(ids.sort()).toEqual(["framed", "inline"]);
    // What the browser itself says to a breach of a policy.
    expect(noises.join("\n")).toMatch(/Content.Security.Policy|settings blocked/);
    noises.length = 0;
  });
});

test("in a sandbox without an origin, both the frame and the tag work", async ({ page, host, baseURL }) => {
  await builtForHere(page, baseURL);
  await page.goto(`${host}hostile/sandbox.html`);
  const bare = new Widget(page.locator("#bare").contentFrame());
  await bare.runs();
  await bare.says("Top-down", "backed by usage");
  await bare.press(DEAL, "Home");
  await bare.says("Bottom-up", "Now");

  await page.locator("#page").scrollIntoViewIfNeeded();
  const inside = new Embed(page.locator("#page").contentFrame(), "#framed");
  await inside.frame.runs();
  await inside.frame.says("Top-down", "backed by usage");
  await inside.frame.press(DEAL, "Home");
  await inside.frame.says("Bottom-up", "Now");
});

// Not "light": Chromium would say so to the frame too, which else hears what the page around it is.
for (const scheme of ["dark", null]) {
  test(`in a dark page a widget follows the page or brings its own ground (${scheme ?? "the system's"} scheme)`, async ({
    page,
    host,
    browserName,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${host}hostile/dark.html`);
    // Both, before anything is measured: the first moves the second while it grows.
    const embeds = { light: new Embed(page, "#light"), auto: new Embed(page, "#auto") };
    await embeds.light.runs();
    await embeds.auto.runs();
    // WebKit tells a frame only of the system's scheme: a light one brings a light ground.
    const deaf = browserName === "webkit" && scheme !== "dark";
    for (const [id, ground] of [["light", WHITE], ["auto", deaf ? WHITE : PAPER]]) {
      const frame = embeds[id].element.locator("iframe");
      const colours = async () => {
        await frame.evaluate((it) => it.scrollIntoView({ block: "start" }));
        const { x, y } = await frame.boundingBox();
        return { beside: await pixel(page, x - 20, y), inside: await pixel(page, x, y) };
      };
      await expect.poll(colours, id).toEqual({ beside: PAPER, inside: ground });
    }
  });
}

/** Markdown wraps an element that it doesn't know in a paragraph. */
async function expectInParagraph({ element }) {
  expect(await element.evaluate((it) => it.closest("p") !== null)).toBe(true);
}

/** What a hostile style would change: how the parts of a widget are set. */
async function look(widget) {
  await widget.runs();
  const [width, card] = await Promise.all([
    widget.page.locator("[data-slot=widget]").evaluate((it) => it.getBoundingClientRect().width),
    widget.card.evaluate((it) => {
      const properties = ["color", "font-size", "font-weight", "letter-spacing", "display", "float", "position", "direction"];
      return [it, ...it.querySelectorAll("*")].slice(0, 60).map((part) => {
        const style = getComputedStyle(part);
        const { width, height } = part.getBoundingClientRect();
        const said = properties.map((name) => style.getPropertyValue(name)).join(" ");
        return `${part.localName} ${Math.round(width)}×${Math.round(height)} ${said}`;
      });
    }),
  ]);
  return { width, card };
}

/** The colour just inside a corner, as the screen shows it. */
async function pixel(page, x, y) {
  const picture = (await page.screenshot()).toString("base64");
  return page.evaluate(async ([picture, x, y]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context.drawImage(image, -x, -y);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [picture, Math.ceil(x) + 1, Math.ceil(y) + 1]);
}

/** Counts the message listeners of the page's window. */
async function countListeners(page) {
  await page.addInitScript(() => {
    if (window !== top) return;
    const heard = new Set();
    const { addEventListener, removeEventListener } = window;
    window.addEventListener = (type, listener, ...rest) => {
      if (type === "message") heard.add(listener);
      return addEventListener.call(window, type, listener, ...rest);
    };
    window.removeEventListener = (type, listener, ...rest) => {
      if (type === "message") heard.delete(listener);
      return removeEventListener.call(window, type, listener, ...rest);
    };
    window.listeners = () => heard.size;
  });
}
