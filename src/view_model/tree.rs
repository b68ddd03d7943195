//! The tree: its questions, conditions and ends for this reader, over the
//! drawing that is the same for all.

use sales_motion_engine::RowState;
use sales_motion_engine::amount::cut::cut;
use sales_motion_engine::amount::whole;
use sales_motion_engine::condition::Condition;
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{Answer, Answers, Joins, Node, NodeId, Row, SwitchId};
use sales_motion_engine::{MODEL, words};

use super::{MotionView, Text, fill};
use crate::drawing::{DRAWING, EdgeDrawing, Frame, LeafDrawing, Otherwise};
use crate::state::State;

/// The tree.
pub struct TreeView {
    /// The questions, in the model's order.
    pub questions: Vec<QuestionView>,
    /// The lines.
    pub edges: Vec<EdgeView>,
    /// The ends, from the left.
    pub leaves: Vec<LeafView>,
    /// The end reached, as its place in the list.
    pub end: usize,
    /// The questions asked, as places in the list.
    pub asked: Vec<usize>,
    /// The questions not asked, as places in the list.
    pub unasked: Vec<usize>,
    /// The questions not asked, in words; empty if all were.
    pub unasked_title: Text,
    /// The verdict, whose colour the path has.
    pub motion: MotionView,
    /// Whether the route is drawn where it is folded.
    pub route_drawn: bool,
    /// Whether the drawing is drawn.
    pub drawing_drawn: bool,
}

/// A question.
pub struct QuestionView {
    /// Its number, from 1.
    pub number: Text,
    /// The question.
    pub question: &'static str,
    /// How its rows make the answer.
    pub joins: &'static str,
    /// Its conditions.
    pub rows: Vec<RowView>,
    /// What stands before the answer, for screen readers.
    pub said: &'static str,
    /// The answer; empty if it was not asked.
    pub answer: &'static str,
    /// What the other answer would lead to.
    pub otherwise: Otherwise,
    /// Its box.
    pub frame: Frame,
}

/// A condition of a question.
pub struct RowView {
    /// Whether it holds.
    pub mark: RowMark,
    /// What is compared.
    pub label: Text,
    /// The reader's value; may be empty.
    pub value: Text,
    /// What it is compared with, or what an answer is taken for, such as ", so no".
    pub need: Text,
    /// The answer, if the row shows one.
    pub answer: Option<AnswerView>,
}

/// The sign before a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMark {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// The reader is not sure.
    Unsure,
    /// It does not count.
    Moot,
}

impl RowMark {
    /// The mark in words, for screen readers.
    pub fn words(self) -> &'static str {
        match self {
            RowMark::Holds => "holds",
            RowMark::Fails => "does not hold",
            RowMark::Unsure => "not sure",
            RowMark::Moot => "does not count",
        }
    }

    /// The mark's name in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            RowMark::Holds => "holds",
            RowMark::Fails => "fails",
            RowMark::Unsure => "unsure",
            RowMark::Moot => "moot",
        }
    }
}

/// An answer that a press changes in place.
pub struct AnswerView {
    /// The switch.
    pub switch: SwitchId,
    /// The answer, such as "not sure".
    pub text: &'static str,
    /// The answer that a press gives.
    pub next: Answer,
    /// What a press does, for screen readers.
    pub hint: Text,
}

/// A line from a question to where an answer leads.
pub struct EdgeView {
    /// Where it is.
    pub drawn: &'static EdgeDrawing,
    /// The answer.
    pub tag: &'static str,
    /// Whether it is on the reader's path.
    pub lit: bool,
}

/// An end of the tree.
pub struct LeafView {
    /// The verdict.
    pub motion: MotionView,
    /// What sets it apart from others of the same verdict.
    pub subtitle: &'static str,
    /// Whether the reader's path ends here.
    pub lit: bool,
    /// Its box.
    pub frame: Frame,
}

/// The tree for a state.
pub fn tree(state: &State) -> TreeView {
    let mut view = TreeView {
        questions: Vec::new(),
        edges: Vec::new(),
        leaves: Vec::new(),
        end: 0,
        asked: Vec::new(),
        unasked: Vec::new(),
        unasked_title: Text::default(),
        motion: &MODEL[state.decision.verdict],
        route_drawn: state.unfolded.route,
        drawing_drawn: state.unfolded.drawing,
    };
    for id in NodeId::all(&MODEL) {
        let question = question(id, state);
        let places = match question.answer {
            "" => &mut view.unasked,
            _ => &mut view.asked,
        };
        places.push(id.index());
        view.questions.push(question);
    }
    for drawn in DRAWING.edges {
        view.edges.push(EdgeView {
            drawn,
            tag: yes_or_no(drawn.answer),
            lit: state.decision.answer(drawn.node) == Some(drawn.answer),
        });
    }
    for &LeafDrawing { leaf, frame } in DRAWING.leaves {
        let lit = leaf == state.decision.leaf;
        if lit {
            view.end = view.leaves.len();
        }
        view.leaves.push(LeafView {
            motion: &MODEL[MODEL[leaf].motion],
            subtitle: MODEL[leaf].subtitle,
            lit,
            frame,
        });
    }
    view.unasked_title = unasked_title(&view.unasked).into();
    view
}

