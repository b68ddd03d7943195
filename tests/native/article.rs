//! The page's article as it is written: its slots name what there is, its tables
//! leave nothing of the model out, and it needs nothing that its policy forbids.

use sales_motion::article::pieces::PIECES;
use sales_motion_article::CHOICES;
use sales_motion_engine::MODEL;
use sales_motion_engine::reading::Key;

use crate::html::{ARTICLE, At};

const PAGE: &str = include_str!("../../index.html");

fn values(attribute: &str) -> Vec<&'static str> {
    let with = ARTICLE.with(attribute).into_iter();
    with.map(|(_, value)| value).collect()
}

/// The sections of the article, by the names of their headings.
fn sections() -> Vec<&'static str> {
    let main = ARTICLE.named("main");
    let sections = main.children().filter(|at| at.tag() == "section");
    sections
        .map(|at| at.get("aria-labelledby").expect("it is named"))
        .collect()
}

// ── Slots ────────────────────────────────────────────────────────────────────

#[test]
fn every_figure_is_a_slider_or_a_threshold() {
    let figures = values("data-figure");
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
    let figures = values("data-figure");
    let thresholds = MODEL.thresholds.iter().map(|it| it.key);
    for key in thresholds.chain(MODEL.sliders.iter().map(|it| it.key)) {
        assert!(figures.contains(&key), "{key}");
    }
}

#[test]
fn the_widget_and_every_piece_have_their_slot_once() {
    let mut slots = values("data-slot");
    slots.sort_unstable();
    let pieces = PIECES.iter().map(|piece| piece.slot);
    let mut expected: Vec<_> = pieces.chain(["widget"]).collect();
    expected.sort_unstable();
    assert_eq!(slots, expected);
}

#[test]
fn every_pair_of_the_map_has_its_layer_while_it_shows() {
    let pairs = CHOICES.iter().find(|it| it.key == "map");
    let layers = ARTICLE.with("data-layer");
    let drawn: Vec<_> = layers.iter().map(|(_, pair)| *pair).collect();
    assert_eq!(drawn, pairs.expect("there is a choice").answers);
    for (at, pair) in layers {
        assert_eq!(at.get("data-show"), Some(&*format!("map={pair}")));
    }
}

#[test]
fn what_is_filled_is_empty_and_what_is_set_is_unset() {
    for attribute in ["data-figure", "data-slot", "data-live", "data-layer"] {
        for (at, key) in ARTICLE.with(attribute) {
            assert!(at.is_empty(), "{attribute}={key}");
        }
    }
    for attribute in ["data-show", "data-input", "data-press"] {
        for (at, key) in ARTICLE.with(attribute) {
            for own in ["hidden", "disabled", "value", "checked", "selected"] {
                assert!(!at.has(own), "{attribute}={key}: {own}");
            }
            let options = at.inside().into_iter().filter(|it| it.tag() == "option");
            for option in options {
                assert!(!option.has("selected"), "{attribute}={key}");
            }
        }
    }
}

#[test]
fn what_is_filled_is_named_last_in_its_tag() {
    for attribute in [
        "data-figure",
        "data-slot",
        "data-live",
        "data-layer",
        "data-input",
    ] {
        let opening = format!("{attribute}=\"");
        for part in PAGE.split(&opening).skip(1) {
            let (key, rest) = part.split_once('"').expect("the attribute ends");
            assert!(rest.starts_with('>'), "{attribute}={key}");
        }
    }
}

// ── Completeness ─────────────────────────────────────────────────────────────

#[test]
fn the_tables_leave_nothing_of_the_model_out() {
    let missing = |words: &[&str]| {
        let missing = words.iter().filter(|words| !PAGE.contains(**words));
        missing.map(|words| words.to_string()).collect::<Vec<_>>()
    };
    let questions: Vec<_> = MODEL.nodes.iter().map(|it| it.question).collect();
    let motions: Vec<_> = MODEL.motions.iter().map(|it| it.name).collect();
    let leaves: Vec<_> = MODEL.leaves.iter().map(|it| it.subtitle).collect();
    let warnings: Vec<_> = MODEL.warnings.iter().map(|it| it.title).collect();
    let sources: Vec<_> = MODEL.sources.iter().map(|it| it.address).collect();
    for words in [questions, motions, leaves, warnings, sources] {
        assert_eq!(missing(&words), Vec::<String>::new());
    }
}

