//! Reading inputs and thresholds from pairs of key and text: the one vocabulary
//! of addresses, attributes, flags and JSON.

use std::fmt;

use sales_motion_amount::{self as amount, Amount, Unreadable};

use crate::inputs::Inputs;
use crate::listed::Listed;
use crate::model::{Answer, Answers, Domain, Model, SliderId, Switch, SwitchId, ThresholdId, Unit};
use crate::thresholds::{Refusal, Thresholds};

/// The word for an answer that is not known.
pub const UNSURE: &str = "unsure";
/// The word for a threshold that is not in force.
pub const OFF: &str = "off";

/// What was read, and what could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The inputs; defaults where nothing was given or readable.
    pub inputs: Inputs,
    /// The thresholds; the model's where nothing was given or readable.
    pub thresholds: Thresholds,
    /// Everything that was not taken just as it stood.
    pub problems: Vec<Problem>,
}

/// Something that was not taken just as it stood. Displays as a sentence that
/// names the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key, as given.
    pub key: String,
    /// The text, as given.
    pub text: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a key or its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No input or threshold has this key. It was ignored.
    UnknownKey,
    /// The same key came again; the last one counts.
    Repeated,
    /// It is not an amount. It was ignored.
    Unreadable(Unreadable),
    /// It is not one of these answers. It was ignored.
    UnknownAnswer(Vec<&'static str>),
    /// It is outside the domain; the nearest amount inside was taken.
    Clamped(String),
    /// It is finer than the input goes; the nearest amount was taken.
    Rounded(String),
    /// It would put thresholds out of order. It was ignored.
    OutOfOrder(String),
    /// It is longer than this many characters; the rest was cut.
    TooLong(u16),
}

impl Problem {
    /// Whether the text was ignored, rather than taken with a change.
    pub fn ignored(&self) -> bool {
        use ProblemKind::{Clamped, Repeated, Rounded, TooLong};
        !matches!(self.kind, Clamped(_) | Rounded(_) | Repeated | TooLong(_))
    }
}

impl Problem {
    /// What is wrong, in a sentence that names the key. Put together by hand: the
    /// formatting machinery would be a part of the WebAssembly for this alone.
    pub fn sentence(&self) -> String {
        let Problem { key, text, kind } = self;
        let quoted = ["“", text, "”"].concat();
        let known;
        let wrong: [&str; 4] = match kind {
            ProblemKind::UnknownKey => ["no such input, so it was ignored.", "", "", ""],
            ProblemKind::Repeated => ["given twice, so the last counts.", "", "", ""],
            ProblemKind::Unreadable(why) => {
                known = [&quoted, ": ", why.words()].concat();
                ["can't read ", &known, ". It was ignored.", ""]
            }
            ProblemKind::UnknownAnswer(answers) => {
                known = answers.join(", ");
                [&quoted, " is none of ", &known, ". It was ignored."]
            }
            ProblemKind::Clamped(to) => [&quoted, " is out of range, so ", to, " was taken."],
            ProblemKind::Rounded(to) => [&quoted, " is too fine, so ", to, " was taken."],
            ProblemKind::OutOfOrder(rule) => [&quoted, " was refused, because ", rule, "."],
            ProblemKind::TooLong(longest) => {
                known = amount::whole(*longest as u64);
                ["longer than ", &known, " characters, so it was cut.", ""]
            }
        };
        [key, ": ", &wrong.concat()].concat()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

/// What a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A slider.
    Slider(SliderId),
    /// A switch.
    Switch(SwitchId),
    /// A threshold.
    Threshold(ThresholdId),
}

impl Key {
    /// What the text names, if anything.
    pub fn of(model: &Model, key: &str) -> Option<Self> {
        SliderId::all(model)
            .find(|&id| model[id].key == key)
            .map(Key::Slider)
            .or_else(|| {
                SwitchId::all(model)
                    .find(|&id| model[id].key == key)
                    .map(Key::Switch)
            })
            .or_else(|| {
                let mut ids = ThresholdId::all(model);
                ids.find(|&id| model[id].key == key).map(Key::Threshold)
            })
    }
}

/// Reads inputs and thresholds. Nothing is dropped in silence: whatever is not
/// taken just as it stands is among the problems.
pub fn read<K: AsRef<str>, V: AsRef<str>>(
    model: &Model,
    pairs: impl IntoIterator<Item = (K, V)>,
) -> Reading {
    read_from(model, Inputs::defaults(model), pairs)
}

/// Like [`read`], with other inputs where nothing is given or readable.
pub fn read_from<K: AsRef<str>, V: AsRef<str>>(
    model: &Model,
    start: Inputs,
    pairs: impl IntoIterator<Item = (K, V)>,
) -> Reading {
    let mut reader = Reader {
        model,
        reading: Reading {
            inputs: start,
            thresholds: Thresholds::defaults(model),
            problems: Vec::new(),
        },
        changes: Vec::new(),
        seen: Vec::new(),
    };
    for (key, text) in pairs {
        reader.pair(key.as_ref(), text.as_ref());
    }
    reader.end()
}

/// A reading under way.
struct Reader<'a> {
    model: &'a Model,
    reading: Reading,
    /// Thresholds are changed together at the end, so that two that fit each
    /// other do not fail for coming in the wrong sequence.
    changes: Vec<(ThresholdId, Option<u64>)>,
    seen: Vec<(Key, String)>,
}

