// Helps reading: the contents list shows where the reader is, terms show their
// definition, and a finger can drag the map's point; search engines skip variants.
// Plain JavaScript, because it deals with the document only.

// ── Variants ──────────────────────────────────────────────────────────────────

// Somebody's numbers are no page of their own for search engines.
if (location.search) {
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
}

// ── Contents ──────────────────────────────────────────────────────────────────

const contents = document.querySelector(".contents details");
const here = document.querySelector("[data-here]");
/** A section counts as where the reader is while it crosses a band near the top. */
const BAND = "-20% 0px -75% 0px";

// Without it the list shows the sections all the same.
const watch = window.IntersectionObserver && new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      const link = contents.querySelector(`a[href="#${target.getAttribute("aria-labelledby")}"]`);
      if (!link) continue;
      contents.querySelector("[aria-current]")?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "location");
      here.textContent = link.textContent;
    }
  },
  { rootMargin: BAND },
);
for (const section of document.querySelectorAll("main > section")) watch?.observe(section);

// The list closes when the reader has chosen from it, presses Escape, or goes on elsewhere.
const closeUnlessInside = ({ target }) => {
  if (!contents.contains(target)) contents.open = false;
};
document.addEventListener("click", closeUnlessInside);
document.addEventListener("focusin", closeUnlessInside);
contents.addEventListener("click", ({ target }) => {
  if (target.closest("a")) contents.open = false;
});
contents.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  contents.open = false;
  contents.querySelector("summary").focus();
});

// ── Definitions ───────────────────────────────────────────────────────────────

const box = document.createElement("span");
box.className = "tip";
box.id = "definition";
box.setAttribute("role", "tooltip");
let described;

/** Shows a term's definition; `y` is how far down the pointer is, if one brought it. */
function show(term, y) {
  close();
  const entry = document.getElementById(term.hash.slice(1));
  box.textContent = entry.nextElementSibling.firstElementChild.textContent;
  // Beside the term, so that it is read next and scrolls along.
  term.after(box);
  term.setAttribute("aria-describedby", box.id);
  described = term;
  // Under the term, and on screen as a whole, however near the edge that stands. Where
  // the term is broken in two, under what is pointed at: on the way from there to the
  // definition lies nothing else, not even the seam between two pixels.
  box.style.translate = "";
  const now = box.getBoundingClientRect();
  const lines = [...term.getClientRects()];
  const line = lines.find((it) => y < it.bottom) ?? lines.at(-1);
  const left = Math.min(line.left, document.documentElement.clientWidth - now.width - 8);
  box.style.translate = `${left - now.left}px ${line.bottom - 1 - now.top}px`;
}

function close() {
  box.remove();
  described?.removeAttribute("aria-describedby");
  described = undefined;
}

/**
 * The term at an event, if there is one; an event elsewhere closes the box, but not
 * while its term has the focus: a page that scrolls moves under the pointer.
 */
function termAt({ target }) {
  const term = target.closest?.("a.term");
  if (!term && !box.contains(target) && described !== document.activeElement) close();
  return term && term !== described ? term : undefined;
}

document.addEventListener("pointerover", (event) => {
  // A finger shows it at the click, which would be the second otherwise.
  const term = event.pointerType !== "touch" && termAt(event);
  if (term) show(term, event.clientY);
});
document.addEventListener("focusin", (event) => {
  const term = event.target.matches(":focus-visible") && termAt(event);
  if (term) show(term);
});
document.addEventListener("click", (event) => {
  const term = termAt(event);
  if (!term) return;
  // The first tap shows the definition, the second follows the link.
  event.preventDefault();
  // The keyboard's click has no place.
  show(term, event.detail ? event.clientY : undefined);
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") close();
});

// ── The map ───────────────────────────────────────────────────────────────────

// A finger on the reader's point drags it; anywhere else it scrolls the page.
// Inside a drawing, browsers pay no heed to `touch-action`.
document.querySelector(".map-frame").addEventListener(
  "touchstart",
  (event) => {
    if (event.target.closest(".you")) event.preventDefault();
  },
  { passive: false },
);
