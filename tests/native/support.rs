//! Asking the app in the vocabulary of the command line.

use proptest::collection::vec;
use proptest::prelude::*;
use sales_motion::state::State;
use sales_motion_engine::model::{
    Answer, Answers, Domain, PresetId, SliderId, SwitchId, ThresholdId,
};
use sales_motion_engine::reading::{self, Key};
use sales_motion_engine::{Inputs, MODEL, Thresholds};

/// The query that says a situation.
pub fn query(situation: &str) -> String {
    situation.split_whitespace().collect::<Vec<_>>().join("&")
}

/// The state in a situation that is free of problems.
pub fn given(situation: &str) -> State {
    let state = State::from_query(&query(situation));
    assert_eq!(state.notice, Vec::<String>::new(), "`{situation}`");
    state
}

/// A situation that differs from the defaults in this.
pub fn situation(state: &State) -> String {
    state.query().replace('&', " ")
}

pub fn slider(key: &str) -> SliderId {
    match Key::of(&MODEL, key) {
        Some(Key::Slider(id)) => id,
        other => panic!("`{key}` is {other:?}, not a slider"),
    }
}

pub fn switch(key: &str) -> SwitchId {
    match Key::of(&MODEL, key) {
        Some(Key::Switch(id)) => id,
        other => panic!("`{key}` is {other:?}, not a switch"),
    }
}

pub fn threshold(key: &str) -> ThresholdId {
    match Key::of(&MODEL, key) {
        Some(Key::Threshold(id)) => id,
        other => panic!("`{key}` is {other:?}, not a threshold"),
    }
}

pub fn preset(key: &str) -> PresetId {
    let found = PresetId::all(&MODEL).find(|&id| MODEL[id].key == key);
    found.unwrap_or_else(|| panic!("there is no preset `{key}`"))
}

/// Amounts of a domain: near its ends, near some amounts, and anywhere, small
/// ones as likely as large ones.
fn amounts(domain: Domain, special: Vec<u64>) -> impl Strategy<Value = u64> {
    let anywhere = (0..=domain.max.ilog2()).prop_flat_map(|power| 0..2_u64 << power);
    let near = (prop::sample::select(special), 0..=2_u64)
        .prop_map(|(amount, step)| (amount + step).saturating_sub(1));
    prop_oneof![anywhere, near, Just(domain.min), Just(domain.max)]
        .prop_map(move |amount| domain.clamp(amount))
}

/// Any answer that a switch accepts.
pub fn answers(switch: SwitchId) -> impl Strategy<Value = Answer> {
    let it = &MODEL[switch];
    let most = match it.answers {
        Answers::Choice(choices) => choices.len() as u16 - 1,
        Answers::Count(most) => most,
    };
    let unsure = if it.may_be_unsure {
        Answer::UNSURE
    } else {
        it.default
    };
    prop_oneof![(0..=most).prop_map(Answer), Just(unsure)]
}

/// Any inputs.
pub fn inputs() -> impl Strategy<Value = Inputs> {
    let sliders: Vec<_> = SliderId::all(&MODEL)
        .map(|id| {
            let thresholds = Thresholds::of_slider(&MODEL, id);
            let special = thresholds.filter_map(|it| MODEL[it].default).collect();
            amounts(MODEL[id].domain, special)
        })
        .collect();
    let switches: Vec<_> = SwitchId::all(&MODEL).map(answers).collect();
    (sliders, switches).prop_map(|(amounts, answers)| {
        let mut inputs = Inputs::defaults(&MODEL);
        for (id, amount) in SliderId::all(&MODEL).zip(amounts) {
            inputs.set_amount(&MODEL, id, amount);
        }
        for (id, answer) in SwitchId::all(&MODEL).zip(answers) {
            inputs.set_answer(&MODEL, id, answer);
        }
        inputs
    })
}

/// Any thresholds that keep their order; often the model's own.
pub fn thresholds() -> impl Strategy<Value = Thresholds> {
    let change = (0..MODEL.thresholds.len() as u16).prop_flat_map(|index| {
        let id = ThresholdId(index);
        let it = &MODEL[id];
        let value = amounts(it.domain, it.default.into_iter().collect());
        let off = if it.may_be_off { 1 } else { 0 };
        let value = prop_oneof![4 => value.prop_map(Some), off => Just(None)];
        (Just(id), value)
    });
    vec(change, 0..4).prop_map(|changes| {
        let mut thresholds = Thresholds::defaults(&MODEL);
        for change in changes {
            thresholds.change(&MODEL, &[change]);
        }
        thresholds
    })
}

/// The query of some inputs and thresholds: of what differs from the defaults,
/// or with `all`, of everything.
pub fn written(inputs: &Inputs, thresholds: &Thresholds, all: bool) -> String {
    let pairs = reading::write(&MODEL, inputs, thresholds, all);
    let pairs = pairs.into_iter().map(|(key, text)| format!("{key}={text}"));
    pairs.collect::<Vec<_>>().join("&")
}

/// Any state that an address can ask for.
pub fn states() -> impl Strategy<Value = State> {
    (inputs(), thresholds())
        .prop_map(|(inputs, thresholds)| State::from_query(&written(&inputs, &thresholds, false)))
}
