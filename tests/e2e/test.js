import { test as base, expect } from "@playwright/test";
import { skipContext, skipMedia, skipPaper } from "./lacks.js";
import { Browser as WebKit } from "./webkit/browser.js";

/** The style that Playwright adds for a screenshot. Firefox holds it to the page's policy. */
const PICTURE = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

/**
 * Playwright's `test`, for a page that must stay quiet: whatever a test does,
 * it fails when the page writes to the console (as the browser does for a
 * breach of its security policy), throws, gets an error for a file, or asks
 * another origin for anything.
 *
 * `noises` holds what was heard so far. A test that provokes a noise on
 * purpose expects it there, then empties the list.
 *
 * `hosts` names other origins that a test serves pages from itself.
 */
export const test = base.extend({
  browser: [
    async ({ playwright, browserName, launchOptions }, use) => {
      const browser = browserName === "webkit" ? await WebKit.launch(launchOptions) : await playwright[browserName].launch();
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  context: async ({ context, browserName, baseURL, viewport, hasTouch, isMobile, javaScriptEnabled, colorScheme }, use) => {
    skipContext(browserName, { hasTouch, isMobile, javaScriptEnabled, colorScheme });
    // Playwright tells only its own browsers.
    if (browserName === "webkit") context.set({ baseURL, viewport });
    await use(context);
  },
  page: async ({ page, browserName }, use) => {
    if (browserName !== "chromium") {
      const { emulateMedia } = page;
      page.emulateMedia = async (media) => {
        skipMedia(browserName, media);
        if (browserName === "webkit") await emulateMedia.call(page, media);
      };
      page.pdf = async () => skipPaper(browserName);
    }
    // Firefox's driver waits for a page to load, though Back may stay on this one.
    if (browserName === "firefox") page.goBack = () => page.evaluate(() => history.back());
    await use(page);
  },
  hosts: [[], { option: true }],
  noises: [
    async ({ page, baseURL, hosts }, use) => {
      const noises = [];
      const homes = [new URL(baseURL).origin, ...hosts];

      page.on("console", (message) =>
        noises.push(`console.${message.type()}: ${message.text()}`),
      );
      page.on("pageerror", ({ message }) => {
        if (!message.includes(PICTURE)) noises.push(`uncaught: ${message}`);
      });
      page.on("requestfailed", (request) => {
        // What a host's page asks its own server for is the host's affair.
        if (!hosts.includes(new URL(request.url()).origin)) {
          noises.push(`request failed: ${request.url()}`);
        }
      });
      page.on("response", (response) => {
        if (response.status() >= 400) {
          noises.push(`${response.status()}: ${response.url()}`);
        }
      });
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== "data:" && !homes.includes(origin)) {
          noises.push(`foreign request: ${request.url()}`);
        }
      });

      await use(noises);
      expect(noises, "the page must stay quiet").toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Drops what a browser without scripts says of the files fetched ahead for them: it may,
 * and may not.
 */
export function forgetUnused(noises) {
  const others = noises.filter((noise) => !/was preloaded|^request failed: .*\.(js|wasm)$/.test(noise));
  noises.splice(0, noises.length, ...others);
}

export { expect };
