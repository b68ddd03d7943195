//! The answer: how to sell, the layer, how close another answer is.

use std::cmp::Ordering;

use sales_motion_engine::amount::whole;
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{
    Answer, AnswerWords, Answers, MotionId, Stage, StageId, SwitchId,
};
use sales_motion_engine::scale::Stride;
use sales_motion_engine::words::{self, movement};
use sales_motion_engine::{Closeness, Direction, Factor, MODEL, Move};

use super::tree::{RowView, signal_rows};
use super::{MotionView, Text, fill, layer_words};
use crate::state::{Msg, State};

/// The verdict card.
pub struct VerdictView {
    /// How to sell.
    pub motion: MotionView,
    /// What comes before the name.
    pub lead: &'static str,
    /// What sets the leaf apart from others of the same motion; may be empty.
    pub subtitle: &'static str,
    /// Why one arrives here.
    pub why: Text,
    /// The top-down layer, or what is said instead.
    pub layer: LayerView,
    /// How close another verdict is, in a word.
    pub closeness: &'static str,
    /// The word in a sentence, up to the nearest change.
    pub closeness_phrase: &'static str,
    /// The nearest change.
    pub nearest: Option<FlipView>,
    /// The other changes.
    pub others: Vec<FlipView>,
    /// The number of other changes, in words.
    pub others_title: Text,
    /// What was taken for granted.
    pub assumptions: Vec<AssumptionView>,
    /// Whether the thresholds are the reader's own.
    pub custom: bool,
    /// The layer in a few words, for the bar on a phone.
    pub bar: Text,
}

/// The top-down layer, or what is said where it is no question.
#[derive(Default)]
pub struct LayerView {
    /// A title.
    pub title: &'static str,
    /// All stages, in order; none where the layer is no question.
    pub stages: Vec<StageView>,
    /// What counts for it.
    pub signals: Vec<RowView>,
    /// What to do.
    pub sentence: &'static str,
    /// What is said in special places.
    pub notes: Vec<Text>,
}

/// A stage of the layer.
pub struct StageView {
    /// Its names in the style sheet and on screen.
    pub stage: &'static Stage,
    /// Whether it is the present one.
    pub current: bool,
}

/// A change that would change the verdict.
pub struct FlipView {
    /// What moves, such as "Deal size at".
    pub way: Text,
    /// To where, such as "$10K or more".
    pub to: Text,
    /// The verdict then.
    pub motion: MotionView,
    /// What a press does.
    pub action: Msg,
}

/// Something taken for granted, and how to say otherwise.
pub struct AssumptionView {
    /// What is assumed, and why.
    pub words: Text,
    /// The switch.
    pub switch: SwitchId,
    /// The answers that can be given instead.
    pub answers: Vec<(Answer, &'static str)>,
}

/// The card for a state.
pub fn verdict(state: &State) -> VerdictView {
    let decision = &state.decision;
    let leaf = &MODEL[decision.leaf];
    let (nearest, others) = flips(state);
    let custom = state.thresholds().are_custom(&MODEL);
    let layer = match decision.stage {
        Some(stage) => stages(stage, state),
        None => LayerView {
            title: leaf.advice_title,
            sentence: leaf.advice,
            ..LayerView::default()
        },
    };
    VerdictView {
        motion: &MODEL[decision.verdict],
        subtitle: if leaf.layered { "" } else { leaf.subtitle },
        why: fill(leaf.why, state),
        layer,
        closeness: closeness_word(decision.closeness),
        closeness_phrase: closeness_phrase(decision.closeness, nearest.as_ref()),
        others_title: others_title(others.len(), nearest.is_some()).into(),
        nearest,
        others,
        assumptions: assumptions(state),
        lead: if custom {
            "With these numbers and your own thresholds, sell"
        } else {
            "With these numbers, sell"
        },
        custom,
        bar: match decision.stage {
            Some(stage) => (String::from("Top-down ") + &layer_words(stage)).into(),
            None => leaf.subtitle.into(),
        },
    }
}

/// Closeness in a word. It is a distance, not a probability.
pub fn closeness_word(closeness: Closeness) -> &'static str {
    match closeness {
        Closeness::Clear => "Clear",
        Closeness::Leaning => "Leaning",
        Closeness::CloseCall => "Close call",
    }
}

