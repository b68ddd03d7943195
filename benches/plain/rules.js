// The rules: conditions made into functions once, and the outcome of every box
// that the thresholds cut the sliders' ranges into, kept while only sliders move.

import model from "model";

export const UNSURE = -1;

const thresholds = model.thresholds.map((threshold) => threshold.value);

/** A condition as a function of a situation: amounts, answers, and the outcome. */
function compile([kind, a, b]) {
  const t = thresholds[b];
  switch (kind) {
    case "at-least": return t === null ? () => false : (it) => it.amounts[a] >= t;
    case "above": return t === null ? () => false : (it) => it.amounts[a] > t;
    case "below": return t === null ? () => false : (it) => it.amounts[a] < t;
    case "count-at-least": return t === null ? () => false : (it) => it.answers[a] !== UNSURE && it.answers[a] >= t;
    case "is": return (it) => it.answers[a] === b;
    case "signal": return (it) => signals[a](it);
    case "node": return (it) => isYes(nodes[a], it);
    case "verdict": return (it) => model.leaves[it.leaf].motion === a;
    case "layer": return (it) => it.stage === a;
    case "not": {
      const inner = compile(a);
      return (it) => !inner(it);
    }
    case "all": {
      const parts = a.map(compile);
      return (it) => parts.every((part) => part(it));
    }
    case "any": {
      const parts = a.map(compile);
      return (it) => parts.some((part) => part(it));
    }
    default: throw new Error(`unknown condition: ${kind}`);
  }
}

const signals = model.signals.map(compile);
const nodes = model.nodes.map((node) => ({
  ...node,
  rows: node.rows.map((row) => ({ ...row, when: row.when && compile(row.when), holds: compile(row.condition) })),
}));
const notes = model.notes.map(({ when }) => compile(when));
const assumptions = model.assumptions.map(({ when }) => compile(when));
const warnings = model.warnings.map(({ cases }) => cases.map(({ when }) => compile(when)));
const SEVERITIES = ["alert", "watch", "note"];

function isYes(node, it) {
  const counted = node.rows.filter((row) => !row.when || row.when(it));
  return node.any ? counted.some((row) => row.holds(it)) : counted.every((row) => row.holds(it));
}

function walk(it) {
  const path = [];
  let branch = { node: 0 };
  while (branch.node !== undefined) {
    const node = nodes[branch.node];
    const answer = isYes(node, it);
    path.push({ node: branch.node, answer });
    branch = answer ? node.yes : node.no;
  }
  return { path, leaf: branch.leaf };
}

/** The amounts at which each slider may change the outcome, and by which threshold. */
const axes = model.sliders.map((slider, index) => {
  const cuts = new Map();
  const visit = ([kind, a, b]) => {
    if (kind === "not") return visit(a);
    if (kind === "all" || kind === "any") return a.forEach(visit);
    const cutsHere = a === index && (kind === "at-least" || kind === "below" || kind === "above");
    if (!cutsHere || thresholds[b] === null) return undefined;
    const at = thresholds[b] + (kind === "above" ? 1 : 0);
    return cuts.set(at, Math.min(b, cuts.get(at) ?? b));
  };
  model.signals.forEach(visit);
  for (const row of model.nodes.flatMap((node) => node.rows)) {
    visit(row.condition);
    if (row.when) visit(row.when);
  }
  [...model.notes, ...model.assumptions, ...model.warnings.flatMap((it) => it.cases)].forEach((it) => visit(it.when));
  const sorted = [...cuts].sort(([a], [b]) => a - b);
  return {
    starts: [slider.domain[0], ...sorted.map(([at]) => at)],
    by: sorted.map(([, threshold]) => threshold),
    end: slider.domain[1],
  };
});
let boxes = 1;
for (const axis of axes) {
  axis.stride = boxes;
  boxes *= axis.starts.length;
}

const segmentOf = (box, axis) => Math.floor(box / axis.stride) % axis.starts.length;

function segmentAt(axis, amount) {
  let segment = axis.starts.length - 1;
  while (axis.starts[segment] > amount) segment -= 1;
  return segment;
}

const boxAt = (amounts) => axes.reduce((box, axis, index) => box + axis.stride * segmentAt(axis, amounts[index]), 0);

/** How many times one amount is another; `null` from zero. */
const factor = (a, b) => (a && b ? Math.max(a, b) / Math.min(a, b) : null);
const nearer = (a, b) => (a ?? 0) < (b ?? 0);

/** The move that takes a slider from one segment just into another. */
function move(slider, from, to) {
  const axis = axes[slider];
  const segment = to > from ? to : to + 1;
  return { slider, up: to > from, at: axis.starts[segment], threshold: axis.by[segment - 1] };
}

/** What the rules say under some answers, wherever the sliders are. */
export class Analysis {
  constructor(answers) {
    this.answers = answers;
    const row = model.layer.rows.find(([of]) => of === answers[model.layer.switch]);
    const corner = (box) => axes.map((axis) => axis.starts[segmentOf(box, axis)]);
    this.outcomes = Array.from({ length: boxes }, (_, box) => {
      const it = { amounts: corner(box), answers };
      const { leaf } = walk(it);
      const count = model.layer.signals.filter((signal) => signals[signal](it)).length;
      return { leaf, motion: model.leaves[leaf].motion, stage: model.leaves[leaf].layered ? row[1][count] : null };
    });
    this.whatIfs = model.switches.flatMap((it, index) =>
      answers[index] === UNSURE
        ? it.whatIf.map((answer) => {
            const others = answers.with(index, answer);
            const motions = Array.from({ length: boxes }, (_, box) => model.leaves[walk({ amounts: corner(box), answers: others }).leaf].motion);
            return { switch: index, answer, motions };
          })
        : [],
    );
  }

