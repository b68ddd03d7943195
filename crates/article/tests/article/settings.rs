//! Reading, keeping and writing the settings.

use std::collections::HashSet;

use proptest::prelude::*;
use sales_motion_article::settings::is_article_key;
use sales_motion_article::tables::{Mark, Unit};
use sales_motion_article::{
    AMOUNTS, CHOICES, EVIDENCE, GROUPS, ITEMS, Key, ProblemKind, Settings, TEXTS, ids,
};
use sales_motion_engine::{MODEL, reading};

use crate::support::{key, settings, with};

/// The first checkbox, by its name in the pair of all.
fn first_item() -> &'static str {
    ITEMS[0].strip_prefix("done.").expect("it is a checkbox")
}

#[test]
fn the_defaults_are_the_contracts() {
    let settings = Settings::defaults();
    for (name, text) in [
        ("growth.first", "$500K"),
        ("growth.rate", "200%"),
        ("growth.ceiling", "$60M"),
        ("growth.start", "$25M"),
        ("growth.persistence", "82.5%"),
        ("growth.lag", "9"),
        ("retention.leaves", "3"),
        ("acv.land-and-expand", "$30K"),
        ("cost.bottom-up", "$0.42"),
        ("cost.top-down", "$1.14"),
        ("quota.field", "$1.25M"),
        ("wins.field", "25"),
        ("pricing.size", "unsure"),
        ("map", "deal-arr"),
        ("plan.scope", ""),
        (ITEMS[0], "no"),
    ] {
        assert_eq!(settings.show(key(name)), text, "{name}");
    }
    assert_eq!(settings.write(), []);
    assert_eq!(settings, Settings::default());
}

#[test]
fn every_key_names_one_thing_and_none_of_the_widgets() {
    let mut names = HashSet::new();
    for key in Key::all() {
        assert!(names.insert(key.name()));
        assert_eq!(Key::of(key.name()), Some(key));
        assert!(is_article_key(key.name()));
        assert_eq!(reading::Key::of(&MODEL, key.name()), None, "{}", key.name());
    }
    let all = AMOUNTS.len() + CHOICES.len() + TEXTS.len() + ITEMS.len();
    assert_eq!(names.len(), all);
    assert!(is_article_key("done"));
    for other in [
        "",
        "deal",
        "t.arr",
        "v",
        "done.",
        "done.nothing",
        "growth",
        "growth.Rate",
    ] {
        assert!(!is_article_key(other), "{other}");
    }
    for text in reading::write(
        &MODEL,
        &sales_motion_engine::Inputs::defaults(&MODEL),
        &sales_motion_engine::Thresholds::defaults(&MODEL),
        true,
    ) {
        assert!(!is_article_key(text.0), "{}", text.0);
    }
}

#[test]
fn ids_name_what_they_say() {
    for (id, name) in [
        (Key::Amount(ids::GROWTH_THIN_CHURN), "growth.thin_churn"),
        (Key::Amount(ids::ACV_LAND_AND_EXPAND), "acv.land-and-expand"),
        (Key::Choice(ids::PRICING_NOVEL), "pricing.novel"),
        (Key::Text(ids::PLAN_END), "plan.end"),
    ] {
        assert_eq!(id.name(), name);
    }
    let settings = with(&[("map", "arr-penetration")]);
    assert_eq!(settings.answer(ids::MAP), ids::MAP_ARR_PENETRATION);
    assert_eq!(settings.answer(ids::PRICING_SIZE), ids::PRICING_SIZE_UNSURE);
}

#[test]
fn what_is_taken_with_a_change_is_named() {
    use ProblemKind::{Clamped, Rounded};
    let mut settings = Settings::defaults();
    for (name, text, shown, kind) in [
        ("growth.ceiling", "120m", "$120M", None),
        ("growth.ceiling", "5B", "$1B", Some(Clamped("$1B".into()))),
        ("growth.ceiling", "-5", "$10M", Some(Clamped("$10M".into()))),
        ("growth.rate", "-1%", "0%", Some(Clamped("0%".into()))),
        (
            "growth.rate",
            "66.666",
            "66.67%",
            Some(Rounded("66.67%".into())),
        ),
        ("growth.lag", "4.5", "5", Some(Rounded("5".into()))),
        ("cost.top-down", "$1.5", "$1.50", None),
        ("cost.top-down", "0", "$0.01", Some(Clamped("$0.01".into()))),
        (
            "cost.top-down",
            "1.145",
            "$1.15",
            Some(Rounded("$1.15".into())),
        ),
        ("pricing.size", " Large ", "large", None),
        ("plan.scope", "a\r\nb\rc\n", "a\nb\nc\n", None),
        (ITEMS[0], "YES", "yes", None),
        (ITEMS[0], "no", "no", None),
    ] {
        let changed = settings.take(key(name), text).expect(text);
        assert_eq!(settings.show(key(name)), shown, "{name} {text}");
        assert!(
            changed
                .iter()
                .all(|it| !it.ignored() && it.key == name && it.text == text)
        );
        assert_eq!(changed.map(|it| it.kind), kind, "{name} {text}");
    }
}

