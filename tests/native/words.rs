//! The words on screen, for key situations and for any.

use proptest::prelude::*;
use sales_motion::state::{Field, Msg, State};
use sales_motion::view_model::panels::WarningView;
use sales_motion::view_model::tree::{RowMark, RowView};
use sales_motion::view_model::verdict::FlipView;
use sales_motion::view_model::{ViewModel, announcement};
use sales_motion_engine::MODEL;
use sales_motion_engine::model::{Answer, PresetId};

use crate::sound;
use crate::support::{given, preset, slider, states, switch, threshold};

fn seen(situation: &str) -> ViewModel {
    ViewModel::from(&given(situation))
}

/// Checks each line of a table: what `say` says in the situation on the left is
/// what stands on the right.
#[track_caller]
fn check(say: impl Fn(&ViewModel) -> String, table: &[(&str, &str)]) {
    for &(situation, expected) in table {
        assert_eq!(say(&seen(situation)), expected, "`{situation}`");
    }
}

fn flip(view: &FlipView) -> String {
    format!("{}{} → {}", view.way, view.to, view.motion.name)
}

fn row(view: &RowView) -> String {
    let answer = view.answer.as_ref().map(|it| it.text).unwrap_or_default();
    let sign = match view.mark {
        RowMark::Holds => "✓",
        RowMark::Fails => "✗",
        RowMark::Unsure => "?",
        RowMark::Moot => "–",
    };
    let parts = [
        sign,
        &view.label,
        &view.value,
        &[answer, &view.need].concat(),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

#[test]
fn the_card_names_model_and_layer() {
    let say = |view: &ViewModel| {
        let it = &view.verdict;
        let stage = it.layer.stages.iter().find(|stage| stage.current);
        let stage = stage.map_or(it.layer.title, |stage| stage.stage.label);
        format!(
            "{} {} | {} | {stage} | {}",
            it.lead, it.motion.name, it.subtitle, it.bar
        )
    };
    check(
        say,
        &[
            (
                "",
                "With these numbers, sell Bottom-up |  | Not yet | Top-down layer not yet",
            ),
            (
                "arr=20M",
                "With these numbers, sell Bottom-up |  | Soon | Top-down layer soon",
            ),
            (
                "arr=20M penetration=3",
                "With these numbers, sell Bottom-up |  | Now | Top-down layer now",
            ),
            (
                "deal=10k",
                "With these numbers, sell Land-and-expand |  | Not yet | Top-down layer not yet",
            ),
            (
                "deal=50k arr=20M penetration=3",
                "With these numbers, sell Top-down | backed by usage | Take the users with you | backed by usage",
            ),
            (
                "deal=250k",
                "With these numbers, sell Top-down | from leadership | Take the users with you | from leadership",
            ),
            (
                "role=record",
                "With these numbers, sell Land-and-expand | one team first | One team, with a sponsor | one team first",
            ),
            (
                "t.arr=5M",
                "With these numbers and your own thresholds, sell Bottom-up |  | Soon | Top-down layer soon",
            ),
        ],
    );
}

#[test]
fn the_reasons_have_the_readers_numbers() {
    check(
        |view| view.verdict.why.to_string(),
        &[
            (
                "deal=60k arr=25M penetration=4",
                "$60K can pay for a top-down effort, and usage and $25M of ARR back it.",
            ),
            (
                "role=record deal=12,345",
                "Someone above must say yes, but $12,345 is under the $50K* a top-down effort takes.",
            ),
            (
                "role=record t.top_down=60k",
                "Someone above must say yes, but $8K is under the $60K a top-down effort takes.",
            ),
        ],
    );
}

#[test]
fn the_layer_says_where_it_stands() {
    check(
        |view| {
            let notes: Vec<&str> = view
                .verdict
                .layer
                .notes
                .iter()
                .map(|note| &**note)
                .collect();
            notes.join(" ")
        },
        &[
            ("", ""),
            ("penetration=3", "3% is in the tipping zone, 3% to 10%."),
            ("arr=30M", "$30M is in the signal zone, $20M to $30M."),
            (
                "penetration=10 arr=31M",
                "10% is in the tipping zone, 3% to 10%. Above $30M with this usage, it is overdue. Confirm that customers are asking for it.",
            ),
            (
                "penetration=11 arr=31M demand=no",
                "Above $30M with this usage, it is overdue. A precondition is missing: customers aren't asking.",
            ),
        ],
    );
}

#[test]
fn closeness_leads_up_to_the_nearest_change() {
    check(
        |view| {
            let it = &view.verdict;
            let nearest = it.nearest.as_ref().map(flip).unwrap_or_default();
            format!("{}{} {nearest}", it.closeness, it.closeness_phrase)
        },
        &[
            (
                "",
                "Leaning. One small change flips it: Deal size at $10K or more → Land-and-expand",
            ),
            (
                "deal=1k",
                "Clear. The nearest flip is some way off: Deal size at $10K or more → Land-and-expand",
            ),
            (
                "deal=60k arr=21M penetration=3.1",
                "Close call. A nudge flips it: Penetration below 3% → Land-and-expand",
            ),
        ],
    );
}

#[test]
fn every_slider_says_where_it_stands_and_what_would_change_the_verdict() {
    check(
        |view| {
            let texts: Vec<&str> = view.sliders.iter().map(|it| &*it.value_text).collect();
            texts.join(" | ")
        },
        &[
            (
                "",
                "2.5%: Bottom-up, top-down layer not yet | \
                 $18M: Bottom-up, top-down layer not yet | \
                 $8K: Bottom-up, top-down layer not yet. Deal size at $10K or more: Land-and-expand",
            ),
            (
                "deal=60k penetration=4",
                "4%: Land-and-expand, top-down layer soon | \
                 $18M: Land-and-expand, top-down layer soon. ARR at $20M or more: Top-down | \
                 $60K: Land-and-expand, top-down layer soon. Deal size at $250K or more: Top-down",
            ),
            (
                "deal=60k penetration=4 arr=25M",
                "4%: Top-down, backed by usage. Penetration below 3%: Land-and-expand | \
                 $25M: Top-down, backed by usage. ARR below $20M: Land-and-expand | \
                 $60K: Top-down, backed by usage. Deal size below $50K: Land-and-expand",
            ),
        ],
    );
}

#[test]
fn a_question_shows_each_condition_with_its_sign() {
    let rows = |situation: &str, question: usize| {
        let view = seen(situation);
        view.tree.questions[question]
            .rows
            .iter()
            .map(row)
            .collect::<Vec<_>>()
    };
    for (situation, question, expected) in [
        (
            "",
            0,
            vec![
                "? System of record not sure, so no",
                "? Central or regulated buying not sure, so no",
                "? Only a few thousand buyers not sure, so no",
            ],
        ),
        (
            "deal=250k",
            0,
            vec![
                "? System of record not sure, so yes",
                "? Central or regulated buying not sure, so no",
                "? Only a few thousand buyers not sure, so no",
            ],
        ),
        (
            "role=engagement central=yes buyers=many",
            0,
            vec![
                "✗ System of record no",
                "✓ Central or regulated buying yes",
                "✗ Only a few thousand buyers no",
            ],
        ),
        (
            "role=record deal=50k",
            1,
            vec!["✓ Deal size $50K $50K* or more"],
        ),
        (
            "role=record deal=49,999",
            1,
            vec!["✗ Deal size $49,999 $50K* or more"],
        ),
        (
            "",
            2,
            vec![
                "? Starts without a call not sure, so by deal size",
                "✓ Deal size $8K under $10K*",
                "? One person gets value not sure, so yes",
            ],
        ),
        (
            "entry=self-serve single_user=no",
            2,
            vec![
                "✓ Starts without a call yes",
                "– Deal size $8K under $10K*",
                "✗ One person gets value no",
            ],
        ),
        (
            "deal=60k arr=20M penetration=2.99 demand=no",
            3,
            vec![
                "✓ Deal size $60K $50K* or more",
                "✗ Penetration 2.99% 3%, or 2 depts",
                "✓ ARR $20M $20M or more",
                "✗ Customers ask no",
            ],
        ),
    ] {
        assert_eq!(rows(situation, question), expected, "`{situation}`");
    }
}

#[test]
fn an_answer_in_the_tree_goes_round_through_not_sure() {
    let mut state = given("");
    let mut said = Vec::new();
    for _ in 0..3 {
        let view = ViewModel::from(&state);
        let answer = view.tree.questions[0].rows[0]
            .answer
            .as_ref()
            .expect("it shows a switch");
        said.push(answer.hint.to_string());
        state = state.update(Msg::ReaderAnswered(answer.switch, answer.next));
    }
    assert_eq!(
        said,
        [
            "System of record: not sure. Press for: System of record",
            "System of record: yes. Press for: Engagement tool",
            "System of record: no. Press for: not sure",
        ],
    );
    assert_eq!(state.query(), "");
}

#[test]
fn an_assumption_is_said_and_can_be_answered() {
    let view = seen("deal=250k");
    let [assumption] = &view.verdict.assumptions[..] else {
        panic!("one assumption is made");
    };
    assert_eq!(
        &*assumption.words,
        "From $250K†, unless self-serve, it counts as a system of record."
    );
    let state = given("deal=250k");
    for (answer, words) in &assumption.answers {
        let then = ViewModel::from(&state.update(Msg::ReaderAnswered(assumption.switch, *answer)));
        assert!(then.verdict.assumptions.is_empty(), "after {words}");
    }
    for situation in [
        "deal=249,999",
        "deal=250k role=engagement",
        "deal=250k entry=self-serve",
        "deal=1M t.core=off",
    ] {
        assert!(
            seen(situation).verdict.assumptions.is_empty(),
            "`{situation}`"
        );
    }
}

#[test]
fn the_most_important_warnings_are_shown_and_the_rest_counted() {
    let titles = |list: &[WarningView]| {
        let words = list
            .iter()
            .map(|it| format!("{} {}", it.severity_word, it.warning.title));
        words.collect::<Vec<_>>().join(", ")
    };
    check(
        |view| {
            let it = &view.warnings;
            let more = if it.folded.is_empty() {
                ""
            } else {
                &*it.folded_title
            };
            format!("{} + {more}: {}", titles(&it.shown), titles(&it.folded))
        },
        &[
            ("", "Watch Low-intent users + : "),
            ("deal=30k", "Note Pilot limbo + : "),
            (
                "penetration=5 arr=400M deal=1.5k role=engagement single_user=yes",
                "Watch Small deal, Watch Late layer, Watch Flattening + 1 more: Watch Retention neglect",
            ),
            (
                "deal=500k penetration=0.1 arr=15M role=engagement departments=1",
                "Alert Thin penetration, Note Pilot limbo + : ",
            ),
        ],
    );
}

#[test]
fn the_refine_panel_counts_what_is_set_and_says_what_is_assumed() {
    check(
        |view| view.refine.summary.to_string(),
        &[
            ("", "9 optional details"),
            ("role=unsure pilot=none", "9 optional details"),
            ("role=record", "1 of 9 details set"),
            (
                "role=record departments=0 pilot=with-plan",
                "3 of 9 details set",
            ),
        ],
    );
    let help = |situation: &str| seen(situation).refine.switches[1].help.to_string();
    assert_eq!(help(""), "Not sure: Counts as yes.");
    assert_eq!(help("single_user=yes"), "");
}

#[test]
fn departments_are_counted_from_nought_to_the_most() {
    let count = |situation: &str| {
        let view = seen(situation);
        let counts = view.refine.switches.into_iter().find_map(|it| it.count);
        let it = counts.expect("departments are counted");
        (it.text.to_string(), it.fewer, it.more)
    };
    for (situation, text, fewer, more) in [
        ("", "–", None, Some(1)),
        ("departments=0", "0", None, Some(1)),
        ("departments=1", "1", Some(0), Some(2)),
        ("departments=98", "98", Some(97), Some(99)),
        ("departments=99", "99", Some(98), None),
    ] {
        let expected = (text.to_owned(), fewer.map(Answer), more.map(Answer));
        assert_eq!(count(situation), expected, "`{situation}`");
    }
}

#[test]
fn a_story_says_what_was_done_beside_what_the_tree_says() {
    let story = |key: &str| {
        let state = given("").update(Msg::ReaderPickedPreset(preset(key)));
        let it = ViewModel::from(&state)
            .examples
            .story
            .expect("a preset is picked");
        let did = [it.did_motion.name, &it.did_layer].concat();
        let says = [it.says_motion.name, &it.says_layer].concat();
        (did, says, it.comparison, it.differs)
    };
    for (key, did, says, comparison, differs) in [
        (
            "dropbox",
            "Bottom-up, layer now",
            "Bottom-up, layer now",
            "The tree agrees.",
            false,
        ),
        (
            "sendgrid",
            "Bottom-up, layer now",
            "Bottom-up, layer soon",
            "Same model, another moment for the layer.",
            true,
        ),
        (
            "walmart",
            "Top-down",
            "Land-and-expand, layer not yet",
            "The tree differs.",
            true,
        ),
        (
            "higher-one",
            "Top-down",
            "Top-down",
            "The tree agrees.",
            false,
        ),
        (
            "pilot-limbo",
            "Land-and-expand",
            "Land-and-expand, layer not yet",
            "The tree agrees.",
            false,
        ),
    ] {
        assert_eq!(
            story(key),
            (did.into(), says.into(), comparison, differs),
            "{key}"
        );
    }
}

#[test]
fn a_story_ends_with_the_first_change() {
    for id in PresetId::all(&MODEL) {
        let state = given("").update(Msg::ReaderPickedPreset(id));
        let view = ViewModel::from(&state).examples;
        assert!(view.story.is_some());
        let picked = view
            .companies
            .iter()
            .chain(&view.situations)
            .filter(|it| it.picked);
        assert_eq!(picked.map(|it| it.id).collect::<Vec<_>>(), [id]);
        let changed = state.update(Msg::ReaderTyped(Field::Slider(slider("arr")), "7M".into()));
        assert!(ViewModel::from(&changed).examples.story.is_none());
    }
}

#[test]
fn thresholds_show_their_value_their_default_and_where_they_come_from() {
    let rows = |situation: &str| {
        let rows = seen(situation).thresholds.rows;
        let rows = rows.into_iter().map(|it| {
            format!(
                "{} {} {}({})",
                it.threshold.key, it.field.text, it.range, it.mark
            )
        });
        rows.collect::<Vec<_>>()
    };
    assert_eq!(
        rows(""),
        [
            "t.penetration 3% Default 3%; grey zone 3–10%. (from the sources)",
            "t.penetration_high 10% Default 10%; grey zone 3–10%. (from the sources)",
            "t.departments 2 Default 2; grey zone 2–3. (from the sources)",
            "t.arr $20M Default $20M; grey zone $20–30M. (from the sources)",
            "t.arr_high $30M Default $30M; grey zone $20–30M. (from the sources)",
            "t.self_serve $10K Default $10K*; grey zone $5–15K. (benchmark, not from the sources)",
            "t.top_down $50K Default $50K*; grey zone $25–100K. (benchmark, not from the sources)",
            "t.core $250K Default $250K†; grey zone $100–500K. (our assumption)",
        ],
    );
    let custom = rows("t.arr=25M t.core=off");
    assert_eq!(
        custom[3],
        "t.arr $25M Default $20M; grey zone $25–30M. (from the sources)"
    );
    assert_eq!(
        custom[7],
        "t.core off Default $250K†; grey zone $100–500K. (our assumption)"
    );
}

#[test]
fn a_refused_text_stays_in_its_field_and_a_changed_one_does_not() {
    let deal = Field::Slider(slider("deal"));
    let field = |text: &str| {
        let state = given("deal=60k").update(Msg::ReaderTyped(deal, text.into()));
        let field = ViewModel::from(&state)
            .sliders
            .pop()
            .expect("there are sliders")
            .field;
        (
            field.text.to_string(),
            field.problem.to_string(),
            field.refused,
        )
    };
    assert_eq!(field("70k"), ("$70K".into(), "".into(), false));
    assert_eq!(
        field("lots"),
        (
            "lots".into(),
            "Deal size (ACV): can't read “lots”: it is not a number. It was ignored.".into(),
            true
        ),
    );
    assert_eq!(
        field("200M"),
        (
            "$100M".into(),
            "Deal size (ACV): “200M” is out of range, so $100M was taken.".into(),
            false
        ),
    );
    let threshold = Field::Threshold(threshold("t.core"));
    let state = given("").update(Msg::ReaderTyped(threshold, "1".into()));
    let view = ViewModel::from(&state);
    assert!(view.sliders.iter().all(|it| it.field.problem.is_empty()));
    let wrong: Vec<_> = view
        .thresholds
        .rows
        .iter()
        .filter(|it| it.field.refused)
        .collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(&*wrong[0].field.text, "1");
}

#[test]
fn the_track_shows_every_run_and_the_thumb() {
    let runs = |situation: &str, index: usize| {
        let track = &seen(situation).sliders[index].track;
        let runs = track.runs.iter().map(|run| {
            let here = if run.current { "[here]" } else { "" };
            format!("{} {}{here}", run.motion.key, run.stage)
        });
        runs.collect::<Vec<_>>()
    };
    assert_eq!(runs("", 0), ["bottom-up not-yet[here]", "bottom-up soon"]);
    assert_eq!(runs("", 1), ["bottom-up not-yet[here]", "bottom-up soon"]);
    assert_eq!(
        runs("", 2),
        [
            "bottom-up not-yet[here]",
            "land-and-expand not-yet",
            "top-down "
        ],
    );
    assert_eq!(
        runs("arr=25M penetration=4 deal=50k", 2),
        ["bottom-up now", "land-and-expand now", "top-down [here]"],
    );
}

#[test]
fn the_live_region_says_the_verdict_and_what_it_was_before() {
    let state = given("");
    let heard = state.outcome();
    assert_eq!(
        announcement(&state, heard),
        "Bottom-up, top-down layer not yet, leaning."
    );
    let heard = state.outcome();
    let state = state.update(Msg::ReaderSetSliders(vec![(slider("deal"), 10_000)]));
    assert_eq!(
        announcement(&state, heard),
        "Land-and-expand, top-down layer not yet, leaning; before: Bottom-up, top-down layer not yet.",
    );
    let heard = state.outcome();
    let state = state.update(Msg::ReaderAnswered(switch("role"), Answer(0)));
    assert_eq!(
        announcement(&state, heard),
        "Land-and-expand, one team first, clear; before: Land-and-expand, top-down layer not yet.",
    );
}

/// All changes of verdict that the card offers.
fn flips(state: &State) -> Vec<FlipView> {
    let view = ViewModel::from(state).verdict;
    view.nearest.into_iter().chain(view.others).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_flip_does_what_it_says(state in states()) {
        for view in flips(&state) {
            sound::flip_does_what_it_says(&state, &view)?;
        }
    }

    #[test]
    fn places_on_the_track_are_on_it(state in states()) {
        for it in ViewModel::from(&state).sliders {
            sound::places_are_on_the_track(&it.track)?;
        }
    }

    #[test]
    fn no_placeholder_is_left_in_the_words(state in states()) {
        let view = ViewModel::from(&state);
        let verdict = &view.verdict;
        let mut words = vec![verdict.why.clone()];
        words.extend(verdict.layer.notes.iter().cloned());
        words.extend(verdict.assumptions.iter().map(|it| it.words.clone()));
        for question in &view.tree.questions {
            words.extend(question.rows.iter().flat_map(|it| [it.label.clone(), it.value.clone(), it.need.clone()]));
        }
        let warnings = view.warnings.shown.iter().chain(&view.warnings.folded);
        words.extend(warnings.map(|it| it.sentence.clone()));
        for text in words {
            prop_assert!(!text.contains(['{', '}']), "{}", text);
        }
    }
}
