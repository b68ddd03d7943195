//! Every warning: when it fires, how much it matters, and in which order.

use crate::support::{check, decision, warning, warnings};

/// For each situation, the severity with which one warning fires, or "silent".
#[track_caller]
fn check_one(name: &str, table: &[(&str, &str)]) {
    let severity = |decision: &sales_motion_engine::Decision| {
        let mut fired = decision.warnings.iter();
        let fired = fired.find(|fired| warning(fired.warning) == name);
        fired.map_or("silent", |fired| fired.severity.key()).into()
    };
    check(severity, table);
}

#[test]
fn a_small_deal_alarms_with_authority_and_is_watched_where_the_layer_is_due() {
    check_one(
        "small-deal",
        &[
            ("deal=49,999 role=record", "alert"),
            ("deal=49,999 central=yes", "alert"),
            ("deal=49,999 buyers=few", "alert"),
            ("deal=50k role=record", "silent"),
            ("deal=8k penetration=3 arr=20M", "watch"),
            ("deal=49,999 penetration=3 arr=20M", "watch"),
            ("deal=8k penetration=3", "silent"),
            ("deal=8k penetration=3 demand=yes", "watch"),
            ("deal=8k penetration=3 arr=20M demand=no", "silent"),
            // Authority goes before the layer, though both would hold.
            ("deal=8k penetration=3 arr=20M role=record", "alert"),
            ("deal=50k penetration=3 demand=yes", "silent"),
        ],
    );
}

#[test]
fn a_large_deal_on_thin_usage_alarms_unless_it_is_a_record() {
    check_one(
        "thin-penetration",
        &[
            ("deal=50k penetration=2.99", "alert"),
            ("deal=49,999 penetration=2.99", "silent"),
            ("deal=50k penetration=3", "silent"),
            ("deal=50k penetration=0 departments=2", "silent"),
            ("deal=50k penetration=0 departments=1", "alert"),
            ("deal=50k penetration=0 role=engagement", "alert"),
            ("deal=50k penetration=0 role=record", "silent"),
            // A record that is only assumed is no excuse.
            ("deal=250k penetration=0", "alert"),
        ],
    );
}

#[test]
fn it_is_late_above_the_upper_recurring_revenue_with_usage() {
    check_one(
        "too-late",
        &[
            ("arr=30M penetration=3", "silent"),
            ("arr=30,000,001 penetration=3", "watch"),
            ("arr=30,000,001 penetration=2.99", "silent"),
            ("arr=30,000,001 penetration=0 departments=2", "watch"),
            ("arr=30,000,001 penetration=3 role=record", "silent"),
            ("arr=30,000,001 penetration=3 role=engagement", "watch"),
        ],
    );
}

#[test]
fn growth_may_flatten_where_people_start_alone_and_there_is_traction() {
    check_one(
        "flattening",
        &[
            ("deal=8k arr=20M", "watch"),
            ("deal=8k arr=19,999,999", "silent"),
            ("deal=10k arr=20M", "silent"),
            ("deal=10k arr=20M entry=self-serve", "watch"),
            ("deal=8k arr=20M entry=sales", "silent"),
            ("deal=8k arr=20M role=record", "silent"),
            ("deal=8k arr=20M central=yes", "watch"),
        ],
    );
}

#[test]
fn users_who_start_alone_but_stay_few_have_low_intent() {
    check_one(
        "low-intent",
        &[
            ("deal=8k penetration=2.99", "watch"),
            ("deal=8k penetration=3", "silent"),
            ("deal=8k penetration=0 departments=2", "silent"),
            ("deal=10k penetration=0", "silent"),
            ("deal=10k penetration=0 entry=self-serve", "watch"),
            ("deal=8k penetration=0 role=record", "silent"),
            ("deal=8k penetration=0 central=yes", "silent"),
            ("deal=8k penetration=0 buyers=few", "silent"),
        ],
    );
}

#[test]
fn a_pilot_without_a_plan_alarms_and_landing_without_a_pilot_is_noted() {
    check_one(
        "pilot-limbo",
        &[
            ("deal=30k pilot=without-plan", "alert"),
            ("deal=8k pilot=without-plan", "alert"),
            ("deal=300k pilot=without-plan", "alert"),
            ("deal=30k", "note"),
            ("deal=30k role=record", "note"),
            ("deal=30k pilot=with-plan", "silent"),
            ("deal=8k", "silent"),
            ("deal=300k", "silent"),
        ],
    );
}

