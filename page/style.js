// The style sheet stands in the page itself. Where a server's own policy forbids that, it
// comes as a file.

if (!document.querySelector("style")?.sheet) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("__STYLE__", import.meta.url);
  // What comes after measures the page.
  await new Promise((then) => {
    link.onload = link.onerror = then;
    document.head.append(link);
  });
}
