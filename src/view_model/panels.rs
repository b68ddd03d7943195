//! The panels around the answer: optional details, warnings, examples,
//! thresholds.

use sales_motion_engine::amount::whole;
use sales_motion_engine::condition::Outcome;
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{
    Answer, Answers, Preset, PresetId, Severity, StageId, Switch, SwitchId, Threshold, ThresholdId,
    Warning,
};
use sales_motion_engine::reading::OFF;
use sales_motion_engine::{MODEL, amount, words};

use super::track::{FieldView, field};
use super::{MotionView, SourceLinks, Text, fill, layer_words, mark_word, source_links};
use crate::state::{Field, State};

/// The optional details.
pub struct RefineView {
    /// How many there are, or are set.
    pub summary: Text,
    /// The switches.
    pub switches: Vec<SwitchView>,
    /// Whether they are drawn.
    pub drawn: bool,
}

/// A switch.
pub struct SwitchView {
    /// Which.
    pub id: SwitchId,
    /// Its name in the page, and the question or statement.
    pub switch: &'static Switch,
    /// What the answers mean, and what is assumed while the reader is not sure.
    pub help: Text,
    /// What can be answered.
    pub answers: Vec<ChoiceView>,
    /// The count, for a switch that counts.
    pub count: Option<CountView>,
}

