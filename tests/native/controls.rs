//! The live parts of the prose as it is written: every control, text and link
//! names something that the app knows, and shows it as it is.

use std::collections::BTreeMap;

use sales_motion::address;
use sales_motion::article::around::{Follows, follow};
use sales_motion::article::live;
use sales_motion::article::pieces::PIECES;
use sales_motion::article::prose::Done;
use sales_motion::state::State;
use sales_motion_article::settings::Key;
use sales_motion_article::tables::{GroupId, Mark};
use sales_motion_article::{CHOICES, EVIDENCE, GROUPS, Settings};
use sales_motion_engine::model::{Answer, Answers, SwitchId};
use sales_motion_engine::reading::Key as InputKey;
use sales_motion_engine::{Closeness, MODEL};

use crate::html::{ARTICLE, At};
use crate::support::given;

fn inputs() -> Vec<(At<'static>, &'static str)> {
    ARTICLE.with("data-input")
}

// ── Controls ─────────────────────────────────────────────────────────────────

#[test]
fn every_setting_has_one_control_and_every_control_a_setting() {
    let mut controls: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, key) in inputs() {
        *controls.entry(key).or_default() += 1;
    }
    for key in Key::all() {
        assert_eq!(controls.remove(key.name()), Some(1), "{}", key.name());
    }
    for (key, count) in controls {
        let known = InputKey::of(&MODEL, key);
        assert!(matches!(known, Some(InputKey::Switch(_))), "{key}");
        assert_eq!(count, 1, "{key}");
    }
}

#[test]
fn every_control_suits_its_setting() {
    for (at, key) in inputs() {
        let kind = (at.tag(), at.get("type").unwrap_or_default());
        let suits = match Key::of(key) {
            Some(Key::Amount(_)) => kind == ("input", "text"),
            Some(Key::Item(_)) => kind == ("input", "checkbox"),
            Some(Key::Text(_)) if key == "plan.end" => kind == ("input", "date"),
            Some(Key::Text(_)) => kind == ("input", "text") || at.tag() == "textarea",
            Some(Key::Choice(_)) | None => at.tag() == "select",
        };
        assert!(suits, "{key}: {kind:?}");
    }
}

