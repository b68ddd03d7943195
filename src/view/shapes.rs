//! The shapes and patterns that stand for the models beside their colours, and
//! the small signs.

use sales_motion_engine::model::Glyph;

use super::element::{Element, el, styled};
use crate::view_model::MotionView;
use crate::view_model::tree::RowMark;

/// The shape of a model, in its colour.
pub fn glyph(motion: MotionView) -> Element {
    el("svg")
        .class(&["glyph", motion.key])
        .attr("viewBox", "-8 -8 16 16")
        .attr("aria-hidden", "true")
        .with(outline(motion.glyph))
}

/// The shape of a model with its name.
pub fn named(motion: MotionView) -> Element {
    el("span")
        .class(&["motion", motion.key])
        .with(glyph(motion))
        .text(motion.name)
}

/// The shape of a model, around the origin of a drawing.
pub fn outline(glyph: Glyph) -> Element {
    el("path").attr("d", course(glyph))
}

/// The course of that shape's outline.
pub fn course(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Rising => "M0-6.5 7 6.5H-7z",
        Glyph::Ring => {
            "M0-7.5A7.5 7.5 0 1 1 0 7.5 7.5 7.5 0 1 1 0-7.5ZM0-5.2A5.2 5.2 0 1 0 0 5.2 \
             5.2 5.2 0 1 0 0-5.2ZM0-2.8A2.8 2.8 0 1 1 0 2.8 2.8 2.8 0 1 1 0-2.8Z"
        }
        Glyph::Hanging => "M-7-7H7V-4.4H-7ZM-6.5-2.6H6.5L0 7z",
    }
}

/// The patterns that fill the models' areas. Drawn once for the whole widget.
pub fn patterns() -> Element {
    let patterns = [
        ("sm-bottom-up", "6", "", "M1 1h1.4v1.4H1zM4 4h1.4v1.4H4z"),
        ("sm-land-and-expand", "7", "rotate(45)", "M0 0h1.2v7H0z"),
        ("sm-top-down", "5", "", "M0 0h1v5H0z"),
    ];
    let drawn = el("defs").each(&patterns, |&(id, size, turn, path)| {
        styled("pattern", "pattern")
            .attr("id", id)
            .attr("width", size)
            .attr("height", size)
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", turn)
            .with(el("path").attr("d", path))
    });
    styled("svg", "patterns")
        .attr("width", "0")
        .attr("height", "0")
        .attr("aria-hidden", "true")
        .with(drawn)
}

/// The sign before a condition.
pub fn mark(mark: RowMark) -> Element {
    let sign = match mark {
        RowMark::Holds => "M-3.2.2-.9 2.5 3.4-2.4",
        RowMark::Fails => "M-2.3-2.3 2.3 2.3M2.3-2.3-2.3 2.3",
        RowMark::Unsure => "M-1.8-1.5C-1.8-4 2-3.9 2-1.5 2 0 0 0 0 1.4M0 3v1",
        RowMark::Moot => "M-3 0H3",
    };
    el("svg")
        .class(&["mark", mark.key()])
        .attr("viewBox", "-8 -8 16 16")
        .attr("role", "img")
        .attr("aria-label", mark.words())
        .with(el("circle").attr("r", "7"))
        .with(el("path").attr("d", sign))
}

/// The sign before a warning.
pub fn diamond(severity: &'static str, word: &'static str) -> Element {
    el("svg")
        .class(&["diamond", severity])
        .attr("viewBox", "-9 -9 18 18")
        .attr("role", "img")
        .attr("aria-label", word)
        .with(styled("path", "outline").attr("d", "M0-7.5 7.5 0 0 7.5-7.5 0z"))
        .with(styled("path", "sign").attr("d", "M0-3.5V.7M0 2.6v1.2"))
}
