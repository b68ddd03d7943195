//! What the article's messages do to the state.

use proptest::prelude::*;
use sales_motion::article::{Costs, Msg, cases, live};
use sales_motion::state::{self, State};
use sales_motion_article::settings::Key;
use sales_motion_article::{AMOUNTS, CHOICES, TEXTS};
use sales_motion_engine::model::{MotionId, PresetId};
use sales_motion_engine::{Inputs, MODEL};

use crate::html::ARTICLE;
use crate::support::{given, preset, situation, slider};

fn after(state: &State, msg: Msg) -> State {
    state.update(state::Msg::InArticle(msg))
}

fn set(state: &State, key: &str, text: &str) -> State {
    let msg = Msg::ReaderSet {
        key: key.into(),
        text: text.into(),
        label: "The label".into(),
    };
    after(state, msg)
}

fn says(state: &State, key: &str) -> String {
    live::text(state, key).unwrap_or_else(|| panic!("nothing says `{key}`"))
}

fn holds(state: &State, key: &str) -> String {
    live::input(state, key).unwrap_or_else(|| panic!("nothing holds `{key}`"))
}

/// The places of the page where a problem is said, and what they say.
fn problems(state: &State) -> Vec<(&'static str, String)> {
    let lives = ARTICLE.with("data-live").into_iter();
    let places = lives.filter_map(|(_, key)| key.strip_prefix("problem."));
    let said = places.map(|place| (place, says(state, &format!("problem.{place}"))));
    said.filter(|(_, said)| !said.is_empty()).collect()
}

// ── Controls ─────────────────────────────────────────────────────────────────

#[test]
fn a_switch_in_the_prose_is_the_widgets() {
    let start = given("deal=60k t.arr=25M growth.lag=3");
    for (key, answer, to) in [
        ("role", "record", "role=record"),
        ("single_user", "no", "single_user=no"),
        ("buyers", "few", "buyers=few"),
        ("central", "yes", "central=yes"),
        ("entry", "self-serve", "entry=self-serve"),
    ] {
        let state = set(&start, key, answer);
        let expected = format!("deal=60000 {to} t.arr=25000000 growth.lag=3");
        assert_eq!(situation(&state), expected, "{key}");
        assert_eq!(holds(&state, key), answer);
        let again = set(&state, key, "unsure");
        assert_eq!(situation(&again), situation(&start), "{key}");
        assert_eq!(problems(&again), []);
    }
}

#[test]
fn an_amount_is_taken_changed_or_refused_with_its_reason() {
    for (key, text, shown, kept, said) in [
        (
            "growth.ceiling",
            "80m",
            "$80M",
            "growth.ceiling=80000000",
            None,
        ),
        (
            "growth.persistence",
            "70",
            "70%",
            "growth.persistence=70",
            None,
        ),
        ("cost.top-down", "2.5", "$2.50", "cost.top-down=2.5", None),
        ("wins.field", " 40 ", "40", "wins.field=40", None),
        ("retention.leaves", "3", "3", "", None),
        (
            "retention.leaves",
            "9",
            "5",
            "retention.leaves=5",
            Some((
                "retention",
                "The label: “9” is out of range, so 5 was taken.",
            )),
        ),
        (
            "margin",
            "120%",
            "100%",
            "margin=100",
            Some((
                "economics",
                "The label: “120%” is out of range, so 100% was taken.",
            )),
        ),
        (
            "growth.first",
            "600000.5",
            "$600,001",
            "growth.first=600001",
            Some((
                "growth",
                "The label: “600000.5” is too fine, so $600,001 was taken.",
            )),
        ),
        (
            "growth.start",
            "soon",
            "soon",
            "",
            Some((
                "growth",
                "The label: can't read “soon”: it is not a number. It was ignored.",
            )),
        ),
        (
            "acv.bottom-up",
            "",
            "",
            "",
            Some((
                "economics",
                "The label: can't read “”: nothing is given. It was ignored.",
            )),
        ),
        (
            "kept.top-down",
            "$90",
            "$90",
            "",
            Some((
                "economics",
                "The label: can't read “$90”: it takes no dollars. It was ignored.",
            )),
        ),
        (
            "quota.inside",
            "60%",
            "60%",
            "",
            Some((
                "capacity",
                "The label: can't read “60%”: it takes no percentage. It was ignored.",
            )),
        ),
    ] {
        let state = set(&given(""), key, text);
        assert_eq!(holds(&state, key), shown, "{key}: {text}");
        assert_eq!(situation(&state), kept, "{key}: {text}");
        let said: Vec<_> = said
            .into_iter()
            .map(|(place, it)| (place, it.to_owned()))
            .collect();
        assert_eq!(problems(&state), said, "{key}: {text}");
    }
}

