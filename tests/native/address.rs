//! The address: what it says, and that nothing of it is lost or dropped in
//! silence.

use proptest::prelude::*;
use sales_motion::address;
use sales_motion::state::State;
use sales_motion_engine::{Inputs, MODEL, Thresholds, reading};

use crate::support::{given, inputs, query, situation, slider, states, written};

#[test]
fn only_what_differs_is_written() {
    for (said, written) in [
        ("", ""),
        (
            "penetration=2.5 arr=18M deal=$8k role=unsure pilot=none t.core=250k",
            "",
        ),
        ("deal=60k", "deal=60000"),
        ("penetration=0.05%", "penetration=0.05"),
        ("arr=1.5b", "arr=1500000000"),
        ("departments=0", "departments=0"),
        (
            "entry=self-serve pilot=without-plan",
            "entry=self-serve pilot=without-plan",
        ),
        ("t.core=off", "t.core=off"),
        (
            "t.arr=25M t.arr_high=$25,000,000",
            "t.arr=25000000 t.arr_high=25000000",
        ),
    ] {
        assert_eq!(situation(&given(said)), written, "`{said}`");
    }
}

#[test]
fn a_full_link_says_everything_and_the_version() {
    let state = given("");
    let full = address::write_in_full(&state);
    assert!(full.starts_with("v=1&"), "{full}");
    let keys = full
        .split('&')
        .map(|pair| pair.split_once('=').expect("key=value").0);
    let inputs = MODEL.sliders.iter().map(|it| it.key);
    let inputs = inputs.chain(MODEL.switches.iter().map(|it| it.key));
    let all = ["v"]
        .into_iter()
        .chain(inputs)
        .chain(MODEL.thresholds.iter().map(|it| it.key));
    assert_eq!(keys.collect::<Vec<_>>(), all.collect::<Vec<_>>());
    assert_eq!(address::read(&full).problems, Vec::<String>::new());
}

#[test]
fn what_is_not_taken_as_it_stands_is_named() {
    for (asked, taken, problems) in [
        (
            "deal=abc",
            "",
            &["deal: can't read “abc”: it is not a number. It was ignored."][..],
        ),
        (
            "deal=",
            "",
            &["deal: can't read “”: nothing is given. It was ignored."],
        ),
        ("foo=1", "", &["foo: no such input, so it was ignored."]),
        (
            "arr=-5",
            "arr=0",
            &["arr: “-5” is out of range, so $0 was taken."],
        ),
        (
            "deal=0",
            "deal=1",
            &["deal: “0” is out of range, so $1 was taken."],
        ),
        (
            "penetration=101",
            "penetration=100",
            &["penetration: “101” is out of range, so 100% was taken."],
        ),
        (
            "penetration=1.234",
            "penetration=1.23",
            &["penetration: “1.234” is too fine, so 1.23% was taken."],
        ),
        (
            "role=king",
            "",
            &["role: “king” is none of record, engagement, unsure. It was ignored."],
        ),
        (
            "pilot=unsure",
            "",
            &["pilot: “unsure” is none of none, with-plan, without-plan. It was ignored."],
        ),
        (
            "deal=9k deal=60k",
            "deal=60000",
            &["deal: given twice, so the last counts."],
        ),
        (
            "t.core=1",
            "",
            &[
                "t.core: “1” was refused, because it can't be below “Top-down floor”, which is $50K.",
            ],
        ),
        (
            "t.self_serve=50k",
            "",
            &[
                "t.self_serve: “50k” was refused, because it must be below “Top-down floor”, which is $50K.",
            ],
        ),
        (
            "t.arr=off",
            "",
            &["t.arr: can't read “off”: it is not a number. It was ignored."],
        ),
        (
            "v=9",
            "",
            &["This link was made for version 9 of the rules; this page uses version 1."],
        ),
        ("v=1", "", &[]),
        // How a host shows the widget is the host's affair.
        ("theme=dark accent=%23f80", "", &[]),
        ("preset=nobody", "", &["preset: “nobody” is no example."]),
        (
            "deal=abc foo=1 arr=-5 role=king t.core=1 v=9 penetration=4",
            "penetration=4 arr=0",
            &[
                "This link was made for version 9 of the rules; this page uses version 1.",
                "deal: can't read “abc”: it is not a number. It was ignored.",
                "foo: no such input, so it was ignored.",
                "arr: “-5” is out of range, so $0 was taken.",
                "role: “king” is none of record, engagement, unsure. It was ignored.",
                "t.core: “1” was refused, because it can't be below “Top-down floor”, which is $50K.",
            ],
        ),
    ] {
        let read = address::read(&query(asked));
        assert_eq!(read.problems, problems, "`{asked}`");
        let taken_as = written(&read.inputs, &read.thresholds, false);
        assert_eq!(taken_as, query(taken), "`{asked}`");
    }
}

