//! The model's words with the reader's numbers in them.

use sales_motion_amount::cut::cut;
use sales_motion_amount::write;

use crate::decision::{Direction, Move};
use crate::inputs::Inputs;
use crate::model::{Answer, Answers, Mark, Model, SwitchId, ThresholdId, Unit};
use crate::reading::{Key, OFF};
use crate::thresholds::Thresholds;

/// Words with each `{key}` replaced by the reader's value or the threshold's.
///
/// Thresholds that are not from the source texts carry their mark.
pub fn fill(words: &str, model: &Model, inputs: &Inputs, thresholds: &Thresholds) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = cut(rest, b'{') {
        filled.push_str(before);
        let (key, after) = cut(after, b'}').unwrap_or((after, ""));
        match Key::of(model, key) {
            Some(Key::Slider(id)) => filled += &write(inputs.amount(id), model[id].unit),
            Some(Key::Switch(id)) => filled += &answer(model, id, inputs.answer(id)),
            Some(Key::Threshold(id)) => filled += &threshold(model, id, thresholds.get(id)),
            None => {}
        }
        rest = after;
    }
    filled + rest
}

/// The sign behind a number that is not from the source texts: `*` for a
/// benchmark, `†` for an assumption of ours.
pub fn mark_of(model: &Model, id: ThresholdId) -> &'static str {
    match model[id].mark {
        Mark::Source => "",
        Mark::Benchmark => "*",
        Mark::Assumption => "†",
    }
}

/// A threshold's value, with its mark while it is the model's own.
pub fn threshold(model: &Model, id: ThresholdId, value: Option<u64>) -> String {
    let text = value.map_or(OFF.into(), |value| write(value, model[id].unit));
    if value == model[id].default {
        text + mark_of(model, id)
    } else {
        text
    }
}

/// An answer as it stands on screen.
pub fn answer(model: &Model, switch: SwitchId, answer: Answer) -> String {
    match model[switch].answers {
        _ if answer == Answer::UNSURE => "not sure".into(),
        Answers::Choice(choices) => choices[usize::from(answer.0)].label.into(),
        Answers::Count(_) => write(answer.0.into(), Unit::Count),
    }
}

/// A move as a phrase: what moves, which way, and where to.
///
/// "Deal size at or above" and "$10K", so that the number can be set apart.
pub fn movement(model: &Model, by: &Move) -> (String, String) {
    let slider = &model[by.slider];
    let way = match by.direction {
        Direction::Up => " at ",
        Direction::Down => " below ",
    };
    let mut to = write(by.at, slider.unit);
    if by.direction == Direction::Up {
        to += " or more";
    }
    (String::from(slider.short) + way, to)
}
