// Saves what is on the page: drawings as SVG or PNG, tables as CSV, the plan as
// text; copies and prints. Plain JavaScript, because it deals with the document
// only; the app itself writes the decision as text.

const SVG = "http://www.w3.org/2000/svg";
/** What the look of an element in a drawing consists of. */
const LOOK = [
  "display", "fill", "fill-opacity", "font-family", "font-size", "font-weight",
  "opacity", "overflow", "paint-order", "stroke", "stroke-dasharray", "stroke-linecap",
  "stroke-opacity", "stroke-width", "text-anchor",
];
/** Pixels of a PNG for one of the page's, so that it prints sharply. */
const SHARPNESS = 2;
/** How far below its top the base line of a line of words lies, of its height. */
const BASE_LINE = 0.79;
/** What a chart's topmost number takes above the chart's frame, in pixels. */
const ABOVE = 16;
/** What its outermost numbers take beside it. */
const BESIDE = 24;
/** What a line below it takes. */
const BELOW = 28;

document.addEventListener("click", async ({ target }) => {
  const key = target.closest("[data-press]")?.dataset.press ?? "";
  const [action, name, format] = key.split(".");
  if (key === "print" || key === "plan.print") {
    // The style sheet leaves out all but the plan, until the paper is done.
    document.documentElement.dataset.print = action;
    // The browser says so only inside of `print`, where the app could not draw any more.
    dispatchEvent(new Event("beforeprint"));
    await new Promise((done) => setTimeout(done));
    addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
    print();
  } else if (key === "plan.copy") {
    await copy(plan());
  } else if (key === "plan.save") {
    offer("pilot-plan.txt", new Blob([plan().textContent], { type: "text/plain;charset=utf-8" }));
  } else if (action === "save" && format === "csv") {
    offer(fileName(name, format), new Blob([csv(tableOf(name))], { type: "text/csv;charset=utf-8" }));
  } else if (action === "save" && (format === "svg" || format === "png")) {
    if (name === "tree") {
      // Where there was no room for it yet, the app draws it now.
      document.querySelector(".tree").dispatchEvent(new Event("toggle"));
      await new Promise((done) => setTimeout(done));
    }
    const drawing = draw(name);
    const svg = new XMLSerializer().serializeToString(drawing);
    const blob = format === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await paint(drawing, svg);
    offer(fileName(name, format), blob);
  }
});

const fileName = (name, format) => `sales-motion-${name}.${format}`;
const plan = () => document.querySelector('[data-live="plan.text"]');

/** Copies an element's words; where that is refused, selects them to be copied by hand. */
async function copy(element) {
  const status = document.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(element.textContent);
    status.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(element);
    status.textContent = "The browser refused to copy. The plan is selected: press Ctrl or ⌘ and C.";
  }
}

