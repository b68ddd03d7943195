//! Four questions, five leaves.

use sales_motion_engine::MODEL;
use sales_motion_engine::RowState::{self, Known, Moot, Unsure};
use sales_motion_engine::model::NodeId;

use crate::support::{assumed, check, decision, end, path, verdict};

/// The table of the rules: deal size by usage and traction, every switch unsure.
#[test]
fn the_sliders_alone_give_the_truth_table() {
    let signals = [
        [("0", "0"), ("2.99", "19,999,999")],   // neither
        [("3", "19,999,999"), ("2.99", "20M")], // one
        [("3", "20M"), ("100", "100B")],        // both
    ];
    for (deals, expected) in [
        (
            ["1", "9,999"],
            ["bottom-up not-yet", "bottom-up soon", "bottom-up now"],
        ),
        (
            ["10k", "49,999"],
            [
                "land-and-expand not-yet",
                "land-and-expand soon",
                "land-and-expand now",
            ],
        ),
        (
            ["50k", "249,999"],
            [
                "land-and-expand not-yet",
                "land-and-expand soon",
                "top-down",
            ],
        ),
        (["250k", "100M"], ["top-down", "top-down", "top-down"]),
    ] {
        for deal in deals {
            for (signals, expected) in signals.iter().zip(expected) {
                for (penetration, arr) in signals {
                    let situation = format!("deal={deal} penetration={penetration} arr={arr}");
                    assert_eq!(verdict(&decision(&situation)), expected, "`{situation}`");
                }
            }
        }
    }
}

#[test]
fn every_leaf_has_its_path_and_its_verdict() {
    for (situation, questions, leaf) in [
        (
            "role=record deal=50k",
            "authority yes, deal-size yes",
            "executive-sale: top-down",
        ),
        (
            "role=record deal=49,999",
            "authority yes, deal-size no",
            "executive-pilot: land-and-expand",
        ),
        (
            "deal=8k",
            "authority no, self-serve yes",
            "user-adoption: bottom-up",
        ),
        (
            "deal=50k penetration=3 arr=20M",
            "authority no, self-serve no, mandate yes",
            "earned-mandate: top-down",
        ),
        (
            "deal=30k",
            "authority no, self-serve no, mandate no",
            "pilot-and-expand: land-and-expand",
        ),
    ] {
        let decision = decision(situation);
        assert_eq!(path(&decision), questions, "`{situation}`");
        assert_eq!(end(&decision), leaf, "`{situation}`");
    }
}

#[test]
fn someone_above_the_users_decides_over_a_record_a_central_purchase_or_few_buyers() {
    let executive = "executive-pilot: land-and-expand";
    check(
        end,
        &[
            ("deal=30k role=record", executive),
            ("deal=30k central=yes", executive),
            ("deal=30k buyers=few", executive),
            ("deal=30k role=engagement central=yes", executive),
            ("deal=30k role=record central=no buyers=many", executive),
            (
                "deal=30k role=engagement central=no buyers=many",
                "pilot-and-expand: land-and-expand",
            ),
            // Authority is asked first, so self-service does not get a say.
            ("deal=1k central=yes entry=self-serve", executive),
        ],
    );
}

#[test]
fn a_large_deal_is_taken_for_a_system_of_record_until_the_reader_says_otherwise() {
    for (situation, leaf, assumption) in [
        ("deal=250k", "executive-sale: top-down", "role=record"),
        ("deal=249,999", "pilot-and-expand: land-and-expand", ""),
        ("deal=250k role=record", "executive-sale: top-down", ""),
        (
            "deal=250k role=engagement",
            "pilot-and-expand: land-and-expand",
            "",
        ),
        (
            "deal=250k entry=sales",
            "executive-sale: top-down",
            "role=record",
        ),
        ("deal=250k entry=self-serve", "user-adoption: bottom-up", ""),
        (
            "deal=100M t.core=off",
            "pilot-and-expand: land-and-expand",
            "",
        ),
    ] {
        let decision = decision(situation);
        assert_eq!(end(&decision), leaf, "`{situation}`");
        assert_eq!(assumed(&decision), assumption, "`{situation}`");
    }
}

