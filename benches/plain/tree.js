// The tree: the drawing, and the route in words.

import model from "model";
import { because } from "./card.js";
import { arrange, attribute, copies, flag, inFold, list, text, textBeside } from "./dom.js";
import { rowList } from "./rows.js";
import { GLYPH, glyph, key, named } from "./shapes.js";

const copyShort = copies(`<span><span class="number"></span></span>`);
const copyEnd = copies(`<span>${GLYPH}<span class="unseen"></span></span>`);
const copyAround = copies(
  `<li><p class="otherwise"><span class="ends"></span></p><p class="given"><span class="unseen">Your answer: </span></p></li>`,
);

/** The lines of the drawing: two for each question, in their order. */
const edges = (tags) => tags.map((tag, index) => ({ node: index >> 1, answer: tag.textContent === "Yes" }));

/** The models that a branch can end in, from bottom-up to top-down. */
function ends(branch) {
  if (branch.leaf !== undefined) return [model.leaves[branch.leaf].motion];
  const { yes, no } = model.nodes[branch.node];
  return [...new Set([...ends(yes), ...ends(no)])].sort();
}

/** What the other answer would lead to. */
function otherwise(node, answer) {
  const branch = answer ? model.nodes[node].no : model.nodes[node].yes;
  const lead = `${answer ? "No" : "Yes"} would lead to `;
  return {
    words: branch.leaf === undefined ? `${lead}question ${branch.node + 1}, then ` : lead,
    motions: ends(branch),
  };
}

function drawing(svg, answer) {
  const [, litEdges, , questions, leaves, tags] = svg.children;
  const lines = edges([...tags.children]);
  const edgeClasses = [...litEdges.children].map((it) => attribute(it, "class"));
  const tagClasses = [...tags.children].map((it) => attribute(it, "class"));
  const nodes = [...questions.children].map((it) => ({
    className: attribute(it, "class"),
    said: text(it.querySelector(".unseen").firstChild),
    rows: rowList(it.querySelector(".rows"), answer),
  }));
  const ending = [...leaves.children].map((it) => {
    const subtitle = it.querySelector("span").textContent;
    const leaf = model.leaves.findIndex((leaf) => leaf.subtitle === subtitle);
    return { leaf, className: attribute(it, "class"), current: attribute(it, "aria-current") };
  });
  return ({ decision }, views, given) => {
    lines.forEach(({ node, answer: of }, index) => {
      const lit = given[node] === of;
      edgeClasses[index](lit ? "edge-on lit" : "edge-on");
      tagClasses[index](lit ? "tag lit" : "tag");
    });
    nodes.forEach(({ className, said, rows }, node) => {
      said(given[node] === undefined ? "Not asked." : `Your answer: ${given[node] ? "Yes" : "No"}`);
      className(given[node] === undefined ? "node" : "node lit");
      rows(views[node]);
    });
    for (const { leaf, className, current } of ending) {
      current(String(leaf === decision.leaf));
      className(`leaf ${key(model.leaves[leaf].motion)}${leaf === decision.leaf ? " lit" : ""}`);
    }
  };
}

/** A question as a step of the route, made of what stands in its box. */
function step(tag, content, answer) {
  const element = document.createElement(tag);
  element.className = "step";
  element.append(...[...content.children].map((child) => child.cloneNode(true)));
  element.querySelector(".question > span").className = "number";
  element.querySelector(".question > .unseen").remove();
  return { element, rows: rowList(element.querySelector(".rows"), answer) };
}

/** A step that was taken: with what it was answered, and the way not taken. */
function takenStep(content, answer) {
  const { element, rows } = step("li", content, answer);
  const around = copyAround();
  const [otherWay, given] = around.children;
  element.append(otherWay, given);
  const words = textBeside(otherWay, otherWay.firstElementChild);
  const motions = list(otherWay.firstElementChild, copyEnd, (span) => {
    const [shape, name] = [glyph(span.firstElementChild), text(span.lastElementChild)];
    return (motion) => {
      shape(motion);
      name(model.motions[motion].name);
    };
  });
  const said = textBeside(given);
  return {
    element,
    show(node, yes, views) {
      rows(views);
      const other = otherwise(node, yes);
      words(other.words);
      motions(other.motions);
      said(yes ? "Yes" : "No");
    },
  };
}

/** Makes each thing when it is first needed. */
function lazily(make) {
  const made = [];
  return (index) => (made[index] ??= make(index));
}

function unaskedTitle(nodes) {
  if (nodes.length === 0) return "";
  const numbers = nodes.map((node) => node + 1).join(" and ");
  return `Question${nodes.length > 1 ? "s" : ""} ${numbers}: not asked for this deal`;
}

function route(fold, contents, answer) {
  const [summary, reason, signals, advice, steps] = fold.children;
  const [, short, motion] = summary.children;
  const [asked, end, unasked] = steps.children;
  const showShort = list(short, copyShort, (span) => {
    const [number, given] = [text(span.firstElementChild), textBeside(span)];
    return ({ node, answer: yes }) => {
      number(String(node + 1));
      given(yes ? "Yes" : "No");
    };
  });
  const [showMotion, showReason, showSignals, showAdvice] = [named(motion), text(reason), rowList(signals, answer), text(advice)];
  const takenAt = lazily((node) => takenStep(contents[node], answer));
  const leftAt = lazily((node) => step("div", contents[node], answer));
  const [arrangeAsked, arrangeUnasked] = [arrange(asked), arrange(unasked, 1)];
  const endClass = attribute(end, "class");
  const [endShape, endName, endMore] = [glyph(end.children[0]), text(end.children[1]), text(end.children[2])];
  const [unaskedHidden, showTitle] = [flag(unasked, "hidden"), text(unasked.firstElementChild)];
  const showInside = inFold(fold, fold, 1, (state, views, given, signalViews) => {
    const { decision } = state;
    const leaf = model.leaves[decision.leaf];
    const layered = decision.stage !== null;
    showReason(because(state));
    showSignals(layered ? signalViews : []);
    showAdvice(layered ? model.stages[decision.stage].sentence : leaf.advice);
    const taken = [];
    const left = [];
    views.forEach((rows, node) => {
      if (given[node] === undefined) {
        left.push(node);
        leftAt(node).rows(rows);
      } else {
        taken.push(node);
        takenAt(node).show(node, given[node], rows);
      }
    });
    arrangeAsked(`${taken}`, taken.map((node) => takenAt(node).element));
    arrangeUnasked(`${left}`, left.map((node) => leftAt(node).element));
    unaskedHidden(left.length === 0);
    showTitle(unaskedTitle(left));
    endClass(`end ${key(decision.motion)}`);
    endShape(decision.motion);
    endName(model.motions[decision.motion].name);
    endMore(leaf.subtitle);
  });
  return (state, views, given, signalViews) => {
    showShort(state.decision.path);
    showMotion(state.decision.motion);
    showInside(state, views, given, signalViews);
  };
}

export function tree(section, { answer }) {
  const svg = section.querySelector(".tree");
  const svgClass = attribute(svg, "class");
  const showInside = drawing(svg, answer);
  const showRoute = route(section.querySelector(".route-fold"), svg.querySelectorAll(".node .content"), answer);
  const showDrawing = svg.getClientRects().length ? showInside : inFold(svg, svg, 0, showInside);
  return (state, views, signalViews) => {
    svgClass(`tree ${key(state.decision.motion)}`);
    const given = [];
    for (const { node, answer: yes } of state.decision.path) given[node] = yes;
    showDrawing(state, views, given);
    showRoute(state, views, given, signalViews);
  };
}