#[test]
fn every_amounts_problem_is_said_once_and_the_last_good_value_stays() {
    for amount in &AMOUNTS {
        let key = amount.key;
        let good = set(&given(""), key, &holds(&given(""), key));
        let state = set(&good, key, "many");
        assert_eq!(problems(&state).len(), 1, "{key}: {:?}", problems(&state));
        assert!(problems(&state)[0].1.starts_with("The label: "), "{key}");
        assert_eq!(state.article.settings, good.article.settings, "{key}");
        assert_eq!(holds(&state, key), "many");
        // Setting anything else says no more of it, and shows what is in force.
        let state = set(&state, "map", "deal-penetration");
        assert_eq!(problems(&state), [], "{key}");
        assert_eq!(holds(&state, key), holds(&good, key));
    }
}

#[test]
fn texts_marks_and_choices_are_taken_as_they_are() {
    for (key, text, kept) in [
        (
            "plan.scope",
            "One team,\r\nthen two",
            "plan.scope=One%20team%2C%0Athen%20two",
        ),
        ("plan.end", "2027-03-31", "plan.end=2027-03-31"),
        ("plan.signer", "", ""),
        ("done.pay-split", "yes", "done=pay-split"),
        ("done.pay-split", "no", ""),
        ("pricing.size", "large", "pricing.size=large"),
        ("pricing.size", "unsure", ""),
        ("map", "arr-penetration", "map=arr-penetration"),
        // What there is not changes nothing.
        ("done.pay-nothing", "yes", ""),
        ("plan.budget", "big", ""),
    ] {
        let state = set(&given(""), key, text);
        assert_eq!(situation(&state), kept, "{key}: {text}");
        assert_eq!(problems(&state), [], "{key}: {text}");
    }
}

#[test]
fn a_text_that_is_too_long_is_cut_and_that_is_said() {
    for text in &TEXTS {
        let long = "x".repeat(usize::from(text.longest) + 1);
        let state = set(&given(""), text.key, &long);
        assert_eq!(holds(&state, text.key), long[1..], "{}", text.key);
        let [(place, said)] = &problems(&state)[..] else {
            panic!("{}: {:?}", text.key, problems(&state));
        };
        assert_eq!(*place, "plan");
        assert!(
            said.contains("The label: longer than 400 characters"),
            "{said}"
        );
    }
}

#[test]
fn marks_are_counted() {
    let mut state = given("");
    assert_eq!(says(&state, "count.pay"), "0 of 7");
    for key in ["done.pay-split", "done.pay-own", "done.leader-data"] {
        state = set(&state, key, "yes");
    }
    for (key, count) in [
        ("pay", "2 of 7"),
        ("leader", "1 of 6"),
        ("company", "0 of 5"),
    ] {
        assert_eq!(says(&state, &format!("count.{key}")), count);
    }
}

#[test]
fn pricing_follows_the_three_answers() {
    for (answers, expected) in [
        ("", "open"),
        ("pricing.size=large", "hybrid"),
        ("pricing.competition=intense", "hybrid"),
        (
            "pricing.size=small pricing.competition=limited pricing.novel=yes",
            "fixed",
        ),
        (
            "pricing.size=small pricing.competition=limited pricing.novel=no",
            "open",
        ),
        ("pricing.size=small pricing.competition=limited", "open"),
    ] {
        assert_eq!(
            live::showing(&given(answers), "pricing"),
            Some(expected),
            "{answers}"
        );
    }
}

// ── Links and the map ────────────────────────────────────────────────────────

