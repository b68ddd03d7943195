/** The attributes of the first element with this name, as text and not as a page would run it. */
export function attributes(html, name) {
  const [, tag] = new RegExp(`<${name}((?:\\s+[\\w.-]+(?:="[^"]*")?)*)\\s*>`).exec(html);
  const plain = (text) => text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return Object.fromEntries([...tag.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]));
}
