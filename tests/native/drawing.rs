//! The drawing of the tree: everything the model has is in it, nothing lies on
//! anything else, and what is lit is the path.

use proptest::prelude::*;
use sales_motion::drawing::{DRAWING, Frame};
use sales_motion::view_model::ViewModel;
use sales_motion_engine::MODEL;
use sales_motion_engine::model::{Branch, LeafId, NodeId};

use crate::support::{given, states};

/// A box, in pixels.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Area {
    fn of(frame: Frame) -> Self {
        let (left, top) = (number(frame.x), number(frame.y));
        Self {
            left,
            top,
            right: left + number(frame.width),
            bottom: top + number(frame.height),
        }
    }

    fn overlaps(self, other: Self) -> bool {
        let apart = self.right <= other.left
            || other.right <= self.left
            || self.bottom <= other.top
            || other.bottom <= self.top;
        !apart
    }
}

fn number(text: &str) -> i32 {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is not a number of pixels"))
}

fn question(id: NodeId) -> Area {
    Area::of(DRAWING.nodes[id.index()].frame)
}

fn end(id: LeafId) -> Area {
    let drawn = DRAWING.leaves.iter().find(|drawn| drawn.leaf == id);
    Area::of(drawn.expect("every end is drawn").frame)
}

/// Every box, with its name in the model.
fn boxes() -> Vec<(&'static str, Area)> {
    let questions = NodeId::all(&MODEL).map(|id| (MODEL[id].key, question(id)));
    let ends = LeafId::all(&MODEL).map(|id| (MODEL[id].key, end(id)));
    questions.chain(ends).collect()
}

#[test]
fn it_has_a_box_for_every_question_and_every_end() {
    assert_eq!(DRAWING.nodes.len(), MODEL.nodes.len());
    assert_eq!(DRAWING.leaves.len(), MODEL.leaves.len());
    assert_eq!(boxes().len(), MODEL.nodes.len() + MODEL.leaves.len());
}

#[test]
fn no_two_boxes_overlap_and_all_lie_in_the_drawing() {
    let (width, height) = (number(DRAWING.width), number(DRAWING.height));
    let boxes = boxes();
    for (index, &(key, it)) in boxes.iter().enumerate() {
        assert!(
            0 <= it.left && it.left < it.right && it.right <= width,
            "{key}: {it:?}"
        );
        assert!(
            0 <= it.top && it.top < it.bottom && it.bottom <= height,
            "{key}: {it:?}"
        );
        for &(other_key, other) in &boxes[..index] {
            assert!(!it.overlaps(other), "{key} {it:?}, {other_key} {other:?}");
        }
    }
}

#[test]
fn what_an_answer_leads_to_is_below_its_question() {
    for id in NodeId::all(&MODEL) {
        for branch in [MODEL[id].yes, MODEL[id].no] {
            let to = match branch {
                Branch::Node(next) => question(next),
                Branch::Leaf(leaf) => end(leaf),
            };
            assert!(question(id).bottom < to.top, "{}: {to:?}", MODEL[id].key);
        }
    }
}

#[test]
fn every_answer_has_a_line() {
    for id in NodeId::all(&MODEL) {
        for answer in [true, false] {
            let lines = DRAWING
                .edges
                .iter()
                .filter(|it| it.node == id && it.answer == answer);
            assert_eq!(lines.count(), 1, "{} {answer}", MODEL[id].key);
        }
    }
    assert_eq!(DRAWING.edges.len(), 2 * MODEL.nodes.len());
}

#[test]
fn the_ends_go_from_bottom_up_to_top_down() {
    let ends: Vec<_> = DRAWING.leaves.iter().map(|drawn| drawn.leaf).collect();
    assert!(
        ends.windows(2)
            .all(|pair| end(pair[0]).left < end(pair[1]).left)
    );
    assert_eq!(MODEL[ends[0]].key, "user-adoption");
    assert_eq!(MODEL[ends[ends.len() - 1]].key, "executive-sale");
}

#[test]
fn each_end_can_be_lit() {
    for (situation, leaf) in [
        ("", "user-adoption"),
        ("deal=30k", "pilot-and-expand"),
        ("deal=60k penetration=5 arr=25M", "earned-mandate"),
        ("role=record", "executive-pilot"),
        ("role=record deal=60k", "executive-sale"),
    ] {
        let tree = ViewModel::from(&given(situation)).tree;
        assert_eq!(
            MODEL[DRAWING.leaves[tree.end].leaf].key, leaf,
            "`{situation}`"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_lit_is_the_path(state in states()) {
        let tree = ViewModel::from(&state).tree;
        let path = &state.decision.path;

        let lit: Vec<_> = tree.edges.iter().filter(|edge| edge.lit).collect();
        prop_assert_eq!(lit.len(), path.len());
        for step in path {
            let on_path = |edge: &&&_| {
                let sales_motion::view_model::tree::EdgeView { drawn, .. } = **edge;
                drawn.node == step.node && drawn.answer == step.answer
            };
            let edge = lit.iter().find(on_path).expect("each step is lit");
            prop_assert_eq!(edge.tag, if step.answer { "Yes" } else { "No" });
        }

        let asked: Vec<usize> = path.iter().map(|step| step.node.index()).collect();
        prop_assert_eq!(&tree.asked, &asked);
        prop_assert_eq!(tree.asked.len() + tree.unasked.len(), MODEL.nodes.len());
        for (index, question) in tree.questions.iter().enumerate() {
            prop_assert_eq!(question.answer.is_empty(), tree.unasked.contains(&index));
        }

        let ends: Vec<usize> = (0..tree.leaves.len()).filter(|&index| tree.leaves[index].lit).collect();
        prop_assert_eq!(ends, [tree.end]);
        prop_assert_eq!(DRAWING.leaves[tree.end].leaf, state.decision.leaf);
    }
}