function offer(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// ── Drawings ──────────────────────────────────────────────────────────────────

/** The drawing of that name as an SVG that needs no style sheet. */
function draw(name) {
  const original = document.querySelector(
    name === "tree" ? ".widget .tree" : `[data-slot="${name}"] .plot`,
  );
  // On a phone the tree is a list; its drawing is laid out for the moment.
  original.classList.add("off-screen");
  const frame = original.getBoundingClientRect();
  const copy = original.cloneNode(true);
  dress(original, copy);
  const inner = original.querySelectorAll("foreignObject");
  copy.querySelectorAll("foreignObject").forEach((it, index) => {
    const group = document.createElementNS(SVG, "g");
    flatten(inner[index], group, frame);
    it.replaceWith(group);
  });
  original.classList.remove("off-screen");
  // The map is drawn in three layers.
  for (const over of name === "map" ? document.querySelectorAll(".map-frame > :not([hidden]).layer, .map .top") : []) {
    const layer = over.cloneNode(true);
    dress(over, layer);
    copy.append(layer);
  }
  for (const hidden of copy.querySelectorAll('[display="none"]')) hidden.remove();

  // Its shares are of this, its own frame.
  place(copy, { x: 0, y: 0, width: frame.width, height: frame.height });
  copy.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
  copy.setAttribute("overflow", "visible");
  return sheet(copy, original, frame);
}

/** A drawing on paper, with room for what stands outside its frame. */
function sheet(drawing, original, frame) {
  // The topmost number of a chart stands above its line, the outermost half beside it.
  const caveat = original.parentElement.querySelector(".caveat:not(:empty)");
  const box = { x: -BESIDE, y: -ABOVE, width: frame.width + 2 * BESIDE, height: frame.height + ABOVE + (caveat ? BELOW : 0) };
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("xmlns", SVG);
  place(svg, { width: box.width, height: box.height });
  svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  const about = document.createElementNS(SVG, "desc");
  about.textContent = location.href;
  const paper = document.createElementNS(SVG, "rect");
  place(paper, box);
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  const patterns = document.querySelector(".patterns defs");
  const copied = patterns.cloneNode(true);
  dress(patterns, copied);
  svg.append(about, copied, paper, drawing);
  if (caveat) svg.append(below(caveat, original, frame));
  return svg;
}

/** What a chart may not be passed on without, under it. */
function below(caveat, original, frame) {
  const line = document.createElementNS(SVG, "text");
  dressOne(caveat, line);
  line.setAttribute("display", "inline");
  line.setAttribute("fill", getComputedStyle(original).color);
  place(line, { x: 0, y: frame.height + BELOW / 2 });
  line.textContent = caveat.textContent;
  return line;
}

function place(element, measures) {
  for (const [name, length] of Object.entries(measures)) {
    element.setAttribute(name, Math.round(length * 10) / 10);
  }
}

/** Writes down what an element and all inside it look like. */
function dress(original, copy) {
  dressOne(original, copy);
  const originals = original.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((it, index) => dressOne(originals[index], it));
}

function dressOne(original, copy) {
  const style = getComputedStyle(original);
  for (const name of LOOK) copy.setAttribute(name, style.getPropertyValue(name));
  // The attribute, unlike the property, has no "none".
  if (style.transform !== "none") copy.setAttribute("transform", style.transform);
  for (const name of ["class", "style", "tabindex", "role"]) copy.removeAttribute(name);
}

/** Draws HTML inside a drawing as plain SVG, for the many programs that show no HTML. */
function flatten(node, group, frame) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      write(child, group, frame);
    } else if (child.localName === "svg") {
      const at = child.getBoundingClientRect();
      const copy = child.cloneNode(true);
      dress(child, copy);
      place(copy, { x: at.left - frame.left, y: at.top - frame.top, width: at.width, height: at.height });
      group.append(copy);
    } else if (!child.classList?.contains("unseen")) {
      flatten(child, group, frame);
    }
  }
}

/** Writes a text as it stands on screen, line by line. */
function write(node, group, frame) {
  const range = document.createRange();
  let line, top, from = 0;
  for (const word of node.data.split(/(?<= )/)) {
    range.setStart(node, from);
    range.setEnd(node, (from += word.length));
    const at = range.getBoundingClientRect();
    if (at.width === 0) continue;
    if (!line || Math.abs(at.top - top) > 2) {
      line = document.createElementNS(SVG, "text");
      dressOne(node.parentElement, line);
      line.setAttribute("fill", getComputedStyle(node.parentElement).color);
      line.setAttribute("display", "inline");
      place(line, { x: at.left - frame.left, y: at.top - frame.top + at.height * BASE_LINE });
      group.append(line);
      top = at.top;
    }
    line.textContent += word;
  }
}

async function paint(drawing, svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = drawing.getAttribute("width") * SHARPNESS;
  canvas.height = drawing.getAttribute("height") * SHARPNESS;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// ── Tables ────────────────────────────────────────────────────────────────────

function tableOf(name) {
  return document.querySelector(`[data-slot="${name}"] table, table[data-table="${name}"]`);
}

/** The table as RFC 4180 has it. */
function csv(table) {
  const rows = [...table.rows].map((row) => [...row.cells].flatMap(words).map(quoted).join(","));
  return rows.join("\r\n") + "\r\n";
}

/** A cell's words, or what its field holds; once for each column that it spans. */
function words(cell) {
  const copy = cell.cloneNode(true);
  for (const aside of copy.querySelectorAll(".basis, svg")) aside.remove();
  const text = cell.querySelector("input")?.value ?? copy.textContent;
  return Array(cell.colSpan).fill(text.replace(/\s+/g, " ").trim());
}

/** Quoted where need be; a spreadsheet must not take words for a formula. */
function quoted(text) {
  const safe = /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