fn closeness_phrase(closeness: Closeness, nearest: Option<&FlipView>) -> &'static str {
    match (nearest.map(|flip| &flip.action), closeness) {
        (None, _) => ". No change of one input flips it.",
        (Some(Msg::ReaderAnswered(..)), _) => ". No slider flips it, but an answer would:",
        (Some(_), Closeness::Clear) => ". The nearest flip is some way off:",
        (Some(_), Closeness::Leaning) => ". One small change flips it:",
        (Some(_), Closeness::CloseCall) => ". A nudge flips it:",
    }
}

fn others_title(count: usize, after_one: bool) -> String {
    let more = if after_one { " more" } else { "" };
    let ways = if count == 1 { " way" } else { " ways" };
    [&whole(count as u64), more, ways, " to flip it"].concat()
}

fn stages(stage: StageId, state: &State) -> LayerView {
    let notes = state.decision.layer_notes.iter();
    LayerView {
        title: "Add a top-down layer?",
        stages: StageId::all(&MODEL)
            .map(|id| StageView {
                stage: &MODEL[id],
                current: id == stage,
            })
            .listed(),
        sentence: MODEL[stage].sentence,
        signals: signal_rows(state),
        notes: notes
            .map(|&note| fill(MODEL.layer_notes[note].words, state))
            .listed(),
    }
}

/// The changes that would change the verdict: the nearest slider's, or an
/// answer if no slider does; and all others, sliders first.
fn flips(state: &State) -> (Option<FlipView>, Vec<FlipView>) {
    let decision = &state.decision;
    let mut all = Vec::new();
    let nearest = decision
        .flips
        .iter()
        .min_by(|a, b| by_distance(a.factor, b.factor));
    for flip in nearest.into_iter().chain(&decision.flips) {
        if all.is_empty() || Some(flip) != nearest {
            all.push(moved(&[flip.by], flip.verdict));
        }
    }
    if let Some(joint) = state.analysis.joint_flip(state.inputs.amounts()) {
        all.push(moved(&joint.by, joint.verdict));
    }
    for flip in &decision.switch_flips {
        all.push(FlipView {
            way: [MODEL[flip.switch].label, ": "].concat().into(),
            to: words::answer(&MODEL, flip.switch, flip.answer).into(),
            motion: &MODEL[flip.verdict],
            action: Msg::ReaderAnswered(flip.switch, flip.answer),
        });
    }
    let others = all.split_off(all.len().min(1));
    (all.pop(), others)
}

/// The nearer first; from zero is farthest.
fn by_distance(a: Option<Factor>, b: Option<Factor>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn moved(moves: &[Move], verdict: MotionId) -> FlipView {
    let phrases: Vec<(String, String)> = moves.iter().map(|by| movement(&MODEL, by)).listed();
    let (first, rest) = phrases.split_first().expect("a flip moves something");
    let more = |text: String, (way, to): &(String, String)| text + " and " + way + to;
    FlipView {
        way: first.0.clone().into(),
        to: rest.iter().fold(first.1.clone(), more).into(),
        motion: &MODEL[verdict],
        action: Msg::ReaderSetSliders(moves.iter().map(|by| (by.slider, goal(by))).listed()),
    }
}

/// Where a press takes the slider: onto the threshold, or to the stop below it.
fn goal(by: &Move) -> u64 {
    let it = &MODEL[by.slider];
    match by.direction {
        Direction::Up => by.at,
        Direction::Down if by.at > it.scale.min => it.scale.previous(by.at, Stride::Fine),
        Direction::Down => by.at - 1,
    }
}

fn assumptions(state: &State) -> Vec<AssumptionView> {
    let assumed = state.decision.assumed.iter();
    assumed
        .map(|&index| {
            let assumption = &MODEL.assumptions[index];
            let answers = match MODEL[assumption.switch].answers {
                Answers::Choice(choices) => choices,
                Answers::Count(_) => &[],
            };
            let answer =
                |(place, words): (usize, &AnswerWords)| (Answer(place as u16), words.label);
            AssumptionView {
                words: fill(assumption.words, state),
                switch: assumption.switch,
                answers: answers.iter().enumerate().map(answer).listed(),
            }
        })
        .listed()
}
