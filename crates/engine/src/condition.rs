//! Conditions: the rules' building blocks, and what they are true of.

use crate::grid::{BoxSet, Grid};
use crate::model::{
    Answer, Joins, LeafId, Model, MotionId, NodeId, SignalId, SliderId, StageId, SwitchId,
    ThresholdId,
};
use crate::thresholds::Thresholds;

/// A rule that holds or does not hold for given inputs and thresholds.
///
/// A comparison with a threshold that is off never holds.
#[derive(Debug)]
pub enum Condition {
    /// The slider's amount is at the threshold or above it.
    AtLeast(SliderId, ThresholdId),
    /// The slider's amount is above the threshold.
    Above(SliderId, ThresholdId),
    /// The slider's amount is below the threshold.
    Below(SliderId, ThresholdId),
    /// The count is known, and at the threshold or above it.
    CountAtLeast(SwitchId, ThresholdId),
    /// The switch has this answer.
    Is(SwitchId, Answer),
    /// The signal holds.
    Signal(SignalId),
    /// The question's answer is yes.
    Node(NodeId),
    /// The verdict is this. Only in warnings and notes, which follow the verdict.
    Verdict(MotionId),
    /// The layer is in this stage. Only in warnings and notes.
    Layer(StageId),
    /// The condition does not hold.
    Not(&'static Condition),
    /// All hold.
    All(&'static [Condition]),
    /// At least one holds.
    Any(&'static [Condition]),
}

/// The tree's outcome, as far as conditions may ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outcome {
    /// Where the tree ends.
    pub leaf: LeafId,
    /// The stage of the top-down layer, where it is a question.
    pub stage: Option<StageId>,
}

/// Everything a condition can be true of: a word's worth of boxes, a bit each.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    /// The rules.
    pub model: &'static Model,
    /// The boxes.
    pub grid: &'a Grid,
    /// Which of the grid's words.
    pub word: usize,
    /// An answer for each switch.
    pub answers: &'a [Answer],
    /// The boundaries in force.
    pub thresholds: &'a Thresholds,
    /// What the tree said of each box; `None` while it is still being asked.
    pub outcomes: Option<&'a [Outcome]>,
}

impl Facts<'_> {
    /// The boxes on which the condition holds.
    pub fn hold(&self, condition: &Condition) -> u64 {
        let everywhere = |holds| if holds { u64::MAX } else { 0 };
        let threshold = |id: ThresholdId| self.thresholds.get(id);
        let at_least = |slider, amount| self.grid.at_least(slider, amount, self.word);
        match *condition {
            Condition::AtLeast(slider, id) => threshold(id).map_or(0, |t| at_least(slider, t)),
            Condition::Above(slider, id) => threshold(id).map_or(0, |t| at_least(slider, t + 1)),
            Condition::Below(slider, id) => threshold(id).map_or(0, |t| !at_least(slider, t)),
            Condition::CountAtLeast(switch, id) => {
                let answer = self.answers[switch.index()];
                let reaches = |t| u64::from(answer.0) >= t;
                everywhere(answer != Answer::UNSURE && threshold(id).is_some_and(reaches))
            }
            Condition::Is(switch, answer) => everywhere(self.answers[switch.index()] == answer),
            Condition::Signal(signal) => self.hold(&self.model[signal].condition),
            Condition::Node(node) => self.answer(node),
            Condition::Verdict(motion) => {
                self.ended(|outcome| self.model[outcome.leaf].motion == motion)
            }
            Condition::Layer(stage) => self.ended(|outcome| outcome.stage == Some(stage)),
            Condition::Not(inner) => !self.hold(inner),
            Condition::All(parts) => {
                let mut all = u64::MAX;
                for part in parts {
                    all &= self.hold(part);
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = 0;
                for part in parts {
                    any |= self.hold(part);
                }
                any
            }
        }
    }

    /// The boxes on which the question's answer is yes.
    pub fn answer(&self, node: NodeId) -> u64 {
        let node = &self.model[node];
        let (mut any, mut all) = (0, u64::MAX);
        for row in node.rows {
            // A row counts only where its `when` holds.
            let counts = row.when.as_ref().map_or(u64::MAX, |when| self.hold(when));
            let holds = self.hold(&row.condition);
            any |= counts & holds;
            all &= !counts | holds;
        }
        match node.joins {
            Joins::Any => any,
            Joins::All => all,
        }
    }

    /// The boxes on which the tree ended in a certain way.
    fn ended(&self, so: impl Fn(&Outcome) -> bool) -> u64 {
        let mut bits = 0;
        if let Some(outcomes) = self.outcomes {
            let first = outcomes.iter().skip(self.word * BoxSet::WORD);
            for (bit, outcome) in first.take(BoxSet::WORD).enumerate() {
                bits |= u64::from(so(outcome)) << bit;
            }
        }
        bits
    }
}
