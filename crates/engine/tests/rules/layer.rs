//! The second stage: whether a top-down layer is not yet due, soon, or now.

use crate::support::{check, decision, layer_notes, verdict};

const SIGNALS: [&str; 4] = [
    "penetration=2.99 arr=19,999,999",
    "penetration=3 arr=19,999,999",
    "penetration=2.99 arr=20M",
    "penetration=3 arr=20M",
];

#[test]
fn demand_usage_and_traction_set_the_stage_on_both_layered_leaves() {
    for (demand, stages) in [
        ("unsure", ["not-yet", "soon", "soon", "now"]),
        ("yes", ["soon", "now", "now", "now"]),
        ("no", ["not-yet", "soon", "soon", "soon"]),
    ] {
        for (signals, stage) in SIGNALS.iter().zip(stages) {
            for (deal, motion) in [("8k", "bottom-up"), ("30k", "land-and-expand")] {
                let situation = format!("deal={deal} demand={demand} {signals}");
                let expected = format!("{motion} {stage}");
                assert_eq!(verdict(&decision(&situation)), expected, "`{situation}`");
            }
        }
    }
}

#[test]
fn departments_count_as_usage() {
    check(
        verdict,
        &[
            ("deal=8k penetration=0 departments=1", "bottom-up not-yet"),
            ("deal=8k penetration=0 departments=2", "bottom-up soon"),
            (
                "deal=8k penetration=0 departments=99 arr=20M",
                "bottom-up now",
            ),
            // Usage counts once, however it shows.
            ("deal=8k penetration=3 departments=2", "bottom-up soon"),
        ],
    );
}

#[test]
fn there_is_no_layer_where_the_sale_is_already_made_at_the_top() {
    for signals in SIGNALS {
        for (situation, motion) in [
            ("role=record deal=50k", "top-down"),
            ("role=record deal=8k", "land-and-expand"),
            ("deal=250k", "top-down"),
        ] {
            let situation = format!("{situation} {signals}");
            assert_eq!(verdict(&decision(&situation)), motion, "`{situation}`");
        }
    }
    check(verdict, &[("deal=50k penetration=3 arr=20M", "top-down")]);
}

#[test]
fn the_text_says_where_in_the_zones_one_stands() {
    check(
        layer_notes,
        &[
            ("penetration=2.99", ""),
            ("penetration=3", "tipping-zone"),
            ("penetration=10", "tipping-zone"),
            ("penetration=10.01", ""),
            ("arr=19,999,999", ""),
            ("arr=20M", "signal-zone"),
            ("arr=30M", "signal-zone"),
            ("arr=30,000,001", ""),
            ("arr=30,000,001 penetration=11", "overdue, confirm"),
            ("arr=30,000,001 departments=2", "overdue, confirm"),
            ("arr=30M penetration=11", "signal-zone, confirm"),
            (
                "arr=20M penetration=3",
                "tipping-zone, signal-zone, confirm",
            ),
            // Moved thresholds move the zones.
            ("penetration=5 t.penetration=6", ""),
            ("penetration=12 t.penetration_high=12", "tipping-zone"),
            ("arr=40M t.arr_high=40M", "signal-zone"),
        ],
    );
}

#[test]
fn the_text_says_what_demand_has_to_do_with_it() {
    check(
        layer_notes,
        &[
            ("penetration=11 arr=31M", "overdue, confirm"),
            ("penetration=11 arr=31M demand=yes", "overdue"),
            ("penetration=11 arr=31M demand=no", "overdue, precondition"),
            ("penetration=11 arr=1M demand=no", ""),
            ("penetration=11 arr=1M", ""),
        ],
    );
}

#[test]
fn without_a_layer_nothing_is_said_about_it() {
    check(
        layer_notes,
        &[
            ("deal=250k penetration=5 arr=25M", ""),
            ("deal=8k role=record penetration=5 arr=31M", ""),
            ("deal=50k penetration=5 arr=25M", ""),
        ],
    );
}
