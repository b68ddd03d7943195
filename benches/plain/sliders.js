// A slider: its range input, its field, and the drawn track.

import model from "model";
import { percent, read, write, writeRange } from "./amounts.js";
import { attribute, copies, list, property, text } from "./dom.js";
import { dragged, next, place, previous } from "./scale.js";
import { course, key } from "./shapes.js";
import { layerWords, movement, outcomeWords } from "./words.js";

const STEPS = 1_000;
const WIDE = 400;
const NARROW = 288;
const LETTER = 7.2;
const GLYPH = 20;
const THUMB = 36;

const copyRun = copies(
  `<g><rect y="6" height="20"></rect><rect y="6" height="20"></rect><line y1="2" y2="2"></line><line y1="0" y2="26" class="gap"></line></g>`,
  "svg",
);
const copyLabel = copies(`<svg y="16"><path></path><text y="4.5"></text></svg>`, "svg");
const copyCaption = copies(`<text y="53"></text>`, "svg");

function bindRun(g) {
  const [area, pattern, lane, gap] = g.children;
  const className = attribute(g, "class");
  const x = [attribute(area, "x"), attribute(pattern, "x"), attribute(lane, "x1")];
  const end = [attribute(lane, "x2"), attribute(gap, "x1"), attribute(gap, "x2")];
  const width = [attribute(area, "width"), attribute(pattern, "width")];
  const fill = attribute(pattern, "fill");
  const stage = attribute(lane, "class");
  return (run) => {
    className(`run ${key(run.motion)}${run.current ? " current" : ""}`);
    x.forEach((set) => set(run.x));
    end.forEach((set) => set(run.end));
    width.forEach((set) => set(run.width));
    fill(`url(#sm-${key(run.motion)})`);
    stage(run.stage === null ? "lane" : `lane ${model.stages[run.stage].key}`);
  };
}

function bindLabel(svg) {
  const [shape, words] = svg.children;
  const [className, x] = [attribute(svg, "class"), attribute(svg, "x")];
  const [path, shapePlace] = [attribute(shape, "d"), attribute(shape, "transform")];
  const [wordsX, setText] = [attribute(words, "x"), text(words)];
  return (label) => {
    className(`run-label ${key(label.motion)}${label.current ? " current" : ""}`);
    x(label.x);
    path(course(label.motion));
    shapePlace(`translate(${label.glyphX})scale(.8)`);
    wordsX(String(label.glyphX + 12));
    setText(label.text);
  };
}

function bindCaption(element) {
  const set = ["class", "x", "text-anchor"].map((name) => attribute(element, name));
  const setText = text(element);
  return (caption) => {
    set[0](caption.active ? "caption active" : "caption");
    set[1](caption.x);
    set[2](caption.anchor);
    setText(caption.text);
  };
}

/** The longest label that fits into a run beside the thumb. */
function label(run, thumb, length) {
  const [from, to, at] = [run.from * length, run.to * length, thumb * length];
  const left = [from, Math.min(to, at - THUMB / 2)];
  const right = [Math.max(from, at + THUMB / 2), to];
  const room = ([start, end]) => end - start;
  const space = room(left) >= room(right) ? left : right;
  const { name } = model.motions[run.motion];
  const texts = run.stage > 0 ? [`${name}, ${layerWords(run.stage)}`, layerWords(run.stage), ""] : [name, ""];
  const takes = (words) => GLYPH + words.length * LETTER;
  const words = texts.find((it) => takes(it) <= room(space));
  if (words === undefined) return [];
  return [
    {
      x: percent((space[0] + space[1]) / 2 / length),
      motion: run.motion,
      glyphX: -Math.trunc((takes(words) - GLYPH) / 2) - 3,
      text: words,
      current: run.current,
    },
  ];
}

/** The words under the track that have room, boundaries that count first. */
function captions(wanted, ends) {
  const taken = [];
  const placed = [];
  const put = (x, anchor, words, active) => {
    const width = (words.length * LETTER) / NARROW;
    const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    const to = from + width;
    if (taken.some(([start, end]) => to > start && end > from)) return;
    taken.push([from, to]);
    placed.push({ x: percent(x), anchor, text: words, active });
  };
  for (const pass of [true, false]) {
    for (const { active, x, words } of wanted) {
      if (active !== pass) continue;
      const half = (words.length * LETTER) / NARROW / 2;
      if (x < half) put(0, "start", words, active);
      else if (x > 1 - half) put(1, "end", words, active);
      else put(x, "middle", words, active);
    }
  }
  put(0, "start", ends[0], false);
  put(1, "end", ends[1], false);
  return placed;
}

