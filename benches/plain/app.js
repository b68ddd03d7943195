// The plain page: the embed's own HTML, kept up to date by hand. It takes the place
// of the app behind `page/frame.js`, and is called as the app is.

import model from "model";
import { write } from "./amounts.js";
import { card } from "./card.js";
import { attribute, text } from "./dom.js";
import { asked, query, record } from "./record.js";
import { refine } from "./refine.js";
import { rowViews, signalRows } from "./rows.js";
import { Analysis } from "./rules.js";
import { key } from "./shapes.js";
import { slider } from "./sliders.js";
import { tree } from "./tree.js";
import { warnings } from "./warnings.js";
import { CLOSENESS, outcomeWords } from "./words.js";

const ANNOUNCE_AFTER = 400;

/** There is no WebAssembly to start. */
export default async () => {};

export function mount(slot, start, site, hear) {
  const widget = slot.querySelector(".widget");
  const find = (selector) => widget.querySelector(selector);
  let { amounts, answers } = asked(start);
  let analysis = new Analysis(answers);
  let decision;
  let saying;

  const situation = () => ({ amounts, answers, decision });
  const actions = {
    setAll(moves) {
      amounts = amounts.slice();
      for (const [index, amount] of moves) amounts[index] = amount;
      change();
    },
    answer(index, answer) {
      answers = answers.with(index, answer);
      analysis = new Analysis(answers);
      change();
    },
    replace(newAmounts, newAnswers) {
      [amounts, answers] = [newAmounts, newAnswers];
      analysis = new Analysis(answers);
      change();
    },
  };

  const shows = [...widget.querySelectorAll(".slider")].map((element, index) =>
    slider(element, index, () => amounts[index], (amount) => actions.setAll([[index, amount]])),
  );
  const showRefine = refine(find(".refine"), (index) => answers[index], actions.answer);
  const showCard = card(find(".card"), actions);
  const showTree = tree(find(".why"), actions);
  const showWarnings = warnings(find(".warnings"));
  const [, reset] = widget.querySelectorAll(".widget-header button");
  const widgetClass = attribute(widget, "class");
  const say = text(find(".widget > .unseen"));

  function show() {
    decision = analysis.decide(amounts);
    const texts = amounts.map((amount, index) => write(amount, model.sliders[index].unit));
    const state = { amounts, answers, analysis, decision, texts };
    const views = rowViews(state);
    const signals = signalRows(views);
    widgetClass(`widget ${key(decision.motion)}`);
    shows.forEach((showSlider) => showSlider(state));
    showRefine(state);
    showCard(state, signals);
    showTree(state, views, signals);
    showWarnings(state);
  }

  const tell = (short) => hear(record(situation()), short, query(situation(), true));

  let short;
  let heard;
  function change() {
    show();
    const now = query(situation(), false);
    if (now === short) return;
    short = now;
    tell(short);
    clearTimeout(saying);
    saying = setTimeout(announce, ANNOUNCE_AFTER);
  }

  function announce() {
    const words = outcomeWords(decision);
    const before = words === heard ? "" : `; before: ${heard}`;
    say(`${words}, ${CLOSENESS[decision.closeness].toLowerCase()}${before}.`);
    heard = words;
  }

  reset.addEventListener("click", () => {
    actions.replace(model.sliders.map((it) => it.default), model.switches.map((it) => it.default));
  });
  show();
  short = query(situation(), false);
  heard = outcomeWords(decision);
  find(".widget-footer .actions a").setAttribute("href", `${site}#sources`);
  widget.removeAttribute("disabled");
  tell(short);

  return {
    set(text) {
      const { amounts: newAmounts, answers: newAnswers } = asked(text);
      actions.replace(newAmounts, newAnswers);
    },
  };
}
