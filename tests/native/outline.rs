//! The tree in words: the whole tree, nested, with the reader's answers marked.

use proptest::prelude::*;
use sales_motion::article::{live, outline};
use sales_motion_engine::MODEL;
use sales_motion_engine::model::{LeafId, NodeId};
use std::sync::LazyLock;

use crate::html::{At, Page};
use crate::support::states;

static OUTLINE: LazyLock<Page> =
    LazyLock::new(|| Page::read(&["<div id=\"outline\">", &outline::write(), "</div>"].concat()));

/// The answers of a question, each with its condition of `data-show`.
fn answers<'a>(question: At<'a>) -> Vec<(At<'a>, &'a str)> {
    let list = question.children().find(|at| at.tag() == "ul");
    let items = list.map(At::children).into_iter().flatten();
    items
        .map(|item| {
            let mut marks = item.children().filter_map(|at| at.get("data-show"));
            (item, marks.next().expect("an answer can be marked"))
        })
        .collect()
}

/// An item's own words, without what is nested in it.
fn words(item: At<'_>) -> String {
    item.text_without(|at| at.tag() == "ul" || at.has("data-show"))
}

#[test]
fn every_question_and_end_stands_in_it_once() {
    let all = OUTLINE.named("outline").text();
    for id in NodeId::all(&MODEL) {
        let question = [&(id.index() + 1).to_string(), " ", MODEL[id].question].concat();
        assert_eq!(all.matches(&question).count(), 1, "{question}");
    }
    for id in LeafId::all(&MODEL) {
        let leaf = &MODEL[id];
        let end = [MODEL[leaf.motion].name, ", ", leaf.subtitle].concat();
        assert_eq!(all.matches(&end).count(), 1, "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_marked_answers_lead_to_the_verdict(state in states()) {
        let mut at = OUTLINE.named("outline");
        let mut steps = 0;
        loop {
            let answers = answers(at);
            if answers.is_empty() {
                break;
            }
            let marked: Vec<_> = answers.iter().filter(|(_, mark)| live::shows(&state, mark)).collect();
            prop_assert_eq!(marked.len(), 1, "one answer is marked");
            at = marked[0].0;
            steps += 1;
        }
        let leaf = &MODEL[state.decision.leaf];
        let end = [MODEL[leaf.motion].name, ", ", leaf.subtitle].concat();
        prop_assert!(words(at).ends_with(&end), "{}", words(at));
        // And nothing is marked beside the path.
        let marks = OUTLINE.with("data-show");
        let shown = marks.iter().filter(|(_, mark)| live::shows(&state, mark)).count();
        prop_assert_eq!(shown, steps);
        prop_assert_eq!(steps, state.decision.path.len());
    }
}
