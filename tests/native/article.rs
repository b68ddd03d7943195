//! The page's article: its slots name what the model has, and its tables leave
//! nothing of the model out.

use sales_motion_engine::MODEL;
use sales_motion_engine::reading::Key;

const PAGE: &str = include_str!("../../index.html");

/// The values of an attribute, wherever it stands.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!("{attribute}=\"");
    let parts = page.split(&opening).skip(1);
    parts
        .map(|part| part.split('"').next().expect("split gives one"))
        .collect()
}

/// Whether it looks like the name of a claim, such as `D18`.
fn is_claim(id: &str) -> bool {
    let (text, number) = id.split_at(usize::from(!id.is_empty()));
    matches!(text, "A" | "B" | "C" | "D" | "E" | "X") && number.parse::<u8>().is_ok_and(|n| n > 0)
}

#[test]
fn every_figure_is_a_slider_or_a_threshold() {
    let figures = values(PAGE, "data-figure");
    assert!(!figures.is_empty());
    for key in figures {
        let known = Key::of(&MODEL, key);
        assert!(
            matches!(known, Some(Key::Slider(_) | Key::Threshold(_))),
            "{key}"
        );
    }
}

#[test]
fn every_threshold_and_start_is_among_the_figures() {
    let figures = values(PAGE, "data-figure");
    let thresholds = MODEL.thresholds.iter().map(|it| it.key);
    for key in thresholds.chain(MODEL.sliders.iter().map(|it| it.key)) {
        assert!(figures.contains(&key), "{key}");
    }
}

#[test]
fn every_slot_is_empty_so_that_it_can_be_filled() {
    for attribute in ["data-figure", "data-slot"] {
        let opening = format!("{attribute}=\"");
        for part in PAGE.split(&opening).skip(1) {
            let rest = part.split_once('"').expect("the attribute ends").1;
            assert!(
                rest.starts_with("></"),
                "{opening}{}",
                &part[..part.len().min(60)]
            );
        }
    }
    assert_eq!(values(PAGE, "data-slot"), ["widget"]);
}

#[test]
fn claims_are_named_as_the_sources_notes_name_them() {
    let nodes = MODEL.nodes.iter().map(|it| it.claims);
    let thresholds = MODEL.thresholds.iter().map(|it| it.claims);
    let warnings = MODEL.warnings.iter().map(|it| it.claims);
    let all = nodes.chain(thresholds).chain(warnings);
    for id in all.flat_map(str::split_whitespace) {
        assert!(is_claim(id), "{id} in the model");
    }
    let cited = values(PAGE, "data-claim");
    assert!(!cited.is_empty());
    for id in cited.iter().flat_map(|ids| ids.split(' ')) {
        assert!(is_claim(id), "“{id}” in the page");
    }
}

#[test]
fn the_tables_leave_nothing_of_the_model_out() {
    let missing = |words: &[&str]| {
        let missing = words.iter().filter(|words| !PAGE.contains(**words));
        missing.map(|words| words.to_string()).collect::<Vec<_>>()
    };
    let questions: Vec<_> = MODEL.nodes.iter().map(|it| it.question).collect();
    let motions: Vec<_> = MODEL.motions.iter().map(|it| it.name).collect();
    let leaves: Vec<_> = MODEL
        .leaves
        .iter()
        .map(|it| it.subtitle)
        .filter(|it| *it != "self-serve first")
        .collect();
    let warnings: Vec<_> = MODEL.warnings.iter().map(|it| it.title).collect();
    let sources: Vec<_> = MODEL.sources.iter().map(|it| it.address).collect();
    for words in [questions, motions, leaves, warnings, sources] {
        assert_eq!(missing(&words), Vec::<String>::new());
    }
}

#[test]
fn every_link_inside_the_page_arrives() {
    let ids = values(PAGE, " id");
    let inside = values(PAGE, "href")
        .into_iter()
        .filter_map(|address| address.strip_prefix('#'));
    for id in inside {
        assert!(ids.contains(&id), "#{id}");
    }
}

#[test]
fn no_two_elements_share_a_name() {
    let mut ids = values(PAGE, " id");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn nothing_in_it_needs_what_its_policy_forbids() {
    for forbidden in [
        " style=\"",
        "<style",
        "<script",
        " onclick",
        " onload",
        "javascript:",
    ] {
        assert!(!PAGE.contains(forbidden), "{forbidden}");
    }
}
