//! The curves: which order their ends come in, and what each assumption does.

use proptest::prelude::*;
use sales_motion_article::growth::{Branch, STEP, YEARS, branch, write};
use sales_motion_article::{AMOUNTS, Settings, ids};
use sales_motion_engine::MODEL;

use crate::support::{amounts, with};

/// The end of the signal band, as the tree has it.
fn signal_end() -> u64 {
    threshold("t.arr_high")
}

fn threshold(key: &str) -> u64 {
    let found = MODEL.thresholds.iter().find(|it| it.key == key);
    found.and_then(|it| it.default).expect("it has an amount")
}

struct Ends {
    on_time: Branch,
    early: Branch,
    late: Branch,
    never: Branch,
}

impl Ends {
    fn of(settings: &Settings) -> Self {
        let from = |start| branch(settings, start, signal_end());
        Self {
            on_time: from(Some(settings.amount(ids::GROWTH_START))),
            early: from(Some(settings.amount(ids::GROWTH_EARLY))),
            late: from(Some(settings.amount(ids::GROWTH_LATE))),
            never: from(None),
        }
    }

    fn with(changes: &[(&str, &str)]) -> Self {
        Self::of(&with(changes))
    }

    fn totals(&self) -> [f64; 4] {
        [&self.on_time, &self.early, &self.late, &self.never].map(|it| it.end().total)
    }
}

#[test]
fn on_time_beats_too_early_beats_too_late_beats_never() {
    let ends = Ends::with(&[]);
    let texts = ends.totals().map(write);
    assert_eq!(texts, ["$85.3M", "$67.4M", "$64.2M", "$59.9M"]);
    let months = [&ends.on_time, &ends.early, &ends.late, &ends.never].map(|it| it.started);
    assert_eq!(months, [Some(49), Some(24), Some(79), None]);
    // Far enough apart to be told apart in a chart that is $90M high.
    for pair in ends.totals().windows(2) {
        assert!(pair[0] - pair[1] > 3_000_000.0, "{pair:?}");
    }
}

#[test]
fn what_rivals_tie_up_decides_whether_late_is_worse_than_early() {
    for (locked, late_is_worse) in [("0%", false), ("20%", false), ("25%", true), ("100%", true)] {
        let ends = Ends::with(&[("growth.locked", locked)]);
        let (early, late) = (ends.early.end().total, ends.late.end().total);
        assert_eq!(late < early, late_is_worse, "{locked} {early} {late}");
    }
}

#[test]
fn a_start_inside_the_signal_band_beats_one_far_from_it() {
    let settings = with(&[]);
    let end = |millions: u64| {
        let start = Some(millions * 1_000_000);
        branch(&settings, start, signal_end()).end().total
    };
    let band = threshold("t.arr") / 1_000_000..=threshold("t.arr_high") / 1_000_000;
    let worst = band.map(end).fold(f64::INFINITY, f64::min);
    for far in (1..=16).chain(38..=80) {
        assert!(end(far) < worst, "{far}");
    }
}

#[test]
fn a_branch_has_a_point_for_every_quarter() {
    let Ends { on_time, never, .. } = Ends::with(&[]);
    assert_eq!(on_time.points.len(), usize::from(YEARS) * 4 + 1);
    for (place, point) in on_time.points.iter().enumerate() {
        assert_eq!(usize::from(point.month), place * usize::from(STEP));
    }
    assert_eq!(on_time.points[0].self_serve, 500_000.0);
    assert!(
        never
            .points
            .iter()
            .all(|point| point.total == point.self_serve)
    );
    // A year of growth far below the ceiling.
    let free = Ends::with(&[("growth.ceiling", "1B"), ("growth.first", "10K")]).never;
    let factor = free.points[4].self_serve / free.points[0].self_serve;
    assert!((factor - 3.0).abs() < 0.001, "{factor}");
}

