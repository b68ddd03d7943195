//! What the model file's names stand for.

use crate::model::{
    Answer, Branch, LeafId, MotionId, NodeId, SignalId, SliderId, SourceId, StageId, Subject,
    SwitchId, ThresholdId,
};
use crate::schema::{File, Switch, Text, Unit};

/// How "not sure" is written.
pub const UNSURE: &str = "unsure";

/// How a threshold that is off is written.
pub const OFF: &str = "off";

/// Looks names up in the file.
#[derive(Clone, Copy)]
pub struct Names<'a>(pub &'a File);

macro_rules! lookups {
    ($($name:ident in $list:ident: $id:ident)*) => {$(
        pub fn $name(self, key: &str) -> Option<$id> {
            place(self.0.$list.iter().map(|item| &item.key), key).map($id)
        }
    )*};
}

impl<'a> Names<'a> {
    lookups! {
        slider in slider: SliderId
        switch in switch: SwitchId
        threshold in threshold: ThresholdId
        motion in motion: MotionId
        stage in stage: StageId
        signal in signal: SignalId
        node in node: NodeId
        leaf in leaf: LeafId
        source in source: SourceId
    }

    /// What a threshold can be a boundary of.
    pub fn subject(self, key: &str) -> Option<Subject> {
        let counts = |id: &SwitchId| self.switch_words(*id).count_to.is_some();
        self.slider(key)
            .map(Subject::Slider)
            .or_else(|| self.switch(key).filter(counts).map(Subject::Switch))
    }

    /// What a subject's amounts count.
    pub fn unit(self, subject: &Subject) -> Unit {
        match subject {
            Subject::Slider(slider) => self.0.slider[slider.0].unit,
            Subject::Switch(_) => Unit::Count,
        }
    }

    /// Where an answer can lead.
    pub fn branch(self, key: &str) -> Option<Branch> {
        self.node(key)
            .map(Branch::Node)
            .or_else(|| self.leaf(key).map(Branch::Leaf))
    }

    pub fn switch_words(self, switch: SwitchId) -> &'a Switch {
        &self.0.switch[switch.0]
    }

    /// The answer of that switch with that name.
    pub fn answer(self, switch: SwitchId, key: &str) -> Result<Answer, String> {
        let words = self.switch_words(switch);
        let found = match (&words.answers, words.count_to) {
            _ if key == UNSURE => words.may_be_unsure.then_some(Answer::UNSURE),
            (Some(answers), _) => {
                place(answers.iter().map(|answer| &answer.key), key).map(|at| Answer(at as u16))
            }
            (None, Some(most)) => key.parse().ok().filter(|&count| count <= most).map(Answer),
            (None, None) => None,
        };
        found.ok_or_else(|| {
            let mut known: Vec<String> = match (&words.answers, words.count_to) {
                (Some(answers), _) => answers.iter().map(|a| a.key.get_ref().clone()).collect(),
                (None, most) => vec![format!("0 to {}", most.unwrap_or_default())],
            };
            if words.may_be_unsure {
                known.push(UNSURE.to_owned());
            }
            let switch = words.key.get_ref();
            format!(
                "`{switch}` has no answer `{key}` (it has: {})",
                known.join(", ")
            )
        })
    }
}

/// The place of a key in a list.
fn place<'a>(mut keys: impl Iterator<Item = &'a Text>, key: &str) -> Option<usize> {
    keys.position(|known| known.get_ref() == key)
}
