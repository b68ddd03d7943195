// A button that its own press takes away leaves the keyboard's place to what it
// changed: the answer, or the button beside it.

addEventListener("click", ({ target, detail }) => {
  // A pointer's press counts; the keyboard's has no count.
  if (detail) return;
  setTimeout(() => {
    if (!document.activeElement.matches("body, :disabled")) return;
    const beside = target.isConnected && target.parentElement.querySelector("button:enabled");
    (beside || Object.assign(document.querySelector("#sm-verdict"), { tabIndex: -1 })).focus();
  });
});
