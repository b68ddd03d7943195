//! What a customer costs and brings in.

use proptest::prelude::*;
use sales_motion_article::economics::{
    Economics, Model, Seller, deal_that_pays, economics, take_costs_of_2016, take_costs_of_2024,
};
use sales_motion_article::{Settings, ids};
use sales_motion_engine::MODEL;

use crate::support::{amounts, with};

#[test]
fn the_defaults_give_known_numbers() {
    for (model, cac, payback, ltv, ratio, customers) in [
        (Model::BottomUp, 2_100, 72, 35_000, 167, 20_000),
        (Model::LandAndExpand, 33_900, 194, 262_500, 77, 3_334),
        (Model::TopDown, 136_800, 195, 1_200_000, 88, 834),
    ] {
        let expected = Economics {
            cac,
            payback: Some(payback),
            ltv: Some(ltv),
            ratio: Some(ratio),
            customers,
        };
        assert_eq!(economics(&with(&[]), model), expected, "{model:?}");
    }
}

#[test]
fn the_benchmarks_payback_is_met() {
    // Benchmarks 2.3 name these for a gross margin of 75%.
    let mut settings = with(&[("margin", "75%")]);
    let payback = |settings: &Settings, model| economics(settings, model).payback;
    assert_eq!(payback(&settings, Model::BottomUp), Some(67));
    assert_eq!(payback(&settings, Model::TopDown), Some(182));
    take_costs_of_2024(&mut settings);
    for model in Model::ALL {
        assert_eq!(payback(&settings, model), Some(320));
    }
    take_costs_of_2016(&mut settings);
    assert_eq!(settings, with(&[("margin", "75%")]));
}

#[test]
fn what_has_no_end_has_no_number() {
    let kept = with(&[("kept.top-down", "100%")]);
    let it = economics(&kept, Model::TopDown);
    assert_eq!((it.ltv, it.ratio, it.payback), (None, None, Some(195)));
    let worthless = with(&[("margin", "0%")]);
    let it = economics(&worthless, Model::TopDown);
    assert_eq!((it.ltv, it.ratio, it.payback), (Some(0), Some(0), None));
    let both = with(&[("margin", "0%"), ("kept.top-down", "100%")]);
    let it = economics(&both, Model::TopDown);
    assert_eq!((it.ltv, it.ratio, it.payback), (None, None, None));
}

#[test]
fn customers_are_whole() {
    for (acv, customers) in [
        ("1", 100_000_000),
        ("3", 33_333_334),
        ("100M", 1),
        ("99M", 2),
    ] {
        let settings = with(&[("acv.bottom-up", acv)]);
        assert_eq!(
            economics(&settings, Model::BottomUp).customers,
            customers,
            "{acv}"
        );
    }
}

#[test]
fn the_capacity_lines_are_the_trees() {
    let settings = with(&[]);
    for (seller, key, sum) in [
        (Seller::Inside, "t.self_serve", "$600K ÷ 60"),
        (Seller::Field, "t.top_down", "$1.25M ÷ 25"),
    ] {
        let threshold = MODEL.thresholds.iter().find(|it| it.key == key);
        assert_eq!(
            threshold.and_then(|it| it.default),
            Some(seller.line(&settings))
        );
        assert_eq!(seller.sum(&settings), sum);
    }
    assert_eq!(Seller::Field.quota(&settings), 1_250_000);
}

#[test]
fn the_deal_that_pays_meets_the_quota() {
    for (quota, deals, deal) in [
        (600_000, 60, Some(10_000)),
        (600_000, 7, Some(85_715)),
        (600_000, 1, Some(600_000)),
        (600_000, 0, None),
        (1, 1_000, Some(1)),
    ] {
        assert_eq!(deal_that_pays(quota, deals), deal, "{quota} {deals}");
    }
}

proptest! {
    #[test]
    fn any_setting_gives_numbers_in_order(settings in amounts()) {
        for model in Model::ALL {
            let it = economics(&settings, model);
            prop_assert!(it.customers > 0);
            prop_assert!(it.cac <= 10_000_000_000);
            prop_assert_eq!(it.ltv.is_none(), it.ratio.is_none());
            prop_assert_eq!(it.payback.is_none(), settings.amount(ids::MARGIN) == 0);
        }
        for seller in [Seller::Inside, Seller::Field] {
            let wins = match seller {
                Seller::Inside => ids::WINS_INSIDE,
                Seller::Field => ids::WINS_FIELD,
            };
            let line = seller.line(&settings);
            prop_assert!(line * settings.amount(wins) >= seller.quota(&settings));
        }
    }
}
