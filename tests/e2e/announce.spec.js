import { serveHost, INLINE } from "./host.js";
import { test, expect } from "./test.js";
import { Article } from "./article.js";
import { ARR, DEAL, Widget } from "./widget.js";

// What a screen reader is told while a slider moves: one sentence, when the reader pauses.

const PLACES = {
  "the article": async (page) => {
    await page.goto("./");
    await new Article(page).runs();
  },
  "the framed page": (page) => page.goto("./embed.html"),
  "inline in another page": (page) => serveHost(page, INLINE),
};

/** Opens a place with time held, and writes down whatever a live region says. */
async function open(page, enter) {
  const widget = new Widget(page);
  await widget.holdTime();
  await enter(page);
  await widget.runs();
  await page.evaluate(() => {
    window.said = [];
    const regions = "[role=status], [role=alert], [role=log], [aria-live], output";
    const roots = [document];
    for (const root of roots) {
      roots.push(...[...root.querySelectorAll("*")].map((it) => it.shadowRoot).filter(Boolean));
    }
    for (const region of roots.flatMap((root) => [...root.querySelectorAll(regions)])) {
      let before = region.textContent;
      const heard = () => {
        if (region.textContent !== before && region.textContent.trim()) window.said.push(region.textContent.trim());
        before = region.textContent;
      };
      new MutationObserver(heard).observe(region, { characterData: true, childList: true, subtree: true });
    }
  });
  return widget;
}

const said = (page) => page.evaluate(() => window.said);

for (const [place, enter] of Object.entries(PLACES)) {
  test(`${place}: many keys are one sentence`, async ({ page }) => {
    const widget = await open(page, enter);
    await widget.press(DEAL, "ArrowRight", "ArrowRight", "Shift+ArrowRight", "PageUp", "ArrowLeft", "ArrowRight");
    await widget.press(ARR, "ArrowRight", "ArrowRight");
    await widget.says("Land-and-expand", "Soon");
    expect(await said(page), "nothing while the keys go on").toEqual([]);
    await widget.timePasses();
    const [first, ...more] = await said(page);
    expect(first).toMatch(/^Land-and-expand, top-down layer soon, .+; before: Bottom-up, top-down layer not yet\.$/);
    expect(more).toEqual([]);
    // And nothing is left over for later.
    await widget.timePasses();
    expect(await said(page)).toHaveLength(1);
  });

  test(`${place}: a drag through every answer is one sentence`, async ({ page }) => {
    const widget = await open(page, enter);
    await widget.drag(DEAL, 0.5, 0.9, 0.1, 0.9);
    await widget.says("Top-down", "from leadership");
    expect(await said(page), "nothing while it is dragged").toEqual([]);
    await page.mouse.up();
    await widget.timePasses();
    const [first, ...more] = await said(page);
    expect(first).toMatch(/^Top-down, from leadership, .+; before: Bottom-up, top-down layer not yet\.$/);
    expect(more).toEqual([]);
  });
}

test("a move that changes nothing is said without a “before”", async ({ page }) => {
  const widget = await open(page, PLACES["the framed page"]);
  await widget.press(DEAL, "ArrowLeft");
  await widget.timePasses();
  expect(await said(page)).toHaveLength(1);
  expect((await said(page))[0]).toMatch(/^Bottom-up, top-down layer not yet, [a-z ]+\.$/);
});
