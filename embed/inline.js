// Puts the widget straight into a page, in the shadow root that it is given. The
// page's style can't reach it there, nor its own style the page.

import init, { mount as start } from "__GLUE__";

/** The folder of the article. */
const SITE = new URL("..", import.meta.url).href;
/** How the addresses of the app's own files begin: they stand in the stack of its errors. */
const APP = new URL("embed-", import.meta.url).href;
/** Pixels of the style sheet's own root font size; the page's is not ours. */
const ROOT_SIZE = 16;

/** Loaded once for all widgets of a page. */
let parts;

async function load() {
  const style = async () => {
    const answer = await fetch(new URL("__STYLE__", import.meta.url));
    if (!answer.ok) throw new Error(`the style sheet answered ${answer.status}`);
    const text = (await answer.text()).replace(/([\d.]+)rem\b/g, (_, size) => `${size * ROOT_SIZE}px`);
    return new CSSStyleSheet().replace(text);
  };
  const [sheet] = await Promise.all([style(), init({ module_or_path: new URL("__WASM__", import.meta.url) })]);
  return sheet;
}

/** Theme and accent, as the query asks for them. */
function dress(place, query) {
  const asked = new URLSearchParams(query);
  place.dataset.theme = asked.get("theme") ?? "auto";
  const colour = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(asked.get("accent"))?.[1];
  place.style.setProperty("--accent", colour ? `#${colour}` : "");
}

/** Elements that a widget has left. Yew never lets go of one, so it is used again. */
const idle = [];

function frame() {
  const place = document.createElement("div");
  place.className = "embed";
  // Whatever the page around it speaks.
  place.lang = "en";
  const slot = document.createElement("div");
  slot.dataset.slot = "widget";
  place.append(slot);
  // Nor does it take its listeners back.
  const listeners = [];
  slot.addEventListener = (...listener) => {
    listeners.push(listener);
    EventTarget.prototype.addEventListener.apply(slot, listener);
  };
  return { place, slot, listeners };
}

/** Whether it is the app that has stopped, and not another module of the page. */
const isOurs = (error) => error?.name === "RuntimeError" && String(error.stack).includes(APP);

/** Says so in one line; what is on screen stays. */
function say(place) {
  if (place.querySelector(".trouble")) return;
  const line = document.createElement("p");
  line.className = "trouble";
  line.role = "alert";
  line.textContent = "The sliders have stopped. What you see is the last good answer. ";
  const again = document.createElement("button");
  again.textContent = "Reload";
  again.addEventListener("click", () => location.reload());
  line.append(again);
  place.prepend(line);
}

/** Does what the site's own pages do around a widget; returns what ends that. */
function attend(root, place) {
  // Paper shows what is folded too, and may have room for the tree.
  const unfold = () => {
    for (const it of place.querySelectorAll("details, .tree")) it.dispatchEvent(new Event("toggle"));
  };
  // The tree is drawn once there is room for it.
  const room = new ResizeObserver(() => {
    const tree = place.querySelector(".tree:empty");
    if (tree?.getClientRects().length) tree.dispatchEvent(new Event("toggle"));
  });
  room.observe(place);
  const stop = ({ error }) => {
    if (isOurs(error)) say(place);
  };
  addEventListener("beforeprint", unfold);
  addEventListener("error", stop);
  // A button that its own press takes away leaves the keyboard's place to the one
  // beside it, or to the answer; unless the page has given it to something else.
  const lost = () => {
    const here = root.activeElement;
    return here ? here.matches(":disabled, [hidden] *, [hidden]") : document.activeElement === document.body;
  };
  place.onclick = ({ target, detail }) => {
    if (detail || target.localName !== "button") return;
    setTimeout(() => {
      const verdict = root.querySelector("#sm-verdict");
      if (!verdict) return;
      if (lost()) target.parentElement?.querySelector("button:enabled")?.focus();
      if (lost()) Object.assign(verdict, { tabIndex: -1 }).focus();
    });
  };
  return () => {
    removeEventListener("beforeprint", unfold);
    removeEventListener("error", stop);
    room.disconnect();
    place.querySelector(".trouble")?.remove();
  };
}

/**
 * Puts a widget into a shadow root. `hear` is told, at first and whenever they
 * change, the decision and the query that says everything.
 *
 * @param {ShadowRoot} root
 * @param {string} query As in the address of embed.html.
 * @param {(told: {type: "ready" | "change", decision: object, query: string}) => void} hear
 * @returns {Promise<{set(query: string): void, unmount(): void}>}
 */
export async function mount(root, query, hear) {
  const sheet = await (parts ??= load().catch((error) => {
    // So that the next one may try again.
    parts = undefined;
    throw error;
  }));
  const { place, slot, listeners } = idle.pop() ?? frame();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  dress(place, query);
  root.append(place);
  let type = "ready";
  const mounted = start(slot, query, SITE, (decision, _short, full) => {
    hear({ type, decision: JSON.parse(decision), query: full });
    type = "change";
  });
  const forget = attend(root, place);
  return {
    set(query) {
      dress(place, query);
      mounted.set(query);
    },
    unmount() {
      forget();
      try {
        mounted.unmount();
      } finally {
        for (const listener of listeners.splice(0)) slot.removeEventListener(...listener);
        place.remove();
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((it) => it !== sheet);
      }
      // Not before the widget has cleared it out.
      setTimeout(() => idle.push({ place, slot, listeners }));
    },
  };
}
