//! What ten years of revenue look like when the top-down layer starts early, on
//! time, late or never: an illustration of claims D4, D7, D8, D12–D14 and
//! D21–D23, not a forecast. The sources say which order the ends come in; how
//! far they lie apart follows from the settings.
//!
//! One assumption for each setting:
//!
//! - Self-serve ARR begins at `growth.first`. While small it grows by
//!   `growth.rate` a year; the nearer it comes to `growth.ceiling`, the slower
//!   (a logistic curve).
//! - The layer starts in the month in which self-serve ARR reaches a given amount.
//! - `growth.lag` months later it brings its first enterprise revenue:
//!   `growth.cohort` of that month's self-serve ARR.
//! - Enterprise revenue grows by `growth.enterprise` in the first year of the
//!   layer; each year keeps `growth.persistence` of the rate of the year before.
//! - While self-serve ARR is below `growth.spread`, use inside accounts is thin.
//!   At half of `growth.spread`, enterprise revenue grows at half its rate and
//!   loses half of `growth.thin_churn` a year; and so in proportion.
//! - For each year of waiting after self-serve ARR passed the end of the signal
//!   band, rivals tie up `growth.locked` of the enterprise market: the layer's
//!   revenue is smaller by that part for good. After three years at a third, all
//!   is tied up. That such deals end again is left out.
//!
//! A longer lag costs revenue, except where the layer starts too early: use then
//! has time to spread before the selling begins.

use crate::amount::{self, Unit};
use crate::compiled::ids;
use crate::settings::Settings;
use crate::tables::AmountId;

/// How many years are followed.
pub const YEARS: u16 = 10;
/// The months between two points.
pub const STEP: u16 = 3;

const MONTHS: u16 = 12;
/// All of something, in basis points.
const WHOLE: f64 = 10_000.0;

/// Revenue at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Months since the beginning, 0–120.
    pub month: u16,
    /// Self-serve ARR, in dollars.
    pub self_serve: f64,
    /// Self-serve and enterprise ARR together, in dollars.
    pub total: f64,
}

/// Ten years of revenue.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// A point for every quarter: 0, 3, 6 … 120 months. Year `n` is at `4 * n`.
    pub points: Vec<Point>,
    /// The month in which the layer started; `None` if it never did.
    pub started: Option<u16>,
}

impl Branch {
    /// Where it ends.
    pub fn end(&self) -> Point {
        self.points[self.points.len() - 1]
    }
}

/// Ten years in which the layer starts once self-serve ARR reaches `start`
/// dollars; never, if it is `None` or out of reach within that time.
///
/// `signal_end` is where the signal band ends, in dollars: the tree's
/// `t.arr_high`. The waiting that costs begins there.
pub fn branch(settings: &Settings, start: Option<u64>, signal_end: u64) -> Branch {
    let dollars = |id: AmountId| settings.amount(id) as f64;
    let part = |id: AmountId| dollars(id) / WHOLE;
    let ceiling = dollars(ids::GROWTH_CEILING);
    let spread = dollars(ids::GROWTH_SPREAD);
    let lag = settings.amount(ids::GROWTH_LAG) as u16;
    let thin_churn = part(ids::GROWTH_THIN_CHURN);
    let persistence = part(ids::GROWTH_PERSISTENCE);
    let self_serve_rise = monthly(1.0 + part(ids::GROWTH_RATE)) - 1.0;

    let mut self_serve = dollars(ids::GROWTH_FIRST);
    let mut enterprise = 0.0;
    let mut rate = part(ids::GROWTH_ENTERPRISE);
    let mut waited = 0;
    let mut started = None;
    let mut points = Vec::new();
    for month in 0..=YEARS * MONTHS {
        if started.is_none() && start.is_some_and(|start| self_serve >= start as f64) {
            started = Some(month);
        }
        let running = started.map(|started| month - started);
        if running.is_some_and(|months| months > 0 && months.is_multiple_of(MONTHS)) {
            rate *= persistence;
        }
        if running == Some(lag) {
            let years = f64::from(waited) / f64::from(MONTHS);
            let free = (1.0 - part(ids::GROWTH_LOCKED) * years).max(0.0);
            enterprise = part(ids::GROWTH_COHORT) * self_serve * free;
        }
        if month % STEP == 0 {
            points.push(Point {
                month,
                self_serve,
                total: self_serve + enterprise,
            });
        }
        // What happens until the next month.
        if running.is_some_and(|months| months >= lag) {
            let use_inside = (self_serve / spread).min(1.0);
            enterprise *= monthly(1.0 + rate * use_inside);
            enterprise *= monthly(1.0 - thin_churn * (1.0 - use_inside));
        }
        if started.is_none() && self_serve > signal_end as f64 {
            waited += 1;
        }
        // The logistic curve from one month to the next, without an error.
        self_serve *= (1.0 + self_serve_rise) / (1.0 + self_serve_rise * self_serve / ceiling);
    }
    Branch { points, started }
}

/// Dollars for people, to three significant digits: `$88.1M`.
pub fn write(dollars: f64) -> String {
    let mut rest = dollars;
    let mut one = 1;
    while rest >= 999.5 {
        rest /= 10.0;
        one *= 10;
    }
    amount::write((rest + 0.5) as u64 * one, Unit::Dollars)
}

/// The factor that, twelve months in a row, makes `yearly`; 0 for what is not
/// positive. By Newton's steps, to spare the browser a power function.
fn monthly(yearly: f64) -> f64 {
    if yearly <= 0.0 {
        return 0.0;
    }
    // At or above the root, from where each step goes down towards it.
    let mut factor = 1.0 + (yearly - 1.0) / 12.0;
    for _ in 0..100 {
        let squared = factor * factor;
        let fourth = squared * squared;
        let eleventh = fourth * fourth * squared * factor;
        let next = factor - (factor * eleventh - yearly) / (12.0 * eleventh);
        if next >= factor {
            break;
        }
        factor = next;
    }
    factor
}