#[test]
fn an_example_is_a_start_that_other_keys_change() {
    for preset in MODEL.presets {
        let named = address::read(&["preset=", preset.key].concat());
        assert_eq!(named.inputs, Inputs::preset(preset), "{}", preset.key);
        for query in ["preset={}&deal=77k", "deal=77k&preset={}"] {
            let query = query.replace("{}", preset.key);
            let read = address::read(&query);
            let mut expected = Inputs::preset(preset);
            expected.set_amount(&MODEL, slider("deal"), 77_000);
            assert_eq!(read.inputs, expected, "{query}");
            assert_eq!(read.problems, Vec::<String>::new(), "{query}");
        }
    }
}

#[test]
fn a_query_may_be_encoded_and_may_have_its_question_mark() {
    for query in [
        "?deal=%2460k",
        "deal=%2460%2C000",
        "?deal=+60k+",
        "deal=60k&",
    ] {
        let read = address::read(query);
        assert_eq!(read.problems, Vec::<String>::new(), "{query}");
        assert_eq!(
            written(&read.inputs, &read.thresholds, false),
            "deal=60000",
            "{query}"
        );
    }
}

proptest! {
    #[test]
    fn inputs_and_thresholds_stand_in_a_query_as_they_are(state in states()) {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        for (key, value) in reading::write(&MODEL, &state.inputs, state.thresholds(), true) {
            prop_assert!(key.bytes().chain(value.bytes()).all(plain), "{key}={value}");
        }
    }

    #[test]
    fn every_state_survives_the_address(state in states()) {
        for query in [address::write(&state), address::write_in_full(&state)] {
            let read = address::read(&query);
            prop_assert_eq!(read.problems, Vec::<String>::new(), "{}", query);
            prop_assert_eq!(&read.inputs, &state.inputs, "{}", query);
            prop_assert_eq!(&read.thresholds, state.thresholds(), "{}", query);
        }
    }

    #[test]
    fn no_query_breaks_it(query in any::<String>()) {
        let state = State::from_query(&query);
        let again = State::from_query(&state.query());
        prop_assert_eq!(&again.inputs, &state.inputs);
        prop_assert_eq!(again.thresholds(), state.thresholds());
        prop_assert_eq!(again.article.settings, state.article.settings);
    }

    #[test]
    fn a_broken_pair_harms_no_other(inputs in inputs(), junk in "[a-z]{1,8}=[^&]{0,8}") {
        let keys = MODEL.sliders.iter().map(|it| it.key).chain(MODEL.switches.iter().map(|it| it.key));
        let others = ["v", "map", "margin", "done"];
        prop_assume!(keys.chain(others).all(|key| !junk.starts_with(&format!("{key}="))));
        let defaults = Thresholds::defaults(&MODEL);
        let query = written(&inputs, &defaults, false);
        let read = address::read(&format!("{junk}&{query}"));
        prop_assert_eq!(&read.inputs, &inputs);
        prop_assert_eq!(read.problems.len(), 1);
    }
}

#[test]
fn the_defaults_need_no_query() {
    let read = address::read("");
    assert_eq!(read.inputs, Inputs::defaults(&MODEL));
    assert_eq!(read.thresholds, Thresholds::defaults(&MODEL));
    assert_eq!(read.problems, Vec::<String>::new());
}