impl Reader<'_> {
    fn pair(&mut self, key: &str, text: &str) {
        let Some(known) = Key::of(self.model, key) else {
            return self.report(key, text, ProblemKind::UnknownKey);
        };
        if self.seen.iter().any(|&(seen, _)| seen == known) {
            self.report(key, text, ProblemKind::Repeated);
        }
        self.seen.push((known, text.into()));
        if let Err(kind) | Ok(Some(kind)) = self.take(known, text) {
            self.report(key, text, kind);
        }
    }

    fn report(&mut self, key: &str, text: &str, kind: ProblemKind) {
        self.reading.problems.push(Problem {
            key: key.into(),
            text: text.into(),
            kind,
        });
    }

    /// Takes a value; says if it was changed to fit, or why it can't be taken.
    fn take(&mut self, key: Key, text: &str) -> Result<Option<ProblemKind>, ProblemKind> {
        let model = self.model;
        let amount =
            |unit, domain| read_amount(text, unit, domain).map_err(ProblemKind::Unreadable);
        let (changed, threshold) = match key {
            Key::Slider(id) => {
                let (value, changed) = amount(model[id].unit, model[id].domain)?;
                self.reading.inputs.set_amount(model, id, value);
                return Ok(changed);
            }
            Key::Switch(id) => {
                let (answer, changed) = read_answer(text, &model[id])?;
                self.reading.inputs.set_answer(model, id, answer);
                return Ok(changed);
            }
            Key::Threshold(id) => {
                let it = &model[id];
                if it.may_be_off && text.trim().eq_ignore_ascii_case(OFF) {
                    (None, (id, None))
                } else {
                    let (value, changed) = amount(it.unit, it.domain)?;
                    (changed, (id, Some(value)))
                }
            }
        };
        self.changes.push(threshold);
        Ok(changed)
    }

    fn end(mut self) -> Reading {
        for refusal in self.reading.thresholds.change(self.model, &self.changes) {
            let of = Key::Threshold(refusal.threshold);
            let text = self.seen.iter().rfind(|&&(key, _)| key == of);
            let text = text.map(|(_, text)| text.clone()).unwrap_or_default();
            let rule = ProblemKind::OutOfOrder(refusal.rule(self.model));
            self.report(self.model[refusal.threshold].key, &text, rule);
        }
        self.reading
    }
}

