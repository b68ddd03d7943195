// Steps: what one move of a slider costs, and when the next frame is there.

import { VIEWPORTS, open, runs } from "./browser.js";
import { drag, keys } from "./drive.js";
import { each, spread } from "./statistics.js";
import { CATEGORIES, steps } from "./trace.js";

/** Moves of the pointer along each slider in a round. */
const MOVES = 12;

/** Marks in the page where a step begins and where its frame is done. */
function mark() {
  const { port1, port2 } = new MessageChannel();
  let pending = false;
  let done = () => {};
  let asked;
  window.delays = [];
  port1.onmessage = () => {
    performance.mark("step-end");
    window.delays.push(performance.now() - asked);
    pending = false;
    done();
  };
  const begin = (event) => {
    if (pending || (event.type === "pointermove" && !event.buttons)) return;
    pending = true;
    performance.mark("step-begin");
    asked = event.timeStamp;
    // After the frame's callbacks come style, layout and paint; then this message.
    requestAnimationFrame(() => port2.postMessage(0));
  };
  addEventListener("keydown", begin, true);
  addEventListener("pointermove", begin, true);
  // Asked for before the step, awaited after it: the step may be over by then.
  window.awaitStep = () => {
    window.step = new Promise((then, fail) => {
      const timer = setTimeout(() => fail(new Error("no frame followed a step")), 60_000);
      done = () => {
        clearTimeout(timer);
        then();
      };
    });
  };
}

async function round(browser, address, conditions) {
  const { page, session, close } = await open(browser, { ...conditions, scripts: [mark] });
  await page.goto(address, { timeout: 120_000 });
  await runs(page);
  const awaited = async (act) => {
    await page.evaluate("awaitStep()");
    const acted = await act();
    await page.evaluate("step");
    return acted;
  };
  // Once unmeasured, so that every step is one of a page in use.
  await keys(page, session, (act) => act());
  const traced = async (act) => {
    await page.waitForTimeout(100);
    await page.evaluate("delays.splice(0)");
    await browser.startTracing(page, { categories: CATEGORIES });
    await act(awaited);
    const taken = steps(await browser.stopTracing());
    const delays = await page.evaluate("delays");
    return taken.map((step, index) => ({ ...step, delay: delays[index] }));
  };
  const pressed = await traced((around) => keys(page, session, around));
  const dragged = await traced((around) => drag(page, session, MOVES, around));
  await close();
  return { keys: pressed, pointer: dragged };
}

export const SETTINGS = [
  { name: "wide", viewport: VIEWPORTS.wide, processor: 1 },
  { name: "wide, 4× slower", viewport: VIEWPORTS.wide, processor: 4 },
  { name: "narrow", viewport: VIEWPORTS.narrow, processor: 1 },
  { name: "narrow, 4× slower", viewport: VIEWPORTS.narrow, processor: 4 },
];

/** Moves the sliders of the pages in turn, `rounds` times each. */
export async function measureSteps(browser, site, pages, rounds, say) {
  const settings = [];
  for (const setting of SETTINGS) {
    say(`steps, ${setting.name}`);
    const records = Object.fromEntries(pages.map(({ name }) => [name, { keys: [], pointer: [] }]));
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const { name, path } of pages) {
        const taken = await round(browser, new URL(path, site).href, setting);
        records[name].keys.push(...taken.keys);
        records[name].pointer.push(...taken.pointer);
      }
    }
    const of = (list) => ({ count: list.length, ...each(list, spread) });
    const spreads = Object.entries(records).map(([name, { keys: pressed, pointer }]) => [
      name,
      { keys: of(pressed), pointer: of(pointer), all: of([...pressed, ...pointer]) },
    ]);
    settings.push({ name: setting.name, processor: setting.processor, pages: Object.fromEntries(spreads) });
  }
  return settings;
}
