//! The article's line charts: growth with and without a layer, an account whose
//! sponsor leaves, and the corner that never pays.

use sales_motion_article::economics::Seller;
use sales_motion_article::growth;
use sales_motion_article::ids;
use sales_motion_article::retention::{self, Account};
use sales_motion_engine::model::{SliderId, Unit};
use sales_motion_engine::reading::Key as InputKey;
use sales_motion_engine::{MODEL, amount};

use super::chart::{AreaView, ChartView, Course, PointView, across, down, lines, path};
use super::table::Table;
use crate::state::State;
use crate::view_model::Text;

const ILLUSTRATION: &str = "Illustrative, not a forecast";
/// How long the growth chart is.
const MONTHS: f64 = 12.0 * growth::YEARS as f64;

fn dollars(value: u64) -> String {
    amount::write(value, Unit::Dollars)
}

// ── Growth ───────────────────────────────────────────────────────────────────

/// The growth chart, with the control of the layer's start.
pub struct GrowthView {
    /// The chart.
    pub chart: ChartView,
    /// Its numbers.
    pub table: Table,
    /// Where the layer starts, as a place among [`stops`].
    pub start: Text,
    /// The last place.
    pub last: Text,
    /// Where the layer starts, and what that ends at, in words.
    pub value_text: Text,
    /// Where the layer starts, in words.
    pub start_words: Text,
}

/// The amounts at which the layer can be started: two digits each.
pub fn stops() -> impl Iterator<Item = u64> {
    let to_ten = (10..100).map(|tenths| tenths * 100_000);
    to_ten.chain((10..=60).map(|millions| millions * 1_000_000))
}

/// The growth chart for a state.
pub fn growth(state: &State) -> GrowthView {
    let settings = &state.article.settings;
    let signal_ends = threshold(state, "t.arr_high");
    let starts = [
        ("alone", "self-serve alone", None),
        (
            "early",
            "early, at ",
            Some(settings.amount(ids::GROWTH_EARLY)),
        ),
        ("late", "late, at ", Some(settings.amount(ids::GROWTH_LATE))),
        (
            "yours",
            "layer, at ",
            Some(settings.amount(ids::GROWTH_START)),
        ),
    ];
    let mut branches = Vec::new();
    let mut most = 1.0;
    for (_, _, start) in starts {
        let branch = growth::branch(settings, start, signal_ends);
        // A company can be past its best before the ten years are.
        most = branch.points.iter().map(|it| it.total).fold(most, f64::max);
        branches.push(branch);
    }
    let step = round_step(most);
    let top = (most / step).ceil() * step;
    let along = |month: u16| f64::from(month) / MONTHS;

    let mut table = Table {
        columns: vec!["Year".into()],
        rows: Vec::new(),
    };
    let mut bottom = Vec::new();
    for year in 0..=growth::YEARS {
        table.rows.push(vec![amount::whole(year as u64)]);
        if year % 2 == 0 {
            bottom.push((across(along(12 * year)), amount::whole(year as u64).into()));
        }
    }
    let mut side = Vec::new();
    let mut value = 0.0;
    while value <= top {
        side.push((down(value / top), growth::write(value).into()));
        value += step;
    }
    let mut courses = Vec::new();
    let mut points = Vec::new();
    let mut finding = String::from("After ten years, ");
    let mut end = String::new();
    for ((class, name, start), branch) in starts.into_iter().zip(branches) {
        let name = [name, &start.map_or(String::new(), dollars)].concat();
        let mut course = Vec::new();
        // The point of the quarter in which the layer starts.
        let started = branch.started.map(|month| month - month % growth::STEP);
        for point in &branch.points {
            let at = (along(point.month), point.total / top);
            course.push(at);
            if started == Some(point.month) {
                points.push(PointView {
                    class,
                    x: across(at.0),
                    y: down(at.1),
                    words: Text::default(),
                    anchor: "start",
                });
            }
            if point.month % 12 == 0 {
                let row = &mut table.rows[usize::from(point.month / 12)];
                row.push(growth::write(point.total));
            }
        }
        if !end.is_empty() {
            finding += "; ";
        }
        end = growth::write(branch.end().total);
        finding += &name;
        finding += ": ";
        finding += &end;
        table.columns.push(name.clone());
        courses.push(Course {
            class,
            name,
            value: end.clone(),
            points: course,
        });
    }
    let start = settings.amount(ids::GROWTH_START);
    let (mut place, mut last) = (0, 0);
    for (index, stop) in stops().enumerate() {
        place += usize::from(stop < start);
        last = index;
    }
    let start = dollars(start);
    GrowthView {
        table,
        chart: ChartView {
            label: "Yearly recurring revenue over ten years",
            finding: (finding + ".").into(),
            caveat: ILLUSTRATION,
            areas: Vec::new(),
            lines: lines(courses),
            points,
            side,
            bottom,
            bottom_label: "↑ ARR, → years from the start",
        },
        start: amount::whole(place.min(last) as u64).into(),
        last: amount::whole(last as u64).into(),
        value_text: [
            "Layer starts at ",
            &start,
            " of ARR; ten years end at ",
            &end,
        ]
        .concat()
        .into(),
        start_words: start.into(),
    }
}

