//! The thresholds, open to change.

use super::element::{Element, el, styled};
use super::{Send, fields, link_button, sources};
use crate::state::Msg;
use crate::view_model::panels::{ThresholdView, ThresholdsView};

/// The panel.
pub fn thresholds(view: &ThresholdsView, send: &Send) -> Element {
    let arithmetic = "The dollar lines follow from what a sales rep can close: \
                      the smallest deal that pays is quota ÷ deals a year.";
    let restore = link_button(
        "Restore the sources’ thresholds",
        send,
        Msg::ReaderRestoredThresholds,
    )
    .flag("disabled", !view.custom);
    let panel = styled("section", "thresholds")
        .attr("id", "sm-thresholds")
        .attr("aria-label", "Adjust the thresholds")
        .flag("hidden", !view.open);
    // Drawn when asked for: a moving slider need not wait for it.
    if !view.open {
        return panel;
    }
    panel
        .with(el("h3").text("Adjust the thresholds"))
        .with(el("p").text(arithmetic))
        .with(restore)
        .with(el("ul").each(&view.rows, |it| threshold(it, send)))
}

fn threshold(view: &ThresholdView, send: &Send) -> Element {
    let range = styled("p", "range")
        .text_of(&view.range)
        .with(el("em").text(view.mark));
    let basis = el("p")
        .text(view.threshold.basis)
        .text(" ")
        .with(sources(&view.sources));
    el("li")
        .with(el("h4").text(view.threshold.label))
        .with(fields::field(&view.field, view.threshold.label, send))
        .with(range)
        .with(basis)
}
