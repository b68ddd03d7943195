//! Reading single values: what all the lists of the model have in common.

use std::ops::Range;

use crate::amount;
use crate::condition::{self, Scope};
use crate::errors::Problems;
use crate::model::{Answer, Condition, Domain, Scale, SliderId, SourceId, SwitchId};
use crate::names::Names;
use crate::schema::{self, File, Text, Unit, Value};

/// Reads values; what can't be read is noted, and a stand-in takes its place.
pub struct Resolver<'a, 'p, 't> {
    pub file: &'a File,
    pub names: Names<'a>,
    pub problems: &'p mut Problems<'t>,
}

impl<'a> Resolver<'a, '_, '_> {
    pub fn problem(&mut self, at: &Range<usize>, message: impl Into<String>) {
        self.problems.add(at.clone(), message);
    }

    pub fn unknown(&mut self, key: &Text, what: &str) {
        self.problem(
            &key.span(),
            format!("no {what} is called `{}`", key.get_ref()),
        );
    }

    pub fn find<Id>(
        &mut self,
        key: &Text,
        what: &str,
        look_up: impl Fn(Names<'a>, &str) -> Option<Id>,
        stand_in: Id,
    ) -> Id {
        look_up(self.names, key.get_ref()).unwrap_or_else(|| {
            self.unknown(key, what);
            stand_in
        })
    }

    pub fn sources(&mut self, keys: &[Text]) -> Vec<SourceId> {
        keys.iter()
            .map(|key| self.find(key, "source", Names::source, SourceId(0)))
            .collect()
    }

    /// Claims are called by a letter and a number, as in `D18`. Written as one
    /// text, which weighs less than a list.
    pub fn claims(&mut self, claims: &[Text]) -> String {
        for claim in claims {
            let mut characters = claim.get_ref().chars();
            let letter = characters
                .next()
                .is_some_and(|first| "ABCDEX".contains(first));
            let number = characters.as_str();
            if !letter || number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
                let why = format!("`{}` is not a claim, such as D18 or X7", claim.get_ref());
                self.problem(&claim.span(), why);
            }
        }
        let ids: Vec<&str> = claims
            .iter()
            .map(|claim| claim.get_ref().as_str())
            .collect();
        ids.join(" ")
    }

    pub fn amount(&mut self, value: &Value, unit: Unit) -> u64 {
        amount::parse(&value.get_ref().0, unit).unwrap_or_else(|why| {
            self.problem(&value.span(), why);
            0
        })
    }

    pub fn domain(&mut self, [min, max]: &[Value; 2], unit: Unit) -> Domain {
        let domain = Domain {
            min: self.amount(min, unit),
            max: self.amount(max, unit),
        };
        if domain.min > domain.max {
            self.problem(&min.span(), "a domain goes from less to more");
        }
        domain
    }

    /// A slider's domain again, whose problems are known already.
    pub fn quiet_domain(&self, slider: &schema::Slider) -> Domain {
        let [min, max] = &slider.domain;
        let read = |value: &Value| amount::parse(&value.get_ref().0, slider.unit);
        Domain {
            min: read(min).unwrap_or(0),
            max: read(max).unwrap_or(u64::MAX),
        }
    }

    pub fn inside(&mut self, value: &Value, amount: u64, domain: &Domain) {
        if !(domain.min..=domain.max).contains(&amount) {
            let why = format!("`{}` is outside the domain", value.get_ref().0);
            self.problem(&value.span(), why);
        }
    }

    pub fn position(&mut self, value: &Value, amount: u64, scale: &Scale) {
        let on_scale = (scale.min..=scale.max).contains(&amount);
        if !on_scale || !amount::is_position(amount, scale.finest) {
            let why = format!(
                "`{}` is not a position of the slider: two significant digits, and on its scale",
                value.get_ref().0
            );
            self.problem(&value.span(), why);
        }
    }

    /// A threshold's default must be a position, so that a slider can meet it.
    pub fn reachable(&mut self, value: &Value, amount: u64, slider: SliderId) {
        let slider = &self.file.slider[slider.0];
        let read = |value: &Value| amount::parse(&value.get_ref().0, slider.unit);
        let scale = &slider.scale;
        if let (Ok(min), Ok(max), Ok(finest)) =
            (read(&scale.min), read(&scale.max), read(&scale.finest))
        {
            let scale = Scale {
                min,
                max,
                finest,
                knee: 0,
            };
            self.position(value, amount, &scale);
        }
    }

    pub fn answer(&mut self, switch: SwitchId, value: &Value) -> Answer {
        (self.names.answer(switch, &value.get_ref().0)).unwrap_or_else(|why| {
            self.problem(&value.span(), why);
            Answer::UNSURE
        })
    }

    pub fn condition(&mut self, text: &Text, scope: Scope) -> Condition {
        condition::parse(text.get_ref(), self.names, scope).unwrap_or_else(|mistakes| {
            for mistake in mistakes {
                let why = format!(
                    "{} (column {} of `{}`)",
                    mistake.message,
                    mistake.column,
                    text.get_ref()
                );
                self.problem(&text.span(), why);
            }
            Condition::All(Vec::new())
        })
    }

    /// Words that are shown as they are.
    pub fn words(&mut self, text: &Text) -> String {
        if text.get_ref().trim().is_empty() {
            self.problem(&text.span(), "these words are empty");
        }
        if text.get_ref().contains(['{', '}']) {
            let why = "no placeholder is filled in here: write the words out";
            self.problem(&text.span(), why);
        }
        text.get_ref().clone()
    }

    pub fn optional_words(&mut self, text: &Option<Text>) -> String {
        text.as_ref()
            .map(|text| self.words(text))
            .unwrap_or_default()
    }

    /// Words with placeholders such as `{deal}` and `{t.arr}`.
    pub fn filled(&mut self, text: &Text) -> String {
        if text.get_ref().trim().is_empty() {
            self.problem(&text.span(), "these words are empty");
        }
        let mut rest = text.get_ref().as_str();
        while let Some(at) = rest.find(['{', '}']) {
            let placeholder = rest[at..]
                .strip_prefix('{')
                .and_then(|inner| inner.split_once('}'));
            let Some((key, after)) = placeholder else {
                self.problem(&text.span(), "a brace here doesn't belong to a placeholder");
                break;
            };
            let known = self.names.slider(key).is_some()
                || self.names.switch(key).is_some()
                || self.names.threshold(key).is_some();
            if !known {
                let why = format!("`{{{key}}}` names no input and no threshold");
                self.problem(&text.span(), why);
            }
            rest = after;
        }
        text.get_ref().clone()
    }
}