#[test]
fn the_contents_name_the_sections_as_they_name_themselves() {
    let contents = ARTICLE.all().find(|at| at.has_class("contents"));
    let links = contents.expect("there are contents").inside();
    let links: Vec<_> = links.into_iter().filter(|at| at.tag() == "a").collect();
    let to: Vec<_> = links
        .iter()
        .map(|at| at.get("href").expect("a link goes somewhere"))
        .collect();
    // How to read the tree belongs to the widget above it.
    let sections = sections().into_iter().filter(|&id| id != "how-to-read");
    let expected: Vec<_> = sections.map(|id| format!("#{id}")).collect();
    assert_eq!(to, expected);
    for link in &links[1..] {
        let id = link.get("href").expect("checked").trim_start_matches('#');
        assert_eq!(link.text(), ARTICLE.named(id).text());
    }
}

// ── Names and links ──────────────────────────────────────────────────────────

#[test]
fn every_name_that_is_referred_to_exists() {
    let ids = values("id");
    let inside = values("href")
        .into_iter()
        .filter_map(|address| Some(address.split_once('#')?.1));
    let referring = ["for", "aria-labelledby", "aria-describedby"];
    let referred = referring.into_iter().flat_map(values);
    for id in inside.chain(referred.flat_map(str::split_whitespace)) {
        assert!(ids.contains(&id), "#{id}");
    }
}

#[test]
fn no_two_elements_share_a_name() {
    let mut ids = values("id");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn every_section_is_named_by_its_own_heading() {
    for section in ARTICLE.all().filter(|at| at.tag() == "section") {
        let id = section.get("aria-labelledby").expect("a section is named");
        let heading = ARTICLE.named(id);
        assert!(matches!(heading.tag(), "h1" | "h2"), "{id}");
        let around = heading.around().find(|at| at.tag() == "section");
        let around = around.and_then(|at| at.get("aria-labelledby"));
        assert_eq!(around, Some(id));
    }
}

#[test]
fn no_heading_skips_a_level() {
    let level = |at: At| {
        let level = at.tag().strip_prefix('h')?.parse::<u8>().ok()?;
        Some((level, at.text()))
    };
    let mut before = 0;
    for (level, words) in ARTICLE.all().filter_map(level) {
        assert!(level <= before + 1, "h{level} after h{before}: {words}");
        before = level;
    }
}

#[test]
fn every_source_that_is_linked_is_described() {
    let sources = ARTICLE.named("sources");
    let section = sources.around().next().expect("it is in a section");
    let described: Vec<_> = section
        .inside()
        .into_iter()
        .filter(|at| at.tag() == "li")
        .filter_map(|at| at.get("id"))
        .collect();
    let links = values("href");
    let linked = links.iter().filter_map(|to| to.strip_prefix('#'));
    for id in linked.filter(|id| id.starts_with("source-")) {
        assert!(described.contains(&id), "{id}");
    }
    for id in described {
        assert!(links.contains(&&*format!("#{id}")), "nothing rests on {id}");
    }
}

// ── What is forbidden ────────────────────────────────────────────────────────

#[test]
fn nothing_in_it_needs_what_its_policy_forbids() {
    for at in ARTICLE.all() {
        assert!(
            !matches!(at.tag(), "style" | "iframe" | "img" | "object"),
            "{}",
            at.tag()
        );
        for attribute in at.attributes() {
            let forbidden = attribute == "style" || attribute.starts_with("on");
            assert!(!forbidden, "{} {attribute}", at.tag());
        }
        for attribute in ["href", "src"] {
            let to = at.get(attribute).unwrap_or_default();
            assert!(!to.starts_with("javascript:"), "{to}");
            let elsewhere = to.starts_with("http") || to.starts_with("//");
            assert!(at.tag() == "a" || !elsewhere, "{} {to}", at.tag());
        }
    }
}

#[test]
fn its_only_inline_script_is_data() {
    let scripts = ARTICLE.all().filter(|at| at.tag() == "script");
    let (of_its_own, inline): (Vec<_>, Vec<_>) = scripts.partition(|at| at.has("src"));
    for script in of_its_own {
        let file = script.get("src").expect("they have one");
        assert!(file.starts_with("page/"), "{file}");
        assert_eq!(script.text(), "", "{file}");
    }
    let types: Vec<_> = inline.iter().map(|at| at.get("type")).collect();
    assert_eq!(types, [Some("application/ld+json")]);
}

#[test]
fn its_words_are_plain() {
    let main = ARTICLE.named("main");
    let words = main.text_without(|at| at.tag() == "script" || at.tag() == "cite");
    let found = |sign: &str| {
        let place = words.find(sign)?;
        let near: String = words[place..].chars().take(50).collect();
        Some(near)
    };
    for sign in ["!", "—", "ou should", "'", "\"", "healthcare"] {
        assert_eq!(found(sign), None, "{sign}");
    }
    // The word alone means four things.
    for (place, _) in words.match_indices("ybrid") {
        let after = &words[place + "ybrid".len()..];
        assert!(
            after.starts_with(" pricing") || after.starts_with('”'),
            "hybrid{after:.40}"
        );
    }
}
