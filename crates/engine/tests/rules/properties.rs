//! Properties: on any input, with any answers and thresholds, the engine agrees
//! with the rules as `direct` reads them.

use proptest::prelude::*;
use proptest::sample::select;
use sales_motion_engine::model::Joins;
use sales_motion_engine::reading;
use sales_motion_engine::{Analysis, Direction, Factor, MODEL, RowState, decide};

use crate::support::direct::{Limits, SLIDERS, Situation, distance};
use crate::support::{
    closeness, leaf, motion, slider, slider_id, stage, switch_flips, verdict, warnings,
};

/// Any amount of a domain, each order of magnitude about as often.
fn amount(min: u64, max: u64) -> impl Strategy<Value = u64> + Clone {
    let (low, high) = ((min.max(1) as f64).ln(), (max as f64).ln());
    let spread = (low..=high).prop_map(move |log| (log.exp() as u64).clamp(min, max));
    prop_oneof![8 => spread, 1 => Just(min), 1 => Just(max)]
}

fn two_in_order(min: u64, max: u64) -> impl Strategy<Value = (u64, u64)> {
    (amount(min, max), amount(min, max)).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn limits() -> impl Strategy<Value = Limits> {
    let moved = (
        two_in_order(1, 10_000),
        1..=99_u64,
        two_in_order(1, 100_000_000_000),
        (
            amount(1, 100_000_000),
            amount(1, 100_000_000),
            amount(1, 100_000_000),
        ),
        any::<bool>(),
    );
    let moved = moved.prop_filter_map(
        "the self-serve ceiling lies below the top-down floor",
        |((penetration, penetration_high), departments, (arr, arr_high), deal, core_is_on)| {
            let mut deal = [deal.0, deal.1, deal.2];
            deal.sort_unstable();
            let [self_serve, top_down, core] = deal;
            (self_serve < top_down).then_some(Limits {
                penetration,
                penetration_high,
                departments,
                arr,
                arr_high,
                self_serve,
                top_down,
                core: core_is_on.then_some(core),
            })
        },
    );
    prop_oneof![Just(Limits::default()), moved]
}

/// Often at a threshold or right beside it.
fn near_or_any(thresholds: Vec<u64>, min: u64, max: u64) -> impl Strategy<Value = u64> {
    let near = (select(thresholds), 0..=2_u64)
        .prop_map(move |(at, step)| (at + step).saturating_sub(1).clamp(min, max));
    prop_oneof![amount(min, max), near]
}

prop_compose! {
    fn situations()(limits in limits())(
        penetration in near_or_any(vec![limits.penetration, limits.penetration_high], 0, 10_000),
        arr in near_or_any(vec![limits.arr, limits.arr_high], 0, 100_000_000_000),
        deal in near_or_any(
            vec![limits.self_serve, limits.top_down, limits.core.unwrap_or(1)],
            1,
            100_000_000,
        ),
        role in select(vec!["record", "engagement", "unsure", "unsure"]),
        single_user in select(vec!["yes", "no", "unsure"]),
        buyers in select(vec!["many", "few", "unsure", "unsure"]),
        central in select(vec!["yes", "no", "unsure", "unsure"]),
        entry in select(vec!["self-serve", "sales", "unsure"]),
        demand in select(vec!["yes", "no", "unsure"]),
        departments in prop_oneof![Just(None), (0..=4_u64).prop_map(Some), (0..=99_u64).prop_map(Some)],
        pilot in select(vec!["none", "with-plan", "without-plan"]),
        involved in select(vec!["yes", "no", "unsure"]),
        limits in Just(limits),
    ) -> Situation {
        Situation {
            penetration, arr, deal, role, single_user, buyers, central, entry, departments,
            demand, pilot, involved, limits,
        }
    }
}

fn analyse(situation: &Situation) -> (Analysis, Vec<u64>) {
    let given = situation.given();
    let analysis = Analysis::new(&MODEL, &given.inputs, &given.thresholds);
    (analysis, given.inputs.amounts().to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_engine_agrees_with_the_rules(situation in situations()) {
        let given = situation.given();
        let decision = decide(&MODEL, &given.inputs, &given.thresholds);

        prop_assert_eq!(
            (motion(decision.verdict), leaf(decision.leaf), decision.stage.map(stage)),
            situation.outcome()
        );

        let warned = situation.warnings();
        let warned: Vec<_> = warned.iter().map(|(severity, name)| format!("{severity} {name}")).collect();
        prop_assert_eq!(warnings(&decision), warned.join(", "));

        let mut flips: Vec<_> = switch_flips(&decision).split(", ").map(String::from).collect();
        let direct = situation.switch_flips();
        let mut direct: Vec<_> = direct
            .iter()
            .map(|(switch, answer, verdict)| format!("{switch}={answer}: {verdict}"))
            .collect();
        if direct.is_empty() {
            direct.push(String::new());
        }
        flips.sort();
        direct.sort();
        prop_assert_eq!(flips, direct);

        prop_assert_eq!(
            closeness(&decision),
            format!("{} {}", situation.score(), situation.closeness())
        );
        prop_assert_eq!(!decision.assumed.is_empty(), situation.record_is_assumed());
    }

    #[test]
    fn flips_are_the_nearest_changes(situation in situations()) {
        let (analysis, amounts) = analyse(&situation);
        let flips = analysis.decide(&amounts).flips;
        let said = flips.iter().map(|flip| {
            let up = flip.by.direction == Direction::Up;
            (slider(flip.by.slider), flip.by.at, up, motion(flip.verdict))
        });
        let direct = situation.flips();
        let direct = direct.iter().map(|flip| (flip.by.slider, flip.by.at, flip.by.up, flip.verdict));
        prop_assert_eq!(said.collect::<Vec<_>>(), direct.collect::<Vec<_>>());
        for flip in &flips {
            let here = situation.amount(slider(flip.by.slider));
            prop_assert_eq!(flip.factor, Factor::between(here, flip.by.at));
            prop_assert_eq!(MODEL[flip.by.slider].domain.clamp(flip.by.at), flip.by.at);
        }
    }

    #[test]
    fn joint_flips_are_the_nearest_combined_changes(situation in situations()) {
        let (analysis, mut amounts) = analyse(&situation);
        let (single, joint) = situation.nearest_moves();
        // The direct reading has floats here, so what is nearly equal may go either way.
        let margin = 1e-9;
        let Some(flip) = analysis.joint_flip(&amounts) else {
            let missed = joint.filter(|&joint| single.is_none_or(|single| joint < single * (1.0 - margin)));
            prop_assert_eq!(missed, None);
            return Ok(());
        };
        let far: f64 = flip
            .by
            .iter()
            .map(|by| distance(situation.amount(slider(by.slider)), by.at))
            .product();
        let best = joint.expect("the direct reading finds a combined move too");
        prop_assert!((far / best - 1.0).abs() < margin, "{} is not {}", far, best);
        prop_assert!(single.is_none_or(|single| far < single * (1.0 + margin)));
        prop_assert!(flip.by.len() > 1);
        // Making the moves makes the change.
        for by in &flip.by {
            amounts[by.slider.index()] = match by.direction {
                Direction::Up => by.at,
                Direction::Down => by.at - 1,
            };
        }
        prop_assert_eq!(analysis.decide(&amounts).verdict, flip.verdict);
    }

    #[test]
    fn a_question_is_answered_by_the_rows_shown(situation in situations()) {
        let (analysis, amounts) = analyse(&situation);
        let decision = analysis.decide(&amounts);
        for step in &decision.path {
            let mut rows = decision.rows(&MODEL, step.node).iter().filter_map(|row| match *row {
                RowState::Known(holds) | RowState::Unsure(holds) => Some(holds),
                RowState::Moot => None,
            });
            let answer = match MODEL[step.node].joins {
                Joins::All => rows.all(|holds| holds),
                Joins::Any => rows.any(|holds| holds),
            };
            prop_assert_eq!(answer, step.answer, "{}", MODEL[step.node].key);
        }
    }

    #[test]
    fn strips_and_maps_tell_the_outcome_at_every_value(
        situation in situations(),
        [penetration, arr, deal] in [0..=10_000_u64, 0..=100_000_000_000, 1..=100_000_000],
    ) {
        let (analysis, amounts) = analyse(&situation);
        for (key, value) in SLIDERS.into_iter().zip([penetration, arr, deal]) {
            let strip = analysis.strip(slider_id(key), &amounts);
            let run = strip.iter().find(|run| run.span.from <= value && value <= run.span.to);
            let run = run.expect("a strip covers its slider");
            let there = situation.with(key, value);
            prop_assert_eq!(
                (motion(run.motion), run.stage.map(stage)),
                (there.verdict(), there.layer())
            );
        }
        let map = analysis.map(slider_id("deal"), slider_id("arr"), &amounts);
        let inside = |span: sales_motion_engine::analysis::Span, value| span.from <= value && value <= span.to;
        let mut regions = map.iter().filter(|region| inside(region.run.span, deal) && inside(region.side, arr));
        let region = regions.next().expect("a map covers its sliders");
        prop_assert_eq!(regions.next(), None, "regions do not overlap");
        let there = situation.with("deal", deal).with("arr", arr);
        prop_assert_eq!(
            (motion(region.run.motion), region.run.stage.map(stage)),
            (there.verdict(), there.layer())
        );
    }

    #[test]
    fn what_is_written_is_read_back(situation in situations(), all in any::<bool>()) {
        let given = situation.given();
        let pairs = reading::write(&MODEL, &given.inputs, &given.thresholds, all);
        prop_assert_eq!(reading::read(&MODEL, pairs), given);
    }

    #[test]
    fn an_analysis_kept_decides_as_a_new_one(situation in situations(), other in situations()) {
        let (analysis, _) = analyse(&situation);
        let moved = Situation {
            penetration: other.penetration,
            arr: other.arr,
            deal: other.deal,
            ..situation
        };
        let given = moved.given();
        let kept = analysis.decide(given.inputs.amounts());
        prop_assert_eq!(&kept, &decide(&MODEL, &given.inputs, &given.thresholds), "{}", verdict(&kept));
    }

    #[test]
    fn any_text_is_read_or_reported(key in "[a-z._]{0,12}|deal|arr|role|t\\.core", text in ".{0,12}") {
        let reading = reading::read(&MODEL, [(&key, &text)]);
        let taken = !reading::write(&MODEL, &reading.inputs, &reading.thresholds, false).is_empty();
        let ignored = reading.problems.iter().any(|problem| problem.ignored());
        prop_assert!(!(taken && ignored), "both taken and ignored");
        // Nothing to report, so it was taken as it stands, or is the default.
        if reading.problems.is_empty() && !taken {
            let pairs = reading::write(&MODEL, &reading.inputs, &reading.thresholds, true);
            prop_assert!(pairs.iter().any(|(known, _)| *known == key));
        }
    }
}