#[test]
fn what_cannot_be_read_leaves_the_last_good_value() {
    let good = [
        ("growth.ceiling", "80M"),
        ("cost.top-down", "2"),
        ("pricing.size", "small"),
        ("map", "arr-penetration"),
        (ITEMS[0], "yes"),
    ];
    let mut settings = with(&good);
    for (name, text, sentence) in [
        (
            "growth.ceiling",
            "lots",
            "growth.ceiling: can't read “lots”: it is not a number. It was ignored.",
        ),
        (
            "growth.ceiling",
            "",
            "growth.ceiling: can't read “”: nothing is given. It was ignored.",
        ),
        (
            "cost.top-down",
            "3%",
            "cost.top-down: can't read “3%”: it takes no percentage. It was ignored.",
        ),
        (
            "pricing.size",
            "huge",
            "pricing.size: “huge” is none of unsure, small, large. It was ignored.",
        ),
        (
            "map",
            "unsure",
            "map: “unsure” is none of deal-arr, deal-penetration, arr-penetration. \
             It was ignored.",
        ),
    ] {
        let problem = settings.take(key(name), text).expect_err(text);
        assert_eq!(problem.to_string(), sentence);
        assert!(problem.ignored());
    }
    assert!(settings.take(key(ITEMS[0]), "perhaps").is_err());
    assert_eq!(settings, with(&good));
}

#[test]
fn long_texts_are_cut_between_characters() {
    let mut settings = Settings::defaults();
    let scope = key("plan.scope");
    let longest = "ä".repeat(400);
    assert_eq!(settings.take(scope, &longest), Ok(None));
    assert_eq!(settings.show(scope), longest);
    let problem = settings
        .take(scope, &(longest.clone() + "b"))
        .expect("it is taken");
    let problem = problem.expect("it is cut");
    assert_eq!(
        problem.to_string(),
        "plan.scope: longer than 400 characters, so it was cut."
    );
    assert_eq!(settings.show(scope), longest);
    assert_eq!(settings.take(scope, &"\r\n".repeat(400)), Ok(None));
}

#[test]
fn checkboxes_are_counted_and_written_as_one_pair() {
    let mut settings = Settings::defaults();
    let mut written = Vec::new();
    for (place, name) in ITEMS.iter().enumerate() {
        settings.take(key(name), "yes").expect("it can be marked");
        written.push(name.strip_prefix("done.").expect("it is a checkbox"));
        assert_eq!(settings.write(), [("done", written.join(","))], "{place}");
    }
    let mut first = 0;
    for (place, group) in GROUPS.iter().enumerate() {
        let id = sales_motion_article::tables::GroupId(place as u8);
        let size = usize::from(group.end - group.first);
        assert_eq!(group.first, first);
        first = group.end;
        assert_eq!(settings.count(id), (size, size));
        assert_eq!(Settings::defaults().count(id), (0, size));
        for item in group.items() {
            let prefix = format!("done.{}-", group.key);
            assert!(ITEMS[item.index()].starts_with(&prefix));
        }
    }
    assert_eq!(usize::from(first), ITEMS.len());
}

#[test]
fn an_address_is_read_and_everything_odd_is_named() {
    let item = first_item();
    let marks = format!(" {item} ,nothing,");
    let pairs = [
        ("growth.rate", "100"),
        ("colour", "red"),
        ("growth.rate", "150%"),
        ("done", marks.as_str()),
        ("wins.field", "0"),
    ];
    let (settings, problems) = Settings::read(pairs);
    let sentences: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "colour: no such input, so it was ignored.",
            "growth.rate: given twice, so the last counts.",
            "done.nothing: no such input, so it was ignored.",
            "wins.field: “0” is out of range, so 1 was taken.",
        ]
    );
    let expected = [
        ("growth.rate", "150".to_owned()),
        ("wins.field", "1".to_owned()),
        ("done", item.to_owned()),
    ];
    assert_eq!(settings.write(), expected);
    let (twice, problems) = Settings::read([("done", item), ("done", "")]);
    assert_eq!(problems.len(), 1);
    assert_eq!(twice, Settings::defaults());
}

#[test]
fn every_amount_has_its_evidence() {
    assert_eq!(EVIDENCE.len(), AMOUNTS.len());
    for (place, it) in EVIDENCE.iter().enumerate() {
        assert_eq!(it.amount.index(), place);
        let amount = &AMOUNTS[place];
        if it.mark == Mark::Source {
            assert!(!it.claims.is_empty(), "{} names no claim", amount.key);
        }
        if it.mark == Mark::Assumption {
            assert!(it.basis.contains("Ours"), "{}", amount.key);
        }
        // What the arithmetic counts on: nothing overflows.
        assert!(amount.max <= 1_000_000_000, "{}", amount.key);
        assert!(amount.unit != Unit::Percent || amount.max <= 100_000);
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(settings in settings()) {
        let (back, problems) = Settings::read(settings.write());
        prop_assert_eq!(problems, []);
        prop_assert_eq!(back, settings);
    }

    #[test]
    fn what_is_shown_is_taken_again(settings in settings()) {
        let mut back = Settings::defaults();
        for key in Key::all() {
            prop_assert_eq!(back.take(key, &settings.show(key)), Ok(None));
        }
        prop_assert_eq!(back, settings);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}", other in "[-−+$%.,0-9kKmMbB ]{0,12}") {
        for text in [text, other] {
            let mut settings = Settings::defaults();
            for key in Key::all() {
                let before = settings.show(key);
                if settings.take(key, &text).is_err() {
                    prop_assert_eq!(settings.show(key), before);
                }
            }
        }
    }
}
