//! What is read off the boxes: strips, maps, and shares of ranges.

use sales_motion_engine::amount;
use sales_motion_engine::analysis::{Run, Span};
use sales_motion_engine::{Analysis, MODEL};

use crate::support::direct::Situation;
use crate::support::{analysis, motion, slider_id, stage};

/// `$1 bottom-up soon`: where a run starts, and what it gives.
fn say(run: &Run, slider: &str) -> String {
    let from = amount::write(run.span.from, MODEL[slider_id(slider)].unit);
    let stage = run
        .stage
        .map_or(String::new(), |id| format!(" {}", stage(id)));
    format!("{from} {}{stage}", motion(run.motion))
}

#[test]
fn a_strip_tells_what_every_value_of_a_slider_would_give() {
    for (situation, slider, expected) in [
        (
            "",
            "deal",
            &[
                "$1 bottom-up not-yet",
                "$10K land-and-expand not-yet",
                "$250K top-down",
            ][..],
        ),
        (
            "penetration=5 arr=25M",
            "deal",
            &[
                "$1 bottom-up now",
                "$10K land-and-expand now",
                "$50K top-down",
            ],
        ),
        (
            "",
            "penetration",
            &["0% bottom-up not-yet", "3% bottom-up soon"],
        ),
        (
            "arr=25M",
            "penetration",
            &["0% bottom-up soon", "3% bottom-up now"],
        ),
        (
            "arr=25M deal=100k",
            "penetration",
            &["0% land-and-expand soon", "3% top-down"],
        ),
        ("", "arr", &["$0 bottom-up not-yet", "$20M bottom-up soon"]),
        ("deal=1M", "arr", &["$0 top-down"]),
        (
            "t.self_serve=12k t.core=off",
            "deal",
            &["$1 bottom-up not-yet", "$12K land-and-expand not-yet"],
        ),
    ] {
        let (analysis, amounts) = analysis(situation);
        let strip = analysis.strip(slider_id(slider), &amounts);
        let said: Vec<_> = strip.iter().map(|run| say(run, slider)).collect();
        assert_eq!(said, expected, "`{situation}` {slider}");
        let domain = MODEL[slider_id(slider)].domain;
        assert_eq!(strip[0].span.from, domain.min);
        assert_eq!(strip[strip.len() - 1].span.to, domain.max);
        assert!(
            strip
                .windows(2)
                .all(|two| two[0].span.to + 1 == two[1].span.from)
        );
    }
}

#[test]
fn a_map_tells_what_every_pair_of_values_would_give() {
    let (analysis, amounts) = analysis("deal=100k");
    let map = analysis.map(slider_id("penetration"), slider_id("arr"), &amounts);
    let mut rows: Vec<String> = map
        .iter()
        .map(|region| {
            let from = amount::write(region.side.from, amount::Unit::Dollars);
            format!("{from}: {}", say(&region.run, "penetration"))
        })
        .collect();
    // Rows that only a warning tells apart look alike.
    rows.retain(|row| row.starts_with("$0") || row.starts_with("$20M"));
    assert_eq!(
        rows,
        [
            "$0: 0% land-and-expand not-yet",
            "$0: 3% land-and-expand soon",
            "$20M: 0% land-and-expand soon",
            "$20M: 3% top-down",
        ]
    );
}

/// Every value in a few small windows around the thresholds, counted one by one.
#[test]
fn shares_count_every_input_of_a_range() {
    for (situation, penetration, arr, deal) in [
        (
            Situation::default(),
            295..=304,
            19_999_996..=20_000_003,
            49_997..=50_004,
        ),
        (
            Situation::default(),
            0..=3,
            29_999_998..=30_000_002,
            9_990..=10_004,
        ),
        (
            Situation {
                role: "engagement",
                demand: "yes",
                ..Situation::default()
            },
            298..=301,
            19_999_999..=20_000_000,
            249_990..=250_003,
        ),
        (
            Situation {
                central: "yes",
                ..Situation::default()
            },
            9_998..=10_000,
            0..=2,
            49_999..=50_003,
        ),
    ] {
        let mut counted = [0_u128; 3];
        for penetration in penetration.clone() {
            for arr in arr.clone() {
                for deal in deal.clone() {
                    let there = Situation {
                        penetration,
                        arr,
                        deal,
                        ..situation.clone()
                    };
                    let motions = ["bottom-up", "land-and-expand", "top-down"];
                    let place = motions.iter().position(|&key| key == there.verdict());
                    counted[place.expect("it is one of the three")] += 1;
                }
            }
        }
        let given = situation.given();
        let analysis = Analysis::new(&MODEL, &given.inputs, &given.thresholds);
        let ranges = [penetration, arr, deal].map(|range| Span {
            from: *range.start(),
            to: *range.end(),
        });
        assert_eq!(analysis.shares(&ranges), counted, "{situation:?}");
    }
}

#[test]
fn the_shares_of_all_inputs_add_up_to_all_of_them() {
    let (analysis, _) = analysis("");
    let ranges = MODEL.sliders.iter().map(|slider| Span {
        from: slider.domain.min,
        to: slider.domain.max,
    });
    let shares = analysis.shares(&ranges.collect::<Vec<_>>());
    let all = 10_001 * 100_000_000_001 * 100_000_000_u128;
    assert_eq!(shares.iter().sum::<u128>(), all);
    // Below $10K it is always bottom-up.
    assert_eq!(shares[0], 10_001 * 100_000_000_001 * 9_999);
}
