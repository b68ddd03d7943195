// Says in one line that the app could not start, or has stopped. What is on screen
// stays: the prerendered page, or the last good answer.

/** Whether the app has started: its controls are awake. */
const runs = () => !document.querySelector(".widget").disabled;

function say() {
  if (document.querySelector(".trouble")) return;
  const line = document.createElement("p");
  line.className = "trouble";
  line.role = "alert";
  line.textContent = runs()
    ? "The sliders have stopped. What you see is the last good answer. "
    : "The sliders could not start. What you see is an example; the words all hold. ";
  const again = document.createElement("button");
  again.textContent = "Reload";
  again.addEventListener("click", () => location.reload());
  line.append(again);
  document.querySelector("[data-slot=widget]").before(line);
}

// A script that doesn't arrive is heard of on the way down only.
addEventListener("error", ({ error, target }) => {
  if (target.localName === "script" || error?.name === "RuntimeError") say();
}, true);
addEventListener("unhandledrejection", say);
