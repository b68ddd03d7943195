//! Companies and situations to pick, and what they really did.

use super::element::{Element, el, styled};
use super::{Send, button, shapes, sources};
use crate::state::Msg;
use crate::view_model::panels::{ExampleView, ExamplesView, StoryView};
use crate::view_model::{MotionView, Text};

/// The panel.
pub fn examples(view: &ExamplesView, send: &Send) -> Element {
    let picks = |items: &[ExampleView]| styled("div", "picks").each(items, |it| example(it, send));
    let panel = styled("section", "examples")
        .attr("id", "sm-examples")
        .attr("aria-label", "Examples")
        .flag("hidden", !view.open);
    // Drawn when asked for: a moving slider need not wait for it.
    if !view.open {
        return panel;
    }
    panel
        .with(el("h3").text("Companies"))
        .with(picks(&view.companies))
        .with(el("h3").text("Situations"))
        .with(picks(&view.situations))
        .with(
            styled("div", "story")
                .attr("aria-live", "polite")
                .each(view.story.as_slice(), story),
        )
}

fn example(view: &ExampleView, send: &Send) -> Element {
    button(send, Msg::ReaderPickedPreset(view.id))
        .state("aria-pressed", view.picked)
        .text(view.preset.name)
        .text(" ")
        .with(el("small").text(view.preset.moment))
}

fn story(view: &StoryView) -> Element {
    let title = el("h3")
        .text(view.preset.name)
        .text(" ")
        .with(el("small").text(view.preset.moment));
    let did = el("dd")
        .with(motion(view.did_motion, &view.did_layer))
        .with(el("p").text(view.preset.did));
    let says = el("dd")
        .with(motion(view.says_motion, &view.says_layer))
        .with(
            el("p")
                .class(&["comparison", if view.differs { "differs" } else { "" }])
                .text(view.comparison),
        );
    let pair = |name, words| el("div").with(el("dt").text(name)).with(words);
    let both = el("dl")
        .with(pair("What happened", did))
        .with(pair("The tree says", says));
    let basis = styled("p", "basis")
        .text(view.preset.basis)
        .text(" ")
        .with(sources(&view.sources));
    el("div").with(title).with(both).with(basis)
}

fn motion(view: MotionView, layer: &Text) -> Element {
    shapes::named(view).text_of(layer)
}
