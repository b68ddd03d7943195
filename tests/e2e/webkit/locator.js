import { iso } from "./kit.js";

const ENTER = " >> internal:control=enter-frame >> ";
const inside = (frame, selector) => frame + ENTER + selector;
/** What a locator seeks in its own frame: where it is part of another, that one has led there. */
const within = (locator) => JSON.stringify(locator._selector.split(ENTER).at(-1));
const quoted = (text, exact) => iso.escapeForTextSelector(text, Boolean(exact));

/** Playwright's ways to find something, from a page, an element or a frame. */
const FINDING = {
  getByRole(role, { name, exact, ...states } = {}) {
    const parts = Object.entries(states).map(([key, value]) => `[${key}=${value}]`);
    if (name !== undefined) parts.push(`[name=${iso.escapeForAttributeSelector(name, Boolean(exact))}]`);
    return this.locator(`internal:role=${role}${parts.join("")}`);
  },

  getByText(text, { exact } = {}) {
    return this.locator(`internal:text=${quoted(text, exact)}`);
  },

  getByLabel(text, { exact } = {}) {
    return this.locator(`internal:label=${quoted(text, exact)}`);
  },

  frameLocator(selector) {
    return this.locator(selector).contentFrame();
  },
};

/** What a selector finds, whenever it is asked. */
export class Locator {
  /** By this `expect` knows it. */
  _apiName = "Locator";

  constructor(page, selector, { has, hasNot, hasText, hasNotText, visible } = {}) {
    this._page = page;
    this._selector = selector;
    if (hasText !== undefined) this._selector += ` >> internal:has-text=${quoted(hasText)}`;
    if (hasNotText !== undefined) this._selector += ` >> internal:has-not-text=${quoted(hasNotText)}`;
    if (has) this._selector += ` >> internal:has=${within(has)}`;
    if (hasNot) this._selector += ` >> internal:has-not=${within(hasNot)}`;
    if (visible !== undefined) this._selector += ` >> visible=${visible}`;
  }

  locator(what, options) {
    const more = typeof what === "string" ? what : `internal:chain=${within(what)}`;
    return new Locator(this._page, `${this._selector} >> ${more}`, options);
  }

  filter(options) {
    return new Locator(this._page, this._selector, options);
  }

  and(other) {
    return this.locator(`internal:and=${within(other)}`);
  }

  or(other) {
    return this.locator(`internal:or=${within(other)}`);
  }

  nth(index) {
    return this.locator(`nth=${index}`);
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  contentFrame() {
    return new FrameLocator(this._page, this._selector);
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  toString() {
    return iso.asLocatorDescription("javascript", this._selector);
  }

  // ── What it says ──────────────────────────────────────────────────────────────

  count() {
    return this.#all((elements) => elements.length);
  }

  evaluate(how, argument) {
    return this.#one(how, argument);
  }

  evaluateAll(how, argument) {
    return this.#all(how, argument);
  }

  getAttribute(name) {
    return this.#one((it, name) => it.getAttribute(name), name);
  }

  inputValue() {
    return this.#one((it) => (it.control ?? it).value);
  }

  innerText() {
    return this.#one((it) => it.innerText);
  }

  textContent() {
    return this.#one((it) => it.textContent);
  }

  allInnerTexts() {
    return this.#all((elements) => elements.map((it) => it.innerText));
  }

  allTextContents() {
    return this.#all((elements) => elements.map((it) => it.textContent));
  }

  isVisible() {
    return this.#now("visible", false);
  }

  isHidden() {
    return this.#now("hidden", true);
  }

  isChecked() {
    return this._page.when(this, [], (kit, it) => kit.injected.elementState(it, "checked").matches);
  }

  /** Its place in the page's window, in a frame as well. */
  boundingBox() {
    return this._page.box(this);
  }

  /** What `expect` asks: whether something becomes true within a time. */
  _expect(expression, options) {
    return this._page.expects(this, { ...options, expression, isNot: Boolean(options.isNot) });
  }

  // ── What a reader does ────────────────────────────────────────────────────────

  async click({ position, trial } = {}) {
    const { x, y } = await this._page.reach(this, { position });
    if (!trial) await this._page.mouse.click(x, y);
  }

  async hover() {
    const { x, y } = await this._page.reach(this, {});
    await this._page.mouse.move(x, y);
  }

  async check() {
    if (await this.isChecked()) return;
    await this.click();
    if (!(await this.isChecked())) throw new Error(`${this} did not become checked by a click`);
  }

  async fill(value) {
    await this._page.focus(this, false);
    await this._page.when(
      this,
      ["visible", "enabled", "editable"],
      (kit, it, value) => {
        if (kit.injected.fill(it, value) === "needsinput") document.execCommand(value ? "insertText" : "delete", false, value);
      },
      value,
    );
  }

  clear() {
    return this.fill("");
  }

  async selectOption(choice) {
    const wanted = typeof choice === "string" ? { valueOrLabel: choice } : choice;
    const chosen = await this._page.when(this, ["visible", "enabled"], (kit, it, wanted) => kit.injected.selectOptions(it, [wanted]), wanted);
    if (typeof chosen === "string") throw new Error(`${this}: ${chosen}`);
    return chosen;
  }

  async focus() {
    await this._page.focus(this, false);
  }

  blur() {
    return this.#one((it) => it.blur());
  }

  async press(key) {
    await this._page.focus(this, true);
    await this._page.keyboard.press(key);
  }

  async pressSequentially(text) {
    await this._page.focus(this, true);
    await this._page.keyboard.type(text);
  }

  dispatchEvent(type, about = {}) {
    return this._page.when(this, [], (kit, it, { type, about }) => kit.injected.dispatchEvent(it, type, about), { type, about });
  }

  async scrollIntoViewIfNeeded() {
    await this._page.when(this, ["stable"], (kit, it) => it.scrollIntoViewIfNeeded(true));
  }

  /** Waits for the one element, then calls a function with it. */
  #one(how, argument) {
    return this._page.when(this, [], `(kit, it, argument) => (${how})(it, argument)`, argument);
  }

  #all(how, argument) {
    return this._page.call(this._selector, `(kit, selector, argument) => (${how})(kit.all(selector), argument)`, argument);
  }

  /** A state as it is, without a wait. */
  #now(state, absent) {
    return this._page.call(this._selector, (kit, selector, { state, absent }) => {
      const element = kit.one(selector);
      return element ? kit.injected.elementState(element, state).matches : absent;
    }, { state, absent });
  }
}

/** The inside of a frame. */
export class FrameLocator {
  constructor(page, frame) {
    this._page = page;
    this._frame = frame;
  }

  locator(what, options) {
    return new Locator(this._page, inside(this._frame, typeof what === "string" ? what : what._selector), options);
  }

  owner() {
    return new Locator(this._page, this._frame);
  }
}

Object.assign(Locator.prototype, FINDING);
Object.assign(FrameLocator.prototype, FINDING);
export { FINDING };
