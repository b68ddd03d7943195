//! Everything on screen, as text and numbers, computed from the state.
//!
//! Views only lay it out: they do no arithmetic and no formatting.

pub mod panels;
pub mod track;
pub mod tree;
pub mod verdict;

use sales_motion_engine::amount::{decimal, whole};
use sales_motion_engine::condition::Outcome;
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{Mark, Motion, Source, SourceId, StageId};
use sales_motion_engine::{MODEL, words};
use yew::AttrValue;

use crate::state::State;

/// Text on screen; cheap to hand on.
pub type Text = AttrValue;

/// Everything on screen.
pub struct ViewModel {
    /// What was wrong with the address; empty if nothing was.
    pub notice: Vec<Text>,
    /// The three sliders.
    pub sliders: Vec<track::SliderView>,
    /// The optional details.
    pub refine: panels::RefineView,
    /// The answer.
    pub verdict: verdict::VerdictView,
    /// The questions and where they lead.
    pub tree: tree::TreeView,
    /// What to watch out for, most important first.
    pub warnings: panels::WarningsView,
    /// Companies and situations.
    pub examples: panels::ExamplesView,
    /// The boundaries, open to change.
    pub thresholds: panels::ThresholdsView,
}

impl From<&State> for ViewModel {
    fn from(state: &State) -> Self {
        Self {
            notice: state.notice.iter().map(|line| line.clone().into()).listed(),
            sliders: track::sliders(state),
            refine: panels::refine(state),
            verdict: verdict::verdict(state),
            tree: tree::tree(state),
            warnings: panels::warnings(state),
            examples: panels::examples(state),
            thresholds: panels::thresholds(state),
        }
    }
}

/// A way of selling: its name, and the keys of its colour and shape.
pub type MotionView = &'static Motion;

/// Links to who said it.
pub type SourceLinks = Vec<&'static Source>;

fn source_links(ids: &[SourceId]) -> SourceLinks {
    ids.iter().map(|&id| &MODEL[id]).listed()
}

/// The model's words with the reader's numbers in them.
fn fill(words: &str, state: &State) -> Text {
    words::fill(words, &MODEL, &state.inputs, state.thresholds()).into()
}

/// What a mark means, in a word.
fn mark_word(mark: Mark) -> &'static str {
    match mark {
        Mark::Source => "from the sources",
        Mark::Benchmark => "benchmark, not from the sources",
        Mark::Assumption => "our assumption",
    }
}

/// A share from 0 to 1 as a percentage of a length, such as `42.56%`.
pub(crate) fn percent(share: f64) -> Text {
    (decimal((share * 10_000.0 + 0.5) as u64, 2) + "%").into()
}

/// A length to the nearest whole pixel or unit.
pub(crate) fn pixels(length: f64) -> Text {
    let sign = if length <= -0.5 { "-" } else { "" };
    [sign, &whole((length.abs() + 0.5) as u64)].concat().into()
}

/// The layer's stage in words, such as "layer soon".
pub(crate) fn layer_words(stage: StageId) -> String {
    String::from("layer ") + &MODEL[stage].label.to_ascii_lowercase()
}

/// An outcome in words, such as "Bottom-up, top-down layer soon".
pub(crate) fn outcome_words(outcome: Outcome) -> String {
    let name = String::from(MODEL[MODEL[outcome.leaf].motion].name);
    match outcome.stage {
        Some(stage) => name + ", top-down " + &layer_words(stage),
        None => name + ", " + MODEL[outcome.leaf].subtitle,
    }
}

/// The verdict, and what it was when the reader last heard it, in one sentence.
pub fn announcement(state: &State, heard: Outcome) -> String {
    let now = state.outcome();
    let closeness = verdict::closeness_word(state.decision.closeness).to_ascii_lowercase();
    let said = outcome_words(now) + ", " + &closeness;
    if heard == now {
        said + "."
    } else {
        said + "; before: " + &outcome_words(heard) + "."
    }
}