  decide(amounts) {
    const { answers } = this;
    const box = boxAt(amounts);
    const outcome = this.outcomes[box];
    const it = { amounts, answers, leaf: outcome.leaf, stage: outcome.stage };
    const { path } = walk(it);
    const flips = [];
    model.sliders.forEach((_, slider) => {
      const flip = this.flip(slider, box, amounts);
      if (flip) flips.push(flip);
    });
    const switchFlips = this.whatIfs
      .filter(({ motions }) => motions[box] !== outcome.motion)
      .map(({ switch: of, answer, motions }) => ({ switch: of, answer, motion: motions[box] }));
    const fired = warnings
      .map((cases, warning) => ({ warning, case: cases.findIndex((when) => when(it)) }))
      .filter((warning) => warning.case >= 0)
      .map((warning) => ({ ...warning, severity: model.warnings[warning.warning].cases[warning.case].severity }));
    const score = this.score(amounts, flips, switchFlips);
    const places = (list) => list.flatMap((when, index) => (when(it) ? [index] : []));
    return {
      ...outcome,
      box,
      path,
      rows: nodes.map((node) => node.rows.map((row) => this.rowState(row, it))),
      warnings: SEVERITIES.flatMap((severity) => fired.filter((warning) => warning.severity === severity)),
      notes: outcome.stage === null ? [] : places(notes),
      assumed: places(assumptions),
      flips,
      joint: this.joint(box, amounts, flips),
      switchFlips,
      score,
      closeness: score >= 75 ? "clear" : score >= 50 ? "leaning" : "close-call",
    };
  }

  rowState(row, it) {
    if (row.when && !row.when(it)) return "moot";
    const holds = row.holds(it);
    if (row.switch !== null && this.answers[row.switch] === UNSURE) return holds ? "unsure-yes" : "unsure-no";
    return holds ? "holds" : "fails";
  }

  /** The nearest amount of one slider at which the verdict differs. */
  flip(slider, box, amounts) {
    const axis = axes[slider];
    const here = segmentOf(box, axis);
    const found = (step) => {
      for (let to = here + step; to >= 0 && to < axis.starts.length; to += step) {
        const { motion } = this.outcomes[box + (to - here) * axis.stride];
        if (motion === this.outcomes[box].motion) continue;
        const by = move(slider, here, to);
        return { by, factor: factor(amounts[slider], by.at), motion };
      }
      return undefined;
    };
    const [down, up] = [found(-1), found(1)];
    if (down && up) return nearer(down.factor, up.factor) ? down : up;
    return down ?? up;
  }

  /** The smallest move of several sliders, where no single one is as small. */
  joint(box, amounts, flips) {
    let least = Math.min(...flips.map((flip) => flip.factor ?? Infinity));
    let [best, count] = [undefined, 0];
    for (let there = 0; there < boxes; there += 1) {
      if (this.outcomes[there].motion === this.outcomes[box].motion) continue;
      let [far, moves] = [1, 0];
      axes.forEach((axis, slider) => {
        const [from, to] = [segmentOf(box, axis), segmentOf(there, axis)];
        if (from === to) return;
        moves += 1;
        far *= factor(amounts[slider], move(slider, from, to).at) ?? Infinity;
      });
      if (moves > 1 && (far < least || (far === least && best !== undefined && moves < count))) {
        [least, best, count] = [far, there, moves];
      }
    }
    if (best === undefined) return null;
    const by = axes.flatMap((axis, slider) => {
      const [from, to] = [segmentOf(box, axis), segmentOf(best, axis)];
      return from === to ? [] : [move(slider, from, to)];
    });
    return { by, motion: this.outcomes[best].motion };
  }

  score(amounts, flips, switchFlips) {
    let score = 100;
    for (const { by, factor: far } of flips) {
      const zone = model.thresholds[by.threshold].zone;
      const amount = amounts[by.slider];
      if (far !== null && far < 1.25) score -= 35;
      else if (zone && amount >= zone[0] && amount <= zone[1]) score -= 15;
    }
    const switches = new Set(switchFlips.map((flip) => flip.switch)).size;
    return Math.max(0, score - 10 * Math.min(switches, 2));
  }

  /** What a slider would give at each amount: runs of one verdict and stage. */
  strip(slider, box) {
    const axis = axes[slider];
    const first = box - segmentOf(box, axis) * axis.stride;
    const runs = [];
    axis.starts.forEach((from, segment) => {
      const { motion, stage } = this.outcomes[first + segment * axis.stride];
      const to = segment + 1 < axis.starts.length ? axis.starts[segment + 1] - 1 : axis.end;
      const last = runs.at(-1);
      if (last && last.motion === motion && last.stage === stage) last.to = to;
      else runs.push({ from, to, motion, stage });
    });
    const { min, max } = model.sliders[slider];
    return runs.filter((run) => run.to >= min && run.from <= max);
  }

  /** What the strip of a slider depends on: where the others are. */
  line(slider, box) {
    const axis = axes[slider];
    return box - segmentOf(box, axis) * axis.stride;
  }
}
