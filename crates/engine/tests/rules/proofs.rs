//! Proofs over every box and every answer, with the model's own thresholds.
//!
//! The outcome is shown to be constant on each box, so looking at every box is
//! looking at every input.

use std::collections::BTreeSet;

use sales_motion_engine::analysis::Span;
use sales_motion_engine::model::{MotionId, SliderId};
use sales_motion_engine::{Analysis, MODEL};

use crate::support::direct::Situation;
use crate::support::{analysis, leaf, stage, warning};

/// Every combination of answers that the verdict or the layer may depend on.
fn every_answer() -> impl Iterator<Item = Situation> {
    let three = |yes, no| [yes, no, "unsure"].into_iter();
    let departments = [None, Some(0), Some(1), Some(2), Some(99)];
    three("record", "engagement").flat_map(move |role| {
        three("yes", "no").flat_map(move |single_user| {
            three("many", "few").flat_map(move |buyers| {
                three("yes", "no").flat_map(move |central| {
                    three("self-serve", "sales").flat_map(move |entry| {
                        three("yes", "no").flat_map(move |demand| {
                            departments.into_iter().map(move |departments| Situation {
                                role,
                                single_user,
                                buyers,
                                central,
                                entry,
                                demand,
                                departments,
                                ..Situation::default()
                            })
                        })
                    })
                })
            })
        })
    })
}

fn analyse(situation: &Situation) -> Analysis {
    let given = situation.given();
    Analysis::new(&MODEL, &given.inputs, &given.thresholds)
}

/// Both ends of each side, and places in between that look random but are not.
fn some_points(spans: &[Span], seed: &mut u64) -> Vec<[u64; 3]> {
    let mut inside = |span: Span| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        span.from + (*seed >> 16) % (span.to - span.from + 1)
    };
    let random = [(); 3].map(|()| [inside(spans[0]), inside(spans[1]), inside(spans[2])]);
    let ends = |span: Span| [span.from, span.to];
    let corners = ends(spans[0]).into_iter().flat_map(|penetration| {
        ends(spans[1])
            .into_iter()
            .flat_map(move |arr| ends(spans[2]).map(|deal| [penetration, arr, deal]))
    });
    corners.chain(random).collect()
}

#[test]
fn every_input_has_one_outcome_and_it_is_constant_on_its_box() {
    let all_inputs: u128 = 10_001 * 100_000_000_001 * 100_000_000;
    let mut seed = 1;
    for situation in every_answer() {
        let mut covered = 0;
        for (spans, outcome) in analyse(&situation).boxes() {
            let sizes = spans.iter().map(|span| u128::from(span.to - span.from + 1));
            covered += sizes.product::<u128>();
            let outcome = (leaf(outcome.leaf), outcome.stage.map(stage));
            for [penetration, arr, deal] in some_points(&spans, &mut seed) {
                let there = Situation {
                    penetration,
                    arr,
                    deal,
                    ..situation.clone()
                };
                assert_eq!((there.leaf(), there.layer()), outcome, "{there:?}");
            }
        }
        // The boxes leave nothing out, and so none overlap.
        assert_eq!(covered, all_inputs, "{situation:?}");
    }
}

#[test]
fn every_leaf_stage_note_and_warning_is_reached() {
    let (mut leaves, mut stages) = (BTreeSet::new(), BTreeSet::new());
    let (mut notes, mut warnings) = (BTreeSet::new(), BTreeSet::new());
    for situation in every_answer() {
        for (pilot, involved) in [
            ("none", "unsure"),
            ("with-plan", "yes"),
            ("without-plan", "no"),
        ] {
            let analysis = analyse(&Situation {
                pilot,
                involved,
                ..situation.clone()
            });
            for (spans, _) in analysis.boxes() {
                let corner: Vec<u64> = spans.iter().map(|span| span.from).collect();
                let decision = analysis.decide(&corner);
                leaves.insert(leaf(decision.leaf));
                stages.insert(decision.stage.map(stage));
                notes.extend(decision.layer_notes);
                warnings.extend(
                    decision
                        .warnings
                        .iter()
                        .map(|w| (warning(w.warning), w.case)),
                );
            }
        }
    }
    assert_eq!(leaves.len(), MODEL.leaves.len());
    assert_eq!(stages.len(), MODEL.stages.len() + 1, "and none");
    assert_eq!(notes.len(), MODEL.layer_notes.len());
    let cases = MODEL
        .warnings
        .iter()
        .flat_map(|warning| (0..warning.cases.len()).map(|case| (warning.key, case)));
    assert_eq!(warnings, cases.collect());
}

#[test]
fn the_sliders_alone_reach_all_three_motions() {
    let (analysis, _) = analysis("");
    let reached: BTreeSet<MotionId> = analysis
        .boxes()
        .map(|(_, outcome)| MODEL[outcome.leaf].motion)
        .collect();
    assert_eq!(reached, MotionId::all(&MODEL).collect());
}

#[test]
fn raising_a_slider_never_moves_the_verdict_away_from_top_down() {
    for situation in every_answer() {
        let analysis = analyse(&situation);
        for (spans, _) in analysis.boxes() {
            let corner: Vec<u64> = spans.iter().map(|span| span.from).collect();
            for slider in SliderId::all(&MODEL) {
                let strip = analysis.strip(slider, &corner);
                let rises = strip.windows(2).all(|two| two[0].motion <= two[1].motion);
                assert!(rises, "{} in {situation:?}: {strip:?}", MODEL[slider].key);
            }
        }
    }
}

#[test]
fn each_slider_changes_the_verdict_and_the_layer_somewhere() {
    for slider in SliderId::all(&MODEL) {
        let (mut verdict, mut layer) = (false, false);
        for situation in every_answer() {
            let analysis = analyse(&situation);
            for (spans, _) in analysis.boxes() {
                let corner: Vec<u64> = spans.iter().map(|span| span.from).collect();
                for two in analysis.strip(slider, &corner).windows(2) {
                    verdict |= two[0].motion != two[1].motion;
                    layer |= two[0].stage != two[1].stage;
                }
            }
        }
        assert!(verdict && layer, "{}: {verdict} {layer}", MODEL[slider].key);
    }
}

/// A switch is asked "what if" exactly if an answer to it can change a verdict.
#[test]
fn each_switch_that_is_asked_what_if_changes_a_verdict_somewhere() {
    let mut flipping = BTreeSet::new();
    for situation in every_answer() {
        let analysis = analyse(&situation);
        for (spans, _) in analysis.boxes() {
            let corner: Vec<u64> = spans.iter().map(|span| span.from).collect();
            let flips = analysis.decide(&corner).switch_flips;
            flipping.extend(flips.iter().map(|flip| MODEL[flip.switch].key));
        }
    }
    let asked = MODEL.switches.iter().filter(|s| !s.what_if.is_empty());
    assert_eq!(flipping, asked.map(|switch| switch.key).collect());
}
