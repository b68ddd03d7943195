// What is told to a host: the decision as JSON, and the queries.

import model from "model";
import { decimal, read, writePlain } from "./amounts.js";
import { UNSURE } from "./rules.js";

const answerKey = (it, answer) => (answer === UNSURE ? "unsure" : it.count === null ? it.choices[answer].key : String(answer));

function answerValue(it, answer) {
  const key = answerKey(it, answer);
  return it.count !== null && answer !== UNSURE ? answer : key;
}

const plain = (value, unit) => Number(writePlain(value, unit));
const tenThousandths = (a, b) => Math.floor((Math.max(a, b) * 10_000 + Math.floor(Math.min(a, b) / 2)) / Math.min(a, b));

/** The decision for machines. */
export function record({ amounts, answers, decision }) {
  const inputs = {};
  model.sliders.forEach((it, index) => (inputs[it.key] = plain(amounts[index], it.unit)));
  model.switches.forEach((it, index) => (inputs[it.key] = answerValue(it, answers[index])));
  return JSON.stringify({
    version: model.version,
    inputs,
    thresholds: {},
    verdict: model.motions[decision.motion].key,
    leaf: model.leaves[decision.leaf].key,
    layer: decision.stage === null ? null : model.stages[decision.stage].key,
    closeness: decision.closeness,
    score: decision.score,
    path: decision.path.map(({ node, answer }) => ({ node: model.nodes[node].key, answer: answer ? "yes" : "no" })),
    warnings: decision.warnings.map(({ warning, severity }) => ({ id: model.warnings[warning].key, severity })),
    flips: decision.flips.map(({ by, factor, motion }) => ({
      input: model.sliders[by.slider].key,
      at: plain(by.at, model.sliders[by.slider].unit),
      direction: by.up ? "up" : "down",
      factor: factor === null ? null : Number(decimal(tenThousandths(amounts[by.slider], by.at), 4)),
      verdict: model.motions[motion].key,
    })),
    switch_flips: decision.switchFlips.map(({ switch: of, answer, motion }) => ({
      input: model.switches[of].key,
      answer: answerValue(model.switches[of], answer),
      verdict: model.motions[motion].key,
    })),
    assumed: decision.assumed.map((index) => {
      const it = model.assumptions[index];
      return `${model.switches[it.switch].key}=${answerKey(model.switches[it.switch], it.answer)}`;
    }),
  });
}

/** The query that holds what differs from the start, or with `all` everything. */
export function query({ amounts, answers }, all) {
  const pairs = all ? [["v", String(model.version)]] : [];
  model.sliders.forEach((it, index) => {
    if (all || amounts[index] !== it.default) pairs.push([it.key, writePlain(amounts[index], it.unit)]);
  });
  model.switches.forEach((it, index) => {
    if (all || answers[index] !== it.default) pairs.push([it.key, answerKey(it, answers[index])]);
  });
  if (all) {
    for (const { key, value, unit } of model.thresholds) pairs.push([key, value === null ? "off" : writePlain(value, unit)]);
  }
  return pairs.map(([key, text]) => `${key}=${text}`).join("&");
}

/** The situation that a query asks for, as far as it is well formed. */
export function asked(text) {
  const pairs = new URLSearchParams(text);
  const start = model.presets.find((preset) => preset.key === pairs.get("preset"));
  return {
    amounts: model.sliders.map(({ key, unit, domain, default: first }, index) => {
      const amount = read(pairs.get(key) ?? "", unit) ?? start?.amounts[index] ?? first;
      return Math.min(Math.max(amount, domain[0]), domain[1]);
    }),
    answers: model.switches.map((it, index) => {
      const said = pairs.get(it.key);
      if (said === "unsure" && it.unsure) return UNSURE;
      const answer = it.count === null ? it.choices.findIndex((choice) => choice.key === said) : said === null ? -1 : Number(said);
      return answer >= 0 ? answer : (start?.answers[index] ?? it.default);
    }),
  };
}
