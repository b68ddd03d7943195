//! What stands below a chart: its numbers as a table, and ways to save it.

use super::element::{Element, el, styled};
use crate::article::table::Table;
use crate::view_model::Text;

/// The numbers behind a chart, folded away, and buttons that save it.
pub fn below(name: &'static str, table: &Table) -> Element {
    let save = |&(format, words): &(&str, &'static str)| {
        let press = ["save.", name, ".", format].concat();
        styled("button", "link")
            .attr("type", "button")
            .attr_of("data-press", &press.into())
            .text(words)
    };
    let formats = [("svg", "SVG"), ("png", "PNG"), ("csv", "CSV")];
    let saves = styled("p", "saves")
        .with(el("span").text("Save as"))
        .with(el("span").each(&formats, save));
    let numbers = el("details")
        .with(el("summary").text("The numbers as a table"))
        .with(
            styled("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", "The numbers as a table")
                .with(drawn(table)),
        );
    styled("div", "below").with(numbers).with(saves)
}

fn drawn(table: &Table) -> Element {
    let cell = |tag, text: &String| el(tag).text_of(&Text::from(text.clone()));
    let head = el("tr").each(&table.columns, |it| cell("th", it).attr("scope", "col"));
    let row = |row: &Vec<String>| el("tr").each(row, |it| cell("td", it));
    el("table")
        .with(el("thead").with(head))
        .with(el("tbody").each(&table.rows, row))
}
