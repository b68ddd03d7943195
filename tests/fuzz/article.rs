//! The article's settings: whatever is set, every piece can be drawn.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sales_motion::article::report::{Form, report};
use sales_motion::article::{Costs, Msg, charts, live, map};
use sales_motion::state::{self, State};
use sales_motion_article::settings::Key;
use sales_motion_engine::MODEL;
use sales_motion_engine::model::MotionId;
use sales_motion_fuzzing::Target;

use crate::address::queries;
use crate::moves::{places, sliders, sound, typed};

fn keys() -> Vec<&'static str> {
    let switches = MODEL.switches.iter().map(|it| it.key);
    switches
        .chain(Key::all().into_iter().map(Key::name))
        .collect()
}

fn messages() -> impl Strategy<Value = Msg> {
    let texts = prop_oneof![
        6 => typed(),
        2 => select(vec!["yes", "no", "unsure", "large", "small", "2027-03-31"])
            .prop_map(String::from),
        1 => any::<String>(),
    ];
    let points = || (sliders(), places());
    let motions = select(MotionId::all(&MODEL).collect::<Vec<_>>());
    prop_oneof![
        12 => (select(keys()), texts).prop_map(|(key, text)| Msg::ReaderSet {
            key: key.into(),
            text,
            label: "Label".into(),
        }),
        1 => queries().prop_map(Msg::ReaderFollowed),
        2 => (points(), points()).prop_map(|(one, other)| Msg::ReaderPointed([one, other])),
        1 => any::<usize>().prop_map(Msg::ReaderStartedLayer),
        1 => (0..200_usize).prop_map(Msg::ReaderStartedLayer),
        1 => motions.prop_map(Msg::ReaderGuessed),
        1 => select(vec![
            Msg::ReaderAskedForAnotherCase,
            Msg::ReaderPickedCosts(Costs::Of2016),
            Msg::ReaderPickedCosts(Costs::Of2024),
            Msg::ReaderTookCapacity,
        ]),
    ]
}

#[test]
fn whatever_is_set_every_piece_can_be_drawn() {
    let done = vec(messages(), 1..=10);
    Target::new("settings of the article", 500)
        .slow(10)
        .steps(10)
        .check(done, |done| {
            let mut state = State::from_query("");
            for msg in done {
                state = state.update(state::Msg::InArticle(msg));
                sound(&state)?;
            }
            let growth = charts::growth(&state);
            let (sponsor, _) = charts::sponsor(&state);
            let (corner, _) = charts::corner(&state);
            for chart in [growth.chart, sponsor, corner] {
                for line in &chart.lines {
                    prop_assert!(!line.path.contains("NaN") && !line.path.contains("inf"));
                }
            }
            prop_assert!(!map::map(&state).regions.is_empty());
            for key in keys() {
                prop_assert!(live::input(&state, key).is_some(), "nothing holds {}", key);
            }
            let text = report(&state, "https://example.org/", Form::Markdown);
            prop_assert!(text.contains(MODEL[state.decision.verdict].name));
            Ok(())
        });
}