#[test]
fn the_layer_is_silent_until_its_lag_is_over() {
    for (lag, first_revenue) in [("0", 51), ("9", 60), ("24", 75)] {
        let on_time = Ends::with(&[("growth.lag", lag)]).on_time;
        for point in &on_time.points {
            let enterprise = point.total > point.self_serve;
            assert_eq!(enterprise, point.month >= first_revenue, "{lag} {point:?}");
        }
    }
}

#[test]
fn the_first_revenue_is_a_share_of_self_serve() {
    let on_time = Ends::with(&[("growth.lag", "11"), ("growth.cohort", "10%")]).on_time;
    let point = on_time.points[20];
    assert_eq!(point.month, 60);
    assert!((point.total / point.self_serve - 1.1).abs() < 1e-9);
}

#[test]
fn enterprise_revenue_grows_at_its_rate_and_the_rate_fades() {
    // Steady: doubles each year.
    let steady = [("growth.lag", "11"), ("growth.persistence", "100%")];
    for (changes, years) in [
        (&steady[..], [2.0, 4.0, 8.0]),
        (
            &[("growth.lag", "11"), ("growth.persistence", "0%")],
            [1.0, 1.0, 1.0],
        ),
    ] {
        let points = Ends::with(changes).on_time.points;
        let enterprise = |place: usize| points[place].total - points[place].self_serve;
        // With a rate that fades at once, the first month still has it whole.
        let first = if years[0] == 1.0 {
            2_f64.powf(1.0 / 12.0)
        } else {
            1.0
        };
        for (year, factor) in (1..).zip(years) {
            let is = enterprise(20 + 4 * year) / enterprise(20);
            assert!(
                (is - factor * first).abs() < 1e-6,
                "{changes:?} {year} {is}"
            );
        }
    }
}

/// What raising one setting does to the ends: on time, early, late, never.
#[test]
fn each_assumption_does_what_its_sentence_says() {
    use std::cmp::Ordering::{Equal as E, Greater as G, Less as L};
    for (key, low, high, moves) in [
        ("growth.first", "$200K", "$1M", [G, G, G, G]),
        ("growth.rate", "150%", "250%", [G, G, G, G]),
        ("growth.ceiling", "$60M", "$120M", [G, G, G, G]),
        ("growth.start", "$15M", "$25M", [G, E, E, E]),
        ("growth.early", "$2M", "$8M", [E, G, E, E]),
        ("growth.late", "$45M", "$55M", [E, E, L, E]),
        ("growth.lag", "6", "12", [L, G, L, E]),
        ("growth.cohort", "3%", "12%", [G, G, G, E]),
        ("growth.enterprise", "50%", "150%", [G, G, G, E]),
        ("growth.persistence", "65%", "85%", [G, G, G, E]),
        ("growth.spread", "$10M", "$20M", [E, L, E, E]),
        ("growth.thin_churn", "0%", "35%", [E, L, E, E]),
        ("growth.locked", "0%", "33%", [E, E, L, E]),
        ("retention.used", "50%", "93%", [E, E, E, E]),
    ] {
        let low = Ends::with(&[(key, low)]).totals();
        let high = Ends::with(&[(key, high)]).totals();
        for place in 0..4 {
            let moved = if (high[place] - low[place]).abs() < 1_000.0 {
                E
            } else {
                high[place].total_cmp(&low[place])
            };
            let change = (low[place], high[place]);
            assert_eq!(moved, moves[place], "{key} {place} {change:?}");
        }
    }
}

#[test]
fn waiting_costs_its_share_of_the_enterprise_market() {
    let enterprise = |locked| {
        let end = Ends::with(&[("growth.locked", locked)]).late.end();
        end.total - end.self_serve
    };
    // $30M is passed in month 53 and $55M reached in 79: 26 months.
    let waited = 26.0 / 12.0;
    let part = enterprise("33%") / enterprise("0%");
    assert!((part - (1.0 - 0.33 * waited)).abs() < 1e-9, "{part}");
    assert_eq!(enterprise("50%"), 0.0);
    // The signal counts, not the start: who starts before its end has not waited.
    let settings = with(&[]);
    let end = |signal_end| branch(&settings, Some(25_000_000), signal_end).end().total;
    assert_eq!(end(30_000_000), end(1_000_000_000));
    assert!(end(10_000_000) < end(30_000_000));
}

