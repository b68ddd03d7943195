/**
 * Sends made-up messages to a window: what is near to what it expects, and what
 * isn't at all. Runs in the page; the same seed makes the same messages.
 */
export async function sendJunk({ to, seed, count, type }) {
  const target = to === "parent" ? parent : frames[to];
  let state = seed;
  /** A whole number below `end`. (Mulberry32) */
  const below = (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
  const one = (list) => list[below(list.length)];
  const text = () => String.fromCodePoint(...Array.from({ length: below(12) }, () => one([below(0x80), below(0x800), below(0xd800), 0x1f600])));
  const keys = ["deal", "arr", "penetration", "role", "entry", "departments", "t.core", "t.arr", "t.top_down", "preset", "v", "theme", "accent", "growth.start", "done", ""];
  const values = () => one([String(below(1e9)), `${below(999)}k`, "yes", "no", "unsure", "record", "self-serve", "off", "slack", "dark", "-1", "%", "%F0%28", "<b>", text()]);
  const query = () => Array.from({ length: below(6) }, () => `${one([...keys, text()])}=${one([values(), encodeURIComponent(values())])}`).join("&");
  const any = (depth = 0) =>
    one([
      () => undefined, () => null, () => below(1e6) - 5e5, () => NaN, () => -0, () => 1e308, () => true, () => 10n, text, query,
      () => new Date(below(1e9)), () => new Error(text()), () => new Uint8Array(below(9)), () => /a/, () => type, () => 1,
      () => (depth > 3 ? [] : Array.from({ length: below(4) }, () => any(depth + 1))),
      () => (depth > 3 ? {} : message(depth + 1)), () => new Map([[text(), depth > 3 ? 0 : any(depth + 1)]]),
    ])();
  /** Mostly a message of ours, one part of which may be anything. */
  function message(depth = 0) {
    const kinds = ["set", "ready", "change", "size", "error"].map((kind) => `sales-motion:${kind}`);
    const made = { type: one([type, type, ...kinds]), version: 1, query: query(), height: below(30_000), message: text(), id: text(), decision: { verdict: "top-down" } };
    for (let times = below(4); times > 0; times--) made[one(Object.keys(made))] = any(depth + 1);
    return made;
  }
  for (let sent = 0; sent < count; sent++) {
    const what = below(4) ? message() : any();
    try {
      target.postMessage(what, "*");
    } catch (error) {
      // A lone surrogate or so: it can't be sent by anyone.
      if (error.name !== "DataCloneError") throw error;
    }
    // The receiver draws in between, as it would.
    if (sent % 50 === 0) await new Promise((done) => setTimeout(done));
  }
}
