// Whether the plain page shows what the widget shows: every element, word, shape
// and state of the main parts, in many situations.

import { open, runs } from "./browser.js";
import { keys } from "./drive.js";

/** The widget as lines: elements with their attributes in order, and words. */
function lines() {
  const found = [];
  const walk = (element, depth) => {
    const attributes = [...element.attributes]
      // What a field holds is its property; the attribute is only its start.
      .filter(({ name }) => !["value", "checked", "xmlns"].includes(name))
      .map(({ name, value }) => `${name}=${JSON.stringify(value.trim().replace(/\s+/g, " "))}`)
      .sort();
    if (element.localName === "input") attributes.push(element.type === "radio" ? `is ${element.checked}` : `holds ${element.value}`);
    found.push([" ".repeat(depth), element.localName, ...attributes].join(" "));
    let words = "";
    const say = () => {
      if (words) found.push(`${" ".repeat(depth + 1)}“${words}”`);
      words = "";
    };
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words += child.data;
      if (child.nodeType === Node.ELEMENT_NODE) {
        say();
        walk(child, depth + 1);
      }
    }
    // What the live region says depends on how long the reader has paused.
    if (element.parentElement.matches(".widget") && element.matches(".unseen")) words = "";
    say();
  };
  walk(document.querySelector("[data-slot=widget]"), 0);
  return found;
}

/** The same situations every time: a small generator of numbers from 0 to 1. */
function* chance(seed) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const ANSWERS = {
  role: ["record", "engagement", "unsure"],
  single_user: ["yes", "no", "unsure"],
  buyers: ["many", "few", "unsure"],
  central: ["yes", "no", "unsure"],
  entry: ["self-serve", "sales", "unsure"],
  departments: ["0", "1", "2", "3", "unsure"],
  demand: ["yes", "no", "unsure"],
  pilot: ["none", "with-plan", "without-plan"],
  involved: ["yes", "no", "unsure"],
};
const PRESETS = ["dropbox", "slack", "walmart", "pilot-limbo", "executive-bought", "higher-one"];

/** Queries: the start, examples, then any numbers, each third with answers too. */
function situations(count) {
  const numbers = chance(20);
  const next = () => numbers.next().value;
  const between = (low, high) => Math.round(low * (high / low) ** next());
  const all = ["", ...PRESETS.map((key) => `preset=${key}`)];
  while (all.length < count) {
    const pairs = [
      ["penetration", next() < 0.05 ? 0 : between(1, 10_000) / 100],
      ["arr", between(100_000, 1_000_000_000)],
      ["deal", between(100, 5_000_000)],
    ];
    if (all.length % 3) {
      for (const [key, answers] of Object.entries(ANSWERS)) {
        if (next() < 0.4) pairs.push([key, answers[Math.floor(next() * answers.length)]]);
      }
    }
    all.push(pairs.map((pair) => pair.join("=")).join("&"));
  }
  return all;
}

function differences(ours, plain) {
  const at = ours.findIndex((line, index) => line !== plain[index]);
  if (at < 0 && ours.length === plain.length) return null;
  const place = at < 0 ? ours.length : at;
  return { widget: ours.slice(Math.max(0, place - 3), place + 2), plain: plain.slice(Math.max(0, place - 3), place + 2) };
}

/** Sets a query as a host does, from a page that frames this one's. */
async function framed(browser, site, path) {
  const { page, close } = await open(browser);
  await page.goto(new URL("many.html?count=1&frame=" + encodeURIComponent(new URL(path, site)), site).href);
  await page.waitForFunction(() => window.ready === 1);
  await page.evaluate(() => {
    window.told = [];
    addEventListener("message", ({ data }) => {
      if (/^sales-motion:(ready|change)$/.test(data?.type)) window.told.push([JSON.stringify(data.decision), data.query]);
    });
  });
  const frame = page.frames().find((it) => it !== page.mainFrame());
  return {
    close,
    async set(query) {
      await page.evaluate((query) => frames[0].postMessage({ type: "sales-motion:set", version: 1, query }, "*"), query);
      return frame.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
    },
    unfold: () => frame.locator("details").evaluateAll((all) => all.forEach((it) => (it.open = true))),
    lines: () => frame.evaluate(lines),
    told: () => page.evaluate(() => window.told.splice(0)),
  };
}

/** Compares the pages in many situations, folded and unfolded; says where they differ first. */
export async function compare(browser, site, [ours, plain], count) {
  const pages = await Promise.all([framed(browser, site, ours.path), framed(browser, site, plain.path)]);
  const all = situations(count);
  const different = [];
  let messages = 0;
  for (const [index, query] of all.entries()) {
    // The second half with all that is folded.
    if (index === Math.floor(count / 2)) await Promise.all(pages.map((page) => page.unfold()));
    await Promise.all(pages.map((page) => page.set(query)));
    const [a, b] = await Promise.all(pages.map((page) => page.lines()));
    const [toldA, toldB] = await Promise.all(pages.map((page) => page.told()));
    messages += toldA.length;
    const shown = differences(a, b);
    const told = differences(toldA.flat(), toldB.flat());
    if (shown || told) different.push({ query, shown, told });
  }
  await Promise.all(pages.map((page) => page.close()));
  const stepped = await compareSteps(browser, site, [ours, plain]);
  return { situations: all.length, messages, steps: stepped.count, different: [...different, ...stepped.different] };
}

/** Compares them after every key of a round. */
async function compareSteps(browser, site, pages) {
  const walks = [];
  for (const { path } of pages) {
    const { page, session, close } = await open(browser);
    await page.goto(new URL(path, site).href, { timeout: 120_000 });
    await runs(page);
    const shown = [];
    await keys(page, session, async (act) => {
      const release = await act();
      await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
      shown.push(await page.evaluate(lines));
      return release;
    });
    walks.push(shown);
    await close();
  }
  const different = walks[0].flatMap((ours, index) => {
    const shown = differences(ours, walks[1][index]);
    return shown ? [{ query: `key ${index + 1}`, shown, told: null }] : [];
  });
  return { count: walks[0].length, different };
}
