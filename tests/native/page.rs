//! The page as it is before any script runs: drawn natively, complete, at rest.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use sales_motion::article::pieces::PIECES;
use sales_motion::article::{charts, live, map};
use sales_motion_article::settings::Key;
use sales_motion_article::{AMOUNTS, Settings};
use sales_motion_engine::reading::Key as InputKey;
use sales_motion_engine::{MODEL, amount, words};

use crate::controls::is_press;
use crate::html::{ARTICLE, At, Page};
use crate::support::given;

/// The page, filled by the program that fills it.
static PAGE: LazyLock<Page> =
    LazyLock::new(|| Page::read(&filled(include_str!("../../index.html"))));

fn filled(page: &str) -> String {
    let output = prerender(page);
    assert!(output.status.success(), "prerender: {}", output.status);
    String::from_utf8(output.stdout).expect("it writes text")
}

fn prerender(page: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("prerender starts");
    program
        .stdin
        .take()
        .expect("it has an input")
        .write_all(page.as_bytes())
        .expect("it reads");
    program.wait_with_output().expect("it ends")
}

/// A part of the page that the app draws.
fn slot(name: &str) -> At<'static> {
    let found = PAGE
        .with("data-slot")
        .into_iter()
        .find(|(_, it)| *it == name);
    found
        .unwrap_or_else(|| panic!("there is no slot `{name}`"))
        .0
}

/// All controls of the page.
fn controls() -> impl Iterator<Item = At<'static>> {
    let kinds = ["button", "input", "select", "textarea"];
    PAGE.all().filter(move |at| kinds.contains(&at.tag()))
}

// ── The widget ───────────────────────────────────────────────────────────────

#[test]
fn it_says_the_default_verdict() {
    let words = slot("widget").text();
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
    let fieldset = slot("widget")
        .children()
        .next()
        .expect("the widget is there");
    assert_eq!(fieldset.tag(), "fieldset");
    assert!(fieldset.has_class("bottom-up"));
}

#[test]
fn it_draws_all_of_the_tree() {
    let words = slot("widget").text();
    for node in MODEL.nodes {
        assert!(words.contains(node.question), "{}", node.key);
    }
    for leaf in MODEL.leaves {
        assert!(words.contains(leaf.subtitle), "{}", leaf.key);
    }
    let sliders = slot("widget").inside().into_iter();
    let sliders = sliders.filter(|at| at.get("type") == Some("range"));
    assert_eq!(sliders.count(), MODEL.sliders.len());
}

#[test]
fn nothing_is_open_that_starts_closed() {
    for at in PAGE.all() {
        assert!(at.tag() != "details" || !at.has("open"), "{}", at.text());
        for open in ["aria-expanded", "aria-invalid"] {
            assert_ne!(at.get(open), Some("true"), "{}: {open}", at.text());
        }
    }
}

// ── The rest of it ───────────────────────────────────────────────────────────

#[test]
fn no_control_works_before_the_script_does() {
    for at in controls() {
        // The line that says that the app is not there must work without it.
        if at
            .closest(|at| at.get("class") == Some("trouble"))
            .is_some()
        {
            continue;
        }
        let off = at.closest(|at| at.has("disabled") && (at.tag() == "fieldset" || is_control(at)));
        let name = ["data-input", "data-press", "id", "class"].map(|it| at.get(it));
        assert!(off.is_some(), "{} {name:?} {}", at.tag(), at.text());
    }
}

fn is_control(at: At) -> bool {
    ["button", "input", "select", "textarea"].contains(&at.tag())
}

#[test]
fn every_figure_is_the_models() {
    let figures = PAGE.with("data-figure");
    assert!(!figures.is_empty());
    for (at, key) in figures {
        let expected = match InputKey::of(&MODEL, key) {
            Some(InputKey::Threshold(id)) => words::threshold(&MODEL, id, MODEL[id].default),
            Some(InputKey::Slider(id)) => amount::write(MODEL[id].default, MODEL[id].unit),
            _ => panic!("{key} is no figure"),
        };
        assert_eq!(at.text(), expected, "{key}");
    }
    // Words that hold at the defaults say so with their marks.
    let words = PAGE.named("main").text();
    for expected in [
        "2.5%", "$18M", "$8K", "3%", "$20M", "$10K*", "$50K*", "$250K†",
    ] {
        assert!(words.contains(expected), "{expected}");
    }
}

