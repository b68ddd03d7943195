// The optional details: the switches.

import model from "model";
import { write } from "./amounts.js";
import { flag, inFold, property, text } from "./dom.js";
import { UNSURE } from "./rules.js";

function help({ help: words, unsureMeans }, answer) {
  const assumed = answer === UNSURE && unsureMeans ? `Not sure: ${unsureMeans}` : "";
  return `${words} ${assumed}`.trim();
}

function bind(fieldset, index, get, answer) {
  const it = model.switches[index];
  const showHelp = text(fieldset.querySelector(".help"));
  const answers = [...it.choices.keys(), ...(it.unsure ? [UNSURE] : [])];
  const radios = [...fieldset.querySelectorAll("input")].map((radio, place) => {
    radio.addEventListener("change", () => answer(index, answers[place]));
    return property(radio, "checked");
  });
  const stepper = fieldset.querySelector(".stepper");
  let showCount = () => {};
  if (stepper) {
    const [fewer, output, more] = stepper.children;
    const [count, none, all] = [text(output), flag(fewer, "disabled"), flag(more, "disabled")];
    fewer.addEventListener("click", () => answer(index, get() - 1));
    more.addEventListener("click", () => answer(index, get() === UNSURE ? 1 : get() + 1));
    showCount = (now) => {
      count(now === UNSURE ? "–" : write(now, "count"));
      none(now <= 0);
      all(now >= it.count);
    };
  }
  return (now) => {
    radios.forEach((checked, place) => checked(answers[place] === now));
    showCount(now);
    showHelp(help(it, now));
  };
}

export function refine(details, get, answer) {
  const summary = text(details.querySelector("summary > span"));
  const shows = [...details.querySelectorAll(".switch")].map((it, index) => bind(it, index, () => get(index), answer));
  const showAnswers = inFold(details, details.lastElementChild, 0, (all) => all.forEach((it, index) => shows[index](it)));
  let was;
  return ({ answers }) => {
    // A slider changes none of it.
    if (answers === was) return;
    was = answers;
    const set = answers.filter((answer, index) => answer !== model.switches[index].default).length;
    const total = model.switches.length;
    summary(set ? `${set} of ${total} details set` : `${total} optional details`);
    showAnswers(answers);
  };
}