#[test]
fn every_control_has_a_name_of_its_own() {
    let mut names = Vec::new();
    for (at, key) in inputs() {
        let label = |id| ARTICLE.all().find(|at| at.get("for") == Some(id));
        let label = at.get("id").and_then(label).map(|at| at.text());
        let name = label.or_else(|| at.get("aria-label").map(Into::into));
        let name = name.unwrap_or_else(|| panic!("{key} has no name"));
        assert!(!name.is_empty(), "{key}");
        names.push(name);
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
}

#[test]
fn the_options_are_the_answers_with_the_default_first() {
    for (at, key) in inputs().into_iter().filter(|(at, _)| at.tag() == "select") {
        let options = at
            .children()
            .map(|it| it.get("value").expect("an option has a value"));
        let mut options: Vec<_> = options.collect();
        let (default, mut answers) = answers(key);
        assert_eq!(options[0], default, "{key}");
        options.sort_unstable();
        answers.sort_unstable();
        assert_eq!(options, answers, "{key}");
        for option in at.children() {
            assert!(!option.text().is_empty(), "{key}");
        }
    }
}

/// A key's default and all its answers.
fn answers(key: &str) -> (String, Vec<String>) {
    if let Some(Key::Choice(id)) = Key::of(key) {
        let it = &CHOICES[id.index()];
        let answers = it.answers.iter().map(|&it| it.to_owned());
        return (it.answers[it.default.index()].into(), answers.collect());
    }
    let Some(InputKey::Switch(id)) = InputKey::of(&MODEL, key) else {
        panic!("{key} is no choice");
    };
    let it = &MODEL[id];
    let Answers::Choice(choices) = it.answers else {
        panic!("{key} is a count");
    };
    let mut answers: Vec<_> = choices.iter().map(|it| it.key.to_owned()).collect();
    if it.may_be_unsure {
        answers.push(it.answer_key(Answer::UNSURE));
    }
    (it.answer_key(it.default), answers)
}

#[test]
fn the_prose_asks_for_what_decides_the_model() {
    let asked = inputs()
        .into_iter()
        .filter_map(|(_, key)| match InputKey::of(&MODEL, key) {
            Some(InputKey::Switch(id)) => Some(id),
            _ => None,
        });
    let asked: Vec<SwitchId> = asked.collect();
    for key in ["role", "single_user", "buyers", "central", "entry"] {
        assert!(asked.contains(&crate::support::switch(key)), "{key}");
    }
}

// ── Marks ────────────────────────────────────────────────────────────────────

/// The mark word that stands beside an amount's field.
fn mark_beside(at: At<'static>, key: &str) -> String {
    let row = at.closest(|at| at.has_class("setting") || at.tag() == "tr");
    let row = row.expect("a field has its row");
    let marks: Vec<_> = row
        .inside()
        .into_iter()
        .filter(|at| at.has_class("mark"))
        .collect();
    if let [mark] = marks[..] {
        return mark.text();
    }
    // A row with several says which is whose.
    let name = if key.starts_with("quota.") {
        "quota: "
    } else {
        "deals: "
    };
    let words = row.text();
    let found = words
        .split_once(name)
        .map(|(_, rest)| rest.split(' ').next());
    found
        .flatten()
        .unwrap_or_else(|| panic!("{key} in “{words}”"))
        .into()
}

#[test]
fn every_number_has_the_mark_of_its_evidence() {
    for (at, key) in inputs() {
        let Some(Key::Amount(id)) = Key::of(key) else {
            continue;
        };
        let evidence = EVIDENCE.iter().find(|it| it.amount == id);
        let mark = match evidence.expect("every amount has some").mark {
            Mark::Source => "source",
            Mark::Benchmark => "benchmark",
            Mark::Assumption => "assumption",
        };
        assert_eq!(mark_beside(at, key), mark, "{key}");
    }
}

#[test]
fn a_benchmark_or_source_is_linked_beside_its_number() {
    for (at, key) in inputs() {
        let Some(Key::Amount(id)) = Key::of(key) else {
            continue;
        };
        let evidence = EVIDENCE.iter().find(|it| it.amount == id);
        if evidence.is_some_and(|it| it.mark == Mark::Assumption) {
            continue;
        }
        let row = at.closest(|at| at.has_class("setting") || at.tag() == "tr");
        let links = row.expect("a field has its row").inside();
        let mut links = links.into_iter().filter_map(|at| at.get("href"));
        assert!(links.any(|to| to.starts_with("#source-")), "{key}");
    }
}

// ── Texts and parts that come and go ─────────────────────────────────────────

#[test]
fn every_live_text_is_one_of_the_apps() {
    let state = given("");
    for (_, key) in ARTICLE.with("data-live") {
        assert!(live::text(&state, key).is_some(), "{key}");
    }
    for key in [
        "",
        "answers",
        "cac",
        "cac.sideways",
        "guess.who",
        "plan",
        "count.pricing",
        "sum.both",
    ] {
        assert_eq!(live::text(&state, key), None, "{key}");
    }
}

#[test]
fn every_part_that_comes_and_goes_can_come() {
    let motions: Vec<_> = MODEL.motions.iter().map(|it| it.key).collect();
    let mut stages: Vec<_> = MODEL.stages.iter().map(|it| it.key).collect();
    stages.push("none");
    let state = given("");
    for (_, condition) in ARTICLE.with("data-show") {
        let (key, value) = condition.split_once('=').expect("KEY=VALUE");
        assert!(live::showing(&state, key).is_some(), "{condition}");
        let possible = match key.split('.').next().unwrap_or_default() {
            "verdict" => motions.contains(&value),
            "layer" => stages.contains(&value),
            "warning" => value == "yes",
            "pricing" => ["hybrid", "fixed", "open"].contains(&value),
            "plan" => ["complete", "missing"].contains(&value),
            "guess" => ["open", "done"].contains(&value),
            "map" => answers("map").1.iter().any(|pair| pair == value),
            _ => false,
        };
        assert!(possible, "{condition}");
    }
}

#[test]
fn each_list_of_marks_is_counted_beside_its_heading() {
    for (place, group) in GROUPS.iter().enumerate() {
        let key = format!("count.{}", group.key);
        let counts = ARTICLE.with("data-live").into_iter();
        let counts: Vec<_> = counts
            .filter(|(_, it)| *it == key)
            .map(|(at, _)| at)
            .collect();
        let [count] = counts[..] else {
            panic!("{key} stands {} times", counts.len());
        };
        let topic = count
            .closest(|at| at.has_class("topic"))
            .expect("it is in a topic");
        let boxes = topic
            .inside()
            .into_iter()
            .filter_map(|at| at.get("data-input"));
        let boxes: Vec<_> = boxes.collect();
        let items = GROUPS[place].items().map(|id| Key::Item(id).name());
        assert_eq!(boxes, items.collect::<Vec<_>>(), "{key}");
        let all = Settings::defaults().count(GroupId(place as u8)).1;
        assert_eq!(boxes.len(), all, "{key}");
    }
}

// ── Buttons ──────────────────────────────────────────────────────────────────

/// Whether a button does something: by the app, or by the page's own script.
pub fn is_press(key: &str) -> bool {
    let saved = |name: &str| PIECES.iter().any(|piece| piece.slot == name);
    let is_table = |name: &str| {
        let tables = ARTICLE.with("data-table");
        saved(name) || tables.iter().any(|(_, table)| *table == name)
    };
    match key.split('.').collect::<Vec<_>>()[..] {
        ["print"] | ["plan", "copy" | "save" | "print"] => true,
        // These write a file, which only a browser can.
        ["save", "decision", "txt" | "md"] => true,
        ["save", name, "svg" | "png"] => name == "tree" || saved(name),
        ["save", name, "csv"] => is_table(name),
        _ => matches!(
            follow(&given(""), Done::Pressed(key.into())),
            Follows::Say(_)
        ),
    }
}

#[test]
fn every_button_does_something() {
    let presses = ARTICLE.with("data-press");
    for (at, key) in &presses {
        assert!(is_press(key), "{key}");
        assert_eq!(
            (at.tag(), at.get("type")),
            ("button", Some("button")),
            "{key}"
        );
        assert!(!at.text().is_empty(), "{key}");
    }
    for key in [
        "guess.sideways",
        "economics.2020",
        "save.nothing.svg",
        "capacity",
        "",
    ] {
        assert!(!is_press(key), "{key}");
    }
    for key in [
        "guess.next",
        "capacity.use",
        "economics.2016",
        "economics.2024",
    ] {
        assert!(presses.iter().any(|(_, it)| *it == key), "{key}");
    }
}

#[test]
fn each_model_can_be_guessed_by_its_own_button() {
    for motion in MODEL.motions {
        let key = format!("guess.{}", motion.key);
        let presses = ARTICLE.with("data-press").into_iter();
        let buttons: Vec<_> = presses.filter(|(_, it)| *it == key).collect();
        let [(button, _)] = buttons[..] else {
            panic!("{key} stands {} times", buttons.len());
        };
        assert_eq!(button.text(), motion.name);
        assert!(button.has_class(motion.key));
    }
}

// ── Links that set the widget ────────────────────────────────────────────────

fn setting_links() -> Vec<(At<'static>, &'static str)> {
    let links = ARTICLE.with("href").into_iter();
    links.filter(|(_, to)| to.starts_with('?')).collect()
}

/// What a link sets.
fn state_of(to: &str) -> State {
    State::from_query(to.split('#').next().unwrap_or_default())
}

#[test]
fn every_link_that_sets_the_widget_is_read_as_it_stands() {
    let links = setting_links();
    assert!(!links.is_empty());
    for (_, to) in links {
        let (query, target) = to.split_once('#').expect("it goes to the widget");
        assert_eq!(target, "widget", "{to}");
        assert_eq!(address::read(query).problems, Vec::<String>::new(), "{to}");
    }
}

#[test]
fn the_link_of_a_warning_makes_it_fire() {
    let mut cards = Vec::new();
    for (at, condition) in ARTICLE.with("data-show") {
        let Some(key) = condition.strip_prefix("warning.") else {
            continue;
        };
        let key = key.strip_suffix("=yes").expect("it shows while it fires");
        let card = at.closest(|at| at.tag() == "li").expect("it is on a card");
        let links = card.inside().into_iter().filter_map(|at| at.get("href"));
        let links: Vec<_> = links.filter(|to| to.starts_with('?')).collect();
        let [to] = links[..] else {
            panic!("{key} has {} links", links.len());
        };
        assert!(live::shows(&state_of(to), condition), "{key}: {to}");
        let titles = card.children().filter(|at| at.tag() == "h3");
        let titles: Vec<_> = titles.map(At::text).collect();
        cards.push((key, titles));
    }
    let mut expected: Vec<_> = MODEL.warnings.iter().collect();
    expected.sort_by_key(|it| it.key);
    cards.sort();
    let expected: Vec<_> = expected
        .iter()
        .map(|it| (it.key, vec![it.title.to_owned()]))
        .collect();
    assert_eq!(cards, expected);
}

#[test]
fn a_clear_example_is_clear_and_of_its_model() {
    let mut found = Vec::new();
    for (at, to) in setting_links() {
        let Some(motion) = MODEL.motions.iter().find(|it| at.has_class(it.key)) else {
            continue;
        };
        let decision = state_of(to).decision.clone();
        assert_eq!(MODEL[decision.verdict].key, motion.key, "{to}");
        assert_eq!(decision.closeness, Closeness::Clear, "{to}");
        assert!(at.text().ends_with(&motion.name.to_lowercase()), "{to}");
        found.push(motion.key);
    }
    assert_eq!(
        found,
        MODEL.motions.iter().map(|it| it.key).collect::<Vec<_>>()
    );
}

#[test]
fn how_cities_buy_changes_the_trees_mind() {
    let verdict = |words: &str| {
        let link = setting_links()
            .into_iter()
            .find(|(at, _)| at.text() == words);
        let (_, to) = link.unwrap_or_else(|| panic!("nothing says “{words}”"));
        MODEL[state_of(to).decision.verdict].key
    };
    assert_eq!(verdict("Look at the users"), "bottom-up");
    assert_ne!(verdict("Look at the buyers"), "bottom-up");
}