/// 1, 2 or 5 of a power of ten, so that two to five of them make the most.
fn round_step(most: f64) -> f64 {
    let mut unit = 1.0;
    while most / unit > 10.0 {
        unit *= 10.0;
    }
    match most / unit {
        high if high > 5.0 => unit * 2.0,
        high if high > 2.0 => unit,
        _ => unit / 2.0,
    }
}

/// A threshold in force, by its key.
fn threshold(state: &State, key: &str) -> u64 {
    match InputKey::of(&MODEL, key) {
        Some(InputKey::Threshold(id)) => state.thresholds().get(id).unwrap_or_default(),
        _ => 0,
    }
}

// ── The sponsor ──────────────────────────────────────────────────────────────

/// What is left of an account after its sponsor has left, with its numbers.
pub fn sponsor(state: &State) -> (ChartView, Table) {
    let settings = &state.article.settings;
    let leaves = settings.amount(ids::RETENTION_LEAVES);
    let years = retention::YEARS as f64;
    let share = |kept: u64| kept as f64 / 10_000.0;
    let percent = |kept: u64| amount::write((kept + 50) / 100 * 100, Unit::Percent);
    let mut table = Table {
        columns: vec!["Year".into()],
        rows: Vec::new(),
    };
    let mut bottom = Vec::new();
    for year in 0..=retention::YEARS {
        table.rows.push(vec![amount::whole(year as u64)]);
        bottom.push((
            across(year as f64 / years),
            amount::whole(year as u64).into(),
        ));
    }
    let mut side = Vec::new();
    for quarter in 0..=4 {
        let part = quarter * 2_500;
        side.push((down(share(part)), percent(part).into()));
    }
    let mut courses = Vec::new();
    let mut finding = String::from("Kept after six years");
    let accounts = [
        ("used", ": many use it ", Account::Used),
        ("unused", "; few use it ", Account::Unused),
    ];
    for (class, words, account) in accounts {
        let kept = retention::kept(settings, account);
        let mut points = Vec::new();
        for (year, &part) in kept.iter().enumerate() {
            points.push((year as f64 / years, share(part)));
            table.rows[year].push(percent(part));
        }
        let end = percent(kept[retention::YEARS]);
        finding += words;
        finding += &end;
        let name = words[2..].trim();
        table.columns.push(name.into());
        courses.push(Course {
            class,
            name: name.into(),
            value: end,
            points,
        });
    }
    finding += ". The sponsor leaves after year ";
    finding += &amount::whole(leaves);
    let place = leaves as f64 / years;
    let chart = ChartView {
        label: "Revenue kept from an account, by year",
        finding: (finding + ".").into(),
        caveat: ILLUSTRATION,
        areas: vec![AreaView {
            class: "moment",
            path: path(&[(place, 0.0), (place, 1.0)]).into(),
        }],
        lines: lines(courses),
        points: vec![PointView {
            class: "leaves",
            x: across(place),
            y: down(0.04),
            words: "sponsor leaves".into(),
            anchor: if place > 0.5 { "end" } else { "start" },
        }],
        side,
        bottom,
        bottom_label: "↑ revenue kept, → years",
    };
    (chart, table)
}

// ── The corner that never pays ───────────────────────────────────────────────

/// The deal sizes of the corner chart, in dollars: powers of ten.
const DEALS: (u64, u64) = (1_000, 1_000_000);
/// The deals a year of the corner chart.
const WINS: (u64, u64) = (1, 1_000);

