//! The claims of the sources: each is in `docs/claims.md`, stands in the article
//! where that says, and lends it no other number than its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use sales_motion_article::EVIDENCE;
use sales_motion_engine::{MODEL, amount, words};

use crate::html::{ARTICLE, At};

/// The claims of each text, and the contradictions.
const CATALOGUE: [(char, u8); 6] = [
    ('A', 23),
    ('B', 23),
    ('C', 12),
    ('D', 40),
    ('E', 33),
    ('X', 21),
];

/// What stands in the last column of a claim that the article does not state.
const LEFT_OUT: &str = "left out: ";

/// Numbers of the model that the prose may write itself, by the words around them.
const OWN_NUMBERS: [(&str, &str); 5] = [
    (
        "$12M and no sales team in February 2015",
        "what the press wrote about Slack",
    ),
    ("$10K or more", "the size of Janz’s deer"),
    (
        "Below $10K a year they sold self-serve; from $50K few",
        "what Aijaz found, whatever the tree takes",
    ),
    (
        "The first $20M; $20–30M won bottom-up",
        "what the texts say, and where they differ",
    ),
    ("turns $20–30M into", "what Gigazine translated"),
];

struct Claim {
    numbers: Vec<&'static str>,
    sections: BTreeSet<&'static str>,
    left_out: bool,
}

static CLAIMS: LazyLock<BTreeMap<&str, Claim>> = LazyLock::new(|| {
    let mut claims = BTreeMap::new();
    for row in include_str!("../../docs/claims.md").lines() {
        let cells = row.trim().trim_matches('|').split(" | ").map(str::trim);
        let cells: Vec<_> = cells.collect();
        if !row.starts_with("| ") || matches!(cells[0], "id" | "---") {
            continue;
        }
        let &[id, said, who, numbers, place] = &cells[..] else {
            panic!("a row has five cells: {row}");
        };
        assert!(!said.is_empty() && !who.is_empty(), "{id}");
        let left_out = place.strip_prefix(LEFT_OUT);
        assert_ne!(left_out, Some(""), "{id} has no reason");
        let sections = place.split(", ").filter(|_| left_out.is_none());
        let claim = Claim {
            numbers: numbers.split("; ").filter(|it| *it != "–").collect(),
            sections: sections.collect(),
            left_out: left_out.is_some(),
        };
        assert!(claims.insert(id, claim).is_none(), "{id} stands twice");
    }
    claims
});

fn ids(at: At<'static>) -> impl Iterator<Item = &'static str> {
    at.get("data-claim").unwrap_or_default().split_whitespace()
}

/// The claims that an element's words may rest on: its own and those around it.
fn claims_of(at: At<'static>) -> Vec<&'static str> {
    std::iter::once(at)
        .chain(at.around())
        .flat_map(ids)
        .collect()
}

// ── The list ─────────────────────────────────────────────────────────────────

#[test]
fn the_list_holds_every_claim_once() {
    let expected = CATALOGUE
        .iter()
        .flat_map(|&(text, last)| (1..=last).map(move |number| format!("{text}{number}")));
    let expected: BTreeSet<String> = expected.collect();
    let listed: BTreeSet<String> = CLAIMS.keys().map(|id| id.to_string()).collect();
    assert_eq!(listed, expected);
}

#[test]
fn every_claim_stands_in_the_sections_that_the_list_names() {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (at, _) in ARTICLE.with("data-claim") {
        let section = at.section().expect("claims stand in sections");
        for id in ids(at) {
            assert!(CLAIMS.contains_key(id), "“{id}” in {section}");
            found.entry(id).or_default().insert(section);
        }
    }
    for (id, claim) in CLAIMS.iter() {
        let found = found.remove(id).unwrap_or_default();
        assert_eq!(claim.sections, found, "{id}");
        assert_eq!(found.is_empty(), claim.left_out, "{id}");
    }
}

#[test]
fn what_the_model_and_the_settings_cite_is_in_the_list() {
    let nodes = MODEL.nodes.iter().map(|it| it.claims);
    let thresholds = MODEL.thresholds.iter().map(|it| it.claims);
    let warnings = MODEL.warnings.iter().map(|it| it.claims);
    let of_model = nodes.chain(thresholds).chain(warnings);
    let of_model = of_model.flat_map(str::split_whitespace);
    let of_settings = EVIDENCE.iter().flat_map(|it| it.claims).copied();
    for id in of_model.chain(of_settings) {
        assert!(CLAIMS.contains_key(id), "{id}");
    }
}

// ── The numbers ──────────────────────────────────────────────────────────────

/// The numbers written with digits: `$20–30M`, `50/50`, `30-day`, `2–3 years`.
fn numbers(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut numbers = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let first = letters[place];
        let inside_word = place > 0 && letters[place - 1].is_alphanumeric();
        let starts = first.is_ascii_digit()
            || (first == '$' && letters.get(place + 1).is_some_and(char::is_ascii_digit));
        if !starts || inside_word {
            place += 1;
            continue;
        }
        let mut number = String::new();
        while let Some(&letter) = letters.get(place) {
            let goes_on =
                letter.is_alphanumeric() || matches!(letter, '$' | '%' | '–' | '/' | '→' | '-');
            let next = letters.get(place + 1).is_some_and(char::is_ascii_digit);
            let sign_inside = matches!(letter, ',' | '.') && next;
            if !(goes_on || sign_inside) {
                break;
            }
            number.push(letter);
            place += 1;
        }
        numbers.push(number);
    }
    numbers
}

#[test]
fn numbers_are_found_in_words() {
    let text = "a16z: $20–30M, 50/50 or 2, 10, 100. A 12-month climb; 1,000 in 2024 (30%), GitHub’s 2–3 years.";
    assert_eq!(
        numbers(text),
        [
            "$20–30M",
            "50/50",
            "2",
            "10",
            "100",
            "12-month",
            "1,000",
            "2024",
            "30%",
            "2–3"
        ]
    );
}

#[test]
fn a_claims_sentence_has_no_number_but_the_claims() {
    // Anything inside that is filled, or has claims of its own, speaks for itself.
    let apart = |at: At| {
        ["data-claim", "data-figure", "data-live"]
            .iter()
            .any(|it| at.has(it))
    };
    for (at, _) in ARTICLE.with("data-claim") {
        let text = at.text_without(apart);
        let cited = claims_of(at);
        let known = |number: &str| {
            let of_claims = cited.iter().flat_map(|id| &CLAIMS[id].numbers);
            of_claims.into_iter().any(|known| {
                let mut words = known.split_whitespace();
                *known == number || words.next() == Some(number)
            })
        };
        for number in numbers(&text) {
            assert!(known(&number), "{cited:?}: {number} in “{text}”");
        }
        // One and two are mostly no figures; the larger ones are.
        for number in [
            "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
        ] {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
                let said = word.to_lowercase();
                let is_it = said == number || said.split_once('-').is_some_and(|it| it.0 == number);
                assert!(
                    !is_it || known(&said) || known(number),
                    "{cited:?}: {word} in “{text}”"
                );
            }
        }
    }
}

