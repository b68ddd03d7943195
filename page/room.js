// The app draws the tree once there is room for it, which its style decides: that is
// seen here, after the app has drawn for the first time and whenever the page's size
// changes, and both before the next paint.

const slot = document.querySelector("[data-slot=widget]");

function look() {
  const tree = slot.querySelector(".tree:empty");
  if (tree?.getClientRects().length) tree.dispatchEvent(new Event("toggle"));
}

new MutationObserver(look).observe(slot, { childList: true });
new ResizeObserver(look).observe(slot);
