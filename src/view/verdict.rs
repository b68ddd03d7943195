//! The answer: a card, and a bar on phones while the card is out of sight.

use super::element::{Element, el, styled};
use super::{Send, button, folded, link_button, row, shapes};
use crate::state::Msg;
use crate::view_model::verdict::{AssumptionView, FlipView, LayerView, StageView, VerdictView};

/// The card.
pub fn card(view: &VerdictView, send: &Send) -> Element {
    let title = el("h3")
        .attr("id", "sm-verdict")
        .with(shapes::glyph(view.motion))
        .with(el("span").text(view.motion.name))
        .with(el("small").text(view.subtitle));
    let restore = link_button(
        "Restore the sources’ thresholds",
        send,
        Msg::ReaderRestoredThresholds,
    )
    .flag("hidden", !view.custom);
    let says = styled("div", "says")
        .with(styled("p", "lead").text(view.lead))
        .with(title)
        .with(el("p").text(view.motion.sentence))
        .with(styled("p", "because").bold("Why: ").text_of(&view.why))
        .with(el("div").each(&view.assumptions, |it| assumption(it, send)))
        .with(restore);
    let closeness = styled("div", "closeness")
        .with(el("p").bold(view.closeness).text(view.closeness_phrase))
        .with(el("div").each(view.nearest.as_slice(), |it| flip(it, send)))
        .with(
            folded(&view.others_title, view.others.is_empty())
                .with(el("div").each(&view.others, |it| flip(it, send))),
        );
    el("section")
        .class(&["card", view.motion.key])
        .attr("aria-labelledby", "sm-verdict")
        .with(says)
        .with(layer(&view.layer, send))
        .with(closeness)
}

/// The bar that keeps the answer in sight on a phone.
pub fn bar(view: &VerdictView, card_in_view: bool) -> Element {
    el("a")
        .class(&["bar", view.motion.key])
        .attr("href", "#sm-verdict")
        .flag("hidden", card_in_view)
        .with(shapes::glyph(view.motion))
        .bold(view.motion.name)
        .with(el("span").text_of(&view.bar))
        .with(el("u").text("Why"))
}

fn layer(view: &LayerView, send: &Send) -> Element {
    styled("div", "layer")
        .with(el("h4").text(view.title))
        .with(
            styled("ol", "stages")
                .flag("hidden", view.stages.is_empty())
                .each(&view.stages, stage),
        )
        .with(row::rows(&view.signals, send))
        .with(el("p").text(view.sentence))
        .with(el("div").each(&view.notes, |note| el("p").text_of(note)))
}

fn stage(view: &StageView) -> Element {
    let lane = el("line")
        .class(&["lane", view.stage.key])
        .attr("x2", "100%")
        .attr("y1", "2")
        .attr("y2", "2");
    let line = el("svg")
        .attr("width", "100%")
        .attr("height", "4")
        .attr("aria-hidden", "true");
    let stage = el("li")
        .class(&["stage", view.stage.key])
        .with(line.with(lane))
        .text(view.stage.label);
    if view.current {
        stage.attr("aria-current", "step")
    } else {
        stage
    }
}

fn flip(view: &FlipView, send: &Send) -> Element {
    button(send, view.action.clone())
        .attr("class", "flip")
        .text_of(&view.way)
        .with(el("b").text_of(&view.to))
        .text(" ")
        .with(shapes::named(view.motion))
}

fn assumption(view: &AssumptionView, send: &Send) -> Element {
    let answers = styled("div", "picks").each(&view.answers, |&(answer, label)| {
        button(send, Msg::ReaderAnswered(view.switch, answer)).text(label)
    });
    styled("div", "assumption")
        .with(el("p").bold("Assumed: ").text_of(&view.words))
        .with(answers)
}
