// The embed builder. The preview is the element itself: its sliders choose the
// numbers, and it says which. What is pasted is written here, as text.

const part = (id) => document.getElementById(id);
const [choices, start, theme, accented, accent, height, frozen] =
  ["choices", "start", "theme", "accented", "accent", "height", "frozen"].map(part);
const preview = part("preview");
const copies = [...document.querySelectorAll("[data-copies]")];

/** The site that the snippets name: where this page lives. */
const SITE = new URL(".", location.href);
const TITLE = "Top-down, bottom-up or land-and-expand?";
const [LOWEST, HIGHEST] = [200, 2000];
/** Only a site that was told its address has oEmbed files, and says so by this. */
const HAS_ADDRESSES = Boolean(document.querySelector("link[rel=canonical]"));
/** HTML has a `role` of its own, so the element's goes by another name. */
const NAMES = { role: "data-role" };

/** What the preview shows, as the query that says everything. */
let shown;

const chosen = () => start.selectedOptions[0];

// ── What to write ─────────────────────────────────────────────────────────────

/** The pairs that say the numbers: all of them, or what differs from the start. */
function numbers() {
  const all = [...new URLSearchParams(shown)];
  if (frozen.checked) return all;
  const usual = new URLSearchParams(chosen().dataset.query);
  const preset = start.value ? [["preset", start.value]] : [];
  return [...preset, ...all.filter(([key, value]) => usual.get(key) !== value)];
}

/** The pairs that say the look. */
function look() {
  const pairs = [];
  if (theme.value) pairs.push(["theme", theme.value]);
  // Without its #, which would have to be escaped in an address.
  if (accented.checked) pairs.push(["accent", accent.value.slice(1)]);
  return pairs;
}

/** An address of the site, with pairs. */
function address(page, pairs, fragment = "") {
  const url = new URL(page, SITE);
  url.search = new URLSearchParams(pairs);
  url.hash = fragment;
  return url.href;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const attributes = (pairs) => pairs.map(([name, value]) => ` ${NAMES[name] ?? name}="${escaped(value)}"`).join("");

function tag(title, article) {
  return `<script type="module" src="${escaped(new URL("embed/sales-motion.js", SITE).href)}"></script>
<sales-motion${attributes([...numbers(), ...look()])}>
  <a href="${escaped(article)}">${escaped(title)}</a>
</sales-motion>`;
}

function frame(title, article) {
  const named = { src: address("embed.html", [...numbers(), ...look()]), title, height: String(tall()) };
  return `<iframe${attributes(Object.entries(named))} loading="lazy" style="width:100%;border:0"></iframe>
<p><a href="${escaped(article)}">${escaped(title)}</a></p>`;
}

/** The height, whatever is being typed. */
function tall() {
  const typed = Math.round(height.valueAsNumber);
  return Number.isFinite(typed) ? Math.min(Math.max(typed, LOWEST), HIGHEST) : Number(height.defaultValue);
}

function write() {
  const moved = shown !== chosen().dataset.query;
  const title = start.value && !moved ? `${chosen().text}: ${TITLE}` : TITLE;
  const article = address("./", numbers(), "widget");
  part("moved").hidden = !moved;
  part("tag").value = tag(title, article);
  part("frame").value = frame(title, article);

  const help = part("address-help");
  help.textContent = HAS_ADDRESSES
    ? "Only the examples and the start have an address to paste. Start over to get it, or take the tag."
    : "This copy of the site has none: it was built without the address it lives at.";
  const none = !HAS_ADDRESSES || moved;
  help.hidden = !none;
  part("address").value = none ? "" : new URL(chosen().dataset.page, SITE).href;
  for (const button of copies) button.disabled = !part(button.dataset.copies).value;
}

// ── What is chosen ────────────────────────────────────────────────────────────

/** Writes a choice into the preview; without a value, the attribute goes. */
function set(name, value) {
  if (value) preview.setAttribute(name, value);
  else preview.removeAttribute(name);
}

function begin() {
  shown = chosen().dataset.query;
  set("preset", start.value);
  // Its sliders may have been moved.
  preview.reset?.();
  write();
}

function dress() {
  accent.disabled = !accented.checked;
  const pairs = new Map(look());
  for (const name of ["theme", "accent"]) set(name, pairs.get(name));
}

start.addEventListener("change", begin);
part("again").addEventListener("click", () => {
  begin();
  // The button is gone with what it undid.
  start.focus();
});
choices.addEventListener("input", () => {
  dress();
  write();
});
for (const event of ["sales-motion:ready", "sales-motion:change"]) {
  preview.addEventListener(event, () => {
    shown = preview.query;
    write();
  });
}
// Enter in a field is no reason to leave the page.
choices.form.addEventListener("submit", (event) => event.preventDefault());

// ── Copying ───────────────────────────────────────────────────────────────────

for (const button of copies) {
  button.addEventListener("click", async () => {
    const field = part(button.dataset.copies);
    const said = part("said");
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "Copied.";
    } catch {
      // Not allowed, or an address without https.
      field.focus();
      field.select();
      said.textContent = "Press Ctrl+C, or ⌘C on a Mac, to copy what is selected.";
    }
  });
}

choices.disabled = false;
// A browser may have kept what was chosen before a reload.
dress();
begin();
