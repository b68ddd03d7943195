// Says in one line that the app could not start, or has stopped. What is on screen
// stays: the prerendered page, or the last good answer.

const line = document.querySelector(".trouble");
/** Whether the app has not started yet: its controls sleep. */
const sleeps = () => document.querySelector(".widget").disabled;

function say() {
  if (!line.hidden) return;
  // The page has a sentence for each.
  line.children[+sleeps()].remove();
  line.hidden = false;
}

line.querySelector("button").addEventListener("click", () => location.reload());

/** Whether the app itself has stopped; other scripts' errors are none of ours. */
const stopped = (error) => error?.name === "RuntimeError";

// A script that doesn't arrive is heard of on the way down only.
addEventListener("error", ({ error, target }) => {
  if (target.localName === "script" || stopped(error)) say();
}, true);
addEventListener("unhandledrejection", ({ reason }) => {
  if (sleeps() || stopped(reason)) say();
});
