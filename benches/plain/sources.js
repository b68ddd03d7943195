// Who said it, linked.

import model from "model";

export function cited(sources) {
  const span = document.createElement("span");
  span.className = "cited";
  span.append(
    ...sources.map((index) => {
      const { speaker, title, address } = model.sources[index];
      const link = document.createElement("a");
      link.className = "source";
      link.setAttribute("href", address);
      link.title = title;
      link.textContent = speaker;
      return link;
    }),
  );
  return span;
}
