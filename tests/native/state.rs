//! What each message does to the state.

use proptest::collection::vec;
use proptest::prelude::*;
use sales_motion::article;
use sales_motion::state::{Field, Fold, Msg, State, Unfolded};
use sales_motion::view_model::track::RANGE_STEPS;
use sales_motion_article::settings::Key;
use sales_motion_engine::model::{Answer, MotionId, PresetId, SliderId, SwitchId, ThresholdId};
use sales_motion_engine::scale::Stride;
use sales_motion_engine::{Direction, Inputs, MODEL, Thresholds, decide};

use crate::support::{answers, given, preset, query, situation, slider, states, switch, threshold};

/// What the tree says: `bottom-up soon`.
fn says(state: &State) -> String {
    let motion = MODEL[state.decision.verdict].key;
    match state.decision.stage {
        Some(stage) => format!("{motion} {}", MODEL[stage].key),
        None => motion.into(),
    }
}

fn typed(state: &State, field: Field, text: &str) -> State {
    state.update(Msg::ReaderTyped(field, text.into()))
}

fn type_threshold(state: &State, key: &str, text: &str) -> State {
    typed(state, Field::Threshold(threshold(key)), text)
}

/// What is said about the last typed text.
fn complaint(state: &State) -> String {
    let mistyped = state.mistyped.as_ref();
    mistyped
        .map(|it| it.problem.to_string())
        .unwrap_or_default()
}

/// The place of an amount, as the browser reports it: in whole steps.
fn steps(id: SliderId, amount: u64) -> f64 {
    (MODEL[id].scale.place(amount) * f64::from(RANGE_STEPS)).round()
}

fn drag(state: &State, id: SliderId, steps: f64) -> State {
    state.update(Msg::ReaderDraggedSlider(id, steps / f64::from(RANGE_STEPS)))
}

/// A slider's stops for a stride, from the left.
fn stops(id: SliderId, stride: Stride) -> impl Iterator<Item = u64> {
    let scale = MODEL[id].scale;
    std::iter::successors(Some(scale.min), move |&stop| {
        (stop < scale.max).then(|| scale.next(stop, stride))
    })
}

#[test]
fn a_drag_reaches_every_round_number_and_every_threshold() {
    for id in SliderId::all(&MODEL) {
        let thresholds = Thresholds::of_slider(&MODEL, id);
        let thresholds = thresholds.filter_map(|it| MODEL[it].default);
        for amount in stops(id, Stride::Medium).chain(thresholds) {
            let state = drag(
                &given("penetration=51 arr=77M deal=777"),
                id,
                steps(id, amount),
            );
            assert_eq!(state.inputs.amount(id), amount, "{}", MODEL[id].key);
        }
    }
}

#[test]
fn the_smallest_drag_moves_and_never_the_wrong_way() {
    for id in SliderId::all(&MODEL) {
        let scale = MODEL[id].scale;
        let last = f64::from(RANGE_STEPS);
        // On a stop, and between two.
        let amounts = stops(id, Stride::Fine).flat_map(|stop| [stop, stop + 1]);
        for amount in amounts.filter(|amount| (scale.min..=scale.max).contains(amount)) {
            let state = given("").update(Msg::ReaderSetSliders(vec![(id, amount)]));
            let here = steps(id, amount);
            if here < last {
                let up = drag(&state, id, here + 1.0).inputs.amount(id);
                assert!(up > amount, "{}: up from {amount} to {up}", MODEL[id].key);
            }
            if here > 0.0 {
                let down = drag(&state, id, here - 1.0).inputs.amount(id);
                assert!(
                    down < amount,
                    "{}: down from {amount} to {down}",
                    MODEL[id].key
                );
            }
        }
    }
}

