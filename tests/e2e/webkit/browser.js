import { request, test } from "@playwright/test";
import { Page } from "./page.js";
import { Proxy } from "./proxy.js";
import { Wire, same } from "./wire.js";

/**
 * WebKitGTK with the part of Playwright's `Browser` that the tests use.
 * Playwright's own WebKit is a build of its own; this one is the system's, as
 * readers of GNOME's browser have it.
 */
export class Browser {
  /** Playwright looks here for a remote browser. */
  _connection = {};

  static async launch({ executablePath, driver }) {
    const browser = new Browser();
    browser.proxy = await Proxy.start();
    browser.how = { driver, browser: executablePath, proxy: browser.proxy.address };
    try {
      await browser.wear({ dark: false, still: false });
    } catch (error) {
      await browser.proxy.stop();
      throw error;
    }
    return browser;
  }

  /** Starts the browser with these colours and this motion, unless it has them; says whether it did. */
  async wear(media) {
    if (this.wire && same(this.wire.media, media)) return false;
    await this.wire?.stop();
    this.wire = await Wire.start({ ...this.how, media });
    return true;
  }

  async newContext() {
    return new Context(this);
  }

  async close() {
    await this.wire.stop();
    await this.proxy.stop();
  }
}

/** What one test has of the browser: a window of its own. */
class Context {
  #browser;
  #options;
  #page;

  constructor(browser) {
    this.#browser = browser;
  }

  /** What a test asks of its window. */
  set(options) {
    this.#options = options;
  }

  async newPage() {
    test.skip(Boolean(this.#page), "WebKitGTK's driver shows one page at a time here");
    const { wire, proxy } = this.#browser;
    await this.#freshWindow();
    proxy.reset();
    this.request = await request.newContext({ baseURL: this.#options.baseURL });
    this.#page = new Page(wire, proxy, this, this.#options.baseURL);
    await this.#page.setViewportSize(this.#options.viewport);
    return this.#page;
  }

  async #freshWindow() {
    const { wire } = this.#browser;
    // The driver moves no pointer to where it stood in the last test.
    await wire.delete("/actions");
    const { handle } = await wire.post("/window/new", { type: "window" });
    await wire.delete("/window");
    await wire.post("/window", { handle });
  }

  /** Gives the window of a browser that shows this. */
  async wear(media) {
    if (await this.#browser.wear(media)) await this.#freshWindow();
    return this.#browser.wire;
  }

  /** A press of a button is all that WebKit asks for. */
  async grantPermissions() {}

  async newCDPSession() {
    test.skip(true, "WebKitGTK has no DevTools protocol");
  }

  async waitForEvent(name) {
    test.skip(true, `WebKitGTK's driver does not tell of a ${name}`);
  }

  async close() {
    await this.#page?.close();
    await this.request?.dispose();
  }
}