/** The boundaries of a slider, as far as they stay: places and words. */
function boundaries(index) {
  const scale = model.sliders[index];
  return model.thresholds
    .filter((threshold) => threshold.slider === index && threshold.value !== null)
    .map(({ value, unit, mark, zone, zoneLabel }) => {
      const named = zoneLabel && zone;
      const caption = !named
        ? { x: place(scale, value), words: write(value, unit) + mark }
        : zone[0] === value && {
            x: (place(scale, zone[0]) + place(scale, zone[1])) / 2,
            words: `${writeRange(zone[0], zone[1], unit)}, ${zoneLabel}`,
          };
      return { value, caption };
    });
}

function track(svg, index) {
  const scale = model.sliders[index];
  const [runs, wide, narrow, ticks, , words, thumb] = svg.children;
  const showRuns = list(runs, copyRun, bindRun);
  const showWide = list(wide, copyLabel, bindLabel);
  const showNarrow = list(narrow, copyLabel, bindLabel);
  const showCaptions = list(words, copyCaption, bindCaption);
  const tickClasses = [...ticks.children].map((tick) => attribute(tick, "class"));
  const [thumbClass, thumbX] = [attribute(thumb, "class"), attribute(thumb, "x")];
  const thumbShape = attribute(thumb.lastElementChild, "d");
  const stays = boundaries(index);
  const ends = [write(scale.min, scale.unit), write(scale.max, scale.unit)];
  let [strip, line, analysis, at] = [[], null, null, null];

  function cut(state) {
    strip = state.analysis.strip(index, state.decision.box).map((run) => {
      const from = place(scale, run.from);
      const to = run.to >= scale.max ? 1 : place(scale, run.to + 1);
      const ends = { x: percent(from), end: percent(to), width: percent(to - from) };
      return { ...ends, from, to, first: run.from, last: run.to, motion: run.motion, stage: run.stage };
    });
    const isActive = (value) => strip.some((run, place) => place > 0 && run.first === value);
    stays.forEach(({ value }, place) => tickClasses[place](isActive(value) ? "tick active" : "tick idle"));
    const wanted = stays.flatMap(({ value, caption }) => (caption ? [{ ...caption, active: isActive(value) }] : []));
    showCaptions(captions(wanted, ends));
  }

  return (state) => {
    const amount = state.amounts[index];
    // The strip follows the other sliders; only the labels follow this one.
    const lineNow = state.analysis.line(index, state.decision.box);
    const stale = analysis !== state.analysis || line !== lineNow;
    if (stale) {
      [analysis, line] = [state.analysis, lineNow];
      cut(state);
    }
    if (stale || at !== amount) {
      at = amount;
      for (const run of strip) run.current = amount >= run.first && amount <= run.last;
      showRuns(strip);
      const share = place(scale, amount);
      showWide(strip.flatMap((run) => label(run, share, WIDE)));
      showNarrow(strip.flatMap((run) => label(run, share, NARROW)));
      thumbX(percent(share));
    }
    thumbClass(`thumb ${key(state.decision.motion)}`);
    thumbShape(course(state.decision.motion));
  };
}

/** Where a key takes an amount; nothing if it is no key of a slider's. */
function pressed(event, scale, amount) {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const stride = event.shiftKey ? "fine" : "medium";
  switch (event.key) {
    case "ArrowRight": case "ArrowUp": return next(scale, amount, stride);
    case "ArrowLeft": case "ArrowDown": return previous(scale, amount, stride);
    case "PageUp": return next(scale, amount, "large");
    case "PageDown": return previous(scale, amount, "large");
    case "Home": return scale.min;
    case "End": return scale.max;
    default: return undefined;
  }
}

/** A slider of the page; `get` says its amount, `set` takes another. */
export function slider(element, index, get, set) {
  const it = model.sliders[index];
  const range = element.querySelector("[type=range]");
  const field = element.querySelector(".field");
  const showTrack = track(element.querySelector(".track"), index);
  const [position, fieldText] = [property(range, "value"), property(field, "value")];
  const valueText = attribute(range, "aria-valuetext");
  const invalid = attribute(field, "aria-invalid");

  range.addEventListener("input", () => set(dragged(it, get(), range.valueAsNumber / STEPS)));
  range.addEventListener("keydown", (event) => {
    const to = pressed(event, it, get());
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  });
  field.addEventListener("change", () => {
    const amount = read(field.value, it.unit);
    if (amount === undefined) invalid("true");
    else set(Math.min(Math.max(amount, it.domain[0]), it.domain[1]));
  });

  return (state) => {
    const { decision } = state;
    const words = state.texts[index];
    position(String(Math.floor(place(it, state.amounts[index]) * STEPS + 0.5)));
    fieldText(words);
    invalid("false");
    const flip = decision.flips.find(({ by }) => by.slider === index);
    const more = flip ? `. ${movement(flip.by).join("")}: ${model.motions[flip.motion].name}` : "";
    valueText(`${words}: ${outcomeWords(decision)}${more}`);
    showTrack(state);
  };
}