#[test]
fn a_link_sets_the_inputs_and_keeps_the_readers_own_numbers() {
    let own = "t.arr=25000000 growth.lag=3 plan.customer=Harbour done=pay-split";
    let start = given(&format!("arr=40M role=record {own}"));
    let state = after(&start, Msg::ReaderFollowed("?deal=8K&central=yes".into()));
    assert_eq!(situation(&state), format!("central=yes {own}"));
    assert_eq!(state.notice, start.notice);
    assert!(Msg::ReaderFollowed(String::new()).replaces_all());
}

#[test]
fn the_point_of_the_map_moves_two_sliders_to_stops() {
    let start = given("role=engagement");
    for (places, to) in [
        ([0.0, 0.0], "arr=100000 deal=100 role=engagement"),
        ([1.0, 1.0], "arr=1000000000 deal=5000000 role=engagement"),
        ([-3.0, 7.0], "arr=1000000000 deal=100 role=engagement"),
        ([0.5, 0.5], "arr=10000000 deal=22000 role=engagement"),
    ] {
        let pointed = [(slider("deal"), places[0]), (slider("arr"), places[1])];
        let state = after(&start, Msg::ReaderPointed(pointed));
        assert_eq!(situation(&state), to, "{places:?}");
        for (id, _) in pointed {
            let amount = state.inputs.amount(id);
            assert_eq!(MODEL[id].scale.nearest_stop(amount), amount);
        }
    }
    assert!(!Msg::ReaderPointed([(slider("deal"), 0.0), (slider("arr"), 0.0)]).replaces_all());
}

// ── The guess ────────────────────────────────────────────────────────────────

fn motion(key: &str) -> MotionId {
    let found = MotionId::all(&MODEL).find(|&id| MODEL[id].key == key);
    found.unwrap_or_else(|| panic!("there is no motion `{key}`"))
}

#[test]
fn the_cases_are_the_companies_in_turn() {
    let companies: Vec<_> = PresetId::all(&MODEL)
        .filter(|&id| MODEL[id].company)
        .collect();
    let mut state = given("");
    let first = state.article.guess.case;
    assert!(companies.contains(&first));
    let mut seen = Vec::new();
    for _ in 0..companies.len() {
        seen.push(state.article.guess.case);
        let before = state.query();
        state = after(&state, Msg::ReaderAskedForAnotherCase);
        assert_eq!(state.article.guess.made, None);
        assert_eq!(state.query(), before, "looking at a case sets nothing");
    }
    assert_eq!(state.article.guess.case, first);
    seen.sort();
    assert_eq!(seen, companies);
}

#[test]
fn a_case_is_told_before_the_guess_and_judged_after() {
    let start = given("role=record t.arr=28M");
    assert_eq!(live::showing(&start, "case"), Some("slack"));
    assert_eq!(live::showing(&start, "told"), Some(""));
    let facts = cases::write("facts").expect("there are facts");
    let slack = facts
        .split("<div ")
        .find(|it| it.contains("case=slack"))
        .expect("Slack is a case");
    for fact in [
        "Slack, June 2015",
        "Penetration 15%",
        "ARR $25M",
        "Deal size $4.5K",
        "Engagement tool",
    ] {
        assert!(slack.contains(fact), "{fact}");
    }
    assert_eq!(says(&start, "guess.result"), "");
    assert_eq!(live::showing(&start, "guess"), Some("open"));

    // The tree says what the sources' thresholds say, whatever the reader's are.
    for (guess, words) in [
        (
            "bottom-up",
            "You guessed Bottom-up. The tree says so too: Bottom-up, top-down layer now.",
        ),
        (
            "top-down",
            "You guessed Top-down. The tree says Bottom-up, top-down layer now.",
        ),
    ] {
        let state = after(&start, Msg::ReaderGuessed(motion(guess)));
        let result = says(&state, "guess.result");
        assert_eq!(result, words);
        assert_eq!(live::showing(&state, "told"), Some("slack"));
        assert_eq!(live::showing(&state, "guess"), Some("done"));
        // The widget takes the case, and the reader's thresholds stay.
        assert_eq!(state.preset(), Some(preset("slack")));
        assert_eq!(state.thresholds(), start.thresholds());
    }
    assert!(Msg::ReaderGuessed(motion("top-down")).replaces_all());
}