/// A place on a logarithmic axis, from 0 to 1.
fn place(value: f64, (least, most): (u64, u64)) -> f64 {
    let (least, most) = (least as f64, most as f64);
    ((value.max(least) / least).ln() / (most / least).ln()).min(1.0)
}

/// Deal size against the deals that one rep can close: where a rep pays.
pub fn corner(state: &State) -> (ChartView, Table) {
    let settings = &state.article.settings;
    let deal = match InputKey::of(&MODEL, "deal") {
        Some(InputKey::Slider(id)) => state.inputs.amount(id),
        _ => state.inputs.amount(SliderId(0)),
    };
    let field = Seller::Field.quota(settings);
    // Where deals × size is the quota: straight, since both axes are powers.
    let on_line = |quota: u64, deal: f64| {
        let wins = quota as f64 / deal;
        (place(deal, DEALS), place(wins, WINS))
    };
    let ends = |quota: u64| {
        let from = (quota as f64 / WINS.1 as f64).max(DEALS.0 as f64);
        let to = (quota as f64 / WINS.0 as f64).min(DEALS.1 as f64);
        [on_line(quota, from), on_line(quota, to)]
    };
    let course = |class, name: &str, quota: u64| Course {
        class,
        name: name.into(),
        value: dollars(quota),
        points: ends(quota).into(),
    };
    let inside = Seller::Inside.quota(settings);
    let [from, to] = ends(inside);
    let below = path(&[(0.0, 0.0), (0.0, 1.0), from, to, (to.0, 0.0)]) + "Z";
    let needed = |quota: u64| quota.div_ceil(deal.max(1));
    let finding = [
        "A deal of ",
        &dollars(deal),
        " needs ",
        &amount::write(needed(inside), Unit::Count),
        " wins a year from a rep on the phone, ",
        &amount::write(needed(field), Unit::Count),
        " from one in the field.",
    ]
    .concat();
    let point = |class, words: Text, deal: u64, wins: u64| PointView {
        class,
        x: across(place(deal as f64, DEALS)),
        y: down(place(wins as f64, WINS)),
        words,
        // The reader's word keeps out of the way of the others where it can.
        anchor: if class == "yours" && deal > 3_000 {
            "end"
        } else {
            "start"
        },
    };
    let seller = |words: &str, seller: Seller, wins| {
        let line = seller.line(settings);
        let words = String::from(words) + &dollars(line);
        point("line", words.into(), line, settings.amount(wins))
    };
    // Both axes span three powers of ten.
    let mut bottom = Vec::new();
    let mut side = Vec::new();
    let mut power = 1;
    for third in 0..=3 {
        let place = f64::from(third) / 3.0;
        bottom.push((across(place), dollars(DEALS.0 * power).into()));
        side.push((down(place), amount::write(power, Unit::Count).into()));
        power *= 10;
    }
    let chart = ChartView {
        label: "Deals one rep closes a year, by deal size",
        finding: finding.into(),
        caveat: "Deals one rep closes in a year",
        areas: vec![AreaView {
            class: "corner",
            path: below.into(),
        }],
        lines: lines(vec![
            course("field", "field quota", field),
            course("inside", "phone quota", inside),
        ]),
        points: vec![
            PointView {
                class: "words",
                x: across(0.02),
                y: down(0.06),
                words: "Never pays".into(),
                anchor: "start",
            },
            seller("by phone, ", Seller::Inside, ids::WINS_INSIDE),
            seller("in the field, ", Seller::Field, ids::WINS_FIELD),
            point("yours", "you".into(), deal, needed(inside)),
        ],
        side,
        bottom,
        bottom_label: "Deal size (ACV)",
    };
    (chart, corner_table(inside, field))
}

fn corner_table(inside: u64, field: u64) -> Table {
    let mut rows = Vec::new();
    for deal in [
        1_000_u64, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000,
    ] {
        let wins = |quota: u64| amount::write(quota.div_ceil(deal), Unit::Count);
        rows.push(vec![dollars(deal), wins(inside), wins(field)]);
    }
    Table {
        columns: vec![
            "Deal size".into(),
            "Wins a year a rep on the phone needs".into(),
            "Wins a year a rep in the field needs".into(),
        ],
        rows,
    }
}
