// What other browsers see to themselves, and WebKit does not.

if (!CSS.supports("overflow-anchor", "auto")) {
  // What the reader works at stays in its place on screen, though the answer above it
  // may grow.
  const top = (it) => it.getBoundingClientRect().top + scrollY;
  let held;
  const hold = ({ target }) => {
    // A chart's own parts move in it.
    const it = held ? undefined : target.closest?.("figure, input, select");
    if (!it) return;
    const before = top(it);
    held = requestAnimationFrame(() => {
      held = undefined;
      const grown = top(it) - before;
      if (grown) scrollBy(0, grown);
    });
  };
  for (const what of ["keydown", "pointerdown", "pointermove", "input", "change"]) {
    addEventListener(what, hold, true);
  }

  // A text field that takes the focus is brought into view with the room that the style
  // sheet asks for around it: none of it lies under the bar.
  addEventListener("focusin", ({ target }) => {
    if (target.matches("[type=text]")) requestAnimationFrame(() => target.scrollIntoView({ block: "nearest" }));
  });
}
