//! The tree as a drawing, for wide places.

use super::element::{Element, On, el, styled};
use super::{Send, row, shapes};
use crate::drawing::{DRAWING, Frame};
use crate::state::{Fold, Msg};
use crate::view_model::tree::{EdgeView, LeafView, QuestionView, TreeView};

/// The drawing.
pub fn drawing(view: &TreeView, send: &Send) -> Element {
    let drawing = el("svg")
        .class(&["tree", view.motion.key])
        .attr("width", DRAWING.width)
        .attr("height", DRAWING.height)
        .attr("viewBox", DRAWING.view_box)
        .attr("role", "group")
        .attr("aria-label", "Decision tree")
        .says(On::Toggle, send, Msg::ReaderToggledFold(Fold::Drawing));
    if !view.drawing_drawn {
        return drawing;
    }
    let start = el("g")
        .with(
            styled("line", "start")
                .attr("x1", DRAWING.start_x)
                .attr("x2", DRAWING.start_x)
                .attr("y1", "8")
                .attr("y2", DRAWING.start_y),
        )
        .with(
            styled("circle", "start")
                .attr("cx", DRAWING.start_x)
                .attr("cy", "8")
                .attr("r", "7"),
        );
    drawing
        .with(el("g").each(&view.edges, unlit_edge))
        .with(el("g").each(&view.edges, lit_edge))
        .with(start)
        .with(list().each(&view.questions, |it| question(it, send)))
        .with(list().each(&view.leaves, leaf))
        // The questions say their answers themselves.
        .with(el("g").attr("aria-hidden", "true").each(&view.edges, tag))
}

fn list() -> Element {
    el("g").attr("role", "list")
}

fn lit(lit: bool) -> &'static str {
    if lit { "lit" } else { "" }
}

fn unlit_edge(view: &EdgeView) -> Element {
    styled("path", "edge").attr("d", view.drawn.path)
}

fn lit_edge(view: &EdgeView) -> Element {
    el("path")
        .class(&["edge-on", lit(view.lit)])
        .attr("d", view.drawn.path)
        .attr("pathLength", "1")
}

fn tag(view: &EdgeView) -> Element {
    let frame = el("rect")
        .attr("x", "-18")
        .attr("y", "-10")
        .attr("width", "36")
        .attr("height", "20")
        .attr("rx", "3");
    el("svg")
        .class(&["tag", lit(view.lit)])
        .attr("x", view.drawn.tag_x)
        .attr("y", view.drawn.tag_y)
        .with(frame)
        .with(
            el("text")
                .attr("y", "5")
                .attr("text-anchor", "middle")
                .text(view.tag),
        )
}

fn boxed(frame: Frame, content: Element) -> Element {
    let placed = |tag| {
        el(tag)
            .attr("x", frame.x)
            .attr("y", frame.y)
            .attr("width", frame.width)
            .attr("height", frame.height)
    };
    el("g")
        .attr("role", "listitem")
        .with(placed("rect").attr("rx", "3"))
        // Without its own namespace the content would become unknown SVG.
        .with(placed("foreignObject").with(content.attr("xmlns", "http://www.w3.org/1999/xhtml")))
}

fn question(view: &QuestionView, send: &Send) -> Element {
    let title = styled("p", "question")
        .with(el("span").text_of(&view.number))
        .with(el("b").text(view.question))
        .with(styled("span", "unseen").text(view.said).text(view.answer));
    let content = styled("div", "content")
        .with(title)
        .with(styled("p", "joins").text(view.joins))
        .with(row::rows(&view.rows, send));
    boxed(view.frame, content).class(&["node", lit(!view.answer.is_empty())])
}

fn leaf(view: &LeafView) -> Element {
    let content = styled("div", "content")
        .with(shapes::glyph(view.motion))
        .bold(view.motion.name)
        .with(el("span").text(view.subtitle));
    boxed(view.frame, content)
        .class(&["leaf", view.motion.key, lit(view.lit)])
        .state("aria-current", view.lit)
}
