//! The map: regions, companies, and the reader's point, which can be dragged
//! and moved by keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element as Node, Event, KeyboardEvent};

use super::element::{Element, On, el, styled};
use super::{Send, shapes, slider, tables};
use crate::article;
use crate::article::map::{HEIGHT, LabelView, MapView, RegionView};
use crate::article::table::Table;
use crate::browser::{get, number};
use crate::state::Msg;

/// The map with its table. The axes and companies lie in the page between the
/// regions and the point.
pub fn map(view: &MapView, table: &Table, send: &Send) -> Element {
    let drawing = |class| {
        styled("svg", class)
            .attr("width", "100%")
            .attr("height", "440")
    };
    let regions = drawing("plot")
        .attr("aria-hidden", "true")
        .with(el("g").each(&view.regions, region))
        .with(styled("g", "for-wide").each(&view.labels[0], label))
        .with(styled("g", "for-narrow").each(&view.labels[1], label));
    let plots = styled("div", "map")
        .on(On::PointerDown, pointed(view, send))
        .on(On::PointerMove, pointed(view, send))
        .with(regions)
        .with(
            drawing("top")
                .attr("role", "group")
                .attr("aria-label", "Map")
                .with(point(view, send)),
        );
    styled("figure", "chart")
        .with(el("figcaption").text_of(&view.finding))
        .with(plots)
        .with(tables::below("map", table))
}

/// Follows a pointer that is down on the map. Touch scrolls the page unless it
/// starts at the point.
fn pointed(view: &MapView, send: &Send) -> Rc<dyn Fn(Event)> {
    let (send, bottom, side) = (send.clone(), view.bottom, view.side);
    Rc::new(move |event: Event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Node>().ok()) else {
            return;
        };
        let Some(plot) = target.closest(".map").ok().flatten() else {
            return;
        };
        let pointer = number(&event, "pointerId") as i32;
        if event.type_() == "pointerdown" {
            let touches = get(&event, "pointerType").as_string().as_deref() == Some("touch");
            if number(&event, "buttons") != 1.0 || (touches && !is_point(&target)) {
                return;
            }
            // So that the moves come here, and only those that began here count.
            let _ = plot.set_pointer_capture(pointer);
        } else if !plot.has_pointer_capture(pointer) {
            return;
        }
        let frame = plot.get_bounding_client_rect();
        let across = number(&event, "clientX") - number(&frame, "left");
        let across = across / number(&frame, "width");
        let up = 1.0 - (number(&event, "clientY") - number(&frame, "top")) / HEIGHT;
        let places = [(bottom, across), (side, up)];
        send.emit(Msg::InArticle(article::Msg::ReaderPointed(places)));
    })
}

fn is_point(target: &Node) -> bool {
    target.closest(".you").is_ok_and(|it| it.is_some())
}

fn region(view: &RegionView) -> Element {
    let area = || {
        el("rect")
            .attr_of("x", &view.x)
            .attr_of("width", &view.width)
            .attr_of("y", &view.y)
            .attr_of("height", &view.height)
    };
    let lane = el("svg")
        .attr_of("x", &view.x)
        .attr_of("y", &view.y)
        .attr_of("width", &view.width)
        .attr("height", "28")
        .with(styled("g", "sign").with(shapes::outline(view.motion.glyph)))
        .with(
            el("line")
                .class(&["lane", view.stage])
                .attr("x2", "100%")
                .attr("y1", "2")
                .attr("y2", "2"),
        );
    el("g")
        .class(&["region", view.motion.key])
        .with(area())
        .with(area().attr_of("fill", &view.pattern))
        .with(lane)
}

fn label(view: &LabelView) -> Element {
    el("text")
        .class(&["name", view.motion.key])
        .attr_of("x", &view.x)
        .attr("dx", "26")
        .attr_of("y", &view.y)
        .text_of(&view.text)
}

fn point(view: &MapView, send: &Send) -> Element {
    let (send, bottom, side) = (send.clone(), view.bottom, view.side);
    let pressed = Rc::new(move |event: Event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        // As on the sliders: what points up or down is the side's, the rest the bottom's.
        let id = match key.key().as_str() {
            "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" => side,
            _ => bottom,
        };
        if let Some(msg) = slider::moved(id, key) {
            event.prevent_default();
            send.emit(msg);
        }
    });
    el("svg")
        .class(&["you", view.motion.key])
        .attr_of("x", &view.x)
        .attr_of("y", &view.y)
        .attr("tabindex", "0")
        .attr("role", "slider")
        .attr("aria-label", "You: arrow keys move the point")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "1000")
        .attr_of("aria-valuenow", &view.now)
        .attr_of("aria-valuetext", &view.value_text)
        .on(On::KeyDown, pressed)
        .with(styled("circle", "reach").attr("r", "22"))
        .with(styled("circle", "focus-ring").attr("r", "19"))
        .with(styled("circle", "knob").attr("r", "14"))
        .with(shapes::outline(view.motion.glyph))
}
