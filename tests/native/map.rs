//! The map: its regions are what the rules say, everywhere and once.

use sales_motion::article::map::{self, HEIGHT, MapView};
use sales_motion::article::map_layer::layer;
use sales_motion::state::State;
use sales_motion_engine::model::{PresetId, SliderId};
use sales_motion_engine::{Inputs, MODEL, amount, decide};

use crate::html::Page;
use crate::support::{given, query, slider};

const PAIRS: [&str; 3] = ["deal-arr", "deal-penetration", "arr-penetration"];

/// What else may be set: inputs, switches and thresholds.
const SITUATIONS: [&str; 10] = [
    "",
    "penetration=12 arr=25M deal=60k",
    "penetration=100 arr=100B deal=100M",
    "penetration=0 arr=0 deal=1 role=record",
    "role=engagement demand=yes departments=3",
    "demand=no single_user=no",
    "central=yes entry=self-serve",
    "t.core=off entry=sales",
    "t.self_serve=1 t.top_down=2 t.core=2",
    "t.arr=1 t.arr_high=100B t.penetration=0.01 t.penetration_high=100 t.self_serve=6M t.top_down=7M t.core=off",
];

fn states() -> impl Iterator<Item = (String, State)> {
    SITUATIONS.iter().flat_map(|situation| {
        PAIRS.iter().map(move |pair| {
            let all = format!("{situation} map={pair}");
            let state = given(all.trim());
            (all, state)
        })
    })
}

/// The amounts from the first to before the last.
#[derive(Clone, Copy, Debug)]
struct Range {
    from: u64,
    to: Option<u64>,
}

fn range(slider: SliderId, words: &str) -> Range {
    let read = |text: &str| {
        let read = amount::read(text, MODEL[slider].unit).expect("the table writes amounts");
        assert!(read.exact, "{text}");
        read.value
    };
    if let Some(from) = words.strip_suffix(" or more") {
        return Range {
            from: read(from),
            to: None,
        };
    }
    let (from, to) = words
        .split_once(" to under ")
        .expect("the table writes ranges");
    Range {
        from: read(from),
        to: Some(read(to)),
    }
}

impl Range {
    /// Its first and its last amount.
    fn ends(self, slider: SliderId) -> [u64; 2] {
        [
            self.from,
            self.to.map_or(MODEL[slider].domain.max, |to| to - 1),
        ]
    }

    fn count(self, slider: SliderId) -> u128 {
        let [from, to] = self.ends(slider);
        u128::from(to - from) + 1
    }
}

/// The regions of the table: their two ranges, model and layer.
fn regions(state: &State) -> Vec<(Range, Range, String, String)> {
    let (bottom, side) = map::pair(state);
    let rows = map::table(state).rows.into_iter();
    let rows = rows.filter(|row| row[0] == "Region");
    rows.map(|row| {
        let [_, across, up, motion, stage] = &row[..] else {
            panic!("a row has five cells: {row:?}");
        };
        (
            range(bottom, across),
            range(side, up),
            motion.clone(),
            stage.clone(),
        )
    })
    .collect()
}

#[test]
fn the_pairs_are_sliders() {
    for pair in PAIRS {
        let (bottom, side) = pair.split_once('-').expect("two sliders");
        let state = State::from_query(&query(&format!("map={pair}")));
        assert_eq!(map::pair(&state), (slider(bottom), slider(side)));
        let view = map::map(&state);
        assert_eq!((view.bottom, view.side), map::pair(&state));
    }
    // No pair twice, and every slider in one of them.
    for it in MODEL.sliders {
        assert!(
            PAIRS
                .iter()
                .any(|pair| pair.split('-').any(|key| key == it.key)),
            "{}",
            it.key
        );
    }
}

