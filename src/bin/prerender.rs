//! Fills the slots of a page with their default state, natively, so that the
//! page is complete before any script runs.
//!
//! Reads HTML on standard input and writes it to standard output:
//! `<div data-slot="widget"></div>` becomes the widget, and
//! `<span data-figure="t.arr"></span>` the model's number.

use std::error::Error;
use std::io::{self, Read, Write};

use sales_motion::app::App;
use sales_motion_engine::reading::Key;
use sales_motion_engine::{MODEL, amount, words};
use yew::LocalServerRenderer;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut page = String::new();
    io::stdin().read_to_string(&mut page)?;
    let widget = LocalServerRenderer::<App>::new()
        .hydratable(false)
        .render()
        .await;
    let page = fill(&page, "data-slot", |name| {
        (name == "widget").then(|| widget.clone())
    })?;
    let page = fill(&page, "data-figure", figure)?;
    io::stdout().write_all(page.as_bytes())?;
    Ok(())
}

/// Fills every empty element that has the attribute with what its value names.
fn fill(
    page: &str,
    attribute: &str,
    content: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let opening = [attribute, "=\""].concat();
    let mut parts = page.split(&opening);
    let mut filled = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part
            .split_once('"')
            .ok_or("an attribute of the page has no end")?;
        let content = content(name)
            .ok_or_else(|| format!("{opening}{name}\": the page asks for what doesn't exist"))?;
        let rest = rest
            .strip_prefix('>')
            .filter(|rest| rest.starts_with("</"))
            .ok_or_else(|| {
                format!("{opening}{name}\": the element must be empty, with {attribute} last")
            })?;
        filled.extend([&opening, name, "\">", &content, rest]);
    }
    Ok(filled)
}

/// A number of the model: a threshold, or where a slider starts.
fn figure(key: &str) -> Option<String> {
    match Key::of(&MODEL, key)? {
        Key::Threshold(id) => Some(words::threshold(&MODEL, id, MODEL[id].default)),
        Key::Slider(id) => Some(amount::write(MODEL[id].default, MODEL[id].unit)),
        Key::Switch(_) => None,
    }
}
