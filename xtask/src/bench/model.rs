//! The compiled model as JSON, for the plain page: what its rules and words are.
//! An answer is its place in the list, −1 for "not sure"; a condition is a list
//! that starts with what it is.

use sales_motion_engine::condition::Condition;
use sales_motion_engine::model::{
    Answer, AnswerWords, Answers, Branch, Glyph, Joins, Leaf, Mark, Motion, Node, Preset, Row,
    Slider, SliderId, SourceId, Subject, Switch, ThresholdId, Unit, Warning,
};
use sales_motion_engine::{MODEL, Thresholds, words};
use serde_json::{Value, json};

/// The whole model.
pub fn json() -> Value {
    let layer = &MODEL.layer;
    json!({
        "version": MODEL.version,
        "sliders": list(MODEL.sliders, slider),
        "switches": list(MODEL.switches, switch),
        "thresholds": ThresholdId::all(&MODEL).map(threshold).collect::<Vec<_>>(),
        "motions": list(MODEL.motions, motion),
        "stages": list(MODEL.stages, |it| json!({
            "key": it.key, "label": it.label, "sentence": it.sentence,
        })),
        "layer": {
            "signals": list(layer.signals, |it| json!(it.0)),
            "switch": layer.switch.0,
            "rows": list(layer.rows, |(of, stages)| json!([
                answer(*of), list(stages, |stage| json!(stage.0)),
            ])),
        },
        "notes": list(MODEL.layer_notes, |it| json!({
            "when": condition(&it.when), "words": it.words,
        })),
        "signals": list(MODEL.signals, |it| condition(&it.condition)),
        "assumptions": list(MODEL.assumptions, |it| json!({
            "when": condition(&it.when), "switch": it.switch.0,
            "answer": answer(it.answer), "words": it.words,
        })),
        "nodes": list(MODEL.nodes, node),
        "leaves": list(MODEL.leaves, leaf),
        "warnings": list(MODEL.warnings, warning),
        "presets": list(MODEL.presets, preset),
        "sources": list(MODEL.sources, |it| json!({
            "speaker": it.speaker, "title": it.title, "address": it.address,
        })),
    })
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    items.iter().map(write).collect()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Dollars => "dollars",
        Unit::Cents => "cents",
        Unit::Percent => "percent",
        Unit::Count => "count",
    }
}

fn answer(answer: Answer) -> i32 {
    match answer {
        Answer::UNSURE => -1,
        Answer(place) => place.into(),
    }
}

fn slider(it: &Slider) -> Value {
    json!({
        "key": it.key, "short": it.short, "unit": unit(it.unit),
        "domain": [it.domain.min, it.domain.max],
        "min": it.scale.min, "max": it.scale.max,
        "knee": it.scale.knee, "finest": it.scale.finest,
        "default": it.default,
    })
}

fn switch(it: &Switch) -> Value {
    let (choices, count) = match it.answers {
        Answers::Choice(choices) => {
            let choice = |it: &AnswerWords| json!({ "key": it.key, "label": it.label });
            (list(choices, choice), Value::Null)
        }
        Answers::Count(most) => (json!([]), json!(most)),
    };
    json!({
        "key": it.key, "label": it.label, "help": it.help,
        "choices": choices, "count": count, "unsure": it.may_be_unsure,
        "default": answer(it.default),
        "whatIf": list(it.what_if, |&it| json!(answer(it))),
        "unsureMeans": it.unsure_means,
    })
}

fn threshold(id: ThresholdId) -> Value {
    let it = &MODEL[id];
    json!({
        "key": it.key, "unit": unit(it.unit), "value": it.default,
        "slider": match it.subject {
            Subject::Slider(SliderId(slider)) => Some(slider),
            Subject::Switch(_) => None,
        },
        "text": words::threshold(&MODEL, id, it.default),
        "mark": match it.mark {
            Mark::Source => "",
            Mark::Benchmark => "*",
            Mark::Assumption => "†",
        },
        "zone": Thresholds::defaults(&MODEL).grey_zone(&MODEL, id),
        "zoneLabel": it.zone_label,
    })
}

fn motion(it: &Motion) -> Value {
    json!({
        "key": it.key, "name": it.name, "sentence": it.sentence,
        "glyph": match it.glyph {
            Glyph::Rising => "rising",
            Glyph::Ring => "ring",
            Glyph::Hanging => "hanging",
        },
    })
}

fn node(it: &Node) -> Value {
    json!({
        "key": it.key,
        "any": it.joins == Joins::Any,
        "rows": list(it.rows, row),
        "yes": branch(it.yes), "no": branch(it.no),
    })
}

fn row(it: &Row) -> Value {
    json!({
        "label": it.label, "need": it.need, "unsure": it.unsure,
        "switch": it.switch.map(|it| it.0),
        "when": it.when.as_ref().map(condition),
        "condition": condition(&it.condition),
    })
}

fn branch(it: Branch) -> Value {
    match it {
        Branch::Node(node) => json!({ "node": node.0 }),
        Branch::Leaf(leaf) => json!({ "leaf": leaf.0 }),
    }
}

fn leaf(it: &Leaf) -> Value {
    json!({
        "key": it.key, "motion": it.motion.0, "subtitle": it.subtitle, "why": it.why,
        "layered": it.layered, "adviceTitle": it.advice_title, "advice": it.advice,
    })
}

fn warning(it: &Warning) -> Value {
    json!({
        "key": it.key, "title": it.title, "remedy": it.remedy, "sources": sources(it.sources),
        "cases": list(it.cases, |case| json!({
            "severity": case.severity.key(),
            "when": condition(&case.when),
            "sentence": case.sentence,
        })),
    })
}

fn preset(it: &Preset) -> Value {
    json!({
        "key": it.key, "name": it.name, "moment": it.moment,
        "amounts": it.amounts, "answers": list(it.answers, |&it| json!(answer(it))),
        "did": it.did, "didMotion": it.did_motion.0,
        "didStage": it.did_stage.map(|it| it.0),
        "basis": it.basis, "sources": sources(it.sources),
    })
}

fn sources(ids: &[SourceId]) -> Value {
    list(ids, |it| json!(it.0))
}

fn condition(it: &Condition) -> Value {
    match *it {
        Condition::AtLeast(slider, id) => json!(["at-least", slider.0, id.0]),
        Condition::Above(slider, id) => json!(["above", slider.0, id.0]),
        Condition::Below(slider, id) => json!(["below", slider.0, id.0]),
        Condition::CountAtLeast(switch, id) => json!(["count-at-least", switch.0, id.0]),
        Condition::Is(switch, is) => json!(["is", switch.0, answer(is)]),
        Condition::Signal(signal) => json!(["signal", signal.0]),
        Condition::Node(node) => json!(["node", node.0]),
        Condition::Verdict(motion) => json!(["verdict", motion.0]),
        Condition::Layer(stage) => json!(["layer", stage.0]),
        Condition::Not(inner) => json!(["not", condition(inner)]),
        Condition::All(parts) => json!(["all", list(parts, condition)]),
        Condition::Any(parts) => json!(["any", list(parts, condition)]),
    }
}
