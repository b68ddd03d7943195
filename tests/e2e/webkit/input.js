/** How WebDriver writes the keys that have a name. */
const KEYS = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
  Escape: "\uE00C", Space: " ", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Delete: "\uE017", Meta: "\uE03D",
};

const key = (name) => KEYS[name] ?? name;

/** Playwright's `Keyboard`: keys go to whatever has the focus. */
export class Keyboard {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** One key, with those held before it: `Shift+ArrowLeft`. */
  async press(combination) {
    const names = combination.split(/\+(?!$)/);
    await this.#perform([
      ...names.map((name) => ({ type: "keyDown", value: key(name) })),
      ...names.reverse().map((name) => ({ type: "keyUp", value: key(name) })),
    ]);
  }

  async down(name) {
    await this.#perform([{ type: "keyDown", value: key(name) }]);
  }

  async up(name) {
    await this.#perform([{ type: "keyUp", value: key(name) }]);
  }

  async type(text) {
    await this.#perform([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  }

  #perform(actions) {
    return this.#page.perform({ type: "key", id: "keyboard", actions });
  }
}

/** Playwright's `Mouse`, in pixels of the page's window. */
export class Mouse {
  #page;
  #at = { x: 0, y: 0 };

  constructor(page) {
    this.#page = page;
  }

  async move(x, y, { steps = 1 } = {}) {
    const from = this.#at;
    const way = Array.from({ length: steps }, (_, step) => (step + 1) / steps);
    this.#at = { x, y };
    await this.#perform(way.map((part) => moved(from.x + (x - from.x) * part, from.y + (y - from.y) * part)));
  }

  async down() {
    await this.#perform([{ type: "pointerDown", button: 0 }]);
  }

  async up() {
    await this.#perform([{ type: "pointerUp", button: 0 }]);
  }

  async click(x, y) {
    this.#at = { x, y };
    await this.#perform([moved(x, y), { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }]);
  }

  #perform(actions) {
    return this.#page.perform({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  }
}

const moved = (x, y) => ({ type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) });