#[test]
fn each_key_has_its_stride() {
    use Direction::{Down, Up};
    use Stride::{Fine, Large, Medium};
    for (from, key, direction, stride, to) in [
        ("", "deal", Up, Fine, "deal=8100"),
        ("", "deal", Down, Fine, "deal=7900"),
        ("", "deal", Up, Medium, "deal=10000"),
        ("", "deal", Down, Medium, "deal=6000"),
        ("", "deal", Up, Large, "deal=10000"),
        ("", "deal", Down, Large, "deal=3000"),
        ("", "arr", Up, Fine, "arr=19000000"),
        ("", "arr", Up, Medium, "arr=20000000"),
        ("", "arr", Up, Large, "arr=30000000"),
        ("", "arr", Down, Large, "arr=10000000"),
        ("", "penetration", Up, Fine, "penetration=2.6"),
        ("", "penetration", Up, Medium, "penetration=3"),
        ("", "penetration", Down, Large, "penetration=1"),
        ("penetration=0", "penetration", Down, Large, "penetration=0"),
        ("penetration=60", "penetration", Up, Fine, "penetration=60"),
        (
            "penetration=100",
            "penetration",
            Down,
            Fine,
            "penetration=60",
        ),
        ("deal=1", "deal", Up, Fine, "deal=100"),
        ("deal=12,345", "deal", Up, Fine, "deal=13000"),
        ("deal=12,345", "deal", Down, Fine, "deal=12000"),
    ] {
        let state = given(from).update(Msg::ReaderSteppedSlider(slider(key), direction, stride));
        assert_eq!(
            situation(&state),
            to,
            "`{from}`: {key} {direction:?} {stride:?}"
        );
    }
}

#[test]
fn home_and_end_go_to_the_ends_of_the_scale() {
    for (key, direction, to) in [
        ("penetration", Direction::Down, "penetration=0"),
        ("penetration", Direction::Up, "penetration=60"),
        ("arr", Direction::Down, "arr=100000"),
        ("arr", Direction::Up, "arr=1000000000"),
        ("deal", Direction::Down, "deal=100"),
        ("deal", Direction::Up, "deal=5000000"),
    ] {
        let state = given("").update(Msg::ReaderSentSliderToEnd(slider(key), direction));
        assert_eq!(situation(&state), to);
    }
}

#[test]
fn a_typed_amount_is_taken_or_answered() {
    for (key, text, taken, said) in [
        ("deal", "60k", "deal=60000", ""),
        ("deal", " $60,000 ", "deal=60000", ""),
        ("deal", "$8K", "", ""),
        ("arr", "$25m", "arr=25000000", ""),
        ("arr", "0", "arr=0", ""),
        ("penetration", "4%", "penetration=4", ""),
        ("penetration", "100", "penetration=100", ""),
        (
            "deal",
            "lots",
            "",
            "Deal size (ACV): can't read “lots”: it is not a number. It was ignored.",
        ),
        (
            "deal",
            "",
            "",
            "Deal size (ACV): can't read “”: nothing is given. It was ignored.",
        ),
        (
            "deal",
            "5%",
            "",
            "Deal size (ACV): can't read “5%”: it takes no percentage. It was ignored.",
        ),
        (
            "penetration",
            "$5",
            "",
            "Account penetration: can't read “$5”: it takes no dollars. It was ignored.",
        ),
        (
            "penetration",
            "5k",
            "",
            "Account penetration: can't read “5k”: K, M and B are for dollars. It was ignored.",
        ),
        (
            "arr",
            "1,00",
            "",
            "Recurring revenue (ARR): can't read “1,00”: commas separate thousands; use a point for decimals. It was ignored.",
        ),
        (
            "penetration",
            "250",
            "penetration=100",
            "Account penetration: “250” is out of range, so 100% was taken.",
        ),
        (
            "penetration",
            "-1",
            "penetration=0",
            "Account penetration: “-1” is out of range, so 0% was taken.",
        ),
        (
            "arr",
            "200b",
            "arr=100000000000",
            "Recurring revenue (ARR): “200b” is out of range, so $100B was taken.",
        ),
        (
            "deal",
            "0",
            "deal=1",
            "Deal size (ACV): “0” is out of range, so $1 was taken.",
        ),
        (
            "deal",
            "8000.4",
            "",
            "Deal size (ACV): “8000.4” is too fine, so $8K was taken.",
        ),
    ] {
        let state = typed(&given(""), Field::Slider(slider(key)), text);
        assert_eq!(situation(&state), taken, "{key}: {text}");
        assert_eq!(complaint(&state), said, "{key}: {text}");
    }
}

