//! The page as it is before any script runs: drawn natively, complete, at rest.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use sales_motion_engine::MODEL;

/// The page, filled by the program that fills it.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let empty = include_bytes!("../../index.html");
    let mut program = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("prerender starts");
    program
        .stdin
        .take()
        .expect("it has an input")
        .write_all(empty)
        .expect("it reads");
    let output = program.wait_with_output().expect("it ends");
    assert!(output.status.success(), "prerender: {}", output.status);
    String::from_utf8(output.stdout).expect("it writes text")
});

/// The widget's part of the page.
fn widget() -> &'static str {
    let start = PAGE.find("<fieldset").expect("the widget is in the page");
    let rest = PAGE
        .find("id=\"how-to-read\"")
        .expect("the article is in the page");
    &PAGE[start..rest]
}

/// The words of a piece of HTML, in one line.
fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    let text = text
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_the_default_verdict() {
    let words = text(widget());
    for expected in [
        "With these numbers, sell",
        "Bottom-up",
        "Add a top-down layer?",
        "Not yet",
        "9 optional details",
        "Watch out",
    ] {
        assert!(words.contains(expected), "{expected}");
    }
    let tag = widget().split('>').next().expect("split gives one");
    assert!(tag.contains("bottom-up"), "{tag}");
}

#[test]
fn its_controls_are_disabled() {
    let tag = widget().split('>').next().expect("split gives one");
    assert!(tag.contains(" disabled"), "{tag}");
    // Everything that works only with the script is inside the fieldset.
    assert_eq!(
        widget().matches("type=\"range\"").count(),
        MODEL.sliders.len()
    );
    assert_eq!(
        PAGE.matches("<input").count(),
        widget().matches("<input").count()
    );
    assert_eq!(
        PAGE.matches("<button").count(),
        widget().matches("<button").count()
    );
}

#[test]
fn it_draws_all_of_the_tree() {
    let words = text(widget());
    for node in MODEL.nodes {
        assert!(words.contains(node.question), "{}", node.key);
    }
    for leaf in MODEL.leaves {
        assert!(words.contains(leaf.subtitle), "{}", leaf.key);
    }
}

#[test]
fn every_figure_is_filled() {
    let figures = PAGE.split("data-figure=\"").skip(1);
    let figures: Vec<_> = figures
        .map(|part| part.split(['>', '<']).nth(1).unwrap_or_default())
        .collect();
    assert!(!figures.is_empty());
    for figure in &figures {
        assert!(
            figure.starts_with('$') || figure.ends_with('%') || figure.parse::<u8>().is_ok(),
            "{figure}"
        );
    }
    for expected in [
        "2.5%", "$18M", "$8K", "3%", "$20M", "$10K*", "$50K*", "$250K†", "2",
    ] {
        assert!(figures.contains(&expected), "{expected}");
    }
}

#[test]
fn nothing_in_it_needs_what_its_policy_forbids() {
    for forbidden in [
        " style=",
        "<style",
        "<script",
        " onclick",
        " oninput",
        "javascript:",
    ] {
        assert!(!widget().contains(forbidden), "{forbidden}");
    }
}

#[test]
fn nothing_is_open_that_starts_closed() {
    assert!(!widget().contains("<details open"));
    for open in ["aria-expanded=\"true\"", "aria-invalid=\"true\""] {
        assert!(!widget().contains(open), "{open}");
    }
}
