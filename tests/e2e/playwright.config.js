import { defineConfig, devices } from "@playwright/test";
import { chromium } from "./chromium.js";
import { firefox } from "./firefox.js";

if (!process.env.BASE_URL) {
  throw new Error(
    "BASE_URL is not set. Run `cargo xtask test`; or start `cargo xtask serve`, " +
      "then give its address as BASE_URL and the browser's path as CHROMIUM.",
  );
}

if (!firefox.executablePath && !process.env.TEST_WORKER_INDEX) {
  console.log("FIREFOX is not set: testing in Chromium alone.");
}

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time is a test that fails.
  retries: 0,
  reporter: "list",
  use: {
    baseURL: process.env.BASE_URL,
    screenshot: "only-on-failure",
  },
  // One project per engine.
  projects: [
    {
      name: "chromium",
      use: { ...devices["Desktop Chrome"], launchOptions: chromium },
    },
    ...(firefox.executablePath
      ? [
          {
            name: "firefox",
            use: { ...devices["Desktop Firefox"], channel: "moz-firefox", launchOptions: firefox },
          },
        ]
      : []),
  ],
});