#[test]
fn what_was_mistyped_is_kept_until_an_input_changes() {
    let deal = Field::Slider(slider("deal"));
    let mistyped = typed(&given("deal=60k"), deal, "lots");
    let kept = mistyped.mistyped.clone().expect("it was refused");
    assert_eq!((kept.field, kept.text.as_str()), (deal, "lots"));
    for msg in [
        Msg::ReaderToggledExamples,
        Msg::ReaderToggledThresholds,
        Msg::ReaderAskedForLink,
        Msg::ReaderDismissedNotice,
    ] {
        assert_eq!(
            mistyped.update(msg.clone()).mistyped,
            Some(kept.clone()),
            "{msg:?}"
        );
    }
    for msg in [
        Msg::ReaderTyped(deal, "60k".into()),
        Msg::ReaderSetSliders(vec![(slider("arr"), 1)]),
        Msg::ReaderAnswered(switch("role"), Answer(0)),
        Msg::ReaderPickedPreset(preset("slack")),
        Msg::ReaderPressedReset,
        Msg::AddressChanged(String::new()),
    ] {
        assert_eq!(mistyped.update(msg.clone()).mistyped, None, "{msg:?}");
    }
}

#[test]
fn an_answer_sets_its_switch_alone() {
    for (key, answer, to) in [
        ("role", Answer(0), "role=record"),
        ("role", Answer(1), "role=engagement"),
        ("role", Answer::UNSURE, ""),
        ("entry", Answer(0), "entry=self-serve"),
        ("departments", Answer(0), "departments=0"),
        ("departments", Answer(99), "departments=99"),
        ("pilot", Answer(2), "pilot=without-plan"),
        // Answers that a switch does not have change nothing.
        ("departments", Answer(100), ""),
        ("role", Answer(2), ""),
        ("pilot", Answer::UNSURE, ""),
    ] {
        let state = given("").update(Msg::ReaderAnswered(switch(key), answer));
        assert_eq!(situation(&state), to, "{key} {answer:?}");
    }
}

#[test]
fn a_threshold_is_taken_or_refused_with_its_reason() {
    for (from, key, text, to, said) in [
        ("", "t.arr", "25M", "t.arr=25000000", ""),
        ("", "t.penetration", "0.5%", "t.penetration=0.5", ""),
        ("", "t.departments", "5", "t.departments=5", ""),
        ("", "t.core", "off", "t.core=off", ""),
        ("", "t.core", " OFF ", "t.core=off", ""),
        (
            "t.core=off",
            "t.top_down",
            "1M",
            "t.top_down=1000000 t.core=off",
            "",
        ),
        ("t.core=off", "t.core", "250k", "", ""),
        // Where two may be equal, they may.
        ("", "t.core", "50k", "t.core=50000", ""),
        ("", "t.arr_high", "20M", "t.arr_high=20000000", ""),
        (
            "",
            "t.self_serve",
            "50k",
            "",
            "Self-serve ceiling: “50k” was refused, because it must be below “Top-down floor”, which is $50K.",
        ),
        (
            "",
            "t.top_down",
            "10k",
            "",
            "Top-down floor: “10k” was refused, because it must be above “Self-serve ceiling”, which is $10K.",
        ),
        (
            "",
            "t.top_down",
            "300k",
            "",
            "Top-down floor: “300k” was refused, because it can't be above “Taken for a core system”, which is $250K.",
        ),
        (
            "t.top_down=100k",
            "t.core",
            "90k",
            "t.top_down=100000",
            "Taken for a core system: “90k” was refused, because it can't be below “Top-down floor”, which is $100K.",
        ),
        (
            "",
            "t.penetration",
            "12%",
            "",
            "Penetration that counts: “12%” was refused, because it can't be above “End of the tipping zone”, which is 10%.",
        ),
        (
            "",
            "t.arr_high",
            "1M",
            "",
            "End of the signal zone: “1M” was refused, because it can't be below “ARR that counts”, which is $20M.",
        ),
        (
            "",
            "t.arr",
            "off",
            "",
            "ARR that counts: can't read “off”: it is not a number. It was ignored.",
        ),
        (
            "",
            "t.departments",
            "0",
            "t.departments=1",
            "Departments that count: “0” is out of range, so 1 was taken.",
        ),
    ] {
        let state = type_threshold(&given(from), key, text);
        assert_eq!(situation(&state), to, "`{from}`: {key} {text}");
        assert_eq!(complaint(&state), said, "`{from}`: {key} {text}");
    }
}

#[test]
fn a_moved_threshold_moves_the_answer() {
    let state = given("deal=30k");
    assert_eq!(says(&state), "land-and-expand not-yet");
    let state = type_threshold(&state, "t.self_serve", "40k");
    assert_eq!(says(&state), "bottom-up not-yet");
    let state = state.update(Msg::ReaderRestoredThresholds);
    assert_eq!(says(&state), "land-and-expand not-yet");
    assert_eq!(situation(&state), "deal=30000");
}

