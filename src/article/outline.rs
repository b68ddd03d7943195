//! The tree in words: a nested list of its questions, with their answers and
//! ends. Written natively into the page; `data-show` marks the reader's answers.

use sales_motion_engine::MODEL;
use sales_motion_engine::model::{Branch, NodeId};

use super::live::yes;
use crate::markup::escape;
use crate::view_model::tree::yes_or_no;

/// The whole tree, as one list item's inside.
pub fn write() -> String {
    question(NodeId::all(&MODEL).next().expect("the tree has a root"))
}

/// A question, numbered as in the drawing, and below it where its answers lead.
fn question(id: NodeId) -> String {
    let node = &MODEL[id];
    let number = id.index() + 1;
    let question = escape(node.question);
    let yes = answer(node.key, true, node.yes);
    let no = answer(node.key, false, node.no);
    format!("{number} {question}<ul>{yes}{no}</ul>")
}

fn answer(question_key: &str, answer: bool, leads_to: Branch) -> String {
    let (key, word) = (yes(answer), yes_or_no(answer));
    let to = match leads_to {
        Branch::Node(id) => question(id),
        Branch::Leaf(id) => {
            let leaf = &MODEL[id];
            format!("{}, {}", MODEL[leaf.motion].name, escape(leaf.subtitle))
        }
    };
    format!(
        "<li><b>{word}</b><b data-show=\"answer.{question_key}={key}\">, your answer</b>: {to}</li>"
    )
}
