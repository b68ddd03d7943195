//! A slider: a native range input over a drawn track, and a typed field.

use std::rc::Rc;

use sales_motion_engine::Direction;
use sales_motion_engine::model::SliderId;
use sales_motion_engine::scale::Stride;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::TargetCast;

use super::element::{Element, On, el, styled};
use super::{Send, fields, shapes};
use crate::state::Msg;
use crate::view_model::Text;
use crate::view_model::track::{
    CaptionView, LabelView, RANGE_STEPS, RunView, SliderView, TickView, TrackView, ZoneView,
};

/// A slider with its label, field and track.
pub fn slider(view: &SliderView, send: &Send) -> Element {
    let range = range(view, send).attr_of("aria-describedby", &view.definition_id);
    styled("div", "slider")
        .with(
            el("label")
                .attr_of("for", &view.range_id)
                .text(view.slider.label),
        )
        .with(
            styled("span", "definition")
                .attr_of("id", &view.definition_id)
                .text(view.slider.definition),
        )
        .with(fields::field(&view.field, view.slider.label, send))
        .with(
            styled("div", "track-area")
                .with(range)
                .with(track(&view.track)),
        )
}

fn range(view: &SliderView, send: &Send) -> Element {
    let id = view.id;
    let dragged = {
        let send = send.clone();
        Rc::new(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let place = input.value_as_number() / f64::from(RANGE_STEPS);
            send.emit(Msg::ReaderDraggedSlider(id, place));
        })
    };
    let pressed = {
        let send = send.clone();
        Rc::new(move |event: Event| {
            if let Some(msg) = key_message(id, event.unchecked_ref()) {
                event.prevent_default();
                send.emit(msg);
            }
        })
    };
    el("input")
        .attr("type", "range")
        .attr_of("id", &view.range_id)
        .attr("min", "0")
        .number("max", RANGE_STEPS)
        .attr("step", "1")
        .attr_of("aria-valuetext", &view.value_text)
        .value(&view.position)
        .on(On::Input, dragged)
        .on(On::KeyDown, pressed)
}

fn key_message(id: SliderId, event: &KeyboardEvent) -> Option<Msg> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    moved(id, event)
}

/// What a key does to a slider, in three strides: Shift and an arrow for the
/// finest, an arrow alone, Page Up and Page Down.
pub fn moved(id: SliderId, event: &KeyboardEvent) -> Option<Msg> {
    let arrow = if event.shift_key() {
        Stride::Fine
    } else {
        Stride::Medium
    };
    let step = |direction, stride| Some(Msg::ReaderSteppedSlider(id, direction, stride));
    match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => step(Direction::Up, arrow),
        "ArrowLeft" | "ArrowDown" => step(Direction::Down, arrow),
        "PageUp" => step(Direction::Up, Stride::Large),
        "PageDown" => step(Direction::Down, Stride::Large),
        "Home" => Some(Msg::ReaderSentSliderToEnd(id, Direction::Down)),
        "End" => Some(Msg::ReaderSentSliderToEnd(id, Direction::Up)),
        _ => None,
    }
}

/// A track alone, with its thumb.
pub fn track(view: &TrackView) -> Element {
    let thumb = el("svg")
        .class(&["thumb", view.motion.key])
        .attr_of("x", &view.thumb)
        .attr("y", "16")
        .with(styled("circle", "focus-ring").attr("r", "19"))
        .with(styled("circle", "knob").attr("r", "14"))
        .with(shapes::outline(view.motion.glyph));
    styled("svg", "track")
        .attr("width", "100%")
        .attr("height", "62")
        .attr("aria-hidden", "true")
        .with(el("g").each(&view.runs, run))
        .with(styled("g", "for-wide").each(&view.wide_labels, label))
        .with(styled("g", "for-narrow").each(&view.narrow_labels, label))
        .with(el("g").each(&view.ticks, tick))
        .with(el("g").each(&view.zones, zone))
        .with(el("g").each(&view.captions, caption))
        .with(thumb)
}

fn current(current: bool) -> &'static str {
    if current { "current" } else { "" }
}

/// A line between two places along a track and two heights in pixels.
fn line(x1: &Text, x2: &Text, y1: &'static str, y2: &'static str) -> Element {
    el("line")
        .attr_of("x1", x1)
        .attr_of("x2", x2)
        .attr("y1", y1)
        .attr("y2", y2)
}

fn run(view: &RunView) -> Element {
    let area = || {
        el("rect")
            .attr_of("x", &view.x)
            .attr_of("width", &view.width)
            .attr("y", "6")
            .attr("height", "20")
    };
    el("g")
        .class(&["run", view.motion.key, current(view.current)])
        .with(area())
        .with(area().attr_of("fill", &view.pattern))
        .with(line(&view.x, &view.end, "2", "2").class(&["lane", view.stage]))
        .with(line(&view.end, &view.end, "0", "26").attr("class", "gap"))
}

fn label(view: &LabelView) -> Element {
    el("svg")
        .class(&["run-label", view.motion.key, current(view.current)])
        .attr_of("x", &view.x)
        .attr("y", "16")
        .with(shapes::outline(view.motion.glyph).attr_of("transform", &view.glyph_place))
        .with(
            el("text")
                .attr_of("x", &view.text_x)
                .attr("y", "4.5")
                .text_of(&view.text),
        )
}

fn zone(view: &ZoneView) -> Element {
    el("g")
        .class(&["zone", if view.named { "named" } else { "" }])
        .with(line(&view.x, &view.end, "34", "34"))
        .with(line(&view.x, &view.x, "28", "35"))
        .with(line(&view.end, &view.end, "28", "35"))
}

fn tick(view: &TickView) -> Element {
    line(&view.x, &view.x, "27", "35").class(&["tick", view.kind])
}

fn caption(view: &CaptionView) -> Element {
    el("text")
        .class(&["caption", if view.active { "active" } else { "" }])
        .attr_of("x", &view.x)
        .attr("y", "53")
        .attr("text-anchor", view.anchor)
        .text_of(&view.text)
}
