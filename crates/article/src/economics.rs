//! Does the deal pay for the effort? Whole-number arithmetic; the formulas and
//! the defaults are those of the benchmarks (Pacific Crest, SaaS Capital,
//! Bessemer, Skok, Janz, BenchmarkHQ).

use crate::amount::{self, Unit};
use crate::compiled::ids;
use crate::settings::Settings;
use crate::tables::AmountId;

/// The revenue that customers are counted for, in dollars (Janz).
pub const GOAL: u64 = 100_000_000;
/// Cents of sales and marketing per dollar of new yearly revenue in 2024: the
/// median of all ways of selling (Benchmarkit 2025).
pub const COST_2024: u64 = 200;

/// All of something, in basis points.
const WHOLE: u64 = 10_000;

/// A way of selling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Users adopt it and pay for themselves.
    BottomUp,
    /// A sales-led pilot, then expansion.
    LandAndExpand,
    /// Sold to those in charge.
    TopDown,
}

impl Model {
    /// All three, from the lightest effort.
    pub const ALL: [Model; 3] = [Model::BottomUp, Model::LandAndExpand, Model::TopDown];

    /// Its name in attributes.
    pub fn key(self) -> &'static str {
        match self {
            Model::BottomUp => "bottom-up",
            Model::LandAndExpand => "land-and-expand",
            Model::TopDown => "top-down",
        }
    }

    /// Its deal size in dollars a year, its cost in cents per dollar of new
    /// yearly revenue, and the revenue kept each year, in basis points.
    fn settings(self) -> (AmountId, AmountId, AmountId) {
        match self {
            Model::BottomUp => (ids::ACV_BOTTOM_UP, ids::COST_BOTTOM_UP, ids::KEPT_BOTTOM_UP),
            Model::LandAndExpand => (
                ids::ACV_LAND_AND_EXPAND,
                ids::COST_LAND_AND_EXPAND,
                ids::KEPT_LAND_AND_EXPAND,
            ),
            Model::TopDown => (ids::ACV_TOP_DOWN, ids::COST_TOP_DOWN, ids::KEPT_TOP_DOWN),
        }
    }
}

/// What a customer costs and brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Economics {
    /// Dollars of sales and marketing to win one customer: cost × deal size.
    pub cac: u64,
    /// Tenths of a month until the gross profit has paid for that: cost ÷ margin
    /// × 12. The deal size cancels out. `None`: never, for there is no margin.
    pub payback: Option<u64>,
    /// Dollars of gross profit over a customer's life: deal size × margin ÷ the
    /// part lost a year. `None`: without end, for nothing is lost.
    pub ltv: Option<u64>,
    /// Tenths of LTV ÷ CAC; the deal size cancels out. `None`: without end.
    pub ratio: Option<u64>,
    /// Customers that make $100M a year, rounded up.
    pub customers: u64,
}

/// What a customer costs and brings in, sold that way.
pub fn economics(settings: &Settings, model: Model) -> Economics {
    let (acv, cost, kept) = model.settings();
    let acv = settings.amount(acv);
    let cost = settings.amount(cost);
    let lost = WHOLE - settings.amount(kept);
    let margin = settings.amount(ids::MARGIN);
    Economics {
        cac: nearest(acv * cost, 100).unwrap_or(u64::MAX),
        payback: nearest(cost * 12 * 10 * (WHOLE / 100), margin),
        ltv: nearest(acv * margin, lost),
        ratio: nearest(margin * 100 * 10, lost * cost),
        customers: GOAL.div_ceil(acv.max(1)),
    }
}

/// Sets what a dollar of new revenue costs to the level of 2024, for all three.
pub fn take_costs_of_2024(settings: &mut Settings) {
    for model in Model::ALL {
        settings.set_amount(model.settings().1, COST_2024);
    }
}

/// Sets what a dollar of new revenue costs back to the defaults, those of 2016.
pub fn take_costs_of_2016(settings: &mut Settings) {
    for model in Model::ALL {
        settings.reset(model.settings().1);
    }
}

/// Someone who sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seller {
    /// From a desk, by telephone and screen.
    Inside,
    /// In the field, at the customer's.
    Field,
}

impl Seller {
    /// Its name in attributes.
    pub fn key(self) -> &'static str {
        match self {
            Seller::Inside => "inside",
            Seller::Field => "field",
        }
    }

    fn settings(self) -> (AmountId, AmountId) {
        match self {
            Seller::Inside => (ids::QUOTA_INSIDE, ids::WINS_INSIDE),
            Seller::Field => (ids::QUOTA_FIELD, ids::WINS_FIELD),
        }
    }

    /// Dollars that one of them has to sell in a year.
    pub fn quota(self, settings: &Settings) -> u64 {
        settings.amount(self.settings().0)
    }

    /// The least deal size, in dollars, that keeps one of them: quota ÷ the deals
    /// won in a year. At the defaults, the tree's two lines: $10K and $50K.
    pub fn line(self, settings: &Settings) -> u64 {
        let (quota, wins) = self.settings();
        // No setting allows zero wins.
        deal_that_pays(settings.amount(quota), settings.amount(wins)).unwrap_or(u64::MAX)
    }

    /// The sum behind the line: `$600K ÷ 60`.
    pub fn sum(self, settings: &Settings) -> String {
        let (quota, wins) = self.settings();
        let quota = amount::write(settings.amount(quota), Unit::Dollars);
        quota + " ÷ " + &amount::write(settings.amount(wins), Unit::Count)
    }
}

/// The least deal size, in whole dollars, with which so many deals a year meet
/// the quota; `None` at no deals, where none does.
pub fn deal_that_pays(quota: u64, deals: u64) -> Option<u64> {
    (deals > 0).then(|| quota.div_ceil(deals))
}

/// The quotient to the nearest whole number; `None` where there is none.
fn nearest(dividend: u64, divisor: u64) -> Option<u64> {
    (dividend + divisor / 2).checked_div(divisor)
}
