// `<sales-motion deal="8k"><a href="…">fallback</a></sales-motion>`: the widget on any page.
//
// This is only a shell. Near the viewport it opens `embed.html` in a frame (or, with `inline`,
// mounts the app in this page), hands attributes down and events up, and gives the frame its
// height. Its children stay in sight until the app runs, and come back if it fails.

const NAME = "sales-motion";
/** What `inline` mounts: always from where this script came from, for `base` must not choose code. */
const INLINE = "../assets/inline.js";

/** The attributes that say what to show, by the keys of the framed page's address. */
const KEYS = (
  "deal arr penetration role single_user buyers central entry departments demand pilot involved " +
  "t.penetration t.penetration_high t.departments t.arr t.arr_high t.self_serve t.top_down t.core " +
  "preset v theme accent"
).split(" ");
const PROPERTIES = [...KEYS, "loading", "base", "inline"];

const SORRY = "The interactive version could not be loaded here.";
/** How long, in ms, a frame may take to arrive, and then its app to start. */
const ARRIVAL = 30_000;
const START = 10_000;
/** No frame of ours grows taller, in pixels. */
const TALLEST = 20_000;

// The reserve, the fallback and the stage share one cell, so nothing moves when they take turns.
// The reserve is what the widget needs at these widths, its own margins included. A waiting
// stage is transparent and not hidden, for browsers don't lay out a hidden frame.
const STYLE = `
  :host { display: block; min-width: 0 }
  :host([hidden]) { display: none }
  .box { display: grid; grid-template-columns: 100%; container-type: inline-size; contain-intrinsic-width: 320px }
  .box::before, .box > * { grid-area: 1 / 1 }
  .box::before { content: ""; min-height: var(--sales-motion-height, 1000px) }
  @container (width >= 440px) { .box::before { min-height: var(--sales-motion-height, 900px) } }
  @container (width >= 792px) { .box::before { min-height: var(--sales-motion-height, 1520px) } }
  @container (width >= 1184px) { .box::before { min-height: var(--sales-motion-height, 1180px) } }
  .stage { width: 100%; min-height: 100%; border: 0; opacity: 0 }
  .ready .stage { opacity: 1 }
  .ready .fallback { display: none }
  :host([theme=light]) .stage { color-scheme: light }
  :host([theme=dark]) .stage { color-scheme: dark }
`;
/** One for all elements, made with the first. */
let sheet;

const create = (name, properties) => Object.assign(document.createElement(name), properties);

// A server has no HTMLElement: there, this only must not throw.
class SalesMotion extends (globalThis.HTMLElement ?? Object) {
  // `role` means something else in HTML, so each may also be written as `data-role`.
  static observedAttributes = [...KEYS, ...KEYS.map((key) => `data-${key}`), "loading"];

