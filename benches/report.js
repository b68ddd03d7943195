// The figures as Markdown tables, beside what they aim at.

import { ratio, sum } from "./measure/statistics.js";

const KB = 1024;

const AIMS = { code: 75 * KB, text: 14 * KB, firstPaint: 1.05, step: 1.3, frame: 16.7, growth: 1.02 };

const ms = (value) => (value === undefined || Number.isNaN(value) ? "–" : value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : String(Math.round(value)));
const times = (a, b) => (b ? `${(a / b).toFixed(2)}×` : "–");
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
const verdict = (ok) => (ok ? "ok" : "over");

/** A table with its columns in line. */
function table(head, rows) {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

function about({ machine, same, leftOut, quick }) {
  const differ = same.different.length
    ? `They DIFFER in ${same.different.length} of them; the first is \`${same.different[0].query}\`.`
    : "They are the same in all of them.";
  return [
    `${machine.browser}, ${machine.system}, ${machine.processors} × ${machine.processor}, ${Math.round(machine.memory / KB ** 3)} GB.${quick ? " A quick run: few repetitions." : ""}`,
    "",
    `The plain page was compared with the widget, element by element, word by word, and in what it tells its host: ${same.situations} situations, ${same.messages} messages, ${same.steps} keys. ${differ}`,
    "",
    `It leaves out: ${leftOut.join("; ")}.`,
  ].join("\n");
}

const isCode = (name) => /\.(js|wasm)$/.test(name);

function bytes({ bytes: files }) {
  const rows = Object.entries(files).flatMap(([page, sizes]) => [
    ...Object.entries(sizes).map(([name, size]) => [page, name.replace(/-[0-9a-f]{12}/, ""), size]),
  ]);
  const totals = Object.entries(files).map(([page, sizes]) => {
    const of = (is) => sum(Object.entries(sizes).filter(([name]) => is(name)).map(([, size]) => size));
    return [page, kb(of(isCode)), kb(of((name) => !isCode(name))), kb(of(() => true))];
  });
  return [table(["page", "file", "bytes, brotli"], rows), "", table(["page", "JS + WASM", "HTML + CSS", "all"], totals)].join("\n");
}

/** The embed's figure by the plain page's. */
const ofRounds = ({ figures }, what) => ratio(...["embed", "plain"].map((page) => figures[page].map((it) => it[what])));

function load({ conditions }) {
  const rows = conditions.flatMap(({ name, medians }) =>
    Object.entries(medians).map(([page, { first, largest, shift, answers }]) => [
      name, page, ms(first), ms(largest), shift.toFixed(3), ms(answers),
    ]),
  );
  const ratios = conditions.map((condition) => [condition.name, ...["first", "largest", "answers"].map((what) => times(ofRounds(condition, what), 1))]);
  return [
    table(["condition", "page", "first paint", "largest paint", "shift", "slider answers"], rows),
    "",
    table(["embed ÷ plain", "first paint", "largest paint", "slider answers"], ratios),
  ].join("\n");
}

const PARTS = ["script", "style", "layout", "paint", "busy", "delay"];

function steps(settings) {
  const cell = ({ median, p98 }) => `${ms(median)} / ${ms(p98)}`;
  const rows = settings.flatMap(({ name, pages }) => [
    ...Object.entries(pages).map(([page, { all }]) => [name, page, all.count, ...PARTS.map((part) => cell(all[part])), ms(all.busy.max)]),
    [name, "embed ÷ plain", "", ...PARTS.map((part) => times(pages.embed.all[part].median, pages.plain.all[part].median)), times(pages.embed.all.busy.max, pages.plain.all.busy.max)],
  ]);
  const kinds = settings.flatMap(({ name, pages }) =>
    Object.entries(pages).map(([page, { keys, pointer }]) => [name, page, cell(keys.busy), cell(keys.delay), cell(pointer.busy), cell(pointer.delay)]),
  );
  return [
    table(["setting", "page", "steps", ...PARTS, "worst busy"], rows),
    "",
    table(["setting", "page", "keys: busy", "keys: delay", "pointer: busy", "pointer: delay"], kinds),
  ].join("\n");
}

function memory(readings) {
  const rows = Object.entries(readings).flatMap(([page, list]) =>
    list.map(({ steps: taken, heap, wasm, nodes, listeners }) => [page, taken, kb(heap), kb(wasm), nodes, listeners]),
  );
  return table(["page", "steps", "JS heap", "WASM memory", "DOM nodes", "listeners"], rows);
}

function many({ frames, pages }) {
  const cell = ({ median, p98, max }) => `${ms(median)} / ${ms(p98)} / ${ms(max)}`;
  const rows = Object.entries(pages).map(([page, it]) => [page, `${frames}`, ms(it.loaded), cell(it.loading), cell(it.quiet), cell(it.moving)]);
  return table(["page", "frames", "all ready", "late: loading", "late: at rest", "late: moving one"], rows);
}

function aims({ load: loaded, steps: stepped, memory: kept }) {
  const rows = [];
  const aim = (what, measured, ok, limit) => rows.push([what, measured, limit, verdict(ok)]);
  if (loaded) {
    const files = Object.entries(loaded.bytes.embed);
    const of = (is) => sum(files.filter(([name]) => is(name)).map(([, size]) => size));
    const [code, text] = [of(isCode), of((name) => !isCode(name))];
    aim("JS + WASM of the embed", kb(code), code <= AIMS.code, kb(AIMS.code));
    aim("HTML + CSS of the embed", kb(text), text <= AIMS.text, kb(AIMS.text));
    for (const condition of loaded.conditions) {
      const first = ofRounds(condition, "first");
      aim(`first paint, ${condition.name}`, times(first, 1), first <= AIMS.firstPaint, `${AIMS.firstPaint}×`);
    }
  }
  for (const { name, processor, pages: { embed, plain, article, bare } } of stepped ?? []) {
    const ratio = embed.all.busy.median / plain.all.busy.median;
    aim(`a step, ${name}`, times(ratio, 1), ratio <= AIMS.step, `${AIMS.step}×`);
    if (processor > 1) {
      for (const [page, { all }] of Object.entries({ embed, plain, article, bare })) {
        aim(`the worst step of ${page}, ${name}`, `${ms(all.busy.max)} ms`, all.busy.max <= AIMS.frame, `${AIMS.frame} ms`);
      }
    }
  }
  for (const [page, readings] of Object.entries(kept ?? {})) {
    const [before, after] = readings.slice(-2);
    const growth = (after.heap + after.wasm) / (before.heap + before.wasm);
    const flat = growth <= AIMS.growth && after.nodes <= before.nodes * AIMS.growth && after.listeners <= before.listeners;
    aim(`memory of ${page}, later ÷ earlier steps`, `${growth.toFixed(3)}×`, flat, `${AIMS.growth}×`);
  }
  return table(["aim", "measured", "limit", ""], rows);
}

/** All tables, each under its heading. */
export function markdown(result) {
  const parts = [["What was measured", about(result)]];
  if (result.load || result.steps || result.memory) parts.push(["Aims", aims(result)]);
  if (result.load) parts.push(["Bytes", bytes(result.load)], ["Loading (ms, median)", load(result.load)]);
  if (result.steps) parts.push(["A slider's step (ms, median / 98th percentile)", steps(result.steps)]);
  if (result.memory) parts.push(["Memory", memory(result.memory)]);
  if (result.many) parts.push(["Fifty frames of another origin (ms; late: median / 98th percentile / worst)", many(result.many)]);
  return `${parts.map(([heading, text]) => `### ${heading}\n\n${text}`).join("\n\n")}\n`;
}