#[test]
fn users_left_out_alarm_and_going_top_down_without_knowing_is_watched() {
    check_one(
        "sponsor-exit",
        &[
            ("deal=8k involved=no", "alert"),
            ("deal=30k involved=no", "alert"),
            ("deal=300k involved=no", "alert"),
            ("deal=300k", "watch"),
            ("deal=50k penetration=3 arr=20M", "watch"),
            ("deal=300k involved=yes", "silent"),
            ("deal=8k", "silent"),
            ("deal=30k", "silent"),
        ],
    );
}

#[test]
fn self_service_into_a_central_or_narrow_market_is_a_mirage() {
    check_one(
        "mirage",
        &[
            ("deal=8k central=yes", "alert"),
            ("deal=8k buyers=few", "alert"),
            ("deal=8k role=record", "silent"),
            ("deal=8k central=no buyers=many", "silent"),
            ("deal=8k central=yes entry=sales", "silent"),
            ("deal=10k central=yes", "silent"),
            ("deal=10k central=yes entry=self-serve", "alert"),
        ],
    );
}

#[test]
fn demand_before_usage_and_traction_is_watched() {
    check_one(
        "demand-first",
        &[
            ("demand=yes penetration=2.99 arr=19,999,999", "watch"),
            ("demand=yes penetration=3 arr=19,999,999", "silent"),
            ("demand=yes penetration=2.99 arr=20M", "silent"),
            ("demand=unsure penetration=2.99 arr=19,999,999", "silent"),
            ("demand=no penetration=2.99 arr=19,999,999", "silent"),
        ],
    );
}

#[test]
fn usage_and_traction_without_demand_are_watched() {
    check_one(
        "no-demand",
        &[
            ("demand=no penetration=3 arr=20M", "watch"),
            ("demand=no penetration=2.99 arr=20M", "silent"),
            ("demand=no penetration=3 arr=19,999,999", "silent"),
            ("demand=unsure penetration=3 arr=20M", "silent"),
            ("demand=yes penetration=3 arr=20M", "silent"),
        ],
    );
}

#[test]
fn traction_asks_for_a_look_at_retention() {
    check_one(
        "retention",
        &[
            ("arr=19,999,999", "silent"),
            ("arr=20M", "watch"),
            ("arr=20M role=record", "watch"),
            ("arr=20M deal=100M", "watch"),
        ],
    );
}

#[test]
fn a_record_that_people_adopt_alone_is_a_contradiction() {
    check_one(
        "self-adopted-core",
        &[
            ("role=record entry=self-serve single_user=yes", "watch"),
            ("role=engagement entry=self-serve single_user=yes", "silent"),
            ("role=unsure entry=self-serve single_user=yes", "silent"),
            ("role=record entry=unsure single_user=yes", "silent"),
            ("role=record entry=sales single_user=yes", "silent"),
            ("role=record entry=self-serve single_user=unsure", "silent"),
            ("role=record entry=self-serve single_user=no", "silent"),
        ],
    );
}

#[test]
fn alerts_come_before_watches_and_watches_before_notes() {
    check(
        warnings,
        &[
            (
                // Everything at once that can be: listed first, but only watched,
                // `flattening` comes after the alerts.
                "deal=8k arr=31M penetration=5 central=yes demand=no involved=no pilot=without-plan",
                "alert small-deal, alert pilot-limbo, alert sponsor-exit, alert mirage, \
                 watch too-late, watch flattening, watch no-demand, watch retention",
            ),
            (
                "deal=30k arr=20M penetration=3",
                "watch small-deal, watch retention, note pilot-limbo",
            ),
            (
                "deal=50k arr=19M penetration=0 demand=yes",
                "alert thin-penetration, watch demand-first, note pilot-limbo",
            ),
            ("deal=10k role=record pilot=with-plan", "alert small-deal"),
            ("deal=8k penetration=3", ""),
        ],
    );
}

#[test]
fn a_warning_says_the_case_that_fires() {
    for (situation, sentence_of) in [("deal=30k pilot=without-plan", 0), ("deal=30k", 1)] {
        let decision = decision(situation);
        let mut fired = decision.warnings.iter();
        let fired = fired.find(|fired| warning(fired.warning) == "pilot-limbo");
        assert_eq!(
            fired.map(|fired| fired.case),
            Some(sentence_of),
            "`{situation}`"
        );
    }
}
