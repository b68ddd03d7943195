// A reader's hand: real keys and a real pointer on the sliders.

export const SLIDERS = ["#sm-penetration", "#sm-arr", "#sm-deal"];

const KEYS = {
  ArrowRight: 39, ArrowLeft: 37, PageUp: 33, PageDown: 34,
};

/** The keys of one round on a slider: every stride, there and back. */
const TOUR = [
  ...Array(4).fill(["ArrowRight"]),
  ...Array(2).fill(["ArrowRight", "shift"]),
  ["PageUp"],
  ...Array(2).fill(["ArrowLeft", "shift"]),
  ...Array(4).fill(["ArrowLeft"]),
  ["PageDown"],
];

/** Presses a key, as the keyboard would. */
export async function press(session, [key, shift]) {
  const about = { key, code: key, windowsVirtualKeyCode: KEYS[key], modifiers: shift ? 8 : 0 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...about });
  return () => session.send("Input.dispatchKeyEvent", { type: "keyUp", ...about });
}

/** A round of keys over all sliders; `around` is called with each press. */
export async function keys(page, session, around) {
  for (const slider of SLIDERS) {
    await page.locator(slider).focus();
    for (const key of TOUR) {
      const release = await around(() => press(session, key));
      await release();
    }
  }
}

/** Drags each thumb along its track and back, in `moves` moves. */
export async function drag(page, session, moves, around) {
  for (const selector of SLIDERS) {
    const slider = page.locator(selector);
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider.boundingBox();
    const at = Number(await slider.inputValue()) / Number(await slider.getAttribute("max"));
    let up = 0;
    const mouse = (type, share, buttons) => {
      // A pixel up or down, so that no move is without an event.
      up = 1 - up;
      const place = { x: x + share * width, y: y + height / 2 + up };
      return session.send("Input.dispatchMouseEvent", { type, ...place, button: "left", buttons, clickCount: 1 });
    };
    await mouse("mouseMoved", at, 0);
    await mouse("mousePressed", at, 1);
    for (let move = 1; move <= moves; move += 1) {
      // To the right end, to the left end, and to the middle.
      const way = (2 * move) / moves;
      const share = way <= 1 ? at + (0.97 - at) * way : 0.97 - 0.9 * (way - 1);
      await around(() => mouse("mouseMoved", share, 1));
    }
    await mouse("mouseReleased", at, 0);
  }
}
