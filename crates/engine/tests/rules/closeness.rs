//! How close the verdict is to another, and what would change it.

use crate::support::{analysis, check, closeness, decision, flips, motion, slider, switch_flips};

#[test]
fn the_nearest_change_of_each_slider_is_told_with_its_distance() {
    check(
        flips,
        &[
            ("deal=8k", "deal up 10000 ×1.25: land-and-expand"),
            ("deal=9,999", "deal up 10000 ×1.0001: land-and-expand"),
            ("deal=10k", "deal down 10000 ×1: bottom-up"),
            ("deal=20k", "deal down 10000 ×2: bottom-up"),
            ("deal=249,999", "deal up 250000 ×1: top-down"),
            ("deal=250k", "deal down 250000 ×1: land-and-expand"),
            ("deal=1M", "deal down 250000 ×4: land-and-expand"),
            // Nearer down than up, and the other way round; equally near goes up.
            (
                "deal=40k penetration=5 arr=25M",
                "deal up 50000 ×1.25: top-down",
            ),
            (
                "deal=20k penetration=5 arr=25M",
                "deal down 10000 ×2: bottom-up",
            ),
            (
                "deal=20k penetration=5 arr=25M t.top_down=40k",
                "deal up 40000 ×2: top-down",
            ),
            // The three sliders, each from its own side.
            (
                "deal=100k penetration=5 arr=25M",
                "penetration down 300 ×1.6667: land-and-expand, \
                 arr down 20000000 ×1.25: land-and-expand, \
                 deal down 50000 ×2: land-and-expand",
            ),
            (
                "deal=100k penetration=2.5 arr=25M",
                "penetration up 300 ×1.2: top-down, deal up 250000 ×2.5: top-down",
            ),
            (
                "deal=100k penetration=5 arr=18M",
                "arr up 20000000 ×1.1111: top-down, deal up 250000 ×2.5: top-down",
            ),
            // A record: only the deal size is a question.
            (
                "role=record deal=40k penetration=5 arr=25M",
                "deal up 50000 ×1.25: top-down",
            ),
            (
                "role=record deal=60k",
                "deal down 50000 ×1.2: land-and-expand",
            ),
            // Nothing a slider does changes it.
            ("deal=8k entry=self-serve", ""),
            (
                "deal=300k role=engagement entry=sales penetration=2 arr=10M",
                "",
            ),
        ],
    );
}

#[test]
fn nothing_is_a_multiple_of_zero() {
    check(
        flips,
        &[
            (
                "deal=100k penetration=0 arr=25M",
                "penetration up 300 from zero: top-down, deal up 250000 ×2.5: top-down",
            ),
            (
                "deal=100k penetration=5 arr=0",
                "arr up 20000000 from zero: top-down, deal up 250000 ×2.5: top-down",
            ),
        ],
    );
}

#[test]
fn a_flip_skips_thresholds_that_change_nothing() {
    check(
        flips,
        &[
            // Of no use to one person alone, so $10K and $50K change nothing.
            ("deal=8k single_user=no", "deal up 250000 ×31.25: top-down"),
            // $250K only swaps one top-down leaf for another.
            (
                "deal=1M penetration=5 arr=25M",
                "deal down 50000 ×20: land-and-expand",
            ),
        ],
    );
}

#[test]
fn an_unsure_switch_that_matters_is_named_with_every_answer_that_matters() {
    check(
        switch_flips,
        &[
            (
                "deal=8k",
                "role=record: land-and-expand, single_user=no: land-and-expand, \
                 buyers=few: land-and-expand, central=yes: land-and-expand, \
                 entry=sales: land-and-expand",
            ),
            ("deal=30k", "entry=self-serve: bottom-up"),
            (
                "deal=250k",
                "role=engagement: land-and-expand, entry=self-serve: bottom-up",
            ),
            (
                "deal=100k penetration=0 arr=25M entry=sales",
                "role=record: top-down, buyers=few: top-down, central=yes: top-down, \
                 departments=3: top-down",
            ),
            (
                "deal=100k penetration=5 arr=25M entry=sales",
                "demand=no: land-and-expand",
            ),
            // Answered switches are not asked again.
            (
                "deal=8k role=engagement single_user=yes buyers=many central=no entry=self-serve",
                "",
            ),
        ],
    );
}

#[test]
fn a_slider_within_a_quarter_costs_35_and_exactly_a_quarter_is_not_within() {
    // Whether one starts without a call stays open, which costs 10.
    let settled = "role=engagement single_user=yes buyers=many central=no";
    for (deal, expected) in [
        ("8,000", "75 clear"), // in the grey zone still, which costs 15
        ("8,001", "55 leaning"),
        ("9,999", "55 leaning"),
        ("10,000", "55 leaning"),
        ("12,499", "55 leaning"),
        ("12,500", "75 clear"),
        ("15,001", "90 clear"),
    ] {
        let situation = format!("{settled} deal={deal}");
        assert_eq!(closeness(&decision(&situation)), expected, "`{situation}`");
    }
}