fn unasked_title(unasked: &[usize]) -> String {
    let numbers: Vec<String> = unasked
        .iter()
        .map(|index| whole(*index as u64 + 1))
        .listed();
    match numbers.as_slice() {
        [] => String::new(),
        [one] => ["Question ", one, ": not asked for this deal"].concat(),
        many => [
            "Questions ",
            &many.join(" and "),
            ": not asked for this deal",
        ]
        .concat(),
    }
}

fn question(id: NodeId, state: &State) -> QuestionView {
    let node = &MODEL[id];
    let drawn = &DRAWING.nodes[id.index()];
    let answer = state.decision.answer(id);
    let mut rows = Vec::new();
    for (row, &row_state) in node.rows.iter().zip(state.decision.rows(&MODEL, id)) {
        rows.push(row_view(row, row_state, state));
    }
    QuestionView {
        number: whole(id.index() as u64 + 1).into(),
        question: node.question,
        joins: joins(node),
        rows,
        said: match answer {
            Some(_) => "Your answer: ",
            None => "Not asked.",
        },
        answer: answer.map_or("", yes_or_no),
        otherwise: match answer {
            Some(true) => drawn.if_no,
            _ => drawn.if_yes,
        },
        frame: drawn.frame,
    }
}

/// An answer in a word.
pub(crate) fn yes_or_no(answer: bool) -> &'static str {
    if answer { "Yes" } else { "No" }
}

fn joins(node: &Node) -> &'static str {
    match (node.joins, node.rows.len()) {
        (_, 1) => "Yes if",
        (Joins::Any, _) => "Yes if any one holds",
        (Joins::All, _) => "Yes if all hold",
    }
}

fn row_view(row: &Row, row_state: RowState, state: &State) -> RowView {
    // The reader's value is set apart from the words before it.
    let label = cut(row.label, b'{').map_or(row.label, |(label, _)| label);
    let value = &row.label[label.len()..];
    let mark = match row_state {
        RowState::Known(true) => RowMark::Holds,
        RowState::Known(false) => RowMark::Fails,
        RowState::Unsure(_) => RowMark::Unsure,
        RowState::Moot => RowMark::Moot,
    };
    RowView {
        mark,
        label: label.trim_end().into(),
        value: fill(value, state),
        need: match row_state {
            RowState::Unsure(_) if !row.unsure.is_empty() => [", ", row.unsure].concat().into(),
            RowState::Unsure(true) => ", so yes".into(),
            RowState::Unsure(false) => ", so no".into(),
            RowState::Known(_) | RowState::Moot => fill(row.need, state),
        },
        answer: row
            .switch
            .map(|switch| answer_view(label, switch, row_state, state)),
    }
}

/// The rows that show the signals the layer counts.
pub fn signal_rows(state: &State) -> Vec<RowView> {
    let mut shown = Vec::new();
    for id in NodeId::all(&MODEL) {
        let states = state.decision.rows(&MODEL, id);
        for (row, &row_state) in MODEL[id].rows.iter().zip(states) {
            match row.condition {
                Condition::Signal(signal) if MODEL.layer.signals.contains(&signal) => {
                    shown.push(row_view(row, row_state, state));
                }
                _ => {}
            }
        }
    }
    shown
}

fn answer_view(label: &str, switch: SwitchId, row_state: RowState, state: &State) -> AnswerView {
    let answer = state.inputs.answer(switch);
    let text = match row_state {
        RowState::Unsure(_) => "not sure",
        RowState::Known(true) => "yes",
        RowState::Known(false) | RowState::Moot => "no",
    };
    let next = next_answer(switch, answer);
    let next_words = words::answer(&MODEL, switch, next);
    AnswerView {
        switch,
        text,
        next,
        hint: [label.trim_end(), ": ", text, ". Press for: ", &next_words]
            .concat()
            .into(),
    }
}

/// The answers in turn, with "not sure" at the end.
fn next_answer(switch: SwitchId, answer: Answer) -> Answer {
    let count = match MODEL[switch].answers {
        Answers::Choice(choices) => choices.len() as u16,
        Answers::Count(most) => most + 1,
    };
    match answer {
        Answer::UNSURE => Answer(0),
        Answer(last) if last + 1 == count && MODEL[switch].may_be_unsure => Answer::UNSURE,
        Answer(place) => Answer((place + 1) % count),
    }
}
