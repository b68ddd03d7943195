//! Queries: of the address, of a link, and as a host sends them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sales_motion::state::{Msg, State};
use sales_motion_article::settings::Key;
use sales_motion_engine::MODEL;
use sales_motion_fuzzing::Target;

use crate::moves::{sound, typed};
use crate::screen;

/// Every key that a query may have.
fn keys() -> Vec<&'static str> {
    let inputs = MODEL.sliders.iter().map(|it| it.key);
    let inputs = inputs.chain(MODEL.switches.iter().map(|it| it.key));
    let thresholds = MODEL.thresholds.iter().map(|it| it.key);
    let settings = Key::all().into_iter().map(Key::name);
    let others = ["v", "preset", "theme", "accent", "done", "map"];
    inputs
        .chain(thresholds)
        .chain(settings)
        .chain(others)
        .collect()
}

/// Values that mean something to some key, and any.
fn values() -> impl Strategy<Value = String> {
    let presets = MODEL.presets.iter().map(|it| it.key);
    let words = [
        "yes",
        "no",
        "unsure",
        "record",
        "few",
        "many",
        "self-serve",
        "sales",
        "none",
    ];
    prop_oneof![
        4 => typed(),
        2 => select(words.into_iter().chain(presets).collect::<Vec<_>>()).prop_map(String::from),
        1 => "(%[0-9a-fA-F]{2}){1,4}",
        1 => "[%+=;#?,.-]{0,6}",
        1 => any::<String>(),
    ]
}

/// Queries with keys that there are, with others, and what is none at all.
pub fn queries() -> impl Strategy<Value = String> {
    let pair = (
        prop_oneof![6 => select(keys()).prop_map(String::from), 1 => "\\PC{0,6}"],
        values(),
    );
    let pairs = vec(pair, 0..8).prop_map(|pairs| {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        pairs.join("&")
    });
    prop_oneof![6 => pairs, 1 => any::<String>(), 1 => "[?&=%+#]{0,12}"]
}

#[test]
fn any_query_gives_a_state_that_its_own_link_gives_again() {
    Target::new("queries", 1_000)
        .slow(10)
        .check(queries(), |query| {
            let state = State::from_query(&query);
            sound(&state)?;
            screen::sound(&state)?;
            prop_assert!(
                state.notice.iter().all(|line| line.ends_with('.')),
                "{:?}",
                state.notice
            );
            let again = State::from_query(&state.query());
            prop_assert_eq!(again.query(), state.query());
            Ok(())
        });
}

#[test]
fn a_host_may_send_one_query_after_another() {
    let queries = vec(queries(), 1..=8);
    Target::new("queries sent by a host", 2_000)
        .steps(8)
        .check(queries, |queries| {
            let mut state = State::from_query("");
            for query in queries {
                state = state.update(Msg::AddressChanged(query.clone()));
                // What was there before has no say in it.
                let anew = State::from_query(&query);
                prop_assert_eq!(&state.inputs, &anew.inputs);
                prop_assert_eq!(state.thresholds(), anew.thresholds());
                prop_assert_eq!(&state.notice, &anew.notice);
                prop_assert_eq!(state.record(), anew.record());
            }
            Ok(())
        });
}
