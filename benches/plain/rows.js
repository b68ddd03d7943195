// The conditions of the questions, as rows with a sign, a value and a need.

import model from "model";
import { attribute, copies, list, text, textBeside } from "./dom.js";
import { sign } from "./shapes.js";
import { answerWords, nextAnswer, template } from "./words.js";

const rows = model.nodes.map((node) =>
  node.rows.map((row) => {
    const start = row.label.indexOf("{");
    const label = start < 0 ? row.label : row.label.slice(0, start).trimEnd();
    return {
      ...row,
      label: `${label} `,
      value: template(start < 0 ? "" : row.label.slice(start)),
      need: template(row.need),
      counts: row.condition[0] === "signal" && model.layer.signals.includes(row.condition[1]),
    };
  }),
);

/** What is shown of every row of every question. */
export function rowViews({ decision, answers, texts }) {
  return rows.map((list, node) =>
    list.map((row, place) => {
      const state = decision.rows[node][place];
      const unsure = state.startsWith("unsure");
      const view = {
        state: unsure ? "unsure" : state,
        label: row.label,
        value: row.value(texts),
        need: unsure ? `, ${row.unsure || (state === "unsure-yes" ? "so yes" : "so no")}` : row.need(texts),
      };
      if (row.switch !== null) {
        view.answer = unsure ? "not sure" : state === "holds" ? "yes" : "no";
        view.switch = row.switch;
        view.next = nextAnswer(row.switch, answers[row.switch]);
        view.hint = `${row.label.trimEnd()}: ${view.answer}. Press for: ${answerWords(row.switch, view.next)}`;
      }
      return view;
    }),
  );
}

/** The rows that show what the layer counts. */
export const signalRows = (views) => views.flatMap((list, node) => list.filter((_, place) => rows[node][place].counts));

const copyRow = copies(
  `<li class="row"><svg class="mark" viewBox="-8 -8 16 16" role="img"><circle r="7"></circle><path></path></svg><span class="label"><b></b></span><span class="need"></span></li>`,
);

/** Binds a list of rows; `answer` takes a switch and the answer that a press gives. */
export function rowList(ul, answer) {
  return list(ul, copyRow, (li) => {
    const [mark, label, need] = li.children;
    const className = attribute(li, "class");
    const showSign = sign(mark);
    const [showLabel, showValue] = [textBeside(label, label.firstElementChild), text(label.firstElementChild)];
    const button = need.firstElementChild;
    const [hint, answered] = button ? [attribute(button, "aria-label"), text(button)] : [];
    const showNeed = textBeside(need);
    let view;
    button?.addEventListener("click", () => answer(view.switch, view.next));
    return (now) => {
      view = now;
      className(`row ${now.state}`);
      showSign(now.state);
      showLabel(now.label);
      showValue(now.value);
      showNeed(now.need);
      if (!button) return;
      hint(now.hint);
      answered(now.answer);
    };
  });
}