#[test]
fn every_control_holds_its_default() {
    let settings = Settings::defaults();
    for (at, key) in PAGE.with("data-input") {
        match Key::of(key) {
            Some(of @ Key::Amount(id)) => {
                let shown = at.get("value").expect("a number is there");
                assert_eq!(shown, settings.show(of), "{key}");
                let read = amount::read(shown, AMOUNTS[id.index()].unit);
                assert_eq!(
                    read.map(|it| it.value),
                    Ok(AMOUNTS[id.index()].default),
                    "{key}"
                );
            }
            Some(Key::Text(_)) => assert!(!at.has("value") && at.is_empty(), "{key}"),
            Some(Key::Item(_)) => assert!(!at.has("value") && !at.has("checked"), "{key}"),
            Some(Key::Choice(_)) | None => {
                let selected = at.inside().into_iter().filter(|it| it.has("selected"));
                assert_eq!(selected.count(), 0, "{key}");
            }
        }
    }
}

#[test]
fn every_live_text_says_what_it_says_at_the_start() {
    let state = given("");
    for (at, key) in PAGE.with("data-live") {
        let expected = live::text(&state, key).expect("the app knows it");
        let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(at.text(), expected, "{key}");
    }
    for (key, expected) in [
        ("answer", "Bottom-up, top-down layer not yet"),
        ("cac.bottom-up", "$2.1K"),
        ("payback.bottom-up", "7.2 months"),
        ("customers.bottom-up", "20,000"),
        ("sum.inside", "$600K ÷ 60"),
        ("count.pay", "0 of 7"),
        ("problem.growth", ""),
        ("guess.result", ""),
    ] {
        let lives = PAGE.with("data-live").into_iter();
        let found: Vec<_> = lives
            .filter(|(_, it)| *it == key)
            .map(|(at, _)| at.text())
            .collect();
        assert!(
            !found.is_empty() && found.iter().all(|it| it == expected),
            "{key}: {found:?}"
        );
    }
}

#[test]
fn what_does_not_hold_at_the_start_is_hidden() {
    let state = given("");
    let mut shown = Vec::new();
    for (at, condition) in PAGE.with("data-show") {
        assert_eq!(
            !at.has("hidden"),
            live::shows(&state, condition),
            "{condition}"
        );
        if !at.has("hidden") {
            shown.push(condition);
        }
    }
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(
        shown,
        [
            "answer.authority=no",
            "answer.self-serve=yes",
            "case=slack",
            "guess=open",
            "map=deal-arr",
            "pricing=open",
            "verdict=bottom-up",
            "warning.low-intent=yes",
        ]
    );
}

#[test]
fn every_piece_is_drawn_with_its_words_and_numbers() {
    let state = given("");
    for (name, finding) in [
        ("map", map::map(&state).finding),
        ("growth", charts::growth(&state).chart.finding),
        ("sponsor", charts::sponsor(&state).0.finding),
        ("corner", charts::corner(&state).0.finding),
    ] {
        let inside = slot(name).inside();
        let words = |tag: &str| {
            let found = inside.iter().filter(|at| at.tag() == tag);
            found.map(|at| at.text()).collect::<Vec<_>>()
        };
        assert_eq!(words("figcaption"), [finding.to_string()], "{name}");
        assert!(inside.iter().any(|at| at.has_class("plot")), "{name}");
        assert_eq!(words("table").len(), 1, "{name}");
        assert!(words("td").len() > words("th").len(), "{name}");
    }
    assert_eq!(PIECES.len(), 4);
}

#[test]
fn every_chart_can_be_saved_and_every_button_does_something() {
    for (_, key) in PAGE.with("data-press") {
        assert!(is_press(key), "{key}");
    }
    for piece in &PIECES {
        for format in ["svg", "png", "csv"] {
            let key = format!("save.{}.{format}", piece.slot);
            let found = PAGE
                .with("data-press")
                .into_iter()
                .filter(|(_, it)| *it == key);
            assert_eq!(found.count(), 1, "{key}");
        }
    }
}

