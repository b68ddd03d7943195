//! Anything a reader or a host can do, in any order.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sales_motion::address;
use sales_motion::state::{Field, Fold, Msg, State};
use sales_motion_engine::model::{Answer, PresetId, SliderId, SwitchId, ThresholdId};
use sales_motion_engine::scale::Stride;
use sales_motion_engine::{Direction, MODEL, decide};
use sales_motion_fuzzing::Target;

use crate::address::queries;
use crate::screen;

/// The longest sequence tried.
const MOVES: u32 = 25;

pub fn sliders() -> impl Strategy<Value = SliderId> {
    select(SliderId::all(&MODEL).collect::<Vec<_>>())
}

/// Mostly places on the track; some beside it, and what is no place at all.
pub fn places() -> impl Strategy<Value = f64> {
    prop_oneof![8 => 0.0..=1.0, 1 => -2.0..=3.0, 1 => any::<f64>()]
}

/// What may be typed: amounts of any length, and anything.
pub fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[$]?[1-9][0-9]{0,5}([.][0-9]{1,3})?[kmb%]?",
        2 => "[1-9]0{1,8}",
        1 => "off|OFF|unsure|",
        1 => "\\PC{0,8}",
    ]
}

/// Answers that the switch has, most of the time.
fn answers() -> impl Strategy<Value = (SwitchId, Answer)> {
    let switches = select(SwitchId::all(&MODEL).collect::<Vec<_>>());
    let answers = prop_oneof![
        6 => (0..4_u16).prop_map(Answer),
        2 => Just(Answer::UNSURE),
        1 => any::<u16>().prop_map(Answer),
    ];
    (switches, answers)
}

fn fields() -> impl Strategy<Value = Field> {
    let thresholds = select(ThresholdId::all(&MODEL).collect::<Vec<_>>());
    prop_oneof![
        1 => sliders().prop_map(Field::Slider),
        2 => thresholds.prop_map(Field::Threshold),
    ]
}

fn moves() -> impl Strategy<Value = Msg> {
    let directions = || select(vec![Direction::Up, Direction::Down]);
    let strides = select(vec![Stride::Fine, Stride::Medium, Stride::Large]);
    let presets = select(PresetId::all(&MODEL).collect::<Vec<_>>());
    prop_oneof![
        8 => (sliders(), places()).prop_map(|(id, at)| Msg::ReaderDraggedSlider(id, at)),
        4 => (sliders(), directions(), strides)
            .prop_map(|(id, way, by)| Msg::ReaderSteppedSlider(id, way, by)),
        1 => (sliders(), directions()).prop_map(|(id, way)| Msg::ReaderSentSliderToEnd(id, way)),
        2 => vec((sliders(), any::<u64>()), 0..4).prop_map(Msg::ReaderSetSliders),
        6 => answers().prop_map(|(id, answer)| Msg::ReaderAnswered(id, answer)),
        6 => (fields(), typed()).prop_map(|(field, text)| Msg::ReaderTyped(field, text)),
        1 => (fields(), typed()).prop_map(|(field, text)| Msg::ReaderTypes(field, text)),
        1 => presets.prop_map(Msg::ReaderPickedPreset),
        1 => select(vec![
            Msg::ReaderToggledExamples,
            Msg::ReaderToggledThresholds,
            Msg::ReaderToggledFold(Fold::Refine),
            Msg::ReaderToggledFold(Fold::Route),
            Msg::ReaderToggledFold(Fold::Drawing),
            Msg::ReaderRestoredThresholds,
            Msg::ReaderPressedReset,
            Msg::ReaderAskedForLink,
            Msg::ReaderDismissedNotice,
        ]),
        1 => queries().prop_map(Msg::AddressChanged),
    ]
}

#[test]
fn whatever_is_done_the_state_and_the_screen_are_sound() {
    let done = vec(moves(), 1..=MOVES as usize);
    let target = Target::new("moves through update and the view model", 4_000);
    target.steps(MOVES).check(done, |done| {
        let mut state = State::from_query("");
        for msg in done {
            let before = state;
            state = before.update(msg.clone());
            sound(&state)?;
            screen::sound(&state)?;
            changed_only_what_it_says(&before, &state, &msg)?;
        }
        Ok(())
    });
}

/// What must be true of any state.
pub fn sound(state: &State) -> Result<(), TestCaseError> {
    for id in SliderId::all(&MODEL) {
        prop_assert!(MODEL[id].domain.contains(state.inputs.amount(id)));
    }
    for id in SwitchId::all(&MODEL) {
        prop_assert!(MODEL[id].accepts(state.inputs.answer(id)));
    }
    let thresholds = state.thresholds();
    for id in ThresholdId::all(&MODEL) {
        let value = thresholds.get(id);
        prop_assert!(value.map_or(MODEL[id].may_be_off, |it| MODEL[id].domain.contains(it)));
    }
    for order in MODEL.orders {
        if let (Some(low), Some(high)) = (thresholds.get(order.low), thresholds.get(order.high)) {
            prop_assert!(low < high || (low == high && order.may_be_equal));
        }
    }
    // The rules say the same, asked anew.
    let decision = decide(&MODEL, &state.inputs, thresholds);
    prop_assert_eq!(&*state.decision, &decision);
    // A link to it says the same, the short one and the long.
    for query in [address::write(state), address::write_in_full(state)] {
        let asked = address::read(&query);
        prop_assert_eq!(&asked.problems, &Vec::<String>::new(), "{}", query);
        prop_assert_eq!(&asked.inputs, &state.inputs, "{}", query);
        prop_assert_eq!(&asked.thresholds, thresholds, "{}", query);
        prop_assert_eq!(&asked.settings, &state.article.settings, "{}", query);
    }
    let record: serde_json::Value = serde_json::from_str(&state.record())
        .map_err(|error| TestCaseError::fail(format!("{error}: {}", state.record())))?;
    prop_assert_eq!(&record["verdict"], MODEL[decision.verdict].key);
    prop_assert_eq!(&record["leaf"], MODEL[decision.leaf].key);
    Ok(())
}

/// What a move doesn't name stays as it was.
fn changed_only_what_it_says(
    before: &State,
    after: &State,
    msg: &Msg,
) -> Result<(), TestCaseError> {
    let (mut amounts, mut answers, mut thresholds) = (false, false, false);
    match msg {
        Msg::ReaderDraggedSlider(..)
        | Msg::ReaderSteppedSlider(..)
        | Msg::ReaderSentSliderToEnd(..)
        | Msg::ReaderSetSliders(_)
        | Msg::ReaderTyped(Field::Slider(_), _) => amounts = true,
        Msg::ReaderAnswered(..) => answers = true,
        Msg::ReaderTyped(Field::Threshold(_), _) | Msg::ReaderRestoredThresholds => {
            thresholds = true;
        }
        Msg::ReaderPickedPreset(_) => (amounts, answers) = (true, true),
        Msg::ReaderPressedReset | Msg::AddressChanged(_) | Msg::InArticle(_) => return Ok(()),
        Msg::ReaderTypes(..)
        | Msg::ReaderToggledExamples
        | Msg::ReaderToggledThresholds
        | Msg::ReaderToggledFold(_)
        | Msg::ReaderAskedForLink
        | Msg::ReaderDismissedNotice => {}
    }
    prop_assert!(amounts || before.inputs.amounts() == after.inputs.amounts());
    prop_assert!(answers || before.inputs.answers() == after.inputs.answers());
    prop_assert!(thresholds || before.thresholds() == after.thresholds());
    prop_assert_eq!(&before.article.settings, &after.article.settings);
    Ok(())
}
