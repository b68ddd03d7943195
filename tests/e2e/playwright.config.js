import { defineConfig, devices } from "@playwright/test";
import { chromium } from "./chromium.js";
import { firefox } from "./firefox.js";
import { webkit } from "./webkit.js";

if (!process.env.BASE_URL) {
  throw new Error(
    "BASE_URL is not set. Run `cargo xtask test`; or start `cargo xtask serve`, " +
      "then give its address as BASE_URL and the browser's path as CHROMIUM.",
  );
}

/** One project for each engine. What a driver can't do is in lacks.js. */
const projects = [{ name: "chromium", use: { ...devices["Desktop Chrome"], launchOptions: chromium } }];
if (firefox.executablePath) {
  projects.push({ name: "firefox", use: { ...devices["Desktop Firefox"], channel: "moz-firefox", launchOptions: firefox } });
} else if (!process.env.TEST_WORKER_INDEX) {
  console.log("FIREFOX is not set: Firefox is left out.");
}
if (webkit.driver && webkit.executablePath) {
  projects.push({
    name: "webkit",
    use: { browserName: "webkit", launchOptions: webkit },
    // A command passes through four processes, each with a wait of its own.
    timeout: 120_000,
    expect: { timeout: 20_000 },
  });
} else if (!process.env.TEST_WORKER_INDEX) {
  console.log("WEBKIT is not set, or MiniBrowser is not there: WebKitGTK is left out.");
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
  projects,
});
