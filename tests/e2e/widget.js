import { expect } from "@playwright/test";

/** The card is named by its verdict; the article's title, too, begins with one. */
const MOTION = /^(Bottom-up|Land-and-expand|Top-down)(?!,)/;
/** How the name of a flip's button ends: with the verdict to come. */
export const PROMISE = /(Bottom-up|Land-and-expand|Top-down)$/;
const STAGES = ["Not yet", "Soon", "Now"];

export const PENETRATION = "Account penetration";
export const ARR = "Recurring revenue (ARR)";
export const DEAL = "Deal size (ACV)";

/**
 * The widget as a reader meets it: by the names and words of its parts.
 */
export class Widget {
  constructor(page) {
    this.page = page;
    // To look through the whole article takes twice as long.
    this.root = page.locator(".widget");
    this.card = this.root.getByRole("region", { name: MOTION });
    this.verdict = this.card.getByRole("heading", { level: 3 });
    this.stage = this.card.locator("[aria-current=step]");
    this.drawing = this.root.getByRole("group", { name: "Decision tree" });
    this.route = this.root.getByRole("region", { name: "Why", exact: true }).getByRole("list");
    this.examples = this.root.getByRole("region", { name: "Examples" });
    this.thresholds = this.root.getByRole("region", { name: "Adjust the thresholds" });
    this.refine = this.root.getByText("Refine the answer");
    this.link = this.root.getByRole("textbox", { name: "Link to these numbers" });
    this.notice = this.root.getByRole("status").filter({ has: page.getByText("Dismiss") });
  }

  /** Opens the page in a situation such as `deal=60k&role=record`. */
  async open(query = "") {
    await this.page.goto(query ? `./?${query}` : "./");
    await this.runs();
    return this;
  }

  /** Waits until the app has taken over from the prerendered picture, and all is laid out. */
  async runs() {
    await expect(this.slider(DEAL)).toBeEnabled();
    await this.isLaidOut();
  }

  /** Waits until also what is far from the screen is laid out. */
  async isLaidOut() {
    await expect.poll(() => this.page.locator(".text:not(.whole)").count(), { intervals: [20] }).toBe(0);
  }

  /** Opens the page with its pauses held back until `timePasses`. */
  async openTimeless(query) {
    await this.holdTime();
    return this.open(query);
  }

  /** Holds back the pauses of every page that is opened from now on; at least `from` ms. */
  async holdTime(from = 100) {
    await this.page.addInitScript((from) => {
      const { setTimeout, clearTimeout } = window;
      const held = new Map();
      let last = 0;
      window.setTimeout = (then, delay, ...rest) => {
        // What is much longer is a driver's own patience.
        if (!(delay >= from && delay < 10_000)) {
          return setTimeout(then, delay, ...rest);
        }
        last -= 1;
        held.set(last, then);
        return last;
      };
      window.clearTimeout = (id) => held.delete(id) || clearTimeout(id);
      window.timePasses = () => {
        const due = [...held.values()];
        held.clear();
        due.forEach((then) => then());
      };
    }, from);
  }

  async timePasses() {
    await this.page.evaluate(() => window.timePasses());
  }

  slider(name) {
    return this.root.getByRole("slider", { name });
  }

  field(name) {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  /** Types over what stands in a field, and presses Enter. */
  async type(name, text) {
    await this.field(name).fill(text);
    await this.field(name).press("Enter");
  }

  /** Drags a slider's thumb to places along its track, from 0 to 1. */
  async drag(name, ...places) {
    const slider = this.slider(name);
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider.boundingBox();
    const max = Number(await slider.getAttribute("max"));
    const from = Number(await slider.inputValue()) / max;
    const mouse = this.page.mouse;
    await mouse.move(x + from * width, y + height / 2);
    await mouse.down();
    for (const place of places) {
      await mouse.move(x + place * width, y + height / 2, { steps: 4 });
    }
  }

  /** Presses keys on a slider. */
  async press(name, ...keys) {
    for (const key of keys) {
      await this.slider(name).press(key);
    }
  }

  /** A question of the refine panel, which must be open. */
  question(name) {
    return this.page.getByRole("group", { name });
  }

  async answer(question, answer) {
    await this.question(question).getByRole("radio", { name: answer, exact: true }).check();
  }

  /**
   * The verdict, and what goes with it: the stage of the layer where that is a
   * question ("Soon"), otherwise what sets the end apart ("from leadership").
   */
  async says(motion, more) {
    if (STAGES.includes(more)) {
      await expect(this.verdict).toHaveText(motion);
      await expect(this.stage).toHaveText(more);
    } else {
      await expect(this.verdict).toHaveText(motion + more);
      await expect(this.stage).toHaveCount(0);
    }
  }

  /** The query that the address holds once the reader has paused. */
  async addressSays(query) {
    const said = () => {
      const pairs = [...new URL(this.page.url()).searchParams];
      return pairs.map(([key, value]) => `${key}=${value}`).join("&");
    };
    await expect.poll(said).toBe(query);
  }

  /** The buttons that go to where the verdict changes, folded ones as well. */
  async flips() {
    const more = this.card.getByText(/ways? to flip it$/);
    if (await more.isVisible()) {
      await more.click();
    }
    return this.card.getByRole("button", { name: PROMISE });
  }
}
