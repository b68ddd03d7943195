//! The growth chart and the control of the layer's start.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::TargetCast;

use super::element::{Element, On, el, styled};
use super::{Send, chart};
use crate::article::charts::GrowthView;
use crate::browser;
use crate::state::Msg;

/// The chart with its control.
pub fn growth(view: &GrowthView, send: &Send) -> Element {
    let send = send.clone();
    let moved = Rc::new(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let place = input.value_as_number() as usize;
        send.emit(Msg::InArticle(crate::article::Msg::ReaderStartedLayer(
            place,
        )));
    });
    let range = el("input")
        .attr("type", "range")
        .attr("id", "layer-start")
        .attr("min", "0")
        .attr_of("max", &view.last)
        .attr("step", "1")
        .flag("disabled", !browser::is_there())
        .attr_of("aria-valuetext", &view.value_text)
        .value(&view.start)
        .on(On::Input, moved);
    let label = el("label")
        .attr("for", "layer-start")
        .text("Start the layer at ")
        .with(el("b").text_of(&view.start_words))
        .text(" of ARR");
    styled("div", "growth")
        .with(styled("div", "layer-start").with(label).with(range))
        .with(chart::chart("growth", &view.chart, &view.table))
}
