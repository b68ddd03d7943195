// The model's words with the reader's numbers in them.

import model from "model";
import { write } from "./amounts.js";
import { UNSURE } from "./rules.js";

const sliders = new Map(model.sliders.map((slider, index) => [slider.key, index]));
const thresholds = new Map(model.thresholds.map((threshold) => [threshold.key, threshold.text]));

/** Words cut at their placeholders once: a function of the amounts as texts. */
export function template(words) {
  const [first, ...rest] = words.split("{");
  let head = first;
  const parts = [];
  for (const piece of rest) {
    const end = piece.indexOf("}");
    const key = piece.slice(0, end);
    const tail = piece.slice(end + 1);
    if (sliders.has(key)) parts.push({ slider: sliders.get(key), tail });
    else if (parts.length) parts.at(-1).tail += (thresholds.get(key) ?? "") + tail;
    else head += (thresholds.get(key) ?? "") + tail;
  }
  if (!parts.length) return () => head;
  return (texts) => parts.reduce((text, part) => text + texts[part.slider] + part.tail, head);
}

export function answerWords(index, answer) {
  if (answer === UNSURE) return "not sure";
  const it = model.switches[index];
  return it.count === null ? it.choices[answer].label : write(answer, "count");
}

/** The answers in turn, "not sure" at the end. */
export function nextAnswer(index, answer) {
  const it = model.switches[index];
  const count = it.count === null ? it.choices.length : it.count + 1;
  if (answer === UNSURE) return 0;
  if (answer + 1 === count && it.unsure) return UNSURE;
  return (answer + 1) % count;
}

/** A move as a phrase: what moves and which way; where to. */
export function movement({ slider, up, at }) {
  const it = model.sliders[slider];
  return [`${it.short} ${up ? "at" : "below"} `, write(at, it.unit) + (up ? " or more" : "")];
}

export const layerWords = (stage) => `layer ${model.stages[stage].label.toLowerCase()}`;

export function outcomeWords({ leaf, stage, motion }) {
  const { name } = model.motions[motion];
  return stage === null ? `${name}, ${model.leaves[leaf].subtitle}` : `${name}, top-down ${layerWords(stage)}`;
}

export const CLOSENESS = { clear: "Clear", leaning: "Leaning", "close-call": "Close call" };
