import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { test } from "@playwright/test";
import { Keyboard, Mouse } from "./input.js";
import { ASKING, INSTALL, LISTEN, LOOKING, calling, clock, iso } from "./kit.js";
import { FINDING, Locator } from "./locator.js";
import { CORNER, ELEMENT, same } from "./wire.js";

/** How long to wait before looking again, the last one over and over. */
const PAUSES = [20, 50, 100, 250];
/** How long an element may take to be there and ready. */
const PATIENCE = 20_000;
/** Where to bring what lies under something else, one after the other. */
const EDGES = [null, "end", "center", "start"];
/** How often to ask the page what it said. */
const GLANCE = 250;

export class Page extends EventEmitter {
  /** By this `expect` knows it. */
  _apiName = "Page";
  #wire;
  #proxy;
  #context;
  #baseURL;
  #turn = Promise.resolve();
  #frame = [];
  #closed = false;
  #address = "about:blank";
  #frames = [];
  #size;
  #media = { dark: false, still: false };

  constructor(wire, proxy, context, baseURL) {
    super();
    this.#wire = wire;
    this.#proxy = proxy;
    this.#context = context;
    this.#baseURL = baseURL;
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
    proxy.tell = (what, request) => {
      request.frame = () => (this.#asks(request) ? this : null);
      this.emit(what, request);
    };
    proxy.scripts.push(LISTEN);
    this.#glance();
  }

  context() {
    return this.#context;
  }

  get request() {
    return this.#context.request;
  }

  async close() {
    await this.#look().catch(() => {});
    this.#closed = true;
    await this.#turn;
  }

  // ── Where it is ───────────────────────────────────────────────────────────────

  async goto(address, { waitUntil } = {}) {
    const url = new URL(address, this.#baseURL).href;
    await this.#dress();
    // The driver itself waits until all is loaded.
    if (waitUntil === "domcontentloaded") await this.#leaveFor(url);
    else await this.#go("/url", { url });
    while (waitUntil === "networkidle" && !this.#proxy.idle) await pause(100);
  }

  async reload() {
    await this.#go("/refresh");
  }

  async goBack() {
    await this.#go("/back");
  }

  async goForward() {
    await this.#go("/forward");
  }

  url() {
    return this.#address;
  }

  mainFrame() {
    return this;
  }

  frames() {
    const inner = this.#frames.map((address, index) => ({
      url: () => address,
      evaluate: (how, argument) => this.locator("iframe").nth(index).contentFrame().locator("html").evaluate(`(it, argument) => ${applied(how)}`, argument),
    }));
    return [this, ...inner];
  }

  /** What the browser is started with, and so only before a page is opened. */
  async emulateMedia({ colorScheme, reducedMotion }) {
    const wanted = { ...this.#media };
    if (colorScheme !== undefined) wanted.dark = colorScheme === "dark";
    if (reducedMotion !== undefined) wanted.still = reducedMotion === "reduce";
    test.skip(this.#address !== "about:blank" && !same(wanted, this.#media), "WebKitGTK's driver sets colours and motion only before a page is opened");
    this.#media = wanted;
  }

  async setViewportSize({ width, height }) {
    this.#size = { width, height };
    await this.#alone([], async () => {
      const [aside, above] = await this.#wire.run("return [outerWidth - innerWidth, outerHeight - innerHeight]");
      await this.#wire.post("/window/rect", { ...CORNER, width: width + aside, height: height + above });
    });
    const fits = () => this.evaluate(([width, height]) => innerWidth === width && innerHeight === height, [width, height]);
    for (let tries = 0; !(await fits()); tries += 1) {
      if (tries > 40) throw new Error(`the window does not become ${width} × ${height}`);
      await pause(50);
    }
  }

  // ── What it is asked ──────────────────────────────────────────────────────────

  locator(selector, options) {
    return new Locator(this, selector, options);
  }

  evaluate(how, argument) {
    return this.call("", `(kit, selector, argument) => ${applied(how)}`, argument);
  }

  async waitForFunction(how, argument) {
    for (let tries = 0; !(await this.evaluate(how, argument)); tries += 1) await this.#rest(tries);
  }

