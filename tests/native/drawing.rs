//! The drawing of the tree: everything the model has is in it, nothing lies on
//! anything else, and what is lit is the path.

use proptest::prelude::*;
use sales_motion::view_model::ViewModel;
use sales_motion::view_model::tree::{Frame, TreeView};
use sales_motion_engine::MODEL;
use sales_motion_engine::model::{Branch, NodeId};

use crate::support::{given, states};

/// A situation for each leaf of the model.
const ENDS: [(&str, &str); 5] = [
    ("", "user-adoption"),
    ("deal=30k", "pilot-and-expand"),
    ("deal=60k penetration=5 arr=25M", "earned-mandate"),
    ("role=record", "executive-pilot"),
    ("role=record deal=60k", "executive-sale"),
];

fn tree(situation: &str) -> TreeView {
    ViewModel::from(&given(situation)).tree
}

fn frames(tree: &TreeView) -> Vec<(&'static str, Frame)> {
    let questions = tree.questions.iter().map(|it| (it.key, it.frame));
    questions
        .chain(tree.leaves.iter().map(|it| (it.key, it.frame)))
        .collect()
}

fn overlap(a: Frame, b: Frame) -> bool {
    let apart = |a: i32, a_size: i32, b: i32, b_size: i32| a + a_size <= b || b + b_size <= a;
    !apart(a.x, a.width, b.x, b.width) && !apart(a.y, a.height, b.y, b.height)
}

#[test]
fn it_has_a_box_for_every_question_and_every_end() {
    let tree = tree("");
    let mut drawn: Vec<_> = frames(&tree).into_iter().map(|(key, _)| key).collect();
    let nodes = MODEL.nodes.iter().map(|node| node.key);
    let mut wanted: Vec<_> = nodes
        .chain(MODEL.leaves.iter().map(|leaf| leaf.key))
        .collect();
    drawn.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(drawn, wanted);
}

#[test]
fn no_two_boxes_overlap_and_all_lie_in_the_drawing() {
    let tree = tree("");
    let frames = frames(&tree);
    for (index, &(key, frame)) in frames.iter().enumerate() {
        assert!(frame.width > 0 && frame.height > 0, "{key}: {frame:?}");
        assert!(
            frame.x >= 0 && frame.x + frame.width <= tree.width,
            "{key}: {frame:?}"
        );
        assert!(
            frame.y >= 0 && frame.y + frame.height <= tree.height,
            "{key}: {frame:?}"
        );
        for &(other, other_frame) in &frames[..index] {
            assert!(
                !overlap(frame, other_frame),
                "{key} {frame:?}, {other} {other_frame:?}"
            );
        }
    }
}

#[test]
fn what_an_answer_leads_to_is_below_its_question() {
    let tree = tree("");
    let frame_of = |wanted: &str| {
        let frames = frames(&tree);
        let found = frames.iter().find(|&&(key, _)| key == wanted);
        found.expect("every part has a box").1
    };
    for node in MODEL.nodes {
        let from = frame_of(node.key);
        for branch in [node.yes, node.no] {
            let to = frame_of(match branch {
                Branch::Node(id) => MODEL[id].key,
                Branch::Leaf(id) => MODEL[id].key,
            });
            assert!(
                from.y + from.height < to.y,
                "{}: {from:?}, {to:?}",
                node.key
            );
        }
    }
}

#[test]
fn every_answer_has_a_line() {
    let tree = tree("");
    for node in MODEL.nodes {
        for answer in ["Yes", "No"] {
            let key = format!("{}-{answer}", node.key);
            let lines = tree.edges.iter().filter(|edge| *edge.key == *key);
            assert_eq!(lines.count(), 1, "{key}");
        }
    }
    assert_eq!(tree.edges.len(), 2 * MODEL.nodes.len());
}

#[test]
fn the_more_bottom_up_ends_are_to_the_left() {
    let tree = tree("");
    assert!(
        tree.leaves
            .windows(2)
            .all(|pair| pair[0].frame.x < pair[1].frame.x)
    );
    let ends: Vec<_> = tree.leaves.iter().map(|leaf| leaf.key).collect();
    assert_eq!(ends[0], "user-adoption");
    assert_eq!(ends[ends.len() - 1], "executive-sale");
}

#[test]
fn each_end_can_be_lit() {
    for (situation, end) in ENDS {
        let tree = tree(situation);
        assert_eq!(tree.leaves[tree.end].key, end, "`{situation}`");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_lit_is_the_path(state in states()) {
        let tree = ViewModel::from(&state).tree;
        let path = &state.decision.path;

        let lit = |node: NodeId, answer: bool| {
            let key = format!("{}-{}", MODEL[node].key, if answer { "Yes" } else { "No" });
            tree.edges.iter().find(|edge| *edge.key == *key).is_some_and(|edge| edge.lit)
        };
        for step in path {
            prop_assert!(lit(step.node, step.answer));
            prop_assert!(!lit(step.node, !step.answer));
        }
        prop_assert_eq!(tree.edges.iter().filter(|edge| edge.lit).count(), path.len());

        let asked: Vec<usize> = path.iter().map(|step| step.node.index()).collect();
        prop_assert_eq!(&tree.asked, &asked);
        prop_assert_eq!(tree.asked.len() + tree.unasked.len(), MODEL.nodes.len());
        for (index, question) in tree.questions.iter().enumerate() {
            prop_assert_eq!(question.answer.is_empty(), tree.unasked.contains(&index));
        }

        let ends: Vec<_> = tree.leaves.iter().filter(|leaf| leaf.lit).collect();
        prop_assert_eq!(ends.len(), 1);
        prop_assert_eq!(ends[0].key, MODEL[state.decision.leaf].key);
        prop_assert_eq!(tree.leaves[tree.end].key, ends[0].key);
    }
}
