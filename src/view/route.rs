//! The tree as a route of steps, for narrow places.

use sales_motion_engine::model::MotionId;

use super::element::{Element, On, el, styled};
use super::{Send, row, shapes};
use crate::state::{Fold, Msg};
use crate::view_model::tree::{LeafView, QuestionView, TreeView};
use crate::view_model::verdict::VerdictView;
use sales_motion_engine::MODEL;

/// The route, and the questions that were not asked.
pub fn route(view: &TreeView, send: &Send) -> Element {
    let asked = el("ol").each(&view.asked, |&index| {
        let question = &view.questions[index];
        step("li", question, send)
            .with(otherwise(question))
            .with(given(question))
    });
    let unasked = styled("details", "unasked")
        .flag("hidden", view.unasked.is_empty())
        .with(el("summary").text_of(&view.unasked_title))
        .each(&view.unasked, |&index| {
            step("div", &view.questions[index], send)
        });
    styled("div", "route")
        .with(asked)
        .with(end(&view.leaves[view.end]))
        .with(unasked)
}

/// The route in one line of small steps, which unfolds into the whole, with the
/// reasons that a small card leaves out.
pub fn folded(view: &TreeView, verdict: &VerdictView, send: &Send) -> Element {
    let short = |&index: &usize| {
        let question = &view.questions[index];
        el("span")
            .with(styled("span", "number").text_of(&question.number))
            .text(question.answer)
    };
    let line = el("summary")
        .bold("Why")
        .with(styled("span", "short").each(&view.asked, short))
        .with(shapes::named(view.motion));
    let fold = styled("details", "route-fold")
        .says(On::Toggle, send, Msg::ReaderToggledFold(Fold::Route))
        .with(line);
    if !view.route_drawn {
        return fold;
    }
    fold.with(el("p").text_of(&verdict.why))
        .with(row::rows(&verdict.layer.signals, send))
        .with(el("p").text(verdict.layer.sentence))
        .with(route(view, send))
}

fn step(tag: &'static str, view: &QuestionView, send: &Send) -> Element {
    let title = styled("p", "question")
        .with(styled("span", "number").text_of(&view.number))
        .with(el("b").text(view.question));
    styled(tag, "step")
        .with(title)
        .with(styled("p", "joins").text(view.joins))
        .with(row::rows(&view.rows, send))
}

fn otherwise(view: &QuestionView) -> Element {
    let motion = |&id: &MotionId| {
        let motion = &MODEL[id];
        el("span")
            .with(shapes::glyph(motion))
            .with(styled("span", "unseen").text(motion.name))
    };
    styled("p", "otherwise")
        .text(view.otherwise.words)
        .with(styled("span", "ends").each(view.otherwise.motions, motion))
}

fn given(view: &QuestionView) -> Element {
    styled("p", "given")
        .with(styled("span", "unseen").text(view.said))
        .text(view.answer)
}

fn end(view: &LeafView) -> Element {
    el("p")
        .class(&["end", view.motion.key])
        .with(shapes::glyph(view.motion))
        .bold(view.motion.name)
        .with(el("span").text(view.subtitle))
}
