//! A decision for machines: the `Decision` of the model's interface, as JSON.
//!
//! Written by hand, because the page tells it to its hosts and a JSON library
//! would be a tenth of the page. Every word in it is one of the model's keys,
//! which need no escaping: the model's compiler sees to that.

use sales_motion_amount as amount;

use crate::decision::Decision;
use crate::inputs::Inputs;
use crate::model::{Answer, Answers, Model, SliderId, Switch, SwitchId, Unit};
use crate::reading::OFF;
use crate::thresholds::Thresholds;

/// The decision with what it was decided from, as one line of JSON, its fields
/// in the order of the interface.
pub fn json(
    model: &Model,
    inputs: &Inputs,
    thresholds: &Thresholds,
    decision: &Decision,
) -> String {
    let mut it = Json(String::new());
    it.open('{');
    it.number("version", &amount::whole(model.version.into()));
    it.key("inputs").open('{');
    for id in SliderId::all(model) {
        let slider = &model[id];
        it.amount(slider.key, inputs.amount(id), slider.unit);
    }
    for id in SwitchId::all(model) {
        it.answer(model[id].key, &model[id], inputs.answer(id));
    }
    it.close('}').key("thresholds").open('{');
    for (id, value) in thresholds.overrides(model) {
        match value {
            Some(value) => it.amount(model[id].key, value, model[id].unit),
            None => it.word(model[id].key, OFF),
        }
    }
    it.close('}');
    it.word("verdict", model[decision.verdict].key);
    it.word("leaf", model[decision.leaf].key);
    match decision.stage {
        Some(stage) => it.word("layer", model[stage].key),
        None => it.number("layer", "null"),
    }
    it.word("closeness", decision.closeness.key());
    it.number("score", &amount::whole(decision.score.into()));
    it.key("path").open('[');
    for step in &decision.path {
        it.item().open('{');
        it.word("node", model[step.node].key);
        it.word("answer", if step.answer { "yes" } else { "no" });
        it.close('}');
    }
    it.close(']').key("warnings").open('[');
    for fired in &decision.warnings {
        it.item().open('{');
        it.word("id", model[fired.warning].key);
        it.word("severity", fired.severity.key());
        it.close('}');
    }
    it.close(']').key("flips").open('[');
    for flip in &decision.flips {
        let slider = &model[flip.by.slider];
        it.item().open('{');
        it.word("input", slider.key);
        it.amount("at", flip.by.at, slider.unit);
        it.word("direction", flip.by.direction.key());
        // From zero there is none: nothing is a multiple of it.
        let factor = flip.factor.map_or("null".into(), |factor| {
            amount::decimal(factor.ten_thousandths(), 4)
        });
        it.number("factor", &factor);
        it.word("verdict", model[flip.verdict].key);
        it.close('}');
    }
    it.close(']').key("switch_flips").open('[');
    for flip in &decision.switch_flips {
        let switch = &model[flip.switch];
        it.item().open('{');
        it.word("input", switch.key);
        it.answer("answer", switch, flip.answer);
        it.word("verdict", model[flip.verdict].key);
        it.close('}');
    }
    it.close(']').key("assumed").open('[');
    for &index in &decision.assumed {
        let assumption = &model.assumptions[index];
        let switch = &model[assumption.switch];
        let answer = switch.answer_key(assumption.answer);
        it.item().quoted(&[switch.key, "=", &answer].concat());
    }
    it.close(']').close('}');
    it.0
}

/// JSON under construction.
struct Json(String);

impl Json {
    /// Goes on to the next entry of a list or object.
    fn item(&mut self) -> &mut Self {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
        self
    }

    fn quoted(&mut self, word: &str) {
        self.0.push('"');
        self.0 += word;
        self.0.push('"');
    }

    fn key(&mut self, key: &str) -> &mut Self {
        self.item().quoted(key);
        self.0.push(':');
        self
    }

    fn word(&mut self, key: &str, word: &str) {
        self.key(key).quoted(word);
    }

    fn number(&mut self, key: &str, number: &str) {
        self.key(key).0 += number;
    }

    fn amount(&mut self, key: &str, value: u64, unit: Unit) {
        self.number(key, &amount::write_plain(value, unit));
    }

    fn answer(&mut self, key: &str, switch: &Switch, answer: Answer) {
        let text = switch.answer_key(answer);
        match switch.answers {
            Answers::Count(_) if answer != Answer::UNSURE => self.number(key, &text),
            _ => self.word(key, &text),
        }
    }

    fn open(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }
}
