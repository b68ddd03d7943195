import { test as base, expect } from "@playwright/test";

/**
 * Playwright's `test`, for a page that must stay quiet: whatever a test does,
 * it fails when the page writes to the console (as the browser does for a
 * breach of its security policy), throws, gets an error for a file, or asks
 * another origin for anything.
 *
 * `noises` holds what was heard so far. A test that provokes a noise on
 * purpose expects it there, then empties the list.
 */
export const test = base.extend({
  noises: [
    async ({ page, baseURL }, use) => {
      const noises = [];
      const home = new URL(baseURL).origin;

      page.on("console", (message) =>
        noises.push(`console.${message.type()}: ${message.text()}`),
      );
      page.on("pageerror", (error) => noises.push(`uncaught: ${error.message}`));
      page.on("requestfailed", (request) =>
        noises.push(`request failed: ${request.url()}`),
      );
      page.on("response", (response) => {
        if (response.status() >= 400) {
          noises.push(`${response.status()}: ${response.url()}`);
        }
      });
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== "data:" && origin !== home) {
          noises.push(`foreign request: ${request.url()}`);
        }
      });

      await use(noises);
      expect(noises, "the page must stay quiet").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
