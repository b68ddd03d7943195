// What to watch out for.

import model from "model";
import { arrange, attribute, flag, text } from "./dom.js";
import { cited } from "./sources.js";
import { template } from "./words.js";

const WORDS = { alert: "Alert", watch: "Watch", note: "Note" };
const sentences = model.warnings.map((warning) => warning.cases.map((it) => template(it.sentence)));

function make({ title, remedy, sources }) {
  const li = document.createElement("li");
  li.innerHTML = `<svg viewBox="-9 -9 18 18" role="img"><path class="outline" d="M0-7.5 7.5 0 0 7.5-7.5 0z"></path><path class="sign" d="M0-3.5V.7M0 2.6v1.2"></path></svg><p><b>${title}</b></p>`;
  const [sign, words] = li.children;
  const sentence = document.createTextNode("");
  const remedied = document.createElement("span");
  remedied.className = "remedy";
  remedied.textContent = remedy;
  words.append(". ", sentence, " ", remedied, " ", cited(sources));
  const [className, label, show] = [attribute(sign, "class"), attribute(sign, "aria-label"), text(sentence)];
  return {
    element: li,
    show(severity, now) {
      className(`diamond ${severity}`);
      label(WORDS[severity]);
      show(now);
    },
  };
}

export function warnings(details) {
  const [summary, ul] = details.children;
  const [hidden, titles] = [flag(details, "hidden"), text(summary.lastElementChild)];
  const made = [];
  ul.replaceChildren();
  const place = arrange(ul);
  return ({ decision, texts }) => {
    const fired = decision.warnings;
    hidden(fired.length === 0);
    titles(fired.map(({ warning }) => model.warnings[warning].title).join(", "));
    for (const { warning, case: which, severity } of fired) {
      made[warning] ??= make(model.warnings[warning]);
      made[warning].show(severity, sentences[warning][which](texts));
    }
    place(fired.map(({ warning }) => warning).join(), fired.map(({ warning }) => made[warning].element));
  };
}
