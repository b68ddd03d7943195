// The page, touched only where something has changed.

/** Sets a node's text. */
export function text(node) {
  let was = node.textContent;
  return (now) => {
    if (now !== was) node.textContent = was = now;
  };
}

/** Sets the text that stands before a child of an element, or at its end. */
export function textBeside(element, before = null) {
  const beside = before ? before.previousSibling : element.lastChild;
  const node = beside?.nodeType === Node.TEXT_NODE ? beside : document.createTextNode("");
  if (node !== beside) element.insertBefore(node, before);
  return text(node);
}

/** Sets an attribute; `null` takes it away. */
export function attribute(element, name) {
  let was = element.getAttribute(name);
  return (now) => {
    if (now === was) return;
    was = now;
    if (now === null) element.removeAttribute(name);
    else element.setAttribute(name, now);
  };
}

/** Sets an attribute that is there or not. */
export function flag(element, name) {
  const set = attribute(element, name);
  return (on) => set(on ? name : null);
}

/** Sets a property that the reader may have changed, such as a field's value. */
export const property = (element, name) => (now) => {
  if (element[name] !== now) element[name] = now;
};

/**
 * Takes the children from `first` on out of an element until its fold is unfolded.
 * Returns `show`, which waits for that too.
 */
export function inFold(details, element, first, show) {
  const inside = [...element.children].slice(first);
  for (const it of inside) it.remove();
  let last;
  let unfolded = false;
  details.addEventListener("toggle", () => {
    if (unfolded) return;
    unfolded = true;
    element.append(...inside);
    if (last) show(...last);
  });
  return (...now) => {
    last = now;
    if (unfolded) show(...now);
  };
}

/** Makes copies of an element that is written as HTML, or as part of an SVG. */
export function copies(html, inside = "") {
  const template = document.createElement("template");
  template.innerHTML = inside ? `<${inside}>${html}</${inside}>` : html;
  const original = inside ? template.content.firstChild.firstChild : template.content.firstChild;
  return () => document.importNode(original, true);
}

/**
 * Keeps an element for each item: those that are there already, then copies.
 * `bind` takes an element and returns what shows an item in it. Elements that are
 * not needed wait for later.
 */
export function list(parent, copy, bind) {
  const rows = [...parent.children].map((element) => ({ element, show: bind(element) }));
  let shown = rows.length;
  return (items) => {
    while (shown > items.length) rows[--shown].element.remove();
    while (shown < items.length) {
      if (shown === rows.length) {
        const element = copy();
        rows.push({ element, show: bind(element) });
      }
      parent.append(rows[shown++].element);
    }
    items.forEach((item, index) => rows[index].show(item, index));
  };
}

/** Puts elements into a parent after its first `keep` children, if they are others than before. */
export function arrange(parent, keep = 0) {
  let was = "";
  return (key, elements) => {
    if (key === was) return;
    was = key;
    while (parent.children.length > keep) parent.lastElementChild.remove();
    parent.append(...elements);
  };
}
