//! What must be true of a track and of the changes offered, whatever the state.
//! Asked of situations here and of made-up moves in `tests/fuzz`.

use proptest::prelude::*;
use sales_motion::state::State;
use sales_motion::view_model::track::TrackView;
use sales_motion::view_model::verdict::FlipView;
use sales_motion_engine::MODEL;

/// The runs cover the track without a gap, and what stands on it is on it.
pub fn places_are_on_the_track(track: &TrackView) -> Result<(), TestCaseError> {
    let place = |text: &str| {
        let share = text.trim_end_matches('%').parse::<f64>();
        share.expect("a percentage")
    };
    let mut end = 0.0;
    for run in &track.runs {
        prop_assert_eq!(place(&run.x), end, "runs touch");
        prop_assert!(place(&run.end) >= end);
        end = place(&run.end);
    }
    prop_assert_eq!(end, 100.0);
    let ticks = track.ticks.iter().map(|it| &it.x);
    let captions = track.captions.iter().map(|it| &it.x);
    for x in ticks.chain(captions).chain([&track.thumb]) {
        prop_assert!((0.0..=100.0).contains(&place(x)), "{}", x);
    }
    Ok(())
}

/// A press on an offered change gives the verdict it promises, and another one.
pub fn flip_does_what_it_says(state: &State, flip: &FlipView) -> Result<(), TestCaseError> {
    let after = state.update(flip.action.clone());
    let motion = MODEL[after.decision.verdict].key;
    prop_assert_eq!(
        motion,
        flip.motion.key,
        "{}{} from {}",
        flip.way,
        flip.to,
        state.query()
    );
    prop_assert_ne!(after.decision.verdict, state.decision.verdict);
    Ok(())
}
