//! The boundaries: where they lie to the unit, and which may be moved where.

use sales_motion_engine::{MODEL, Thresholds};

use crate::support::{check, decision, given, read, threshold_id, verdict, warnings};

/// Every threshold, where the reader has put it: just below, at, and just above.
#[test]
fn each_threshold_includes_itself_wherever_it_is() {
    for (situation, amounts, outcomes) in [
        (
            "deal=100k arr=25M penetration=",
            ["2.99", "3", "3.01"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "deal=100k arr=25M t.penetration=0.5 penetration=",
            ["0.49", "0.5", "0.51"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "deal=100k arr=25M penetration=0 departments=",
            ["1", "2", "3"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "deal=100k arr=25M penetration=0 t.departments=7 departments=",
            ["6", "7", "8"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "deal=100k penetration=5 arr=",
            ["19,999,999", "20,000,000", "20,000,001"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "deal=100k penetration=5 t.arr=5M arr=",
            ["4,999,999", "5,000,000", "5,000,001"],
            ["land-and-expand soon", "top-down", "top-down"],
        ),
        (
            "penetration=1 deal=",
            ["9,999", "10,000", "10,001"],
            [
                "bottom-up not-yet",
                "land-and-expand not-yet",
                "land-and-expand not-yet",
            ],
        ),
        (
            "penetration=1 t.self_serve=5k deal=",
            ["4,999", "5,000", "5,001"],
            [
                "bottom-up not-yet",
                "land-and-expand not-yet",
                "land-and-expand not-yet",
            ],
        ),
        (
            "role=record deal=",
            ["49,999", "50,000", "50,001"],
            ["land-and-expand", "top-down", "top-down"],
        ),
        (
            "role=record t.top_down=80k deal=",
            ["79,999", "80,000", "80,001"],
            ["land-and-expand", "top-down", "top-down"],
        ),
        (
            "penetration=1 deal=",
            ["249,999", "250,000", "250,001"],
            ["land-and-expand not-yet", "top-down", "top-down"],
        ),
        (
            "penetration=1 t.core=50k deal=",
            ["49,999", "50,000", "50,001"],
            ["land-and-expand not-yet", "top-down", "top-down"],
        ),
    ] {
        for (amount, outcome) in amounts.into_iter().zip(outcomes) {
            let situation = format!("{situation}{amount}");
            assert_eq!(verdict(&decision(&situation)), outcome, "`{situation}`");
        }
    }
}

/// Unlike all others, the upper ARR threshold does not include itself.
#[test]
fn late_is_only_above_the_upper_arr_threshold() {
    let quiet = "role=engagement entry=sales penetration=5 deal=100k involved=yes";
    for (situation, expected) in [
        ("arr=29,999,999", "watch retention"),
        ("arr=30,000,000", "watch retention"),
        ("arr=30,000,001", "watch too-late, watch retention"),
        ("t.arr_high=60M arr=60,000,000", "watch retention"),
        (
            "t.arr_high=60M arr=60,000,001",
            "watch too-late, watch retention",
        ),
    ] {
        let situation = format!("{quiet} {situation}");
        assert_eq!(warnings(&decision(&situation)), expected, "`{situation}`");
    }
}

#[test]
fn moved_thresholds_move_the_verdict() {
    check(
        verdict,
        &[
            ("deal=12k", "land-and-expand not-yet"),
            ("deal=12k t.self_serve=15k", "bottom-up not-yet"),
            (
                "deal=100k penetration=2.5 arr=18M",
                "land-and-expand not-yet",
            ),
            (
                "deal=100k penetration=2.5 arr=18M t.penetration=2 t.arr=10M",
                "top-down",
            ),
            ("deal=300k", "top-down"),
            ("deal=300k t.core=off", "land-and-expand not-yet"),
        ],
    );
}

#[test]
fn only_what_differs_from_the_model_is_an_override() {
    let given = given("t.arr=25M t.departments=2 t.core=off");
    let overrides: Vec<_> = given
        .thresholds
        .overrides(&MODEL)
        .into_iter()
        .map(|(id, value)| (MODEL[id].key, value))
        .collect();
    assert_eq!(overrides, [("t.arr", Some(25_000_000)), ("t.core", None)]);
    assert!(given.thresholds.are_custom(&MODEL));
    assert!(!Thresholds::defaults(&MODEL).are_custom(&MODEL));
}

/// What was asked for, what is in force afterwards, and what was refused why.
#[test]
fn changes_that_break_the_order_are_refused_and_the_rest_still_applies() {
    for (asked, in_force, refused) in [
        (
            "t.self_serve=50k",
            "",
            &[
                "t.self_serve: “50k” was refused, because it must be below “Top-down floor”, which is $50K.",
            ][..],
        ),
        ("t.self_serve=49,999", "t.self_serve=49999", &[]),
        (
            "t.top_down=250,001",
            "",
            &[
                "t.top_down: “250,001” was refused, because it can't be above “Taken for a core system”, which is $250K.",
            ],
        ),
        ("t.top_down=250k", "t.top_down=250000", &[]),
        (
            "t.core=40k",
            "",
            &[
                "t.core: “40k” was refused, because it can't be below “Top-down floor”, which is $50K.",
            ],
        ),
        (
            "t.top_down=10k",
            "",
            &[
                "t.top_down: “10k” was refused, because it must be above “Self-serve ceiling”, which is $10K.",
            ],
        ),
        (
            "t.penetration=11 t.arr=25M",
            "t.arr=25000000",
            &[
                "t.penetration: “11” was refused, because it can't be above “End of the tipping zone”, which is 10%.",
            ],
        ),
        ("t.penetration=10", "t.penetration=10", &[]),
        (
            "t.arr_high=19,999,999",
            "",
            &[
                "t.arr_high: “19,999,999” was refused, because it can't be below “ARR that counts”, which is $20M.",
            ],
        ),
        // Two that fit each other only together, in either sequence.
        (
            "t.self_serve=60k t.top_down=100k",
            "t.self_serve=60000 t.top_down=100000",
            &[],
        ),
        (
            "t.top_down=100k t.self_serve=60k",
            "t.self_serve=60000 t.top_down=100000",
            &[],
        ),
        (
            "t.core=5k t.top_down=4k t.self_serve=3k",
            "t.self_serve=3000 t.top_down=4000 t.core=5000",
            &[],
        ),
        // Off is in nobody's way.
        (
            "t.core=off t.top_down=1M",
            "t.top_down=1000000 t.core=off",
            &[],
        ),
        (
            "t.top_down=1M t.core=OFF",
            "t.top_down=1000000 t.core=off",
            &[],
        ),
        // Several refused at once; the good one among them applies.
        (
            "t.self_serve=60k t.core=40k t.penetration=20 t.arr=5M",
            "t.arr=5000000",
            &[
                "t.self_serve: “60k” was refused, because it must be below “Top-down floor”, which is $50K.",
                "t.core: “40k” was refused, because it can't be below “Top-down floor”, which is $50K.",
                "t.penetration: “20” was refused, because it can't be above “End of the tipping zone”, which is 10%.",
            ],
        ),
    ] {
        let reading = read(asked);
        let overrides = reading.thresholds.overrides(&MODEL);
        let overrides = overrides.into_iter().map(|(id, value)| {
            let threshold = &MODEL[id];
            let value = value.map_or("off".into(), |value| {
                sales_motion_engine::amount::write_plain(value, threshold.unit)
            });
            format!("{}={value}", threshold.key)
        });
        assert_eq!(
            overrides.collect::<Vec<_>>().join(" "),
            in_force,
            "`{asked}`"
        );
        let problems = reading.problems.iter().map(ToString::to_string);
        assert_eq!(problems.collect::<Vec<_>>(), refused, "`{asked}`");
        assert!(reading.problems.iter().all(|problem| problem.ignored()));
    }
}

#[test]
fn only_the_assumption_can_be_off() {
    let mut thresholds = Thresholds::defaults(&MODEL);
    let arr = threshold_id("t.arr");
    assert_eq!(thresholds.change(&MODEL, &[(arr, None)]), []);
    assert_eq!(thresholds.get(arr), Some(20_000_000));
    assert!(read("t.arr=off").problems[0].ignored());
}

#[test]
fn grey_zones_follow_the_thresholds_that_bound_them() {
    for (situation, threshold, zone) in [
        ("", "t.penetration", (300, 1_000)),
        (
            "t.penetration=2 t.penetration_high=8",
            "t.penetration",
            (200, 800),
        ),
        ("", "t.departments", (2, 3)),
        ("", "t.arr", (20_000_000, 30_000_000)),
        ("t.arr_high=50M", "t.arr", (20_000_000, 50_000_000)),
        ("", "t.self_serve", (5_000, 15_000)),
        ("t.self_serve=12k", "t.self_serve", (5_000, 15_000)),
        ("", "t.top_down", (25_000, 100_000)),
        ("", "t.core", (100_000, 500_000)),
    ] {
        let thresholds = given(situation).thresholds;
        let found = thresholds.grey_zone(&MODEL, threshold_id(threshold));
        assert_eq!(found, Some(zone), "{threshold} with `{situation}`");
    }
}
