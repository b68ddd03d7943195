import fs from "node:fs";

/** The examples' keys, in the model's order. */
const model = fs.readFileSync(new URL("../../model/sales-motion.toml", import.meta.url), "utf8");
const examples = model.split("[[preset]]").slice(1).map((it) => /^key = "(.*)"/m.exec(it)[1]);

/** Every page of the site, by its address. */
export const PAGES = ["", "embed.html", "builder.html", ...examples.map((key) => `example-${key}.html`)];