#[test]
fn the_grey_zone_of_the_threshold_crossed_costs_15_unless_nearer() {
    let settled = "role=engagement entry=sales buyers=many central=no demand=yes departments=0";
    for (situation, expected) in [
        // Deal: $25–100K around the top-down floor, both ends included.
        ("deal=100k penetration=50 arr=1B", "85 clear"),
        ("deal=100,001 penetration=50 arr=1B", "100 clear"),
        ("deal=39k penetration=50 arr=1B", "85 clear"),
        ("deal=25k penetration=50 arr=1B", "85 clear"),
        ("deal=24,999 penetration=50 arr=1B", "100 clear"),
        // Penetration: 3–10 %.
        ("deal=1M penetration=10 arr=1B", "85 clear"),
        ("deal=1M penetration=10.01 arr=1B", "100 clear"),
        ("deal=1M penetration=3.75 arr=1B", "85 clear"),
        ("deal=1M penetration=3.74 arr=1B", "65 leaning"),
        ("deal=1M penetration=2 arr=1B", "100 clear"),
        // ARR: $20–30M.
        ("deal=1M penetration=50 arr=30M", "85 clear"),
        ("deal=1M penetration=50 arr=30,000,001", "100 clear"),
        ("deal=1M penetration=50 arr=25M", "85 clear"),
        ("deal=1M penetration=50 arr=24,999,999", "65 leaning"),
        ("deal=1M penetration=50 arr=16,000,001", "65 leaning"),
        ("deal=1M penetration=50 arr=16M", "100 clear"),
        // In a grey zone, but of a threshold that changes nothing here.
        ("deal=8k penetration=5 arr=25M", "100 clear"),
        // Several at once, and never below zero.
        ("deal=70k penetration=5 arr=1B", "70 leaning"),
        ("deal=70k penetration=5 arr=26M", "55 leaning"),
        ("deal=60k penetration=5 arr=1B", "50 leaning"),
        ("deal=60k penetration=3.5 arr=1B", "30 close-call"),
        ("deal=60k penetration=5 arr=21M", "15 close-call"),
        ("deal=60k penetration=3.5 arr=21M", "0 close-call"),
    ] {
        let situation = format!("{settled} {situation}");
        assert_eq!(closeness(&decision(&situation)), expected, "`{situation}`");
    }
}

#[test]
fn each_switch_that_matters_costs_10_and_all_of_them_20_at_most() {
    for (open, expected) in [
        (&[][..], "100 clear"),
        (&["central"], "90 clear"),
        (&["central", "buyers"], "80 clear"),
        (&["central", "buyers", "entry"], "80 clear"),
    ] {
        let mut situation = String::from("deal=1k role=engagement single_user=yes");
        for (switch, answer) in [
            ("buyers", "many"),
            ("central", "no"),
            ("entry", "self-serve"),
        ] {
            let answer = if open.contains(&switch) {
                "unsure"
            } else {
                answer
            };
            situation += &format!(" {switch}={answer}");
        }
        assert_eq!(closeness(&decision(&situation)), expected, "`{situation}`");
    }
    // With the deal: 15 in the grey zone, 35 within a quarter.
    check(
        closeness,
        &[("deal=8k", "65 leaning"), ("deal=9k", "45 close-call")],
    );
}

#[test]
fn a_combined_move_is_told_where_it_is_nearer_than_any_single_one() {
    for (situation, expected) in [
        // Both usage and traction are missing by a little; the deal alone by ×2.5.
        (
            "deal=100k penetration=2.5 arr=18M",
            "penetration up 300, arr up 20000000: ×1.3333 top-down",
        ),
        // All three.
        (
            "deal=40k penetration=2.5 arr=18M entry=sales",
            "penetration up 300, arr up 20000000, deal up 50000: ×1.6667 top-down",
        ),
        // The deal alone is nearer than usage and traction together.
        ("deal=200k penetration=2 arr=10M", "none"),
        // A single move is enough.
        ("deal=100k penetration=2.5 arr=25M", "none"),
        // From zero there is no distance.
        ("deal=40k penetration=0 arr=18M entry=sales", "none"),
        // Nothing the sliders do changes it.
        ("deal=8k entry=self-serve", "none"),
    ] {
        let (analysis, amounts) = analysis(situation);
        let said = analysis.joint_flip(&amounts).map_or("none".into(), |flip| {
            let moves = flip
                .by
                .iter()
                .map(|by| format!("{} {} {}", slider(by.slider), by.direction.key(), by.at));
            let moves: Vec<_> = moves.collect();
            let factor = flip.factor.ten_thousandths() as f64 / 10_000.0;
            format!("{}: ×{factor} {}", moves.join(", "), motion(flip.verdict))
        });
        assert_eq!(said, expected, "`{situation}`");
    }
}
