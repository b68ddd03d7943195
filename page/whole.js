// The style sheet leaves out what is far from the screen, so that the page shows
// sooner. Here that is laid out after all, section by section when the browser has
// nothing else to do, or a second after the one before: a search, a checker and the
// scroll bar find the page whole.

const sections = [...document.querySelectorAll(".text")];
const whenIdle = (then) => (window.requestIdleCallback ?? setTimeout)(then, { timeout: 1_000 });

function next() {
  const section = sections.shift();
  if (!section) return;
  section.classList.add("whole");
  whenIdle(next);
}

addEventListener("load", () => whenIdle(next));
