//! The optional details: the switches, closed until asked for.

use std::rc::Rc;

use sales_motion_engine::model::Answer;

use super::element::{Element, On, el, styled};
use super::{Send, button};
use crate::state::{Fold, Msg};
use crate::view_model::panels::{ChoiceView, CountView, RefineView, SwitchView};

/// The panel.
pub fn refine(view: &RefineView, send: &Send) -> Element {
    let summary = el("summary")
        .bold("Refine the answer")
        .text(" ")
        .with(el("span").text_of(&view.summary));
    let drawn = if view.drawn {
        view.switches.as_slice()
    } else {
        &[]
    };
    styled("details", "refine")
        .says(On::Toggle, send, Msg::ReaderToggledFold(Fold::Refine))
        .with(summary)
        .with(styled("div", "switches").each(drawn, |it| switch(it, send)))
}

fn switch(view: &SwitchView, send: &Send) -> Element {
    let choices = styled("div", "segments")
        .maybe(view.count.as_ref().map(|it| count(view, it, send)))
        .each(&view.answers, |answer| choice(view, answer, send));
    styled("fieldset", "switch")
        .with(el("legend").text(view.switch.label))
        .with(choices)
        .with(styled("p", "help").text_of(&view.help))
}

fn choice(switch: &SwitchView, view: &ChoiceView, send: &Send) -> Element {
    let (id, answer) = (switch.id, view.answer);
    let send = send.clone();
    let answered = Rc::new(move |_| send.emit(Msg::ReaderAnswered(id, answer)));
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", switch.switch.key)
        .checked(view.chosen)
        .on(On::Change, answered);
    el("label")
        .class(&["segment", if view.unsure { "unsure" } else { "" }])
        .with(radio)
        .with(el("span").text(view.label))
}

fn count(switch: &SwitchView, view: &CountView, send: &Send) -> Element {
    let step = |label: &'static str, sign: &'static str, to: Option<Answer>| {
        let answer = to.unwrap_or(Answer::UNSURE);
        button(send, Msg::ReaderAnswered(switch.id, answer))
            .attr("aria-label", label)
            .flag("disabled", to.is_none())
            .text(sign)
    };
    styled("div", "stepper")
        .with(step("One fewer", "−", view.fewer))
        .with(
            el("output")
                .attr("aria-label", switch.switch.label)
                .text_of(&view.text),
        )
        .with(step("One more", "+", view.more))
}