/// Reads an amount and brings it into its domain; says if that changed it.
///
/// # Errors
///
/// Says why the text is not an amount.
pub fn read_amount(
    text: &str,
    unit: Unit,
    domain: Domain,
) -> Result<(u64, Option<ProblemKind>), Unreadable> {
    let Amount { value, exact } = amount::read(text, unit)?;
    let inside = domain.clamp(value);
    let below_zero = !exact && value == 0 && text.trim_start().starts_with(['-', '\u{2212}']);
    let changed = if inside != value || below_zero {
        Some(ProblemKind::Clamped(amount::write(inside, unit)))
    } else if !exact {
        Some(ProblemKind::Rounded(amount::write(inside, unit)))
    } else {
        None
    };
    Ok((inside, changed))
}

/// Reads an answer; says if it had to be changed to fit.
///
/// # Errors
///
/// Says which answers there are, or why the text is not a count.
pub fn read_answer(
    text: &str,
    switch: &Switch,
) -> Result<(Answer, Option<ProblemKind>), ProblemKind> {
    let text = text.trim();
    if switch.may_be_unsure && text.eq_ignore_ascii_case(UNSURE) {
        return Ok((Answer::UNSURE, None));
    }
    match switch.answers {
        Answers::Choice(choices) => choices
            .iter()
            .position(|choice| choice.key.eq_ignore_ascii_case(text))
            .map(|place| (Answer(place as u16), None))
            .ok_or_else(|| {
                let known = choices.iter().map(|choice| choice.key);
                let unsure = switch.may_be_unsure.then_some(UNSURE);
                ProblemKind::UnknownAnswer(known.chain(unsure).listed())
            }),
        Answers::Count(most) => {
            let domain = Domain {
                min: 0,
                max: most.into(),
            };
            read_amount(text, Unit::Count, domain)
                .map(|(count, changed)| (Answer(count as u16), changed))
                .map_err(ProblemKind::Unreadable)
        }
    }
}

impl Switch {
    /// An answer as it is written in addresses, attributes, flags and JSON.
    pub fn answer_key(&self, answer: Answer) -> String {
        match self.answers {
            _ if answer == Answer::UNSURE => UNSURE.into(),
            Answers::Choice(choices) => choices[usize::from(answer.0)].key.into(),
            Answers::Count(_) => amount::whole(answer.0.into()),
        }
    }
}

impl Refusal {
    /// The rule that would be broken, as the end of a sentence.
    pub fn rule(&self, model: &Model) -> String {
        let (low, high) = (&model[self.order.low], &model[self.order.high]);
        let relation = match (self.threshold == self.order.low, self.order.may_be_equal) {
            (true, true) => " can't be above ",
            (true, false) => " must be below ",
            (false, true) => " can't be below ",
            (false, false) => " must be above ",
        };
        let other = if self.threshold == self.order.low {
            high
        } else {
            low
        };
        let stands = amount::write(self.other, other.unit);
        ["it", relation, "“", other.label, "”, which is ", &stands].concat()
    }
}

/// Inputs and thresholds as pairs of key and text, in the model's order: what
/// [`read`] reads back. With `all`, every one of them; otherwise only what
/// differs from the model's defaults.
pub fn write(
    model: &Model,
    inputs: &Inputs,
    thresholds: &Thresholds,
    all: bool,
) -> Vec<(&'static str, String)> {
    let defaults = Inputs::defaults(model);
    let mut pairs = Vec::new();
    for id in SliderId::all(model) {
        if all || inputs.amount(id) != defaults.amount(id) {
            let slider = &model[id];
            pairs.push((
                slider.key,
                amount::write_plain(inputs.amount(id), slider.unit),
            ));
        }
    }
    for id in SwitchId::all(model) {
        if all || inputs.answer(id) != defaults.answer(id) {
            let switch = &model[id];
            pairs.push((switch.key, switch.answer_key(inputs.answer(id))));
        }
    }
    for id in ThresholdId::all(model) {
        let threshold = &model[id];
        let value = thresholds.get(id);
        if all || value != threshold.default {
            let text = value.map_or(OFF.into(), |v| amount::write_plain(v, threshold.unit));
            pairs.push((threshold.key, text));
        }
    }
    pairs
}
