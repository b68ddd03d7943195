//! The visible parts, one file each. They lay out the [`ViewModel`] and send
//! messages; they do no arithmetic and no formatting.

#[cfg(feature = "article")]
pub mod chart;
mod element;
mod examples;
mod fields;
#[cfg(feature = "article")]
pub mod growth;
#[cfg(feature = "article")]
pub mod map;
mod refine;
mod route;
mod row;
pub mod shapes;
pub mod slider;
#[cfg(feature = "article")]
mod tables;
mod thresholds;
mod tree;
mod verdict;
mod warnings;

use yew::{Callback, Html};

use crate::state::Msg;
use crate::view_model::{SourceLinks, Text, ViewModel};
use element::{Element, el, styled};

/// Where messages go.
pub type Send = Callback<Msg>;

/// What only the running app has, beside the view model.
#[derive(Clone, PartialEq)]
pub struct Live {
    /// Whether the controls work: not in a page drawn natively.
    pub running: bool,
    /// What the live region says.
    pub announcement: Text,
    /// The link to share; empty until it is asked for.
    pub link: Text,
    /// What became of copying the link.
    pub link_status: &'static str,
    /// Where the sources are listed.
    pub sources: Text,
    /// Whether the widget stands in another's page, where height is dear.
    pub framed: bool,
    /// Whether the answer card is on screen.
    pub card_in_view: bool,
}

impl Live {
    /// Whether height is dear. In the smaller WebAssembly always.
    fn is_framed(&self) -> bool {
        cfg!(not(feature = "article")) || self.framed
    }
}

/// The widget.
pub fn widget(view: &ViewModel, live: &Live, send: &Send) -> Html {
    let verdict = &view.verdict;
    // In a frame as high as itself nothing is ever out of its sight.
    let bar = (!live.is_framed()).then(|| verdict::bar(verdict, live.card_in_view));
    let inputs = styled("div", "inputs")
        .with(styled("div", "sliders").each(&view.sliders, |it| slider::slider(it, send)))
        .with(refine::refine(&view.refine, send))
        .maybe(bar);
    let answer = styled("div", "answer")
        .with(verdict::card(verdict, send))
        .with(why(view, live, send));
    let warnings = if live.is_framed() {
        warnings::folded(&view.warnings)
    } else {
        warnings::warnings(&view.warnings)
    };
    let panels = styled("div", "panels")
        .with(header(view, live, send))
        .with(problems(view, send))
        .with(examples::examples(&view.examples, send))
        .with(inputs)
        .with(answer)
        .with(warnings);
    el("fieldset")
        .class(&["widget", verdict.motion.key])
        .flag("disabled", !live.running)
        .attr("aria-labelledby", "sm-title")
        .with(shapes::patterns())
        .with(panels)
        .with(thresholds::thresholds(&view.thresholds, send))
        .with(footer(view, live, send))
        .with(
            styled("p", "unseen")
                .attr("role", "status")
                .text_of(&live.announcement),
        )
        .into()
}

fn header(view: &ViewModel, live: &Live, send: &Send) -> Element {
    let examples = link_button("Examples", send, Msg::ReaderToggledExamples)
        .state("aria-expanded", view.examples.open)
        .attr("aria-controls", "sm-examples");
    let actions = styled("div", "actions").with(examples).with(link_button(
        "Reset",
        send,
        Msg::ReaderPressedReset,
    ));
    let lead =
        (!live.is_framed()).then(|| el("p").text("Move the three sliders to match your deal."));
    styled("header", "widget-header")
        .with(
            el("h2")
                .attr("id", "sm-title")
                .text("How should you sell it?"),
        )
        .maybe(lead)
        .with(actions)
}

fn problems(view: &ViewModel, send: &Send) -> Element {
    styled("div", "problems")
        .attr("role", "status")
        .flag("hidden", view.notice.is_empty())
        .with(el("ul").each(&view.notice, |line| el("li").text_of(line)))
        .with(link_button("Dismiss", send, Msg::ReaderDismissedNotice))
}

fn why(view: &ViewModel, live: &Live, send: &Send) -> Element {
    let drawing = "The thick line is your path. Faded questions were not asked.";
    let route = "Follow the thick line. Thin branches are the answers you did not give.";
    let words = styled("div", "why-words")
        .with(el("h3").attr("id", "sm-why").text("Why"))
        .with(styled("p", "for-drawing").text(drawing))
        .maybe((!live.is_framed()).then(|| styled("p", "for-route").text(route)));
    let route = if live.is_framed() {
        route::folded(&view.tree, &view.verdict, send)
    } else {
        route::route(&view.tree, send)
    };
    styled("section", "why")
        .attr("aria-labelledby", "sm-why")
        .with(words)
        .with(tree::drawing(&view.tree, send))
        .with(route)
}

fn footer(view: &ViewModel, live: &Live, send: &Send) -> Element {
    let adjust = link_button("Adjust the thresholds", send, Msg::ReaderToggledThresholds)
        .state("aria-expanded", view.thresholds.open)
        .attr("aria-controls", "sm-thresholds");
    let marks = el("p")
        .text("* Benchmark, † our assumption: not from the sources. ")
        .with(adjust);
    let actions = styled("div", "actions")
        .with(
            styled("a", "link")
                .attr_of("href", &live.sources)
                .text("Sources"),
        )
        .with(link_button("Copy link", send, Msg::ReaderAskedForLink));
    let shared = styled("div", "shared")
        .attr("role", "status")
        .flag("hidden", live.link.is_empty())
        .with(
            styled("input", "address")
                .attr("type", "text")
                .flag("readonly", true)
                .attr("aria-label", "Link to these numbers")
                .value(&live.link),
        )
        .with(el("span").text(live.link_status));
    styled("footer", "widget-footer")
        .with(marks)
        .with(actions)
        .with(shared)
}

/// A button.
fn button(send: &Send, msg: Msg) -> Element {
    el("button").attr("type", "button").on_click(send, msg)
}

/// A button that looks like a link.
fn link_button(words: &'static str, send: &Send, msg: Msg) -> Element {
    button(send, msg).attr("class", "link").text(words)
}

/// Words that fold out.
fn folded(title: &Text, hidden: bool) -> Element {
    styled("details", "more")
        .flag("hidden", hidden)
        .with(el("summary").text_of(title))
}

/// Who said it, linked.
fn sources(links: &SourceLinks) -> Element {
    styled("span", "cited").each(links, |link| {
        styled("a", "source")
            .attr("href", link.address)
            .attr("title", link.title)
            .text(link.speaker)
    })
}