#[test]
fn nothing_starts_above_what_is_reached() {
    let settings = with(&[]);
    let never = branch(&settings, None, signal_end());
    for start in [60_000_000, 100_000_000, u64::MAX] {
        assert_eq!(
            branch(&settings, Some(start), signal_end()),
            never,
            "{start}"
        );
    }
    let at_once = branch(&settings, Some(1), signal_end());
    assert_eq!(at_once.started, Some(0));
}

#[test]
fn revenue_is_written_with_three_digits() {
    for (dollars, text) in [
        (0.0, "$0"),
        (0.6, "$1"),
        (999.4, "$999"),
        (999.6, "$1K"),
        (12_345.0, "$12.3K"),
        (88_149_999.0, "$88.1M"),
        (999_700_000.0, "$1B"),
        (1e15, "$1,000,000B"),
    ] {
        let text = text.replace(',', "");
        assert_eq!(write(dollars).replace(',', ""), text);
    }
}

proptest! {
    #[test]
    fn any_setting_gives_finite_revenue(
        settings in amounts(),
        start in prop::option::of(prop_oneof![0_u64..2_000_000_000, Just(u64::MAX)]),
        signal_end in prop_oneof![0_u64..2_000_000_000, Just(u64::MAX)],
    ) {
        let branch = branch(&settings, start, signal_end);
        let ceiling = settings.amount(ids::GROWTH_CEILING) as f64;
        let mut before = 0.0;
        for point in &branch.points {
            prop_assert!(point.total.is_finite() && point.total < 1e18, "{point:?}");
            prop_assert!(point.total >= point.self_serve, "{point:?}");
            prop_assert!(point.self_serve >= before * (1.0 - 1e-9), "{point:?}");
            prop_assert!(point.self_serve <= ceiling * (1.0 + 1e-9), "{point:?}");
            before = point.self_serve;
        }
        if let (Some(start), Some(month)) = (start, branch.started) {
            let next = &branch.points[usize::from(month.div_ceil(STEP))];
            prop_assert!(next.self_serve >= start as f64 * (1.0 - 1e-9));
        }
        prop_assert!(branch.started.is_none() || start.is_some());
        write(branch.end().total);
    }

    #[test]
    fn a_higher_ceiling_never_lowers_self_serve(settings in amounts(), more in 0_u64..1_000_000_000) {
        let before = branch(&settings, None, 0);
        let mut higher = settings.clone();
        higher.set_amount(ids::GROWTH_CEILING, settings.amount(ids::GROWTH_CEILING) + more);
        let after = branch(&higher, None, 0);
        for (before, after) in before.points.iter().zip(&after.points) {
            prop_assert!(after.self_serve >= before.self_serve * (1.0 - 1e-9));
        }
    }

    #[test]
    fn a_layer_never_costs_revenue(settings in amounts(), start in 0_u64..1_000_000_000) {
        let with = branch(&settings, Some(start), 30_000_000).end();
        let without = branch(&settings, None, 30_000_000).end();
        prop_assert_eq!(with.self_serve, without.self_serve);
        prop_assert!(with.total >= without.total);
    }
}

#[test]
fn the_start_is_inside_the_signal_band() {
    let start = AMOUNTS[ids::GROWTH_START.index()].default;
    assert_eq!(2 * start, threshold("t.arr") + threshold("t.arr_high"));
    let spread = AMOUNTS[ids::GROWTH_SPREAD.index()].default;
    assert_eq!(spread, threshold("t.arr"));
    let ceiling = AMOUNTS[ids::GROWTH_CEILING.index()].default;
    assert_eq!(ceiling, 2 * threshold("t.arr_high"));
}
