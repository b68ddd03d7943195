//! What to watch out for.

use super::element::{Element, el, styled};
use super::{shapes, sources};
use crate::view_model::panels::{WarningView, WarningsView};

/// The warnings, the most important first.
pub fn warnings(view: &WarningsView) -> Element {
    styled("section", "warnings")
        .attr("aria-labelledby", "sm-warnings")
        .flag("hidden", view.shown.is_empty())
        .with(el("h3").attr("id", "sm-warnings").text("Watch out"))
        .with(el("ul").each(&view.shown, warning))
        .with(
            super::folded(&view.folded_title, view.folded.is_empty())
                .with(el("ul").each(&view.folded, warning)),
        )
}

/// The warnings behind their titles, where height is dear.
pub fn folded(view: &WarningsView) -> Element {
    let summary = el("summary")
        .bold("Watch out")
        .with(el("span").text_of(&view.titles));
    styled("details", "warnings")
        .flag("hidden", view.shown.is_empty())
        .with(summary)
        .with(
            el("ul")
                .each(&view.shown, warning)
                .each(&view.folded, warning),
        )
}

fn warning(view: &WarningView) -> Element {
    let words = el("p")
        .bold(view.warning.title)
        .text(". ")
        .text_of(&view.sentence)
        .text(" ")
        .with(styled("span", "remedy").text(view.warning.remedy))
        .text(" ")
        .with(sources(&view.sources));
    el("li")
        .key(view.warning.key)
        .with(shapes::diamond(view.severity, view.severity_word))
        .with(words)
}
