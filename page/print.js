// Paper shows what is folded too, and may have room for the tree; the app draws each
// once it hears of it.

addEventListener("beforeprint", () => {
  for (const it of document.querySelectorAll("details, .tree")) it.dispatchEvent(new Event("toggle"));
});