#[test]
fn every_case_can_be_judged() {
    let mut state = given("");
    for _ in 0..PresetId::all(&MODEL).count() {
        let case = state.article.guess.case;
        let judged = after(&state, Msg::ReaderGuessed(motion("land-and-expand")));
        assert_eq!(judged.inputs, Inputs::preset(&MODEL[case]));
        assert!(says(&judged, "guess.result").contains(&says(&judged, "answer")));
        state = after(&judged, Msg::ReaderAskedForAnotherCase);
        assert_eq!(says(&state, "guess.result"), "");
    }
}

// ── Economics and capacity ───────────────────────────────────────────────────

#[test]
fn the_costs_of_a_year_are_taken_for_all_models() {
    let own = given("margin=80 acv.top-down=200000 cost.bottom-up=9");
    let costs = ["cost.bottom-up", "cost.land-and-expand", "cost.top-down"];
    let shown = |state: &State| costs.map(|key| holds(state, key));
    let state = after(
        &set(&own, "cost.top-down", "dear"),
        Msg::ReaderPickedCosts(Costs::Of2024),
    );
    assert_eq!(shown(&state), ["$2.00", "$2.00", "$2.00"]);
    assert_eq!(problems(&state), []);
    let state = after(&state, Msg::ReaderPickedCosts(Costs::Of2016));
    assert_eq!(shown(&state), ["$0.42", "$1.13", "$1.14"]);
    assert_eq!(situation(&state), "acv.top-down=200000 margin=80");
}

#[test]
fn the_figures_follow_the_settings_and_may_have_no_end() {
    for (given_as, key, expected) in [
        ("", "cac.bottom-up", "$2.1K"),
        ("", "payback.bottom-up", "7.2 months"),
        ("", "ltv.bottom-up", "$35K"),
        ("", "ratio.bottom-up", "16.7×"),
        ("", "customers.bottom-up", "20,000"),
        ("", "customers.top-down", "834"),
        ("acv.bottom-up=1", "customers.bottom-up", "100,000,000"),
        ("margin=0", "payback.top-down", "no end"),
        ("kept.top-down=100", "ltv.top-down", "no end"),
        ("kept.top-down=100", "ratio.top-down", "no end"),
        (
            "quota.field=1000000 wins.field=40",
            "capacity.field",
            "$25K",
        ),
        ("quota.field=1000000 wins.field=40", "sum.field", "$1M ÷ 40"),
    ] {
        assert_eq!(says(&given(given_as), key), expected, "`{given_as}` {key}");
    }
}

#[test]
fn the_capacity_lines_become_thresholds_or_are_refused() {
    for (before, to, said) in [
        // At the defaults the lines are the tree's own.
        ("", "", ""),
        ("wins.inside=30", "t.self_serve=20000 wins.inside=30", ""),
        (
            "wins.inside=30 wins.field=50 role=record",
            "role=record t.self_serve=20000 t.top_down=25000 wins.inside=30 wins.field=50",
            "",
        ),
        // Back to the tree's own.
        ("t.self_serve=3000 t.top_down=90000", "", ""),
        // Both move at once, past where the other stood.
        (
            "quota.inside=6000000 wins.field=10",
            "t.self_serve=100000 t.top_down=125000 quota.inside=6000000 wins.field=10",
            "",
        ),
        (
            "wins.field=4",
            "wins.field=4",
            "Top-down floor stays: it can't be above “Taken for a core system”, which is $250K.",
        ),
        (
            "wins.field=4 t.core=off",
            "t.top_down=312500 t.core=off wins.field=4",
            "",
        ),
    ] {
        let state = after(&given(before), Msg::ReaderTookCapacity);
        assert_eq!(situation(&state), to, "`{before}`");
        assert_eq!(says(&state, "problem.capacity"), said, "`{before}`");
    }
    // The lines cross: at least one of the thresholds stays, and the order holds.
    let state = after(&given("quota.inside=6M"), Msg::ReaderTookCapacity);
    assert_ne!(says(&state, "problem.capacity"), "");
    let get = |key| state.thresholds().get(crate::support::threshold(key));
    assert!(get("t.self_serve") < get("t.top_down"));
    assert!(Msg::ReaderTookCapacity.replaces_all());
}

// ── The address ──────────────────────────────────────────────────────────────

