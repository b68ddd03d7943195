import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Playwright finds elements, judges them and compares them by one script that it
// puts into every page, whatever the browser. The same script runs in WebKitGTK
// here, so that a role, a name or "visible" means the same in all of them.
// Playwright exports what writes selectors, but not that script: it is taken from
// the installed package, whose version is locked.

const here = createRequire(import.meta.url);
const runner = createRequire(createRequire(here.resolve("@playwright/test")).resolve("playwright"));
const bundle = runner.resolve("playwright-core/lib/coreBundle");

/** How Playwright writes and reads selectors. */
export const { iso } = here(bundle);

const OPTIONS = {
  isUnderTest: false,
  sdkLanguage: "javascript",
  testIdAttributeName: "data-testid",
  stableRafCount: 1,
  // What it knows of WebKit is for older ones, without `checkVisibility`.
  browserName: "chromium",
  customEngines: [],
};

/** A script that Playwright puts into pages. */
function script(name) {
  const mark = new RegExp(`"packages/playwright-core/src/generated/${name}\\.ts"\\(\\) \\{\\s*"use strict";\\s*\\w+ = ('(?:[^'\\\\]|\\\\.)*');`, "s");
  const found = mark.exec(readFileSync(bundle, "utf8"));
  if (!found) throw new Error("This version of Playwright keeps its scripts elsewhere: see tests/e2e/webkit/kit.js.");
  return (0, eval)(found[1]);
}

/** Puts a clock into a page that can be set forward: a script that runs first. */
export const clock = () => `(() => {
  const module = {};
  ${script("clockSource")}
  globalThis.__pwClock ??= module.exports.inject()(globalThis, "webkit");
})();`;

/** Where the kit is in a page, out of the way of the page's own names. */
const PLACE = 'window[Symbol.for("kit of the tests")]';

/** Puts the kit into a page: the body of a function. */
export const INSTALL = `
  const module = {};
  (() => { ${script("injectedScriptSource")} })();
  const injected = new (module.exports.InjectedScript())(window, ${JSON.stringify(OPTIONS)});
  const running = new Map();
  let last = 0;
  const all = (selector) => (selector ? injected.querySelectorAll(injected.parseSelector(selector), document) : []);
  ${PLACE} = {
    injected,
    all,
    /** The one element that a selector finds, if it is there. */
    one(selector) {
      const found = all(selector);
      if (found.length > 1) throw injected.strictModeViolationError(injected.parseSelector(selector), found);
      return found[0];
    },
    /** Starts what takes time, for the driver takes only one thing at a time. */
    start(promise) {
      last += 1;
      const outcome = { done: false };
      running.set(last, outcome);
      promise.then(
        (value) => Object.assign(outcome, { done: true }, value === undefined ? {} : { value }),
        (error) => Object.assign(outcome, { done: true, error: String(error?.message ?? error) }),
      );
      return last;
    },
    outcome: (id) => running.get(id),
  };`;

/** What the page said since it was last asked. */
const HEARD = `window[Symbol.for("heard by the tests")]?.splice(0) ?? []`;

/**
 * Calls a function in a page, with the kit before its arguments: the body of a
 * function that gives `missing` when the kit isn't there yet, its `value` unless
 * that is undefined, which WebDriver doesn't know, or the number of what is not
 * done yet; with it comes what the page said. As a task of the page's own, for
 * the driver's scripts let every callback's microtasks run in their midst.
 */
export const calling = (source) => `
  const kit = ${PLACE};
  if (!kit) return { missing: true };
  return Promise.resolve().then(() => {
    const given = (value) => ({ address: location.href, heard: ${HEARD}, ...(value === undefined ? {} : { value }) });
    const value = (${source})(kit, ...arguments);
    if (typeof value?.then !== "function") return given(value);
    const later = new Promise((then) => kit.injected.utils.builtins.setTimeout(() => then({ started: kit.start(value) }), 20));
    return Promise.race([value.then(given), later]);
  });`;

/** How far it has come. */
export const ASKING = `
  const kit = ${PLACE};
  return kit?.outcome(arguments[0]) ?? { done: true, error: "The page was left meanwhile." };`;

/**
 * Runs first in every page, when a test listens: keeps what the page says to
 * the console, throws, or is refused by its policy or for its bytes, until it
 * is asked for.
 */
export const LISTEN = `(() => {
  const heard = [];
  Object.defineProperty(window, Symbol.for("heard by the tests"), { value: heard });
  for (const kind of ["debug", "log", "info", "warn", "error"]) {
    const said = console[kind];
    console[kind] = (...words) => {
      heard.push(["console", kind === "warn" ? "warning" : kind, words.map(String).join(" ")]);
      said.apply(console, words);
    };
  }
  addEventListener("error", ({ message, error }) => {
    // What is measured a frame later is no error to other drivers.
    if (message && !message.startsWith("ResizeObserver loop")) heard.push(["pageerror", String(error?.message ?? message)]);
  });
  addEventListener("error", ({ target: { src, integrity } }) => {
    if (integrity) heard.push(["console", "error", src + " has not the integrity that it should have"]);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => heard.push(["pageerror", String(reason?.message ?? reason)]));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, disposition }) => {
    if (disposition === "enforce") heard.push(["console", "error", "Content Security Policy: " + effectiveDirective + " refuses " + blockedURI]);
  });
})();`;

/** Where the page is, its frames in the order in which the kit finds them, and what it said since it was last asked. */
export const LOOKING = `
  const frames = [];
  const seek = (root) => {
    for (const it of root.querySelectorAll("iframe")) frames.push(it.src);
    for (const { shadowRoot } of root.querySelectorAll("sales-motion")) shadowRoot && seek(shadowRoot);
  };
  seek(document);
  return { address: location.href, frames, heard: ${HEARD} };`;
