//! Fills the slots of a page with their default state, natively, so that the
//! page is complete before any script runs.
//!
//! Reads HTML on standard input and writes it to standard output:
//! `<div data-slot="widget"></div>` becomes the widget, any other slot its
//! piece, `<span data-figure="t.arr"></span>` the model's number, and
//! `<span data-live="answer"></span>` what it says at the start. Controls get
//! their values, and wait for the app.

use std::error::Error;
use std::io::{self, Read, Write};
use std::rc::Rc;

use sales_motion::app::{App, Part, Role};
use sales_motion::article::map_layer::layer;
use sales_motion::article::piece::Showing;
use sales_motion::article::pieces::PIECES;
use sales_motion::article::{cases, live, outline};
use sales_motion::markup::escape;
use sales_motion::state::State;
use sales_motion_engine::reading::Key;
use sales_motion_engine::{MODEL, amount, words};
use yew::{Callback, LocalServerRenderer};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut page = String::new();
    io::stdin().read_to_string(&mut page)?;

    let state = Rc::new(State::from_query(""));
    let mut slots = Vec::new();
    // The page to be framed has no list of sources of its own.
    let framed = !page.contains("id=\"sources\"");
    let widget = if framed { Role::Framed } else { Role::Widget };
    slots.push(("widget", drawn(widget).await));
    for piece in &PIECES {
        let showing = Showing {
            piece,
            state: state.clone(),
            send: Callback::noop(),
            host: None,
        };
        slots.push((piece.slot, drawn(Role::Piece(showing)).await));
    }
    let slot = |name: &str| {
        let (_, drawn) = slots.iter().find(|(slot, _)| *slot == name)?;
        Some(drawn.clone())
    };

    let page = fill(&page, "data-slot", slot)?;
    let page = if framed {
        page.replace("href=\"#sources\"", "href=\"./#sources\"")
    } else {
        page
    };
    let page = fill(&page, "data-cases", cases::write)?;
    let page = fill(&page, "data-outline", |_| Some(outline::write()))?;
    let page = fill(&page, "data-layer", |pair| Some(layer(pair)))?;
    let page = fill(&page, "data-figure", figure)?;
    let page = fill(&page, "data-live", |key| {
        live::text(&state, key).map(|text| escape(&text))
    })?;
    let page = mark(&page, "data-show", |_, condition| {
        let (key, value) = condition.split_once('=')?;
        let shown = live::showing(&state, key)? == value;
        Some(if shown { "" } else { " hidden" }.into())
    })?;
    let page = mark(&page, "data-press", |_, _| Some(" disabled".into()))?;
    let page = mark(&page, "data-input", |tag, key| {
        let text = live::input(&state, key)?;
        // The other controls start with their first choice, or empty.
        let typed = tag == "input" && !text.is_empty() && text != live::UNTICKED;
        let value = typed.then(|| [" value=\"", &escape(&text), "\""].concat());
        Some(value.unwrap_or_default() + " disabled")
    })?;
    io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

/// A part of the page as HTML.
async fn drawn(role: Role) -> String {
    let drawn = LocalServerRenderer::<App>::with_props(Part { role });
    drawn.hydratable(false).render().await
}

/// Calls back for every element that has the attribute, with its tag, the
/// attribute's value, and what stands behind that, which the answer replaces.
fn each(
    page: &str,
    attribute: &str,
    behind: impl Fn(&str, &str, &str) -> Result<String, String>,
) -> Result<String, String> {
    let opening = [" ", attribute, "=\""].concat();
    let mut parts = page.split(&opening);
    let mut filled = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part
            .split_once('"')
            .ok_or("an attribute of the page has no end")?;
        let tag = filled.rsplit('<').next().unwrap_or_default();
        let tag = tag.split_whitespace().next().unwrap_or_default().to_owned();
        filled.extend([&opening, name, "\"", &behind(&tag, name, rest)?]);
    }
    Ok(filled)
}

/// Fills every empty element that has the attribute with what its value names.
fn fill(
    page: &str,
    attribute: &str,
    content: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    each(page, attribute, |_, name, rest| {
        let rest = rest
            .strip_prefix('>')
            .filter(|rest| rest.starts_with("</"))
            .ok_or_else(|| {
                format!("{attribute}=\"{name}\": the element must be empty, with {attribute} last")
            })?;
        let content = content(name).ok_or_else(|| unknown(attribute, name))?;
        Ok([">", &content, rest].concat())
    })
}

fn unknown(attribute: &str, name: &str) -> String {
    format!("{attribute}=\"{name}\": the page asks for what doesn't exist")
}

/// Adds attributes to every element that has the attribute.
fn mark(
    page: &str,
    attribute: &str,
    more: impl Fn(&str, &str) -> Option<String>,
) -> Result<String, String> {
    each(page, attribute, |tag, name, rest| {
        let more = more(tag, name).ok_or_else(|| unknown(attribute, name))?;
        Ok(more + rest)
    })
}

/// A number of the model: a threshold, or where a slider starts.
fn figure(key: &str) -> Option<String> {
    match Key::of(&MODEL, key)? {
        Key::Threshold(id) => Some(words::threshold(&MODEL, id, MODEL[id].default)),
        Key::Slider(id) => Some(amount::write(MODEL[id].default, MODEL[id].unit)),
        Key::Switch(_) => None,
    }
}