#[test]
fn names_are_still_unique_and_still_found() {
    let named = PAGE.with("id").into_iter();
    let mut ids: Vec<_> = named.map(|(_, id)| id).collect();
    for attribute in [
        "for",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
    ] {
        for (at, names) in PAGE.with(attribute) {
            for id in names.split_whitespace() {
                assert!(ids.contains(&id), "{attribute}={id} on {}", at.tag());
            }
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn nothing_in_it_needs_what_its_policy_forbids() {
    for at in PAGE.all() {
        assert_ne!(at.tag(), "style");
        for attribute in at.attributes() {
            let forbidden = attribute == "style" || attribute.starts_with("on");
            assert!(!forbidden, "{} {attribute}", at.tag());
        }
    }
    let scripts = |page: &Page| page.all().filter(|at| at.tag() == "script").count();
    assert_eq!(scripts(&PAGE), scripts(&ARTICLE));
}

// ── What the prose says of the defaults ──────────────────────────────────────

#[test]
fn the_prose_about_costs_holds() {
    let number = |said: &str, key: &str| {
        let text = live::text(&given(said), key).expect("the app knows it");
        let number = text.split([' ', '×']).next().expect("split gives one");
        number
            .parse::<f64>()
            .unwrap_or_else(|_| panic!("{key}: {text}"))
    };
    let costs_2024 = "cost.bottom-up=2 cost.land-and-expand=2 cost.top-down=2";
    // “Pays back within the year”, then “nearly three years”: from good to failing.
    let (then, now) = (
        number("", "payback.bottom-up"),
        number(costs_2024, "payback.bottom-up"),
    );
    assert!(then < 12.0 && (30.0..36.0).contains(&now), "{then} {now}");
    assert!((6.0..=18.0).contains(&then) && now > 18.0);
    // “Yet LTV ÷ CAC still passes.”
    assert!(number(costs_2024, "ratio.bottom-up") >= 3.0);
    // “Payback grows to nearly three years”, for each model.
    for model in ["land-and-expand", "top-down"] {
        assert!((30.0..36.0).contains(&number(costs_2024, &format!("payback.{model}"))));
    }
}

#[test]
fn the_capacity_lines_are_the_trees_thresholds() {
    let state = given("");
    for (line, key) in [
        ("capacity.inside", "t.self_serve"),
        ("capacity.field", "t.top_down"),
    ] {
        let it = MODEL
            .thresholds
            .iter()
            .find(|it| it.key == key)
            .expect("the model has it");
        let threshold = amount::write(it.default.expect("it is on"), it.unit);
        assert_eq!(live::text(&state, line), Some(threshold), "{line}");
    }
}

#[test]
fn the_prose_about_the_growth_settings_holds() {
    let amounts = |key: &str| {
        let it = AMOUNTS.iter().find(|it| it.key == key);
        it.expect("it is a setting").default
    };
    let threshold = |key: &str| {
        let it = MODEL.thresholds.iter().find(|it| it.key == key);
        it.and_then(|it| it.default).expect("it is on")
    };
    let (low, high) = (threshold("t.arr"), threshold("t.arr_high"));
    // “Puts the steepest point at the upper end of a16z’s range”: half the ceiling.
    assert_eq!(amounts("growth.ceiling") / 2, high);
    // “Middle of a16z’s range”, “well before”, “well after, close to the ceiling”.
    assert_eq!(amounts("growth.start"), (low + high) / 2);
    assert!(amounts("growth.early") * 2 < low);
    let late = amounts("growth.late");
    assert!(late * 2 > high * 3 && late * 10 > amounts("growth.ceiling") * 9);
}

// ── The program that fills it ────────────────────────────────────────────────

#[test]
fn what_does_not_exist_stops_the_build_by_name() {
    for (page, named) in [
        ("<p data-slot=\"none\"></p>", "none"),
        ("<p data-figure=\"t.none\"></p>", "t.none"),
        ("<p data-figure=\"role\"></p>", "role"),
        ("<p data-live=\"count.none\"></p>", "count.none"),
        ("<p data-show=\"mood=good\"></p>", "mood=good"),
        ("<p data-show=\"warning.none=yes\"></p>", "warning.none=yes"),
        ("<p data-show=\"verdict\"></p>", "verdict"),
        ("<input data-input=\"growth.none\">", "growth.none"),
        ("<p data-live=\"answer\">Old</p>", "answer"),
        ("<p data-live=\"answer\" class=\"x\"></p>", "answer"),
    ] {
        let output = prerender(page);
        assert!(!output.status.success(), "{page}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(named), "{page}: {said}");
    }
}

#[test]
fn what_is_filled_in_is_text() {
    let page = filled("<p data-live=\"answer\"></p><input data-input=\"margin\">");
    assert!(page.contains(" value=\"70%\" disabled>"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn the_page_to_be_framed_is_the_widget_alone() {
    let page = Page::read(&filled(include_str!("../../embed.html")));
    assert!(
        page.with("data-slot")
            .iter()
            .all(|(_, name)| *name == "widget")
    );
    for attribute in ["data-live", "data-show", "data-input", "data-press"] {
        assert_eq!(page.with(attribute).len(), 0, "{attribute}");
    }
    let framed = page.with("data-slot")[0].0.text();
    for node in MODEL.nodes {
        assert!(framed.contains(node.question), "{}", node.key);
    }
    for words in ["How should you sell it?", "Bottom-up", "Watch out"] {
        assert!(framed.contains(words), "{words}");
    }
}
