// A button that its own press takes away, hides or puts to sleep leaves the keyboard's
// place to the button beside it, or to the answer.

const lost = () => document.activeElement.matches("body, :disabled, [hidden], [hidden] *");

addEventListener("click", ({ target, detail }) => {
  // A pointer's press counts; the keyboard's has no count.
  if (detail || target.localName !== "button") return;
  setTimeout(() => {
    const verdict = document.querySelector("#sm-verdict");
    verdict.tabIndex = -1;
    if (lost()) target.parentElement?.querySelector("button:enabled")?.focus();
    if (lost()) verdict.focus();
  });
});
