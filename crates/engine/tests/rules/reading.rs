//! One vocabulary, and nothing dropped in silence.

use sales_motion_engine::reading::{Reading, read, write};
use sales_motion_engine::{Inputs, MODEL, Thresholds};

use crate::support::{given, slider_id, switch_id};

#[test]
fn amounts_are_read_as_people_write_them() {
    for (key, text, amount) in [
        ("arr", "25M", 25_000_000),
        ("arr", "$25m", 25_000_000),
        ("arr", "25,000,000", 25_000_000),
        ("arr", "1.5b", 1_500_000_000),
        ("deal", "8k", 8_000),
        ("deal", "$ 8,000", 8_000),
        ("penetration", "3%", 300),
        ("penetration", "2.5", 250),
        ("penetration", "0.01", 1),
        ("penetration", "100", 10_000),
        ("arr", "0", 0),
        ("arr", "100B", 100_000_000_000),
        ("deal", "1", 1),
    ] {
        let reading = read(&MODEL, [(key, text)]);
        assert_eq!(reading.problems, [], "{key} {text}");
        assert_eq!(
            reading.inputs.amount(slider_id(key)),
            amount,
            "{key} {text}"
        );
    }
}

#[test]
fn answers_are_read_by_their_keys() {
    for (key, texts) in [
        ("role", &["record", "engagement", "unsure"][..]),
        ("single_user", &["yes", "no", "unsure"]),
        ("buyers", &["many", "few", "unsure"]),
        ("central", &["yes", "no", "unsure"]),
        ("entry", &["self-serve", "sales", "unsure"]),
        ("departments", &["0", "2", "99", "unsure"]),
        ("demand", &["yes", "no", "unsure"]),
        ("pilot", &["none", "with-plan", "without-plan"]),
        ("involved", &["yes", "no", "unsure"]),
    ] {
        for text in texts {
            let reading = read(&MODEL, [(key, text.to_uppercase())]);
            assert_eq!(reading.problems, [], "{key} {text}");
            let switch = switch_id(key);
            let answer = MODEL[switch].answer_key(reading.inputs.answer(switch));
            assert_eq!(answer, *text, "{key}");
        }
    }
}

/// The problem's sentence, whether the text was ignored, and what is in force.
#[test]
fn each_problem_names_its_key_and_its_reason() {
    for (pairs, problems) in [
        (
            &[("colour", "red")][..],
            &["colour: no such input, so it was ignored."][..],
        ),
        (
            &[("deal", "much")],
            &["deal: can't read “much”: it is not a number. It was ignored."],
        ),
        (
            &[("deal", "")],
            &["deal: can't read “”: nothing is given. It was ignored."],
        ),
        (
            &[("deal", "8%")],
            &["deal: can't read “8%”: it takes no percentage. It was ignored."],
        ),
        (
            &[("penetration", "$3")],
            &["penetration: can't read “$3”: it takes no dollars. It was ignored."],
        ),
        (
            &[("role", "boss")],
            &["role: “boss” is none of record, engagement, unsure. It was ignored."],
        ),
        (
            &[("pilot", "unsure")],
            &["pilot: “unsure” is none of none, with-plan, without-plan. It was ignored."],
        ),
        (
            &[("departments", "some")],
            &["departments: can't read “some”: it is not a number. It was ignored."],
        ),
        (
            &[("departments", "100")],
            &["departments: “100” is out of range, so 99 was taken."],
        ),
        (
            &[("penetration", "101%")],
            &["penetration: “101%” is out of range, so 100% was taken."],
        ),
        (
            &[("deal", "0")],
            &["deal: “0” is out of range, so $1 was taken."],
        ),
        (
            &[("arr", "-5")],
            &["arr: “-5” is out of range, so $0 was taken."],
        ),
        (
            &[("arr", "999999999999999999999999")],
            &["arr: “999999999999999999999999” is out of range, so $100B was taken."],
        ),
        (
            &[("penetration", "2.505")],
            &["penetration: “2.505” is too fine, so 2.51% was taken."],
        ),
        (
            &[("t.penetration", "0")],
            &["t.penetration: “0” is out of range, so 0.01% was taken."],
        ),
        (
            &[("t.arr", "off")],
            &["t.arr: can't read “off”: it is not a number. It was ignored."],
        ),
        (
            &[("deal", "9k"), ("deal", "7k")],
            &["deal: given twice, so the last counts."],
        ),
        // All of them, in the order given.
        (
            &[("deal", "x"), ("size", "1"), ("arr", "-1")],
            &[
                "deal: can't read “x”: it is not a number. It was ignored.",
                "size: no such input, so it was ignored.",
                "arr: “-1” is out of range, so $0 was taken.",
            ],
        ),
    ] {
        let reading = read(&MODEL, pairs.iter().copied());
        let said: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, problems, "{pairs:?}");
        for problem in &reading.problems {
            let ignored = problem.to_string().ends_with("ignored.");
            assert_eq!(problem.ignored(), ignored, "{problem}");
        }
    }
}

#[test]
fn what_cannot_be_read_leaves_the_default_and_the_rest() {
    let Reading { inputs, .. } = read(
        &MODEL,
        [("deal", "x"), ("role", "x"), ("arr", "5M"), ("t.core", "x")],
    );
    assert_eq!(inputs.amount(slider_id("deal")), 8_000);
    assert_eq!(inputs.amount(slider_id("arr")), 5_000_000);
    let role = switch_id("role");
    assert_eq!(MODEL[role].answer_key(inputs.answer(role)), "unsure");
}

#[test]
fn of_a_repeated_key_the_last_counts() {
    let reading = read(
        &MODEL,
        [
            ("deal", "9k"),
            ("t.arr", "25M"),
            ("t.arr", "22M"),
            ("deal", "7k"),
        ],
    );
    assert_eq!(reading.inputs.amount(slider_id("deal")), 7_000);
    let overrides = reading.thresholds.overrides(&MODEL);
    assert_eq!(overrides.len(), 1);
    assert_eq!(overrides[0].1, Some(22_000_000));
}

#[test]
fn nothing_is_written_of_what_is_default_unless_all_is_asked_for() {
    let defaults = (Inputs::defaults(&MODEL), Thresholds::defaults(&MODEL));
    assert_eq!(write(&MODEL, &defaults.0, &defaults.1, false), []);
    let all = write(&MODEL, &defaults.0, &defaults.1, true);
    let all: Vec<_> = all
        .iter()
        .map(|(key, text)| format!("{key}={text}"))
        .collect();
    assert_eq!(
        all.join(" "),
        "penetration=2.5 arr=18000000 deal=8000 role=unsure single_user=unsure buyers=unsure \
         central=unsure entry=unsure departments=unsure demand=unsure pilot=none involved=unsure \
         t.penetration=3 t.penetration_high=10 t.departments=2 t.arr=20000000 \
         t.arr_high=30000000 t.self_serve=10000 t.top_down=50000 t.core=250000"
    );

    let moved = given("deal=30k departments=0 t.core=off penetration=0.07");
    assert_eq!(
        write(&MODEL, &moved.inputs, &moved.thresholds, false),
        [
            ("penetration", "0.07".into()),
            ("deal", "30000".into()),
            ("departments", "0".into()),
            ("t.core", "off".into()),
        ]
    );
}