  content() {
    return this.evaluate(() => (document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "") + document.documentElement.outerHTML);
  }

  _expect(expression, options) {
    return this.expects(undefined, { ...options, expression, isNot: Boolean(options.isNot) });
  }

  /** What is in the window. */
  async screenshot() {
    return Buffer.from(await this.#alone([], () => this.#wire.get("/screenshot")), "base64");
  }

  waitForTimeout(milliseconds) {
    return pause(milliseconds);
  }

  waitForRequest(pattern) {
    const wanted = matching(pattern, this.#baseURL);
    return new Promise((resolve) => {
      const hear = (request) => {
        if (!wanted(request.url())) return;
        this.off("request", hear);
        resolve(request);
      };
      this.on("request", hear);
    });
  }

  async addInitScript(how, argument) {
    this.#proxy.scripts.push(typeof how === "string" ? how : `(${how})(${JSON.stringify(argument) ?? ""})`);
  }

  async addScriptTag({ url, type }) {
    await this.evaluate(
      ({ url, type }) =>
        new Promise((resolve, reject) => {
          const script = Object.assign(document.createElement("script"), { type, src: url, onload: resolve, onerror: reject });
          document.head.append(script);
        }).then(() => true),
      { url, type },
    );
  }

  async route(pattern, handler) {
    this.#proxy.routes.push({ pattern, handler, matches: matching(pattern, this.#baseURL) });
  }

  async unroute(pattern) {
    this.#proxy.routes = this.#proxy.routes.filter((route) => route.pattern !== pattern);
  }

  async unrouteAll() {
    this.#proxy.routes = [];
  }

  /** Playwright's clock. */
  clock = {
    install: () => this.addInitScript(`${clock()} __pwClock.controller.install(Date.now());`),
    fastForward: (time) => {
      const [minutes, seconds] = time.split(":").map(Number);
      return this.evaluate((by) => __pwClock.controller.fastForward(by), (minutes * 60 + seconds) * 1000);
    },
  };

  // ── What locators need ────────────────────────────────────────────────────────

  /** Calls a function with the kit in the frame that a selector leads into. */
  async call(selector, how, argument) {
    const { frames, last } = taken(selector);
    let outcome = await this.#alone(frames, () => this.#call(how, last, argument));
    for (let tries = 0; outcome.started; tries += 1) {
      await this.#rest(tries);
      // Others may have their turn meanwhile.
      const { done, value, error } = await this.#alone(frames, () => this.#wire.run(ASKING, outcome.started));
      if (error) throw new Error(error);
      if (done) outcome = { value };
    }
    return outcome.value;
  }

  /** Waits until the one element is there and in these states, then calls a function with it. */
  when(locator, states, how, argument) {
    return this.#patiently(locator, () => this.call(locator._selector, WHEN(how), { states, argument }));
  }

  /** Gives an element the focus, until it has it; a frame around it first, for a script inside can't take it from the page. */
  async focus(locator, anew) {
    const { frames } = taken(locator._selector);
    if (frames.length > 0) {
      await this.#alone([], async () => {
        for (const frame of frames) {
          await this.#call((kit, selector) => {
            const it = kit.one(selector);
            if (it && it.getRootNode().activeElement !== it) it.focus();
          }, frame);
          await this.#enter(frame);
        }
      }).catch(absent);
    }
    for (let tries = 0; tries < 20; tries += 1) {
      if (await this.when(locator, [], FOCUS, anew)) return;
      // In another site's frame a script may set the focus once a reader has done something there.
      if (tries === 0) await this.keyboard.press("Shift");
      else await this.#rest(tries);
    }
  }

  /** Where an element is in the page's window. */
  async box(locator) {
    const { x, y, inner } = await this.#patiently(locator, () =>
      this.#place(locator, [], (kit, it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    return { ...inner, x: inner.x + x, y: inner.y + y };
  }

  /** Brings an element where a pointer meets it; gives the point. */
  async reach(locator, { position }) {
    const { x, y, inner } = await this.#patiently(locator, (tries) =>
      this.#place(
        locator,
        ["visible", "enabled", "stable"],
        (kit, it, { position, edge }) => {
          if (edge) it.scrollIntoView({ block: edge, inline: edge, behavior: "instant" });
          else it.scrollIntoViewIfNeeded(true);
          const box = [...it.getClientRects()].find(({ width, height }) => width * height > 0.99) ?? it.getBoundingClientRect();
          const point = position
            ? { x: box.x + position.x, y: box.y + position.y }
            : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          const met = kit.injected.expectHitTarget(point, it);
          return met === "done" ? point : { missing: `free: it lies under ${met.hitTargetDescription}` };
        },
        { position, edge: EDGES[tries % EDGES.length] },
      ),
    );
    return { x: inner.x + x, y: inner.y + y };
  }

  /** What `expect` wants to know of an element, until it is so or the time is over. */
  async expects(locator, options) {
    const end = Date.now() + options.timeout;
    const check = (kit, selector, options) => {
      const elements = kit.all(selector);
      const many = options.expression === "to.have.count" || options.expression.endsWith(".array");
      return kit.injected.expect(many ? elements[0] : kit.one(selector), options, elements);
    };
    for (let tries = 0; ; tries += 1) {
      const found = await this.call(locator?._selector ?? "", check, options).catch((error) => {
        absent(error);
        return this.call("", check, options);
      });
      if (found.matches !== options.isNot) return { matches: found.matches };
      if (Date.now() >= end) {
        const { matches, received, missingReceived } = found;
        return { matches, received, timedOut: true, errorMessage: missingReceived ? "Error: element(s) not found" : undefined };
      }
      await this.#rest(tries);
    }
  }

  /** Moves keys or a pointer. */
  async perform(source) {
    await this.#alone([], () => this.#wire.post("/actions", { actions: [source] }));
  }

  // ── One thing at a time ───────────────────────────────────────────────────────

  /** Does something in a frame, when what came before is done. */
  #alone(frames, work) {
    const done = this.#turn.then(async () => {
      if (this.#closed) throw new Error("The page is closed.");
      if (this.#frame.length > 0) await this.#leave();
      for (const frame of frames) await this.#enter(frame);
      return work();
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  async #leave() {
    await this.#wire.post("/frame", { id: null });
    this.#frame = [];
  }

  async #enter(frame) {
    const { value: id } = await this.#call((kit, selector) => kit.one(selector) ?? null, frame);
    if (!id?.[ELEMENT]) throw Object.assign(new Error("no such frame"), { code: "no such frame" });
    await this.#wire.post("/frame", { id });
    this.#frame.push(frame);
  }

  async #call(how, ...rest) {
    const script = calling(how);
    let outcome = await this.#wire.run(script, ...rest);
    if (outcome.missing) {
      await this.#wire.run(INSTALL);
      outcome = await this.#wire.run(script, ...rest);
    }
    if (this.#frame.length === 0 && outcome.address) this.#address = outcome.address;
    this.#hear(outcome.heard);
    return outcome;
  }

  async #go(command, body) {
    await this.#look().catch(() => {});
    await this.#alone([], () => this.#wire.post(command, body));
    await this.#look().catch(() => {});
  }

  /** Whether a request is this page's, by the origin that it names, and not that of a frame of another site. */
  #asks(request) {
    const { origin, referer } = request.headers();
    const from = origin ?? referer;
    return Boolean(from) && new URL(from).origin === new URL(this.#address).origin;
  }

  /** Has the browser show what the page was told to emulate. */
  async #dress() {
    const before = this.#wire;
    await this.#alone([], async () => (this.#wire = await this.#context.wear(this.#media)));
    if (this.#wire !== before) await this.setViewportSize(this.#size);
  }

  async #leaveFor(url) {
    await this.#look().catch(() => {});
    const left = Date.now();
    await this.#alone([], () => this.#wire.run("location.href = arguments[0]", url));
    const there = (left) => performance.timeOrigin > left && document.readyState !== "loading";
    for (let tries = 0; !(await this.evaluate(there, left).catch(absent)); tries += 1) await this.#rest(tries);
  }

  /** Tries until nothing is missing any more. */
  async #patiently(locator, attempt) {
    const end = Date.now() + PATIENCE;
    for (let tries = 0; ; tries += 1) {
      const { missing, value } = await attempt(tries).catch(absent);
      if (!missing) return value;
      if (Date.now() > end) throw new Error(`${locator} is not ${missing}`);
      await this.#rest(tries);
    }
  }

  /** Calls a function with an element, when it is in these states; says where its frame is. */
  #place(locator, states, how, argument) {
    const { frames, last } = taken(locator._selector);
    return this.#alone([], async () => {
      let [x, y] = [0, 0];
      for (const frame of frames) {
        const { value } = await this.#call((kit, selector) => {
          const frame = kit.one(selector);
          if (!frame) return null;
          const { x, y } = frame.getBoundingClientRect();
          const edge = kit.injected.describeIFrameStyle(frame);
          return { x: x + edge.left, y: y + edge.top };
        }, frame);
        if (!value) return { missing: "there" };
        [x, y] = [x + value.x, y + value.y];
        await this.#enter(frame);
      }
      let outcome = await this.#call(WHEN(how), last, { states, argument });
      while (outcome.started) {
        await pause(PAUSES[0]);
        const { done, value, error } = await this.#wire.run(ASKING, outcome.started);
        if (error) throw new Error(error);
        if (done) outcome = { value };
      }
      const { missing, value: inner } = outcome.value;
      return missing || inner.missing ? { missing: missing ?? inner.missing } : { value: { inner, x, y } };
    });
  }

  async #look() {
    const { address, frames, heard } = await this.#alone([], () => this.#wire.run(LOOKING));
    this.#address = address;
    this.#frames = frames;
    this.#hear(heard);
  }

  #hear(heard = []) {
    for (const [kind, ...about] of heard) {
      if (kind === "console") this.emit("console", { type: () => about[0], text: () => about[1] });
      else this.emit("pageerror", new Error(about[0]));
    }
  }

  async #glance() {
    while (!this.#closed) {
      await this.#look().catch(() => {});
      await pause(GLANCE);
    }
  }

  async #rest(tries) {
    if (this.#closed) throw new Error("The page is closed.");
    await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
  }
}