/// Anything that a setting can be set to, as it is typed.
fn typed() -> impl Strategy<Value = (Key, String)> {
    prop::sample::select(Key::all()).prop_flat_map(|key| {
        let text = match key {
            Key::Amount(_) => "[0-9]{1,9}".boxed(),
            Key::Choice(id) => prop::sample::select(CHOICES[id.index()].answers.to_vec())
                .prop_map(Into::into)
                .boxed(),
            Key::Text(_) => "[ -~äß€’\n&=#%+]{0,30}".boxed(),
            Key::Item(_) => prop::sample::select(vec!["yes", "no"])
                .prop_map(Into::into)
                .boxed(),
        };
        (Just(key), text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_setting_survives_the_address(all in prop::collection::vec(typed(), 0..12)) {
        let mut state = given("deal=60k");
        for (key, text) in all {
            state = set(&state, key.name(), &text);
        }
        let again = State::from_query(&state.query());
        prop_assert_eq!(&again.notice, &Vec::<String>::new());
        prop_assert_eq!(&again.article.settings, &state.article.settings);
        prop_assert_eq!(again.query(), state.query());
        // So does a full link, and going back to an address.
        let full = sales_motion::address::write_in_full(&state);
        prop_assert_eq!(&State::from_query(&full).article.settings, &state.article.settings);
        let back = given("growth.lag=1").update(state::Msg::AddressChanged(state.query()));
        prop_assert_eq!(back.article.settings, state.article.settings);
    }
}

#[test]
fn every_setting_can_be_in_the_address() {
    for key in Key::all() {
        let start = given("");
        let other = match key {
            Key::Amount(id) => {
                let it = &AMOUNTS[id.index()];
                let end = if it.default == it.min { it.max } else { it.min };
                let mut settings = start.article.settings.clone();
                settings.set_amount(id, end);
                settings.show(key)
            }
            Key::Choice(id) => {
                let last = CHOICES[id.index()].answers.last();
                (*last.expect("a choice has answers")).into()
            }
            Key::Text(_) => "a & b = 50%".into(),
            Key::Item(_) => "yes".into(),
        };
        let state = set(&start, key.name(), &other);
        assert_ne!(state.query(), start.query(), "{}", key.name());
        let again = State::from_query(&state.query());
        assert_eq!(
            again.article.settings,
            state.article.settings,
            "{}",
            key.name()
        );
        assert_eq!(again.notice, Vec::<String>::new(), "{}", key.name());
    }
}

#[test]
fn what_the_article_does_not_know_is_named() {
    for (query, notice) in [
        (
            "growth.speed=3",
            "growth.speed: no such input, so it was ignored.",
        ),
        (
            "done=pay-split,pay-luck",
            "done.pay-luck: no such input, so it was ignored.",
        ),
        (
            "map=deal-deal",
            "map: “deal-deal” is none of deal-arr, deal-penetration, arr-penetration. It was ignored.",
        ),
        (
            "margin=half",
            "margin: can't read “half”: it is not a number. It was ignored.",
        ),
        (
            "wins.field=0",
            "wins.field: “0” is out of range, so 1 was taken.",
        ),
        (
            "margin=60&margin=65",
            "margin: given twice, so the last counts.",
        ),
    ] {
        let state = State::from_query(query);
        assert_eq!(state.notice, [notice], "{query}");
        let back = given("").update(state::Msg::AddressChanged(query.into()));
        assert_eq!(back.notice, [notice], "{query}");
    }
    assert_eq!(
        situation(&State::from_query("done=pay-split,pay-luck")),
        "done=pay-split"
    );
}

#[test]
fn only_what_replaces_everything_is_a_step_of_the_history() {
    for (msg, expected) in [
        (Msg::ReaderFollowed("deal=8K".into()), true),
        (Msg::ReaderGuessed(MotionId(0)), true),
        (Msg::ReaderTookCapacity, true),
        (Msg::ReaderAskedForAnotherCase, false),
        (Msg::ReaderPickedCosts(Costs::Of2024), false),
        (Msg::ReaderStartedLayer(3), false),
    ] {
        assert_eq!(
            state::Msg::InArticle(msg.clone()).replaces_all(),
            expected,
            "{msg:?}"
        );
    }
}
