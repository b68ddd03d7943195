// What other browsers see to themselves, and WebKit does not.

if (!CSS.supports("overflow-anchor", "auto")) {
  // What the reader works at stays in its place on screen, though the answer above it
  // may grow.
  const top = (it) => it.getBoundingClientRect().top + scrollY;
  let held;
  const hold = ({ type, target, buttons }) => {
    if (held || (type === "pointermove" && !buttons)) return;
    // A chart's own parts move in it.
    held = target.closest?.("figure, input, select");
    if (!held) return;
    let before = top(held);
    const mend = () => {
      // What was taken away has no place.
      const now = held.getClientRects().length ? top(held) : before;
      const grown = Math.round(now - before);
      if (grown) scrollBy(0, grown);
      before = now;
    };
    // The app draws what takes long in two goes.
    requestAnimationFrame(() => {
      mend();
      requestAnimationFrame(() => {
        mend();
        held = undefined;
      });
    });
  };
  for (const what of ["keydown", "pointerdown", "pointermove", "input", "change"]) {
    addEventListener(what, hold, true);
  }

  // A field that the keyboard comes to has the room around it that the style sheet asks
  // for: none of it lies under a bar.
  addEventListener("keyup", ({ key, target }) => {
    if (key !== "Tab" || !target.matches("input, select, textarea")) return;
    requestAnimationFrame(() => target.scrollIntoView({ block: "nearest" }));
  });
}
