// Memory: after loading, and after thousands of steps.

import { open, runs } from "./browser.js";
import { SLIDERS } from "./drive.js";

/** Keeps the app's memory at hand, whatever the export is called. */
function keepWasm() {
  const keep = (result) => {
    const { exports } = result.instance ?? result;
    window.wasmMemory = Object.values(exports).find((it) => it instanceof WebAssembly.Memory);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => original.apply(WebAssembly, args).then(keep);
  }
}

/**
 * Moves the sliders there and back, a key and a rendering at a time. Keys made in
 * the page: a real one takes longer to send than the step takes, and leaves the same.
 */
async function step([sliders, count]) {
  for (let taken = 0; taken < count; taken += 1) {
    const slider = document.querySelector(sliders[Math.floor(taken / 14) % sliders.length]);
    const key = taken % 14 < 7 ? "ArrowRight" : "ArrowLeft";
    slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await new Promise((then) => setTimeout(then));
  }
}

async function reading(page, session) {
  // Out of the way of the pause after which the widget speaks.
  await page.waitForTimeout(600);
  for (let time = 0; time < 3; time += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const wasm = await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0);
  return { heap: usedSize, wasm, nodes, listeners: jsEventListeners };
}

async function once(browser, address, steps) {
  const { page, session, close } = await open(browser, { scripts: [keepWasm] });
  await page.goto(address, { timeout: 120_000 });
  await runs(page);
  const readings = [{ steps: 0, ...(await reading(page, session)) }];
  let taken = 0;
  for (const goal of steps) {
    await page.evaluate(step, [SLIDERS, goal - taken]);
    taken = goal;
    readings.push({ steps: taken, ...(await reading(page, session)) });
  }
  await close();
  return readings;
}

/** Reads the memory of the pages in turn. */
export async function measureMemory(browser, site, pages, steps, say) {
  const readings = {};
  for (const { name, path } of pages) {
    say(`memory, ${name}`);
    readings[name] = await once(browser, new URL(path, site).href, steps);
  }
  return readings;
}
