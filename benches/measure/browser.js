// The browser that measures: the system's own, without asking anything outside.

import { chromium } from "@playwright/test";
import { chromium as options } from "../../tests/e2e/chromium.js";

/** 1.6 Mbit/s down, 0.75 up, 150 ms for every request. */
const SLOW_NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

export const VIEWPORTS = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 390, height: 844 },
};

export const launch = () => chromium.launch(options);

/**
 * A page of its own, its cache empty, and the session that slows it down.
 * `scripts` run in it before its own.
 */
export async function open(browser, { viewport = VIEWPORTS.wide, slowNetwork = false, processor = 1, scripts = [] } = {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  for (const script of scripts) await page.addInitScript(script);
  const session = await context.newCDPSession(page);
  if (slowNetwork) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_NETWORK);
  }
  if (processor > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
  return { page, session, close: () => context.close() };
}

/** Waits until the sliders answer. */
export const runs = (page) => page.waitForFunction(() => document.querySelector(".widget")?.disabled === false, null, { timeout: 120_000 });