/// An answer that can be chosen.
pub struct ChoiceView {
    /// The answer.
    pub answer: Answer,
    /// Its words.
    pub label: &'static str,
    /// Whether it is "not sure".
    pub unsure: bool,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A count and its steps.
pub struct CountView {
    /// The count; a dash while the reader is not sure.
    pub text: Text,
    /// One fewer.
    pub fewer: Option<Answer>,
    /// One more.
    pub more: Option<Answer>,
}

/// The optional details for a state.
pub fn refine(state: &State) -> RefineView {
    let total = whole(MODEL.switches.len() as u64);
    let set = SwitchId::all(&MODEL)
        .filter(|&id| state.inputs.answer(id) != MODEL[id].default)
        .count();
    RefineView {
        summary: match set {
            0 => total + " optional details",
            _ => [&whole(set as u64), " of ", &total, " details set"].concat(),
        }
        .into(),
        switches: SwitchId::all(&MODEL).map(|id| switch(id, state)).listed(),
        drawn: state.unfolded.refine,
    }
}

fn switch(id: SwitchId, state: &State) -> SwitchView {
    let it = &MODEL[id];
    let now = state.inputs.answer(id);
    let choice = |answer: Answer, label| ChoiceView {
        answer,
        label,
        unsure: answer == Answer::UNSURE,
        chosen: answer == now,
    };
    let unsure = it.may_be_unsure.then(|| choice(Answer::UNSURE, "Not sure"));
    let (mut answers, count) = match it.answers {
        Answers::Choice(choices) => {
            let places = (0..).map(Answer);
            (
                places
                    .zip(choices)
                    .map(|(a, words)| choice(a, words.label))
                    .listed(),
                None,
            )
        }
        Answers::Count(most) => (Vec::new(), Some(count(now, most))),
    };
    answers.extend(unsure);
    let unsure_means = match now {
        Answer::UNSURE if !it.unsure_means.is_empty() => ["Not sure: ", it.unsure_means].concat(),
        _ => String::new(),
    };
    SwitchView {
        id,
        switch: it,
        help: [it.help, " ", &unsure_means]
            .concat()
            .trim()
            .to_owned()
            .into(),
        answers,
        count,
    }
}

fn count(now: Answer, most: u16) -> CountView {
    let known = Some(now.0).filter(|_| now != Answer::UNSURE);
    CountView {
        text: known.map_or("–".into(), |count| whole(count.into())).into(),
        fewer: known.and_then(|count| count.checked_sub(1)).map(Answer),
        more: Some(known.map_or(1, |count| count + 1))
            .filter(|&count| count <= most)
            .map(Answer),
    }
}

/// How many warnings are shown before the rest is folded away.
const SHOWN: usize = 3;

/// The warnings that fire.
pub struct WarningsView {
    /// The most important.
    pub shown: Vec<WarningView>,
    /// The rest.
    pub folded: Vec<WarningView>,
    /// How many the rest are, in words.
    pub folded_title: Text,
    /// The titles of all.
    pub titles: Text,
}

/// A warning that fires.
pub struct WarningView {
    /// Its name in the page, its title, and what to do.
    pub warning: &'static Warning,
    /// How much it matters, as a name in the style sheet.
    pub severity: &'static str,
    /// How much it matters, in a word.
    pub severity_word: &'static str,
    /// What can go wrong.
    pub sentence: Text,
    /// Who said it.
    pub sources: SourceLinks,
}

/// The warnings for a state.
pub fn warnings(state: &State) -> WarningsView {
    let fired = state.decision.warnings.iter();
    let mut shown: Vec<WarningView> = fired
        .map(|fired| {
            let warning = &MODEL[fired.warning];
            WarningView {
                warning,
                severity: fired.severity.key(),
                severity_word: match fired.severity {
                    Severity::Alert => "Alert",
                    Severity::Watch => "Watch",
                    Severity::Note => "Note",
                },
                sentence: fill(warning.cases[fired.case].sentence, state),
                sources: source_links(warning.sources),
            }
        })
        .listed();
    let titles: Vec<&str> = shown.iter().map(|it| it.warning.title).listed();
    let titles = titles.join(", ").into();
    let folded = shown.split_off(shown.len().min(SHOWN));
    WarningsView {
        folded_title: (whole(folded.len() as u64) + " more").into(),
        shown,
        folded,
        titles,
    }
}

/// Companies and situations.
pub struct ExamplesView {
    /// Whether they are shown.
    pub open: bool,
    /// The companies.
    pub companies: Vec<ExampleView>,
    /// The situations.
    pub situations: Vec<ExampleView>,
    /// The one whose numbers are set.
    pub story: Option<StoryView>,
}

/// A company or situation to pick.
pub struct ExampleView {
    /// Which.
    pub id: PresetId,
    /// Its name and its moment.
    pub preset: &'static Preset,
    /// Whether its numbers are set.
    pub picked: bool,
}

/// What a company did beside what the tree says.
pub struct StoryView {
    /// Its name and moment, what it did, and how far the numbers are known.
    pub preset: &'static Preset,
    /// How it sold.
    pub did_motion: MotionView,
    /// The layer it had, as the end of a phrase; may be empty.
    pub did_layer: Text,
    /// What the tree says.
    pub says_motion: MotionView,
    /// The layer the tree says, as the end of a phrase; may be empty.
    pub says_layer: Text,
    /// Whether they agree, in words.
    pub comparison: &'static str,
    /// Whether they differ.
    pub differs: bool,
    /// Who said it.
    pub sources: SourceLinks,
}

/// The examples for a state.
pub fn examples(state: &State) -> ExamplesView {
    let picked = state.preset();
    let (companies, situations) =
        PresetId::all(&MODEL).partition::<Vec<PresetId>, _>(|&id| MODEL[id].company);
    let views = |ids: Vec<PresetId>| {
        let view = |id: PresetId| ExampleView {
            id,
            preset: &MODEL[id],
            picked: picked == Some(id),
        };
        ids.into_iter().map(view).listed()
    };
    ExamplesView {
        open: state.examples_open,
        companies: views(companies),
        situations: views(situations),
        story: picked.map(|id| story(id, state)),
    }
}

fn story(id: PresetId, state: &State) -> StoryView {
    let preset = &MODEL[id];
    let Outcome { leaf, stage } = state.outcome();
    let layer = |stage: Option<StageId>| {
        let words = stage.map(|stage| String::from(", ") + &layer_words(stage));
        words.unwrap_or_default().into()
    };
    let same_motion = MODEL[leaf].motion == preset.did_motion;
    let same_layer = preset.did_stage.is_none() || preset.did_stage == stage;
    StoryView {
        preset,
        did_motion: &MODEL[preset.did_motion],
        did_layer: layer(preset.did_stage),
        says_motion: &MODEL[state.decision.verdict],
        says_layer: layer(stage),
        comparison: match (same_motion, same_layer) {
            (true, true) => "The tree agrees.",
            (true, false) => "Same model, another moment for the layer.",
            (false, _) => "The tree differs.",
        },
        differs: !(same_motion && same_layer),
        sources: source_links(preset.sources),
    }
}

/// The thresholds, open to change.
pub struct ThresholdsView {
    /// Whether they are shown.
    pub open: bool,
    /// Whether any is the reader's own.
    pub custom: bool,
    /// The thresholds.
    pub rows: Vec<ThresholdView>,
}

/// A threshold.
pub struct ThresholdView {
    /// Its name, and what it rests on.
    pub threshold: &'static Threshold,
    /// Its typed field.
    pub field: FieldView,
    /// How well it is supported.
    pub mark: &'static str,
    /// The model's own value and the grey zone.
    pub range: Text,
    /// Who said it.
    pub sources: SourceLinks,
}

/// The thresholds for a state.
pub fn thresholds(state: &State) -> ThresholdsView {
    ThresholdsView {
        open: state.thresholds_open,
        custom: state.thresholds().are_custom(&MODEL),
        rows: ThresholdId::all(&MODEL)
            .map(|id| threshold(id, state))
            .listed(),
    }
}

fn threshold(id: ThresholdId, state: &State) -> ThresholdView {
    let it = &MODEL[id];
    let value = state.thresholds().get(id);
    let text = value.map_or(OFF.into(), |value| amount::write(value, it.unit));
    let default = words::threshold(&MODEL, id, it.default);
    let range = match state.thresholds().grey_zone(&MODEL, id) {
        Some((from, to)) => {
            let zone = amount::write_range(from, to, it.unit);
            ["Default ", &default, "; grey zone ", &zone, ". "].concat()
        }
        None => ["Default ", &default, ". "].concat(),
    };
    ThresholdView {
        threshold: it,
        field: field(Field::Threshold(id), text, state),
        mark: mark_word(it.mark),
        range: range.into(),
        sources: source_links(it.sources),
    }
}
