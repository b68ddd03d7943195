//! A line chart with direct names, its finding in words, and its table.

use super::element::{Element, el, styled};
use super::tables;
use crate::article::chart::{AreaView, ChartView, LineView, PointView};
use crate::article::table::Table;
use crate::view_model::Text;

/// The chart.
pub fn chart(name: &'static str, view: &ChartView, table: &Table) -> Element {
    let plot = styled("svg", "lines")
        .attr("width", "70%")
        .attr("height", "300")
        .attr("viewBox", "0 0 1000 1000")
        .attr("preserveAspectRatio", "none")
        .with(el("g").each(&view.areas, area))
        .with(el("g").each(&view.lines, line));
    let all = styled("svg", "plot")
        .attr("width", "100%")
        .attr("height", "350")
        .attr("role", "img")
        .attr("aria-label", view.label)
        .with(el("g").each(&view.side, side_tick))
        .with(plot)
        .with(el("g").each(&view.bottom, bottom_tick))
        .with(
            styled("text", "tick")
                .attr("x", "35%")
                .attr("y", "342")
                .attr("text-anchor", "middle")
                .text(view.bottom_label),
        )
        .with(el("g").each(&view.points, point))
        .with(el("g").each(&view.lines, end));
    styled("figure", "chart")
        .with(el("figcaption").text_of(&view.finding))
        .with(styled("p", "caveat").text(view.caveat))
        .with(all)
        .with(tables::below(name, table))
}

fn area(view: &AreaView) -> Element {
    styled("path", view.class).attr_of("d", &view.path)
}

fn line(view: &LineView) -> Element {
    el("path")
        .class(&["course", view.class])
        .attr_of("d", &view.path)
        .attr("vector-effect", "non-scaling-stroke")
}

fn end(view: &LineView) -> Element {
    let words = |dy: &'static str, class: &'static str, text: &Text| {
        styled("text", class)
            .attr("x", "71%")
            .attr_of("y", &view.y)
            .attr("dy", dy)
            .text_of(text)
    };
    el("g")
        .class(&["end", view.class])
        .with(words("4", "value", &view.value))
        .with(words("19", "name", &view.name))
}

fn side_tick((y, words): &(Text, Text)) -> Element {
    let line = el("line")
        .attr("x2", "70%")
        .attr_of("y1", y)
        .attr_of("y2", y);
    styled("g", "tick")
        .with(line)
        .with(el("text").attr_of("y", y).attr("dy", "-4").text_of(words))
}

fn bottom_tick((x, words): &(Text, Text)) -> Element {
    styled("text", "tick")
        .attr_of("x", x)
        .attr("y", "320")
        .attr("text-anchor", "middle")
        .text_of(words)
}

fn point(view: &PointView) -> Element {
    let words = el("text")
        .attr("dx", if view.anchor == "start" { "9" } else { "-9" })
        .attr("dy", "4")
        .attr("text-anchor", view.anchor)
        .text_of(&view.words);
    el("svg")
        .class(&["point", view.class])
        .attr_of("x", &view.x)
        .attr_of("y", &view.y)
        .with(el("circle").attr("r", "5"))
        .with(words)
}