#[test]
fn no_number_of_the_model_is_written_into_the_prose() {
    let thresholds = MODEL
        .thresholds
        .iter()
        .filter(|it| it.unit != amount::Unit::Count);
    let thresholds = thresholds.filter_map(|it| Some(amount::write(it.default?, it.unit)));
    let starts = MODEL
        .sliders
        .iter()
        .map(|it| amount::write(it.default, it.unit));
    let mut written: BTreeSet<String> = thresholds.chain(starts).collect();
    for (from, to) in [
        ("t.arr", "t.arr_high"),
        ("t.penetration", "t.penetration_high"),
    ] {
        let value = |key: &str| {
            let it = MODEL.thresholds.iter().find(|it| it.key == key);
            let it = it.expect("the model has it");
            (it.default.expect("it is on"), it.unit)
        };
        let ((from, unit), (to, _)) = (value(from), value(to));
        written.insert(amount::write_range(from, to, unit));
    }
    // Where a claim has the number, it stands for what was said, not for the tree.
    let said = |at: At<'static>, number: &str| {
        let claims = claims_of(at);
        claims.iter().any(|id| CLAIMS[id].numbers.contains(&number))
    };
    let blocks = ARTICLE.named("main").inside().into_iter().filter(|at| {
        matches!(
            at.tag(),
            "p" | "li" | "td" | "th" | "dd" | "dt" | "caption" | "h2" | "h3" | "summary" | "label"
        )
    });
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    for at in blocks {
        // A title is quoted as it is.
        let text = at.text_without(|at| at.tag() == "cite" || matches!(at.tag(), "p" | "li"));
        for number in numbers(&text).into_iter().filter(|it| written.contains(it)) {
            let allowed = OWN_NUMBERS.iter().find(|(words, _)| text.contains(words));
            used.extend(allowed);
            assert!(
                allowed.is_some() || said(at, &number),
                "{number} in “{text}”"
            );
        }
    }
    for entry in OWN_NUMBERS {
        assert!(used.contains(&entry), "needed no more: {entry:?}");
    }
}

#[test]
fn a_figure_that_a_claim_states_is_the_claims() {
    // The tree's source thresholds are what the sources say.
    for (key, id, said) in [
        ("t.arr", "D8", "$20M"),
        ("t.arr_high", "D8", "$30M"),
        ("t.penetration", "D18", "3–10%"),
        ("t.penetration_high", "D18", "3–10%"),
        ("t.departments", "D19", "2–3"),
    ] {
        let it = MODEL.thresholds.iter().find(|it| it.key == key);
        let it = it.expect("the model has it");
        let place = it.claims.split_whitespace().position(|it| it == id);
        assert!(place.is_some(), "{key} rests on {id}");
        assert!(CLAIMS[id].numbers.contains(&said), "{id}");
        let value = words::threshold(&MODEL, threshold(key), it.default);
        let digits = value.trim_matches(|c: char| !c.is_ascii_digit());
        assert!(
            numbers_in(said).contains(&digits.to_owned()),
            "{key}: {value}"
        );
    }
}

fn threshold(key: &str) -> sales_motion_engine::model::ThresholdId {
    crate::support::threshold(key)
}

/// The digits between other signs.
fn numbers_in(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter(|it| !it.is_empty()).map(Into::into).collect()
}
