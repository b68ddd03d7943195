// Starts the widget in a page of its own that others frame, and speaks with the
// page around the frame. docs/embedding.md lists the messages.

const slot = document.querySelector("[data-slot=widget]");
/** The page around the frame; none where this page stands alone. */
const host = parent === window ? undefined : parent;
/** WordPress finds its frames by a secret that it puts behind the address. */
const secret = /^#\?secret=(\w+)/.exec(location.hash)?.[1];
/** The longest query that a host may set. */
const LONGEST = 4_096;
/** Milliseconds before the address follows: browsers refuse it more often. */
const ADDRESS_AFTER = 250;
/** Milliseconds after which the app starts, painted or not. */
const PAINTED_AFTER = 200;

/** Tells the host; which one it is, is none of our business. */
const tell = (message) => host?.postMessage(message, "*");
const say = (what, about) => tell({ type: `sales-motion:${what}`, version: 1, id: name, ...about });

// ── The look ──────────────────────────────────────────────────────────────────

/** The part of the query that says how the widget looks; `look.js` has `dress`. */
let look = dress(location.search);

// ── The height ────────────────────────────────────────────────────────────────

let height = 0;

function measure() {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height) return;
  height = now;
  say("size", { height });
  tell({ sentinel: "amp", type: "embed-size", height });
  if (secret) tell({ message: "height", value: height, secret });
}

new ResizeObserver(measure).observe(document.body);

// ── The widget ────────────────────────────────────────────────────────────────

let writing;
/** What the next word to the host is about. */
let news = "ready";

function hear(decision, short, full) {
  // Out of sight nothing is observed; the host must know before it shows the frame.
  if (news === "ready") measure();
  say(news, { decision: JSON.parse(decision), query: full });
  if (news === "change") {
    clearTimeout(writing);
    writing = setTimeout(write, ADDRESS_AFTER, short);
  }
  news = "change";
}

function write(short) {
  const query = (short + look).replace(/^&/, "");
  history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
}

/** When what stands in the page has been painted; out of sight, nothing ever is. */
const painted = () => new Promise((then) => {
  requestAnimationFrame(() => setTimeout(then));
  setTimeout(then, PAINTED_AFTER);
});

async function start() {
  // A slow processor would show the rest of the page only after the app's first drawing.
  const [glue] = await Promise.all([import("__GLUE__"), painted()]);
  await glue.default({ module_or_path: new URL("__WASM__", import.meta.url) });
  const mounted = glue.mount(slot, location.search, new URL(".", location.href).href, hear);
  addEventListener("message", ({ source, data }) => {
    if (source !== host || data?.type !== "sales-motion:set" || data.version !== 1) return;
    const { query } = data;
    if (typeof query !== "string" || query.length > LONGEST) return;
    look = dress(query);
    mounted.set(query);
  });
}

start().catch((error) => {
  say("error", { message: `The sliders could not start: ${error.message}` });
  // On to the console, and to `trouble.js`, which says so here.
  throw error;
});