#[test]
fn one_person_starts_alone_when_it_is_self_serve_or_priced_so_and_useful_alone() {
    let (alone, asks) = (
        "user-adoption: bottom-up",
        "pilot-and-expand: land-and-expand",
    );
    check(
        end,
        &[
            ("deal=9,999", alone),
            ("deal=10k", asks),
            ("deal=9,999 entry=sales", asks),
            ("deal=10k entry=self-serve", alone),
            ("deal=100M entry=self-serve", alone),
            ("deal=8k single_user=yes", alone),
            ("deal=8k single_user=no", asks),
            ("deal=8k single_user=no entry=self-serve", asks),
            ("deal=30k single_user=yes", asks),
        ],
    );
}

#[test]
fn a_mandate_needs_the_deal_the_usage_the_traction_and_no_lack_of_demand() {
    let (earned, not) = (
        "earned-mandate: top-down",
        "pilot-and-expand: land-and-expand",
    );
    check(
        end,
        &[
            ("deal=50k penetration=3 arr=20M", earned),
            ("deal=49,999 penetration=3 arr=20M", not),
            ("deal=50k penetration=2.99 arr=20M", not),
            ("deal=50k penetration=3 arr=19,999,999", not),
            ("deal=50k penetration=3 arr=20M demand=yes", earned),
            ("deal=50k penetration=3 arr=20M demand=no", not),
            ("deal=50k penetration=0 departments=2 arr=20M", earned),
            ("deal=50k penetration=0 departments=1 arr=20M", not),
            ("deal=50k penetration=3 departments=0 arr=20M", earned),
            // Even a deal that one person could start, if alone it is no use.
            (
                "deal=50k penetration=3 arr=20M entry=self-serve single_user=no",
                earned,
            ),
        ],
    );
}

#[test]
fn pilot_and_involvement_never_change_the_tree() {
    for situation in [
        "deal=8k",
        "deal=30k",
        "deal=300k",
        "deal=50k penetration=3 arr=20M",
    ] {
        let plain = decision(situation);
        for pilot in ["none", "with-plan", "without-plan"] {
            for involved in ["yes", "no", "unsure"] {
                let other = decision(&format!("{situation} pilot={pilot} involved={involved}"));
                assert_eq!(other.path, plain.path, "{situation} {pilot} {involved}");
                assert_eq!(other.flips, plain.flips, "{situation} {pilot} {involved}");
                assert_eq!(other.score, plain.score, "{situation} {pilot} {involved}");
            }
        }
    }
}

#[test]
fn each_row_of_a_question_is_known_unsure_or_moot() {
    type Rows<'a> = &'a [RowState];
    let table: [(&str, &str, Rows); 9] = [
        (
            "",
            "authority",
            &[Unsure(false), Unsure(false), Unsure(false)],
        ),
        (
            "role=record central=no buyers=few",
            "authority",
            &[Known(true), Known(false), Known(true)],
        ),
        // Taken for a record, but the reader has not said so.
        (
            "deal=250k",
            "authority",
            &[Unsure(true), Unsure(false), Unsure(false)],
        ),
        ("deal=50k", "deal-size", &[Known(true)]),
        (
            "deal=8k",
            "self-serve",
            &[Unsure(true), Known(true), Unsure(true)],
        ),
        (
            "deal=10k",
            "self-serve",
            &[Unsure(true), Known(false), Unsure(true)],
        ),
        // Once it is known how one starts, the deal size has no say in it.
        (
            "deal=8k entry=sales single_user=no",
            "self-serve",
            &[Known(false), Moot, Known(false)],
        ),
        (
            "deal=10k entry=self-serve single_user=yes",
            "self-serve",
            &[Known(true), Moot, Known(true)],
        ),
        // A question off the path has its rows too.
        (
            "deal=8k penetration=3 arr=20M demand=no",
            "mandate",
            &[Known(false), Known(true), Known(true), Known(false)],
        ),
    ];
    for (situation, question, expected) in table {
        let node = NodeId::all(&MODEL).find(|&id| MODEL[id].key == question);
        let node = node.unwrap_or_else(|| panic!("no question is called {question}"));
        let decision = decision(situation);
        assert_eq!(
            decision.rows(&MODEL, node),
            expected,
            "`{situation}` {question}"
        );
    }
}