#[test]
fn each_region_is_what_the_rules_say_at_its_corners() {
    for (all, state) in states() {
        let (bottom, side) = map::pair(&state);
        for (across, up, motion, stage) in regions(&state) {
            for x in across.ends(bottom) {
                for y in up.ends(side) {
                    let mut inputs: Inputs = state.inputs.clone();
                    inputs.set_amount(&MODEL, bottom, x);
                    inputs.set_amount(&MODEL, side, y);
                    let decision = decide(&MODEL, &inputs, state.thresholds());
                    assert_eq!(MODEL[decision.verdict].name, motion, "`{all}` at {x}, {y}");
                    let says = decision.stage.map_or("", |it| MODEL[it].label);
                    assert_eq!(says, stage, "`{all}` at {x}, {y}");
                }
            }
        }
    }
}

#[test]
fn the_regions_cover_every_amount_once() {
    for (all, state) in states() {
        let (bottom, side) = map::pair(&state);
        let regions = regions(&state);
        let whole = |id: SliderId| {
            let domain = MODEL[id].domain;
            u128::from(domain.max - domain.min) + 1
        };
        let covered = regions
            .iter()
            .map(|(across, up, ..)| across.count(bottom) * up.count(side));
        assert_eq!(
            covered.sum::<u128>(),
            whole(bottom) * whole(side),
            "`{all}`"
        );
        let apart = |one: [u64; 2], other: [u64; 2]| one[1] < other[0] || other[1] < one[0];
        for (index, (across, up, ..)) in regions.iter().enumerate() {
            for (other_across, other_up, ..) in &regions[index + 1..] {
                assert!(
                    apart(across.ends(bottom), other_across.ends(bottom))
                        || apart(up.ends(side), other_up.ends(side)),
                    "`{all}`"
                );
            }
        }
    }
}

/// A number before its unit.
fn number(text: &str) -> f64 {
    let number = text.trim_end_matches('%').parse();
    number.unwrap_or_else(|_| panic!("{text} is no length"))
}

/// What a region takes on the plot: left, right, top, bottom.
fn areas(view: &MapView) -> Vec<[f64; 4]> {
    let area = |it: &map::RegionView| {
        let (left, top) = (number(&it.x), number(&it.y));
        [
            left,
            left + number(&it.width),
            top,
            top + number(&it.height),
        ]
    };
    view.regions.iter().map(area).collect()
}

#[test]
fn the_drawn_regions_tile_the_plot() {
    // Lengths are written with two decimals of a percent, so two may be off by one each.
    const OFF: f64 = 0.025;
    for (all, state) in states() {
        let areas = areas(&map::map(&state));
        let mut covered = 0.0;
        for (index, &[left, right, top, bottom]) in areas.iter().enumerate() {
            assert!(
                (-OFF..=100.0 + OFF).contains(&left) && right <= 100.0 + OFF,
                "`{all}`"
            );
            assert!(
                0.0 <= top && bottom <= HEIGHT && top < bottom,
                "`{all}`: {top} {bottom}"
            );
            covered += (right - left) * (bottom - top);
            for &[l, r, t, b] in &areas[index + 1..] {
                let across = right.min(r) - left.max(l);
                let down = bottom.min(b) - top.max(t);
                assert!(
                    across <= OFF || down <= 0.0,
                    "`{all}` overlaps by {across} × {down}"
                );
            }
        }
        let whole = 100.0 * HEIGHT;
        let off = OFF * HEIGHT * areas.len() as f64;
        assert!(
            (covered - whole).abs() <= off,
            "`{all}`: {covered} of {whole}"
        );
    }
}