#[test]
fn a_preset_sets_all_inputs_and_leaves_the_thresholds() {
    let before = given("pilot=without-plan involved=no t.arr=19M");
    for id in PresetId::all(&MODEL) {
        let state = before.update(Msg::ReaderPickedPreset(id));
        assert_eq!(state.inputs, Inputs::preset(&MODEL[id]));
        assert_eq!(state.thresholds(), before.thresholds());
        assert_eq!(state.preset(), Some(id));
    }
}

#[test]
fn no_two_presets_are_the_same_and_none_is_the_start() {
    for id in PresetId::all(&MODEL) {
        let state = given("").update(Msg::ReaderPickedPreset(id));
        assert_eq!(state.preset(), Some(id), "{}", MODEL[id].key);
    }
    assert_eq!(given("").preset(), None);
}

#[test]
fn reset_restores_inputs_and_thresholds() {
    let state = given("deal=60k role=record departments=4 t.core=off t.arr=5M");
    assert_eq!(situation(&state.update(Msg::ReaderPressedReset)), "");
}

#[test]
fn another_address_replaces_everything_it_is_about() {
    let state = State::from_query("foo=1&deal=60k&t.core=off");
    assert_eq!(state.notice.len(), 1);
    let state = state.update(Msg::AddressChanged("?arr=25M&role=king".into()));
    assert_eq!(situation(&state), "arr=25000000");
    assert_eq!(
        state.notice,
        ["role: “king” is none of record, engagement, unsure. It was ignored."]
    );
    let state = state.update(Msg::ReaderDismissedNotice);
    assert_eq!(state.notice, Vec::<String>::new());
    assert_eq!(situation(&state), "arr=25000000");
}

#[test]
fn panels_open_and_close() {
    let state = given("");
    assert!(!state.examples_open && !state.thresholds_open);
    let state = state.update(Msg::ReaderToggledExamples);
    assert!(state.examples_open && !state.thresholds_open);
    let state = state
        .update(Msg::ReaderToggledThresholds)
        .update(Msg::ReaderToggledExamples);
    assert!(!state.examples_open && state.thresholds_open);
}

#[test]
fn what_is_folded_is_drawn_from_the_first_unfolding_on() {
    let state = given("");
    assert_eq!(state.unfolded, Unfolded::default());
    let state = state.update(Msg::ReaderToggledFold(Fold::Refine));
    let refine = Unfolded {
        refine: true,
        ..Unfolded::default()
    };
    assert_eq!(state.unfolded, refine);
    let state = state.update(Msg::ReaderToggledFold(Fold::Refine));
    assert_eq!(state.unfolded, refine, "folded, it stays drawn");
    let state = state
        .update(Msg::ReaderToggledFold(Fold::Route))
        .update(Msg::ReaderToggledFold(Fold::Drawing));
    assert_eq!(state.unfolded, Unfolded::ALL);
    let state = state.update(Msg::ReaderPressedReset);
    assert_eq!(
        state.unfolded,
        Unfolded::ALL,
        "a fold stays as the reader left it"
    );
}

#[test]
fn the_outcome_changes_where_verdict_or_layer_do() {
    let start = given("");
    // Moving about inside one outcome is no change.
    let state = typed(&start, Field::Slider(slider("deal")), "9k");
    assert_eq!(state.outcome(), start.outcome());
    let state = typed(&state, Field::Slider(slider("deal")), "60k");
    assert_eq!(MODEL[state.outcome().leaf].key, "pilot-and-expand");
    // The layer alone counts as well.
    let state = typed(&start, Field::Slider(slider("arr")), "20m");
    assert_eq!(state.outcome().leaf, start.outcome().leaf);
    assert_ne!(state.outcome(), start.outcome());
}

#[test]
fn only_what_replaces_everything_is_a_step_of_the_history() {
    for (msg, expected) in [
        (Msg::ReaderPickedPreset(preset("slack")), true),
        (Msg::ReaderPressedReset, true),
        (Msg::ReaderRestoredThresholds, true),
        (Msg::ReaderSetSliders(vec![(slider("deal"), 1)]), false),
        (Msg::ReaderAnswered(switch("role"), Answer(0)), false),
        (Msg::AddressChanged(String::new()), false),
    ] {
        assert_eq!(msg.replaces_all(), expected, "{msg:?}");
    }
}

