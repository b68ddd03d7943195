//! What must be true of the screen in any state.

use proptest::prelude::*;
use sales_motion::state::State;
use sales_motion::view_model::track::TrackView;
use sales_motion::view_model::tree::RowView;
use sales_motion::view_model::{self, ViewModel};
use sales_motion_engine::model::{Answers, SliderId};
use sales_motion_engine::{MODEL, reading};

use crate::sound::{flip_does_what_it_says, places_are_on_the_track};

/// The view model says what the state holds, in words that are all there.
pub fn sound(state: &State) -> Result<(), TestCaseError> {
    let view = ViewModel::from(state);
    sliders(&view, state)?;
    tree(&view, state)?;
    verdict(&view, state)?;
    panels(&view, state)?;
    let said = view_model::announcement(state, state.outcome());
    prop_assert!(said.starts_with(view.verdict.motion.name) && said.ends_with('.'));
    Ok(())
}

/// Words are there, and no placeholder is left in them.
fn said(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(!text.trim().is_empty(), "nothing is said");
    clean(text)
}

fn clean(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(!text.contains(['{', '}']), "{}", text);
    Ok(())
}

fn sliders(view: &ViewModel, state: &State) -> Result<(), TestCaseError> {
    prop_assert_eq!(view.sliders.len(), MODEL.sliders.len());
    for (slider, id) in view.sliders.iter().zip(SliderId::all(&MODEL)) {
        prop_assert_eq!(slider.id, id);
        said(&slider.value_text)?;
        let steps: u32 = slider.position.parse().expect("a whole number");
        prop_assert!((0..=view_model::track::RANGE_STEPS).contains(&steps));
        track(&slider.track, state)?;
        // The field holds the amount itself, unless something else was typed.
        let typing = state
            .typing
            .as_ref()
            .is_some_and(|it| it.0 == slider.field.field);
        if !typing && !slider.field.refused {
            let read = reading::read_amount(&slider.field.text, MODEL[id].unit, MODEL[id].domain);
            prop_assert_eq!(read, Ok((state.inputs.amount(id), None)));
        }
        prop_assert!(!slider.field.refused || !slider.field.problem.is_empty());
    }
    Ok(())
}

fn track(track: &TrackView, state: &State) -> Result<(), TestCaseError> {
    places_are_on_the_track(track)?;
    let mut current = track.runs.iter().filter(|run| run.current);
    let run = current.next();
    prop_assert!(current.next().is_none(), "the reader is in one run");
    if let Some(run) = run {
        prop_assert_eq!(run.motion.key, MODEL[state.decision.verdict].key);
    }
    for caption in &track.captions {
        said(&caption.text)?;
    }
    Ok(())
}

fn tree(view: &ViewModel, state: &State) -> Result<(), TestCaseError> {
    let tree = &view.tree;
    // One end is lit, and it is the tree's.
    let mut lit = tree.leaves.iter().enumerate().filter(|(_, leaf)| leaf.lit);
    let (place, leaf) = lit.next().expect("an end is lit");
    prop_assert!(lit.next().is_none(), "one end is lit");
    prop_assert_eq!(place, tree.end);
    prop_assert_eq!(leaf.motion.key, MODEL[state.decision.verdict].key);
    prop_assert_eq!(leaf.subtitle, MODEL[state.decision.leaf].subtitle);
    // One line is lit for each question asked, and each has its answer.
    let lines = tree.edges.iter().filter(|edge| edge.lit).count();
    prop_assert_eq!(lines, state.decision.path.len());
    let asked: Vec<usize> = state
        .decision
        .path
        .iter()
        .map(|step| step.node.index())
        .collect();
    let mut sorted = asked.clone();
    sorted.sort_unstable();
    prop_assert_eq!(&tree.asked, &sorted);
    let all = tree.asked.len() + tree.unasked.len();
    prop_assert_eq!(all, tree.questions.len());
    prop_assert_eq!(tree.unasked.is_empty(), tree.unasked_title.is_empty());
    for step in &state.decision.path {
        let answer = if step.answer { "Yes" } else { "No" };
        prop_assert_eq!(tree.questions[step.node.index()].answer, answer);
    }
    for question in &tree.questions {
        said(question.question)?;
        said(question.joins)?;
        question.rows.iter().try_for_each(row)?;
    }
    Ok(())
}

fn row(row: &RowView) -> Result<(), TestCaseError> {
    said(&row.label)?;
    clean(&row.value)?;
    clean(&row.need)?;
    if let Some(answer) = &row.answer {
        said(answer.text)?;
        said(&answer.hint)?;
        prop_assert!(MODEL[answer.switch].accepts(answer.next));
    }
    Ok(())
}

fn verdict(view: &ViewModel, state: &State) -> Result<(), TestCaseError> {
    let verdict = &view.verdict;
    prop_assert_eq!(verdict.motion.key, MODEL[state.decision.verdict].key);
    said(verdict.lead)?;
    said(&verdict.why)?;
    said(&verdict.bar)?;
    said(verdict.closeness)?;
    said(verdict.layer.title)?;
    said(verdict.layer.sentence)?;
    let current = verdict
        .layer
        .stages
        .iter()
        .filter(|stage| stage.current)
        .count();
    prop_assert_eq!(current, usize::from(state.decision.stage.is_some()));
    verdict.layer.signals.iter().try_for_each(row)?;
    verdict.layer.notes.iter().try_for_each(|note| said(note))?;
    for assumption in &verdict.assumptions {
        said(&assumption.words)?;
        prop_assert!(!assumption.answers.is_empty());
    }
    // Every change that is offered does what it says.
    prop_assert!(verdict.nearest.is_some() || verdict.others.is_empty());
    for flip in verdict.nearest.iter().chain(&verdict.others) {
        said(&flip.way)?;
        said(&flip.to)?;
        flip_does_what_it_says(state, flip)?;
    }
    Ok(())
}

fn panels(view: &ViewModel, state: &State) -> Result<(), TestCaseError> {
    view.notice.iter().try_for_each(|line| {
        prop_assert!(!line.trim().is_empty());
        Ok(())
    })?;
    for switch in &view.refine.switches {
        let chosen = switch.answers.iter().filter(|it| it.chosen).count();
        match switch.switch.answers {
            Answers::Choice(_) => prop_assert_eq!(chosen, 1),
            Answers::Count(_) => prop_assert!(chosen <= 1),
        }
        if let Some(count) = &switch.count {
            said(&count.text)?;
            for step in count.fewer.iter().chain(&count.more) {
                prop_assert!(switch.switch.accepts(*step));
            }
        }
    }
    let warnings = &view.warnings;
    let shown = warnings.shown.len() + warnings.folded.len();
    prop_assert_eq!(shown, state.decision.warnings.len());
    prop_assert!(warnings.folded.is_empty() || warnings.shown.len() == 3);
    for warning in warnings.shown.iter().chain(&warnings.folded) {
        said(&warning.sentence)?;
        prop_assert!(!warning.sources.is_empty());
    }
    let examples = view
        .examples
        .companies
        .iter()
        .chain(&view.examples.situations);
    let picked = examples.filter(|it| it.picked).count();
    prop_assert_eq!(picked, usize::from(view.examples.story.is_some()));
    prop_assert_eq!(
        view.thresholds.custom,
        state.thresholds().are_custom(&MODEL)
    );
    for threshold in &view.thresholds.rows {
        said(&threshold.range)?;
    }
    Ok(())
}
