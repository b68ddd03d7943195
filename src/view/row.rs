//! A condition of a question: its sign, the reader's value, the threshold.

use super::element::{Element, el, styled};
use super::{Send, button, shapes};
use crate::state::Msg;
use crate::view_model::tree::{AnswerView, RowView};

/// The rows of a question.
pub fn rows(rows: &[RowView], send: &Send) -> Element {
    styled("ul", "rows").each(rows, |it| row(it, send))
}

fn row(view: &RowView, send: &Send) -> Element {
    let label = styled("span", "label")
        .text_of(&view.label)
        .text(" ")
        .with(el("b").text_of(&view.value));
    let need = styled("span", "need")
        .maybe(view.answer.as_ref().map(|it| answer(it, send)))
        .text_of(&view.need);
    el("li")
        .class(&["row", view.mark.key()])
        .with(shapes::mark(view.mark))
        .with(label)
        .with(need)
}

fn answer(view: &AnswerView, send: &Send) -> Element {
    button(send, Msg::ReaderAnswered(view.switch, view.next))
        .attr("class", "answer-button")
        .attr_of("aria-label", &view.hint)
        .text(view.text)
}