#[test]
fn the_point_is_in_the_region_of_its_answer() {
    for (all, state) in states() {
        let view = map::map(&state);
        let (x, y) = (number(&view.x), number(&view.y));
        let at = areas(&view)
            .into_iter()
            .zip(&view.regions)
            .filter(|([l, r, t, b], _)| {
                (*l - 0.03..=*r + 0.03).contains(&x) && (*t - 1.0..=*b + 1.0).contains(&y)
            });
        let motions: Vec<_> = at.map(|(_, region)| region.motion.key).collect();
        // An amount beyond the slider's end stands at that end.
        let (bottom, side) = map::pair(&state);
        let on_scale = |id: SliderId| {
            let scale = MODEL[id].scale;
            (scale.min..=scale.max).contains(&state.inputs.amount(id))
        };
        if on_scale(bottom) && on_scale(side) {
            let verdict = MODEL[state.decision.verdict].key;
            assert!(
                motions.contains(&verdict),
                "`{all}`: {verdict} in {motions:?}"
            );
            assert_eq!(view.motion.key, verdict);
        }
        assert!(
            view.value_text.contains(MODEL[state.decision.verdict].name),
            "`{all}`"
        );
        assert!((0.0..=1_000.0).contains(&number(&view.now)), "`{all}`");
    }
}

// ── What never changes: axes and companies ───────────────────────────────────

/// What a name takes at the two widths it is laid out for.
const WIDTHS: [f64; 2] = [600.0, 300.0];
/// How wide a letter is taken to be there, and how high a line.
const LETTER: f64 = 7.0;
const LINE: f64 = 16.0;

/// The layer of a pair.
fn drawn(pair: &str) -> Page {
    Page::read(&format!("<svg>{}</svg>", layer(pair)))
}

/// Words on the map: left, right, top and bottom in pixels, and what they say.
type Words = ([f64; 4], String);

/// The names of companies at a width.
fn company_names(page: &Page, class: &str, width: f64) -> Vec<Words> {
    let group = page
        .all()
        .find(|at| at.has_class(class))
        .expect("both widths are there");
    let names = group.children().map(|at| {
        let get = |name| number(at.get(name).expect("a name has its place"));
        let left = get("x") / 100.0 * width + get("dx");
        let right = left + at.text().chars().count() as f64 * LETTER;
        let bottom = get("y") + 4.0;
        ([left, right, bottom - LINE, bottom], at.text())
    });
    names.collect()
}

/// The names of regions at a width.
fn region_names(view: &MapView, place: usize) -> Vec<Words> {
    let names = view.labels[place].iter().map(|it| {
        let left = number(&it.x) / 100.0 * WIDTHS[place] + 8.0;
        let right = left + it.text.chars().count() as f64 * LETTER;
        let bottom = number(&it.y) + 4.0;
        ([left, right, bottom - LINE, bottom], it.text.to_string())
    });
    names.collect()
}

/// How far two areas overlap, in both directions.
fn overlap([l, r, t, b]: [f64; 4], [left, right, top, bottom]: [f64; 4]) -> Option<(f64, f64)> {
    let (across, down) = (r.min(right) - l.max(left), b.min(bottom) - t.max(top));
    // A pixel is lost in rounding.
    (across > 1.0 && down > 1.0).then_some((across, down))
}

#[test]
fn every_company_stands_where_its_numbers_are_and_is_in_the_table() {
    let companies: Vec<_> = PresetId::all(&MODEL)
        .filter(|&id| MODEL[id].company)
        .collect();
    for pair in PAIRS {
        let (bottom, side) = map::sliders(pair);
        let page = drawn(pair);
        let marks: Vec<_> = page.all().filter(|at| at.has_class("company")).collect();
        assert_eq!(marks.len(), companies.len(), "{pair}");
        for (mark, &id) in marks.into_iter().zip(&companies) {
            let at =
                |slider: SliderId| MODEL[slider].scale.place(MODEL[id].amounts[slider.index()]);
            let get = |name| number(mark.get(name).expect("a mark has its place"));
            assert!(
                (get("x") - at(bottom) * 100.0).abs() < 0.01,
                "{pair}: {}",
                MODEL[id].key
            );
            assert!(
                (get("y") - (1.0 - at(side)) * HEIGHT).abs() < 1.0,
                "{pair}: {}",
                MODEL[id].key
            );
        }
        let state = given(&format!("map={pair}"));
        let rows = map::table(&state).rows;
        let rows = rows.iter().filter(|row| row[0] != "Region");
        for (row, &id) in rows.zip(&companies) {
            assert!(row[0].starts_with(MODEL[id].name), "{row:?}");
            assert_eq!(row[3], MODEL[MODEL[id].did_motion].name, "{row:?}");
        }
    }
}