/// Anything a reader can do.
fn messages() -> impl Strategy<Value = Msg> {
    let sliders = || (0..MODEL.sliders.len() as u16).prop_map(SliderId);
    let switches = (0..MODEL.switches.len() as u16).prop_map(SwitchId);
    let presets = (0..MODEL.presets.len() as u16).prop_map(PresetId);
    let fields = prop_oneof![
        sliders().prop_map(Field::Slider),
        (0..MODEL.thresholds.len() as u16).prop_map(|index| Field::Threshold(ThresholdId(index))),
    ];
    let directions = || prop_oneof![Just(Direction::Up), Just(Direction::Down)];
    let strides = prop_oneof![
        Just(Stride::Fine),
        Just(Stride::Medium),
        Just(Stride::Large)
    ];
    let texts = "[$]?[0-9]{1,6}[.]?[0-9]{0,2}[kmb%]?|off|[^0-9]{0,4}";
    prop_oneof![
        (sliders(), 0.0..=1.0).prop_map(|(id, place)| Msg::ReaderDraggedSlider(id, place)),
        (sliders(), directions(), strides)
            .prop_map(|(id, way, by)| Msg::ReaderSteppedSlider(id, way, by)),
        (sliders(), directions()).prop_map(|(id, way)| Msg::ReaderSentSliderToEnd(id, way)),
        (fields, texts).prop_map(|(field, text)| Msg::ReaderTyped(field, text)),
        switches
            .prop_flat_map(|id| (Just(id), answers(id)))
            .prop_map(|(id, answer)| Msg::ReaderAnswered(id, answer)),
        presets.prop_map(Msg::ReaderPickedPreset),
        Just(Msg::ReaderToggledExamples),
        Just(Msg::ReaderToggledThresholds),
        Just(Msg::ReaderToggledFold(Fold::Refine)),
        Just(Msg::ReaderToggledFold(Fold::Route)),
        Just(Msg::ReaderToggledFold(Fold::Drawing)),
        Just(Msg::ReaderRestoredThresholds),
        Just(Msg::ReaderPressedReset),
        Just(Msg::ReaderAskedForLink),
        Just(Msg::ReaderDismissedNotice),
        Just(Msg::AddressChanged(query("deal=abc arr=25M"))),
        in_article().prop_map(Msg::InArticle),
    ]
}

/// Anything a reader can do around the widget.
fn in_article() -> impl Strategy<Value = article::Msg> {
    use article::Msg::{
        ReaderAskedForAnotherCase, ReaderFollowed, ReaderGuessed, ReaderPickedCosts, ReaderPointed,
        ReaderSet, ReaderStartedLayer, ReaderTookCapacity,
    };
    let inputs = MODEL.switches.iter().map(|it| it.key);
    let settings = Key::all().into_iter().map(Key::name);
    let keys: Vec<_> = inputs.chain(settings).collect();
    let texts = "yes|no|unsure|record|large|map|[$]?[0-9]{1,7}[mk%]?|[^0-9]{0,4}";
    let sliders = || (0..MODEL.sliders.len() as u16).prop_map(SliderId);
    let places = || (sliders(), -0.5..=1.5);
    prop_oneof![
        4 => (prop::sample::select(keys), texts).prop_map(|(key, text)| ReaderSet {
            key: key.into(),
            text,
            label: key.into(),
        }),
        2 => (places(), places()).prop_map(|(one, other)| ReaderPointed([one, other])),
        1 => (0..MODEL.motions.len() as u16).prop_map(|index| ReaderGuessed(MotionId(index))),
        1 => (0..200_usize).prop_map(ReaderStartedLayer),
        1 => Just(ReaderFollowed("?deal=8K&role=king&central=yes".into())),
        1 => Just(ReaderAskedForAnotherCase),
        1 => Just(ReaderPickedCosts(article::Costs::Of2024)),
        1 => Just(ReaderTookCapacity),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_done_the_answer_is_what_the_rules_say(
        start in states(),
        done in vec(messages(), 1..20),
    ) {
        let mut state = start;
        for msg in done {
            state = state.update(msg.clone());
            let decision = decide(&MODEL, &state.inputs, state.thresholds());
            prop_assert_eq!(&*state.decision, &decision, "after {:?}", msg);
            let again = State::from_query(&state.query());
            prop_assert_eq!(&again.inputs, &state.inputs, "after {:?}", msg);
            prop_assert_eq!(again.thresholds(), state.thresholds(), "after {:?}", msg);
            prop_assert_eq!(&again.article.settings, &state.article.settings, "after {:?}", msg);
        }
    }
}
