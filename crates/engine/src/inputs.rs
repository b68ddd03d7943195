//! What the reader says: an amount for each slider, an answer for each switch.

use crate::model::{Answer, Answers, Model, Preset, SliderId, SwitchId};

/// One set of inputs. Always inside the model's domains.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inputs {
    amounts: Box<[u64]>,
    answers: Box<[Answer]>,
}

impl Inputs {
    /// Where the model starts.
    pub fn defaults(model: &Model) -> Self {
        Self {
            amounts: model.sliders.iter().map(|slider| slider.default).collect(),
            answers: model.switches.iter().map(|switch| switch.default).collect(),
        }
    }

    /// A preset's inputs.
    pub fn preset(preset: &Preset) -> Self {
        Self {
            amounts: preset.amounts.into(),
            answers: preset.answers.into(),
        }
    }

    /// The slider's amount, in its unit.
    pub fn amount(&self, slider: SliderId) -> u64 {
        self.amounts[slider.index()]
    }

    /// The switch's answer.
    pub fn answer(&self, switch: SwitchId) -> Answer {
        self.answers[switch.index()]
    }

    /// Moves a slider; an amount outside its domain goes to the nearest inside.
    pub fn set_amount(&mut self, model: &Model, slider: SliderId, amount: u64) {
        self.amounts[slider.index()] = model[slider].domain.clamp(amount);
    }

    /// Answers a switch; an answer it doesn't have changes nothing.
    pub fn set_answer(&mut self, model: &Model, switch: SwitchId, answer: Answer) {
        if model[switch].accepts(answer) {
            self.answers[switch.index()] = answer;
        }
    }

    /// All amounts, in the model's order.
    pub fn amounts(&self) -> &[u64] {
        &self.amounts
    }

    /// All answers, in the model's order.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }
}

impl crate::model::Domain {
    /// The nearest amount inside.
    pub fn clamp(self, amount: u64) -> u64 {
        amount.clamp(self.min, self.max)
    }

    /// Whether the amount is inside.
    pub fn contains(self, amount: u64) -> bool {
        (self.min..=self.max).contains(&amount)
    }
}

impl crate::model::Switch {
    /// Whether the answer is one of the switch's.
    pub fn accepts(&self, answer: Answer) -> bool {
        match self.answers {
            _ if answer == Answer::UNSURE => self.may_be_unsure,
            Answers::Choice(choices) => usize::from(answer.0) < choices.len(),
            Answers::Count(most) => answer.0 <= most,
        }
    }
}