#[test]
fn names_of_companies_stand_inside_and_clear_of_each_other() {
    for pair in PAIRS {
        let page = drawn(pair);
        for (class, width) in ["for-wide", "for-narrow"].into_iter().zip(WIDTHS) {
            let names = company_names(&page, class, width);
            assert!(names.len() * 2 >= MODEL.presets.iter().filter(|it| it.company).count());
            for (index, ([left, right, top, bottom], text)) in names.iter().enumerate() {
                assert!(
                    *left >= -1.0 && *right <= width + 1.0,
                    "{pair} {width}: {text}"
                );
                assert!(
                    *top >= -1.0 && *bottom <= HEIGHT + 1.0,
                    "{pair} {width}: {text}"
                );
                for (area, other) in &names[index + 1..] {
                    let overlap = overlap([*left, *right, *top, *bottom], *area);
                    assert_eq!(overlap, None, "{pair} {width}: {text} over {other}");
                }
            }
        }
    }
}

#[test]
fn the_name_of_a_region_stands_inside_it() {
    for (all, state) in states() {
        let view = map::map(&state);
        let areas = areas(&view);
        for (place, width) in WIDTHS.into_iter().enumerate() {
            for ([left, right, top, bottom], text) in region_names(&view, place) {
                let inside = areas
                    .iter()
                    .zip(&view.regions)
                    .any(|([l, r, t, b], region)| {
                        let (l, r) = (l / 100.0 * width, r / 100.0 * width);
                        let fits = l <= left && right <= r + 1.0 && *t <= top && bottom <= *b + 1.0;
                        let layer = text.contains("layer");
                        fits && (text.starts_with(region.motion.name) || layer)
                    });
                assert!(inside, "`{all}` {width}: {text}");
            }
        }
    }
}

#[test]
fn at_the_start_no_name_of_a_region_covers_a_companys() {
    let mut clashes = Vec::new();
    for pair in PAIRS {
        let view = map::map(&given(&format!("map={pair}")));
        let page = drawn(pair);
        for (place, class) in ["for-wide", "for-narrow"].into_iter().enumerate() {
            let companies = company_names(&page, class, WIDTHS[place]);
            for (area, text) in region_names(&view, place) {
                for (other, name) in &companies {
                    if let Some((across, down)) = overlap(area, *other) {
                        clashes.push(format!(
                            "{pair} {class}: {text}, {name}: {across:.0} × {down:.0}"
                        ));
                    }
                }
            }
        }
    }
    assert_eq!(clashes, Vec::<String>::new());
}

#[test]
fn the_axes_have_round_numbers_in_order() {
    for pair in PAIRS {
        let page = drawn(pair);
        let ticks = page.all().filter(|at| at.has_class("tick"));
        let (side, bottom): (Vec<_>, Vec<_>) = ticks.partition(|at| at.has("dx"));
        for (ticks, attribute, rises) in [(bottom, "x", true), (side, "y", false)] {
            let place = |at: &crate::html::At| number(at.get(attribute).expect("it has a place"));
            let places: Vec<_> = ticks.iter().map(place).collect();
            assert!(places.len() >= 3, "{pair}: {places:?}");
            let ordered = places.is_sorted_by(|a, b| if rises { a < b } else { a > b });
            assert!(ordered, "{pair}: {places:?}");
            assert!(ticks.iter().all(|at| !at.text().is_empty()), "{pair}");
        }
    }
}

