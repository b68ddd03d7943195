// How the framed page looks, as its query asks. This stands in the page itself, so that
// it is never painted otherwise, and in its module again: a server may forbid the first.

/** Dresses the page; returns the part of the query that says how. */
window.dress ??= (query) => {
  const asked = new URLSearchParams(query);
  const html = document.documentElement;
  html.dataset.theme = asked.get("theme") ?? "auto";
  const colour = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(asked.get("accent"))?.[1];
  html.style.setProperty("--accent", colour ? `#${colour}` : "");
  return [...asked].filter(([key]) => key === "theme" || key === "accent").map((pair) => `&${new URLSearchParams([pair])}`).join("");
};

dress(location.search);
