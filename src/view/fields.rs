//! Fields that are typed into.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::TargetCast;

use super::Send;
use super::element::{Element, On, styled};
use crate::state::{Field, Msg};
use crate::view_model::track::FieldView;

/// A typed field with what is wrong with its text, if anything is.
pub fn field(view: &FieldView, label: &'static str, send: &Send) -> Element {
    let field = view.field;
    let on_text = |msg: fn(Field, String) -> Msg| {
        let send = send.clone();
        Rc::new(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            send.emit(msg(field, input.value()));
        })
    };
    let input = styled("input", "field")
        .attr("type", "text")
        .attr("aria-label", label)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .state("aria-invalid", view.refused)
        .value(&view.text)
        .on(On::Input, on_text(Msg::ReaderTypes))
        .on(On::Change, on_text(Msg::ReaderTyped));
    styled("span", "typed").with(input).with(
        styled("span", "problem")
            .attr("role", "status")
            .text_of(&view.problem),
    )
}