Object.assign(Page.prototype, FINDING);

/** Gives the focus, with the caret at the start if it is given `anew`; says whether it was taken. */
const FOCUS = `(kit, it, anew) => {
  kit.injected.focusNode(it, anew);
  return it.matches(":focus");
}`;

/** Calls a function with the one element, when it is there and in these states; otherwise says what is missing. */
const WHEN = (how) => `(kit, selector, { states, argument }) => {
  const it = kit.one(selector);
  if (!it) return { missing: "there" };
  const given = (value) => (value === undefined ? {} : { value });
  const act = () => given((${how})(kit, it, argument));
  if (states.length === 0) {
    const value = (${how})(kit, it, argument);
    return typeof value?.then === "function" ? value.then(given) : given(value);
  }
  return kit.injected.checkElementStates(it, states).then((found) => (found === undefined ? act() : { missing: found.missingState ?? "there" }));
}`;

/** A function called with its argument, an expression or statements, as they stand in a script. */
function applied(how) {
  if (typeof how === "function") return `(${how})(argument)`;
  try {
    new Function(`return (${how}\n)`);
    return `(${how}\n)`;
  } catch {
    return `(() => {${how}\n})()`;
  }
}

/** A selector's way through frames, and what it seeks in the last of them. */
function taken(selector) {
  if (!selector) return { frames: [], last: "" };
  const parts = iso.splitSelectorByFrame(selector).map((part) => iso.stringifySelector(part));
  return { frames: parts.slice(0, -1), last: parts.at(-1) };
}

/** Lets an error pass that only says that something isn't there (yet). */
function absent(error) {
  if (["no such frame", "no such element", "stale element reference", "no such window"].includes(error.code)) return { missing: "there" };
  throw error;
}

/** Whether an address fits a pattern as Playwright reads it. */
function matching(pattern, base) {
  if (pattern instanceof RegExp) return (address) => pattern.test(address);
  if (!pattern.includes("*")) return (address) => address === new URL(pattern, base).href;
  const literal = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^/]*"));
  return (address) => new RegExp(`^${literal}$`).test(address);
}