  #notice = create("p");
  #box = create("div");
  #near = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.#load(), {
    rootMargin: "50%",
  });
  /** The frame, or the host of the inline app, while there is one. */
  #stage;
  /** How to `set` and `unmount` what is on the stage. */
  #app;
  #timer;
  #ready = false;
  #decision = null;
  /** What the app shows, as it says. It outlives a move in the document. */
  #query = "";
  /** Keys whose attribute has changed since the app was told. */
  #changed = new Set();

  constructor() {
    super();
    if (!sheet) {
      // Made by script, so that policies without 'unsafe-inline' let it pass.
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    const fallback = create("div", { className: "fallback" });
    fallback.append(create("slot"), this.#notice);
    this.#box.append(fallback);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box);
    this.#show("waiting");
  }

  /** The latest Decision, or null. */
  get decision() {
    return this.#decision;
  }

  /** What is shown, or is going to be, as the query of a link. */
  get query() {
    return this.#ready ? this.#query : String(this.#wanted());
  }

  get inline() {
    return this.hasAttribute("inline");
  }

  set inline(on) {
    this.toggleAttribute("inline", on);
  }

  /** Goes back to what the attributes say. */
  reset() {
    this.#changed = new Set(KEYS);
    this.#tell();
  }

  connectedCallback() {
    // A property set before this script came hides the accessor.
    for (const key of PROPERTIES) {
      if (Object.hasOwn(this, key)) {
        const value = this[key];
        delete this[key];
        this[key] = value;
      }
    }
    addEventListener("message", this.#receive);
    if (this.loading === "eager") this.#load();
    else this.#near.observe(this.#box);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#receive);
    this.#near.disconnect();
    this.#app?.unmount();
    this.#stage?.remove();
    this.#app = this.#stage = undefined;
    this.#show("waiting");
  }

  /** Where a host moves the element by `moveBefore`, the app goes on running. */
  connectedMoveCallback() {}

  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute === "loading") {
      if (now === "eager" && this.isConnected) this.#load();
      return;
    }
    this.#changed.add(attribute.replace("data-", ""));
    // Later, once for all that change together.
    queueMicrotask(() => this.#tell());
  }

  async #load() {
    if (this.#stage) return;
    const stage = create(this.inline ? "div" : "iframe", { className: "stage", inert: true });
    this.#stage = stage;
    this.#near.disconnect();
    this.#wait(ARRIVAL);
    try {
      const app = await (this.inline ? this.#mount(stage) : this.#open(stage));
      // The element may be gone by now, or be back with another stage.
      if (stage !== this.#stage) return app.unmount();
      this.#app = app;
      this.#tell();
    } catch {
      if (stage === this.#stage) this.#fail(SORRY);
    }
  }

  #open(frame) {
    const base = this.base ? new URL(this.base.replace(/\/?$/, "/"), document.baseURI) : new URL("..", import.meta.url);
    const page = new URL("embed.html", base);
    // A `javascript:` address would run in this page.
    if (!page.protocol.startsWith("http")) throw new TypeError(base);
    page.search = this.#take();
    Object.assign(frame, {
      src: page,
      title: "Interactive: top-down, bottom-up or land-and-expand?",
      allow: "clipboard-write",
      referrerPolicy: "no-referrer",
      // This comes also when the network is down or a policy forbids the frame.
      onload: () => this.#ready || this.#wait(START),
    });
    // It keeps its own origin, for without one each frame downloads the app anew. Where that
    // is this page's too, a sandbox would hold nobody, and browsers warn of it.
    if (page.origin !== origin) frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    this.#box.append(frame);
    return {
      set: (query) => frame.contentWindow.postMessage({ type: "sales-motion:set", version: 1, query }, "*"),
      unmount() {},
    };
  }

  /** Mounts the app in this page, in a shadow root of its own. */
  async #mount(stage) {
    const { mount } = await import(INLINE);
    this.#box.append(stage);
    return mount(stage.attachShadow({ mode: "open" }), this.#take(), (said) => {
      if (stage === this.#stage) this.#hear({ ...said, type: `${NAME}:${said.type}` });
    });
  }

  /** What the app shows, with the attributes that have changed since. */
  #wanted() {
    const wanted = new URLSearchParams(this.#changed.has("preset") ? "" : this.#query);
    for (const key of KEYS) {
      if (wanted.has(key) && !this.#changed.has(key)) continue;
      if (this[key] === null) wanted.delete(key);
      else wanted.set(key, this[key]);
    }
    return wanted;
  }

  /** The same, to be handed to the app. */
  #take() {
    const wanted = String(this.#wanted());
    this.#changed.clear();
    return wanted;
  }

  #tell() {
    if (this.#app && this.#ready && this.#changed.size) this.#app.set(this.#take());
  }

  #receive = ({ source, origin, data }) => {
    // Under a host's own sandbox, every frame's origin is "null".
    const ours =
      source && source === this.#stage?.contentWindow && [new URL(this.#stage.src).origin, "null"].includes(origin);
    if (ours && data?.version === 1) this.#hear(data);
  };

  /** Takes what the app says. It may be anything: what isn't quite as agreed is ignored. */
  #hear = ({ type, decision, query, height, message }) => {
    if (type === "sales-motion:size" && Number.isInteger(height) && height > 0 && height <= TALLEST) {
      this.#stage.height = height;
    } else if (type === "sales-motion:error" && typeof message === "string") {
      this.#fail(message);
    } else if (typeof query === "string" && typeof decision?.verdict === "string") {
      const ready = type === "sales-motion:ready";
      if (!ready && type !== "sales-motion:change") return;
      // The frame was loaded again: back to where the reader was.
      if (ready && this.#ready) return this.#app.set(this.#take());
      this.#decision = decision;
      this.#query = query;
      if (ready) this.#show("ready");
      this.#emit(type, decision);
      this.#tell();
    }
  };

  #wait(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(SORRY), time);
  }

  /** Shows the fallback again. Should the app start yet, it is welcome. */
  #fail(message) {
    this.#notice.textContent = message;
    this.#show("failed");
    this.#emit("sales-motion:error", { message });
  }

  #show(state) {
    clearTimeout(this.#timer);
    this.#ready = state === "ready";
    this.#box.className = `box ${state}`;
    this.#notice.hidden = state !== "failed";
    if (this.#stage) this.#stage.inert = !this.#ready;
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

for (const key of PROPERTIES) {
  if (Object.hasOwn(SalesMotion.prototype, key)) continue;
  Object.defineProperty(SalesMotion.prototype, key, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(key) ?? this.getAttribute(`data-${key}`);
    },
    set(value) {
      if (value == null) this.removeAttribute(key);
      else this.setAttribute(key, value);
    },
  });
}

// The script may come twice; and on a server there is no registry.
if (globalThis.customElements && !customElements.get(NAME)) customElements.define(NAME, SalesMotion);
