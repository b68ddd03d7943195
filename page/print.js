// Paper shows what is folded too; the app draws that once it hears of the unfolding.

addEventListener("beforeprint", () => {
  for (const it of document.querySelectorAll("details")) it.dispatchEvent(new Event("toggle"));
});
