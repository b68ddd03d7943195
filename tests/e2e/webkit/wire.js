import { spawn } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../port.js";

/** What WebDriver calls a reference to an element. */
export const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** MiniBrowser's own tool bar keeps its window from being as narrow as a phone. */
const NARROW = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; border-width: 0; }";

/** Whether two browsers would look the same. */
export const same = (one, other) => one.dark === other.dark && one.still === other.still;

/** Where the screen's pointer is at the start. */
const CENTRE = 1600;
/**
 * Where a window has its corner: without a window manager the one under the
 * pointer has the focus. The tool bar is there, so the page feels nothing of it.
 */
export const CORNER = { x: CENTRE - 10, y: CENTRE - 5 };

/**
 * WebKitGTK's driver, on a screen that nobody sees: W3C WebDriver over HTTP.
 * Each command is one request.
 */
export class Wire {
  /** Starts screen, driver and browser; all requests of the browser go to `proxy`. */
  static async start({ driver, browser, proxy, media }) {
    const wire = new Wire();
    wire.media = media;
    try {
      await wire.#start(driver, browser, proxy, media);
      return wire;
    } catch (error) {
      await wire.stop();
      throw error;
    }
  }

  async #start(driver, browser, proxy, { dark, still }) {
    this.home = await mkdtemp(join(tmpdir(), "webkit-"));
    await mkdir(join(this.home, "gtk-3.0"));
    await writeFile(join(this.home, "gtk-3.0", "gtk.css"), NARROW);
    await writeFile(join(this.home, "gtk-3.0", "settings.ini"), `[Settings]\ngtk-enable-animations=${!still}\n`);
    this.screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", `${2 * CENTRE}x${2 * CENTRE}x24`, "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const display = await firstLine(this.screen, this.screen.stdio[3], "Xvfb");
    const port = await freePort();
    this.driver = spawn(driver, [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: "x11", XDG_CONFIG_HOME: this.home, NO_AT_BRIDGE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1" },
    });
    this.driver.once("error", (error) => (this.failed = error));
    this.address = `http://127.0.0.1:${port}`;
    await this.#listens();
    const { sessionId } = await this.#send("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy },
          // A script's time is counted by the page's clock, which a test may set forward.
          timeouts: { script: 3_600_000, pageLoad: 60_000 },
          "webkitgtk:browserOptions": { binary: browser, args: ["--automation", ...(dark ? ["--dark-mode"] : [])] },
        },
      },
    });
    this.session = `/session/${sessionId}`;
  }

  get(path) {
    return this.#send("GET", this.session + path);
  }

  post(path, body = {}) {
    return this.#send("POST", this.session + path, body);
  }

  delete(path) {
    return this.#send("DELETE", this.session + path);
  }

  /** Runs the body of a function in the page that is switched to. */
  run(script, ...args) {
    return this.post("/execute/sync", { script, args });
  }

  async stop() {
    if (this.session) await this.delete("").catch(() => {});
    this.driver?.kill();
    this.screen?.kill();
    if (this.home) await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  async #send(method, path, body) {
    const response = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (response.ok) return value;
    throw Object.assign(new Error(`${value.message || value.error} (${method} ${path.replace(this.session, "")})`), { code: value.error });
  }

  async #listens() {
    for (let tries = 0; tries < 300; tries += 1) {
      const answered = await fetch(`${this.address}/status`).catch(() => null);
      if (answered) return;
      if (this.failed || this.driver.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`WebKitGTK's driver did not start${this.failed ? `: ${this.failed.message}` : "."}`);
  }
}

function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    child.once("error", ({ message }) => reject(new Error(`${name} did not start: ${message}`)));
    child.once("exit", () => reject(new Error(`${name} ended at once.`)));
    stream.once("data", (data) => resolve(data.toString().trim()));
  });
}