// ── Words and table ──────────────────────────────────────────────────────────

#[test]
fn the_finding_reads_the_readers_row_from_left_to_right() {
    for (said, finding) in [
        (
            "",
            "ARR $18M, from left to right: Bottom-up; Land-and-expand from $10K; Top-down from $250K.",
        ),
        (
            "arr=25M penetration=5",
            "ARR $25M, from left to right: Bottom-up; Land-and-expand from $10K; Top-down from $50K.",
        ),
        (
            "t.core=off",
            "ARR $18M, from left to right: Bottom-up; Land-and-expand from $10K.",
        ),
        (
            "role=record map=deal-penetration",
            "Penetration 2.5%, from left to right: Land-and-expand; Top-down from $50K.",
        ),
        (
            "map=arr-penetration deal=60k penetration=5",
            "Penetration 5%, from left to right: Land-and-expand; Top-down from $20M.",
        ),
        // What ends before the map begins is not on it.
        (
            "t.self_serve=50",
            "ARR $18M, from left to right: Land-and-expand; Top-down from $250K.",
        ),
        (
            "t.self_serve=6M t.top_down=7M t.core=off",
            "ARR $18M, from left to right: Bottom-up.",
        ),
    ] {
        let said_there = map::map(&given(said)).finding.to_string();
        assert!(said_there.starts_with(finding), "`{said}`: {said_there}");
    }
}

#[test]
fn the_map_is_drawn_again_only_when_it_changes() {
    let start = given("");
    for (said, same) in [
        ("", true),
        ("growth.lag=3", true),
        ("plan.scope=x", true),
        ("deal=9k", false),
        ("role=record", false),
        ("t.arr=25M", false),
        ("map=deal-penetration", false),
    ] {
        assert_eq!(map::same(&start, &given(said)), same, "{said}");
    }
}

#[test]
fn what_the_prose_notices_on_the_map_is_there() {
    let at = |said: &str| {
        let state = given(said);
        (
            MODEL[state.decision.verdict].key,
            state.decision.stage.is_some(),
        )
    };
    // Small deals stay bottom-up at any ARR.
    for arr in ["0", "19M", "20M", "31M", "100B"] {
        for penetration in ["0", "3", "50"] {
            let said = format!("deal=9999 arr={arr} penetration={penetration}");
            assert_eq!(at(&said).0, "bottom-up", "{said}");
        }
    }
    // Use opens a gate, between the two lines only.
    for (deal, penetration, before, after) in [
        ("50000", "3", "land-and-expand", "top-down"),
        ("249999", "3", "land-and-expand", "top-down"),
        ("49999", "3", "land-and-expand", "land-and-expand"),
        ("50000", "2.99", "land-and-expand", "land-and-expand"),
    ] {
        let said = |arr: &str| at(&format!("deal={deal} penetration={penetration} arr={arr}")).0;
        assert_eq!(
            (said("19999999"), said("20M")),
            (before, after),
            "{deal} {penetration}"
        );
    }
    // Most companies stand on the left; three share a row.
    let companies = MODEL.presets.iter().filter(|it| it.company);
    let (deal, arr) = (slider("deal").index(), slider("arr").index());
    let left = |it: f64| it < 0.5;
    let of_left = companies
        .clone()
        .filter(|it| left(MODEL[slider("deal")].scale.place(it.amounts[deal])));
    assert!(of_left.count() * 2 > companies.clone().count());
    let row: Vec<_> = companies
        .filter(|it| ["github", "twilio", "sendgrid"].contains(&it.key))
        .map(|it| it.amounts[arr])
        .collect();
    assert!(
        row.len() == 3 && row.iter().all(|&it| it == row[0]),
        "{row:?}"
    );
}

#[test]
fn the_table_is_in_columns() {
    for (all, state) in states() {
        let table = map::table(&state);
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "`{all}`");
        }
    }
}
