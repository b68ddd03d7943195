import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Widget } from "./widget.js";

/** The parts of the article that a reader can go to, in their order. */
export const SECTIONS = [
  ["start", "Which way in?"],
  ["models", "Three models and a layer"],
  ["buying", "Choose by how the customer buys"],
  ["map", "The map"],
  ["layer", "Why bottom-up alone flattens, and when to layer"],
  ["wrong", "How it goes wrong"],
  ["pilot", "The pilot with an exit plan"],
  ["economics", "Does the deal pay for the effort?"],
  ["doing", "Doing it"],
  ["glossary", "Glossary"],
  ["rules", "Every rule in tables"],
  ["sources", "Sources and limits"],
];

/** What the charts are called. */
export const MAP = "The map";
export const GROWTH = "Yearly recurring revenue over ten years";
export const SPONSOR = "Revenue kept from an account, by year";
export const CORNER = "Deals one rep closes a year, by deal size";

/**
 * The article as a reader meets it: the widget, and the pieces around it.
 */
export class Article extends Widget {
  constructor(page) {
    super(page);
    this.contents = page.getByRole("navigation", { name: "Contents" });
    this.guess = page.getByRole("region", { name: "Guess first: which way in?" });
    /** The map's area, up to its axes; and all that is drawn over each other there. */
    this.map = page.locator(".map");
    this.mapFrame = page.locator(".map-frame");
    this.you = page.getByRole("slider", { name: "You: arrow keys move the point" });
    this.layerStart = page.getByRole("slider", { name: /^Start the layer at/ });
    this.tip = page.getByRole("tooltip");
  }

  /** Waits until the prose is bound as well. */
  async runs() {
    await super.runs();
    await expect(this.choice("To the customer, the product is")).toBeEnabled();
  }

  section(name) {
    return this.page.getByRole("region", { name, exact: true });
  }

  choice(name) {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  tick(name) {
    return this.page.getByRole("checkbox", { name });
  }

  /** A chart, by what it is called, with its finding, its table and its buttons. */
  chart(name) {
    const { page } = this;
    const drawn = name === MAP ? this.you : page.getByRole("img", { name });
    return page.getByRole("figure").filter({ has: drawn });
  }

  /** Unfolds what a summary says, unless it is open already. */
  async unfold(summary) {
    const fold = this.page.locator("details").filter({ has: this.page.getByText(summary, { exact: true }) });
    if (!(await fold.evaluate((it) => it.open))) {
      await this.page.getByText(summary, { exact: true }).click();
    }
  }

  /** Types over what stands in a field, and presses Enter. */
  async typeInto(field, text) {
    await field.fill(text);
    await field.press("Enter");
  }

  /** Opens the widget's own switches. */
  async unfoldRefine() {
    if (!(await this.page.getByRole("radio").first().isVisible())) {
      await this.refine.click();
    }
  }

  /** Unfolds everything but the contents, so that each control can be reached. */
  async unfoldAll() {
    await this.page.locator("details").evaluateAll((all) => {
      for (const it of all) it.open = !it.closest("nav");
    });
  }

  /** The numbers of a chart, as rows of words; unfolds them. */
  async numbers(chart) {
    const summary = chart.getByText("The numbers as a table");
    const table = chart.getByRole("table");
    if (!(await table.isVisible())) {
      await summary.click();
    }
    return rowsOf(table);
  }

  /** A result of the economics table, by its row and column. */
  figure(row, column) {
    const table = this.page.getByRole("table", { name: "What a customer costs and returns" });
    const columns = ["bottom-up", "land-and-expand", "top-down"];
    return table
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader", { name: row }) })
      .getByRole("cell")
      .nth(columns.indexOf(column));
  }

  /** Presses a button that saves something; gives the file's name and bytes. */
  async save(button) {
    // Only Chromium's driver tells of downloads; elsewhere, what the page offers must do.
    const { name, bytes } = test.info().project.name === "chromium" ? await this.#download(button) : await this.#offer(button);
    return { name, bytes, text: bytes.toString("utf8") };
  }

  async #download(button) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async #offer(button) {
    await this.page.evaluate(() => {
      const blobs = new Map();
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        const address = createObjectURL(blob);
        blobs.set(address, blob);
        return address;
      };
      window.offered = new Promise((then) => {
        HTMLAnchorElement.prototype.click = function () {
          delete HTMLAnchorElement.prototype.click;
          URL.createObjectURL = createObjectURL;
          then({ name: this.download, address: this.href, blob: blobs.get(this.href) });
        };
      });
    });
    await button.click();
    // As an address that holds the file itself, which what is short may be already.
    const { name, address } = await this.page.evaluate(async () => {
      const { name, address, blob } = await window.offered;
      if (!blob) return { name, address };
      const reader = new FileReader();
      await new Promise((done) => {
        reader.onload = done;
        reader.readAsDataURL(blob);
      });
      return { name, address: reader.result };
    });
    return { name, bytes: Buffer.from(await (await fetch(address)).arrayBuffer()) };
  }
}

/** Has the page that is opened next count what it prints, instead of printing; gives the count. */
export async function countPrints(page) {
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  return () => page.evaluate(() => window.printed);
}

/** A table's words, row by row. */
export function rowsOf(table) {
  return table.evaluate((it) =>
    [...it.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
}

/** Reads a table of RFC 4180. */
export function parseCsv(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') {
      quoted = !quoted;
    } else if (!quoted && (char === "," || char === "\n")) {
      rows.at(-1).push(cell.replace(/\r$/, ""));
      cell = "";
      if (char === "\n") rows.push([]);
    } else {
      cell += char;
    }
  }
  expect(quoted, "every quote is closed").toBe(false);
  expect(cell, "the last row ends its line").toBe("");
  rows.pop();
  return rows;
}
