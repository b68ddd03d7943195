// The answer: verdict, layer, how close another answer is.

import model from "model";
import { attribute, copies, flag, list, text, textBeside } from "./dom.js";
import { rowList } from "./rows.js";
import { NAMED, glyph, key, named } from "./shapes.js";
import { previous } from "./scale.js";
import { CLOSENESS, answerWords, movement, template } from "./words.js";

const copyFlip = copies(`<button type="button" class="flip"><b></b> ${NAMED}</button>`);
const copyStage = copies(
  `<li><svg width="100%" height="4" aria-hidden="true"><line x2="100%" y1="2" y2="2"></line></svg></li>`,
);
const copyNote = copies("<p></p>");
const copyAssumption = copies(`<div class="assumption"><p><b>Assumed: </b></p><div class="picks"></div></div>`);
const copyPick = copies(`<button type="button"></button>`);

const why = model.leaves.map((leaf) => template(leaf.why));
const notes = model.notes.map((note) => template(note.words));
const assumptions = model.assumptions.map((it) => template(it.words));

/** Why one arrives at the end of the tree. */
export const because = ({ decision, texts }) => why[decision.leaf](texts);

/** Where a press on a flip takes the slider. */
function goal({ slider, up, at }) {
  const it = model.sliders[slider];
  if (up) return at;
  return at > it.min ? previous(it, at, "fine") : at - 1;
}

function moved(by, motion) {
  const [first, ...rest] = by.map(movement);
  const to = rest.reduce((words, [way, where]) => `${words} and ${way}${where}`, first[1]);
  return { way: first[0], to, motion, moves: by };
}

/** All changes of the verdict, the nearest slider's first. */
function flips({ flips: single, joint, switchFlips }) {
  const far = (flip) => flip.factor ?? Infinity;
  const nearest = single.reduce((best, flip) => (best && far(best) <= far(flip) ? best : flip), undefined);
  const sliders = nearest ? [nearest, ...single.filter((flip) => flip !== nearest)] : [];
  const all = sliders.map((flip) => moved([flip.by], flip.motion));
  if (joint) all.push(moved(joint.by, joint.motion));
  for (const { switch: of, answer, motion } of switchFlips) {
    all.push({ way: `${model.switches[of].label}: `, to: answerWords(of, answer), motion, switch: of, answer });
  }
  return all;
}

function phrase(nearest, closeness) {
  if (!nearest) return ". No change of one input flips it.";
  if (nearest.switch !== undefined) return ". No slider flips it, but an answer would:";
  return {
    clear: ". The nearest flip is some way off:",
    leaning: ". One small change flips it:",
    "close-call": ". A nudge flips it:",
  }[closeness];
}

function othersTitle(count, afterOne) {
  return `${count}${afterOne ? " more" : ""}${count === 1 ? " way" : " ways"} to flip it`;
}

export function card(section, { setAll, answer }) {
  const [says, layer, closeness] = section.children;
  const [, heading, sentence, reason, assumed] = says.children;
  const [title, stages, signals, advice, noted] = layer.children;
  const [word, nearest, more] = closeness.children;

  const sectionClass = attribute(section, "class");
  const shape = glyph(heading.children[0]);
  const [name, subtitle] = [text(heading.children[1]), text(heading.children[2])];
  const showSentence = text(sentence);
  const showReason = textBeside(reason);
  const showAssumed = list(assumed, copyAssumption, (element) => {
    const words = textBeside(element.firstElementChild);
    const picks = list(element.lastElementChild, copyPick, (button) => {
      const label = text(button);
      let pick;
      button.addEventListener("click", () => answer(pick.switch, pick.answer));
      return (now) => {
        pick = now;
        label(now.label);
      };
    });
    return (now) => {
      words(now.words);
      picks(now.picks);
    };
  });
  const showTitle = text(title);
  const stagesHidden = flag(stages, "hidden");
  const showStages = list(stages, copyStage, (li) => {
    const [className, lane] = [attribute(li, "class"), attribute(li.querySelector("line"), "class")];
    const [label, current] = [textBeside(li), attribute(li, "aria-current")];
    return (now) => {
      className(`stage ${now.key}`);
      lane(`lane ${now.key}`);
      label(now.label);
      current(now.current ? "step" : null);
    };
  });
  const showSignals = rowList(signals, answer);
  const showAdvice = text(advice);
  const showNotes = list(noted, copyNote, (p) => text(p));
  const [showWord, showPhrase] = [text(word.firstElementChild), textBeside(word)];
  const bindFlip = (button) => {
    const [to, motion] = button.children;
    const [showWay, showTo, showMotion] = [textBeside(button, to), text(to), named(motion)];
    let flip;
    button.addEventListener("click", () => {
      if (flip.moves) setAll(flip.moves.map((by) => [by.slider, goal(by)]));
      else answer(flip.switch, flip.answer);
    });
    return (now) => {
      flip = now;
      showWay(now.way);
      showTo(now.to);
      showMotion(now.motion);
    };
  };
  const showNearest = list(nearest, copyFlip, bindFlip);
  const [moreHidden, moreTitle] = [flag(more, "hidden"), text(more.firstElementChild)];
  const showOthers = list(more.lastElementChild, copyFlip, bindFlip);

  return (state, signalViews) => {
    const { decision, texts } = state;
    const [motion, leaf] = [model.motions[decision.motion], model.leaves[decision.leaf]];
    const layered = decision.stage !== null;
    sectionClass(`card ${key(decision.motion)}`);
    shape(decision.motion);
    name(motion.name);
    subtitle(leaf.layered ? "" : leaf.subtitle);
    showSentence(motion.sentence);
    showReason(because(state));
    showAssumed(
      decision.assumed.map((index) => {
        const it = model.assumptions[index];
        const picks = model.switches[it.switch].choices.map(({ label }, place) => ({ switch: it.switch, answer: place, label }));
        return { words: assumptions[index](texts), picks };
      }),
    );
    showTitle(layered ? "Add a top-down layer?" : leaf.adviceTitle);
    stagesHidden(!layered);
    showStages(layered ? model.stages.map((stage, index) => ({ ...stage, current: index === decision.stage })) : []);
    showSignals(layered ? signalViews : []);
    showAdvice(layered ? model.stages[decision.stage].sentence : leaf.advice);
    showNotes(decision.notes.map((note) => notes[note](texts)));
    const all = flips(decision);
    showWord(CLOSENESS[decision.closeness]);
    showPhrase(phrase(all[0], decision.closeness));
    showNearest(all.slice(0, 1));
    const others = all.slice(1);
    moreHidden(others.length === 0);
    moreTitle(othersTitle(others.length, all.length > 0));
    showOthers(others);
  };
}
