// Companies and situations to pick, and what they really did.

import model from "model";
import { attribute, flag } from "./dom.js";
import { NAMED, named } from "./shapes.js";
import { cited } from "./sources.js";
import { layerWords } from "./words.js";

function comparison({ didMotion, didStage }, { motion, stage }) {
  if (didMotion !== motion) return ["The tree differs.", true];
  if (didStage !== null && didStage !== stage) return ["Same model, another moment for the layer.", true];
  return ["The tree agrees.", false];
}

function story(preset, decision) {
  const element = document.createElement("div");
  element.innerHTML = `<h3></h3><dl><div><dt>What happened</dt><dd>${NAMED}<p></p></dd></div><div><dt>The tree says</dt><dd>${NAMED}<p></p></dd></div></dl><p class="basis"></p>`;
  const [title, both, basis] = element.children;
  const moment = document.createElement("small");
  moment.textContent = preset.moment;
  title.append(`${preset.name} `, moment);
  const show = (dd, motion, stage, words) => {
    const span = dd.firstElementChild;
    named(span)(motion);
    if (stage !== null) span.append(`, ${layerWords(stage)}`);
    dd.lastElementChild.textContent = words;
  };
  const [did, says] = both.querySelectorAll("dd");
  const [words, differs] = comparison(preset, decision);
  show(did, preset.didMotion, preset.didStage, preset.did);
  show(says, decision.motion, decision.stage, words);
  says.lastElementChild.className = differs ? "comparison differs" : "comparison";
  basis.append(`${preset.basis} `, cited(preset.sources));
  return element;
}

const equal = (a, b) => a.every((item, index) => item === b[index]);

export function examples(section, opener, { pick }) {
  const buttons = [...section.querySelectorAll(".picks button")];
  const pressed = buttons.map((button) => attribute(button, "aria-pressed"));
  const [hidden, expanded] = [flag(section, "hidden"), attribute(opener, "aria-expanded")];
  const place = section.querySelector(".story");
  buttons.forEach((button, index) => button.addEventListener("click", () => pick(model.presets[index])));
  opener.addEventListener("click", () => {
    const open = section.hidden;
    hidden(!open);
    expanded(String(open));
  });
  let was = -1;
  return ({ amounts, answers, decision }) => {
    const picked = model.presets.findIndex((preset) => equal(preset.amounts, amounts) && equal(preset.answers, answers));
    if (picked === was) return;
    was = picked;
    pressed.forEach((set, index) => set(String(index === picked)));
    place.replaceChildren(...(picked < 0 ? [] : [story(model.presets[picked], decision)]));
  };
}
