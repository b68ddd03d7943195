// Measures every case of the engine in Chromium: a line each, with the nanoseconds
// last. Given a page's address; CHROMIUM names the browser.

import { chromium } from "@playwright/test";
import { chromium as launch } from "../../tests/e2e/chromium.js";

const browser = await chromium.launch(launch);
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(process.argv[2]);
  const count = await page.evaluate(async () => {
    const glue = await import("./glue.js");
    await glue.default({ module_or_path: new URL("engine.wasm", location.href) });
    window.Case = glue.BrowserCase;
    return glue.BrowserCase.count();
  });
  for (let place = 0; place < count; place++) {
    const line = await page.evaluate((place) => {
      // As in `measure.rs`: enough for a clock that ticks every tenth of a millisecond.
      const SAMPLE = 3;
      const SAMPLES = 20;
      const it = new window.Case(place);
      const took = (times) => {
        const start = performance.now();
        it.run(times);
        return performance.now() - start;
      };
      const fastest = (times, samples) => Math.min(...Array.from({ length: samples }, () => took(times)));
      let times = 1;
      while (fastest(times, 5) < SAMPLE) times *= 2;
      const nanoseconds = (fastest(times, SAMPLES) * 1e6) / times;
      const name = it.name();
      it.free();
      return `${name}\t${nanoseconds.toFixed(1)}`;
    }, place);
    console.log(line);
  }
} finally {
  await browser.close();
}
