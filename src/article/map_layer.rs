//! The part of the map that never changes: axes and companies. Drawn natively
//! into the page, which spares the browser the code.

use sales_motion_engine::model::{PresetId, SliderId};
use sales_motion_engine::{MODEL, amount};

use super::map::{HEIGHT, LETTER, LINE, SIGN, WIDTHS, map, sliders};
use crate::state::State;
use crate::view::shapes;
use crate::view_model::MotionView;

/// Half of what a company's shape takes, in pixels.
const SHAPE: f64 = 7.0;
/// Half of what the reader's point takes, in pixels.
const POINT: f64 = 15.0;

fn companies() -> impl Iterator<Item = PresetId> {
    PresetId::all(&MODEL).filter(|&id| MODEL[id].company)
}

/// The layer of a pair of sliders, as the inside of an SVG.
pub fn layer(pair: &str) -> String {
    let (bottom, side) = sliders(pair);
    let mut svg = axes(bottom, side);
    let mut names = [String::new(), String::new()];
    let mut taken = names_at_the_start(pair);
    let place = |id: PresetId| {
        let amounts = MODEL[id].amounts;
        let x = MODEL[bottom].scale.place(amounts[bottom.index()]);
        let y = MODEL[side].scale.place(amounts[side.index()]);
        (x, (1.0 - y) * HEIGHT)
    };
    for (place, words) in ticks(side) {
        for (taken, width) in taken.iter_mut().zip(WIDTHS) {
            let left = width - 4.0 - length(&words);
            taken.push(Taken::line(left, line_of(place), &words));
        }
    }
    // A narrow map has room to keep names off the middles of the shapes only.
    for id in companies() {
        let (x, y) = place(id);
        for ((taken, width), half) in taken.iter_mut().zip(WIDTHS).zip([SHAPE, SHAPE / 2.0]) {
            taken.push(Taken::around(x * width, y, half));
        }
    }
    for id in companies() {
        let preset = &MODEL[id];
        let (x, y) = place(id);
        let motion: MotionView = &MODEL[preset.did_motion];
        svg += &format!(
            "<svg class=\"company\" x=\"{:.2}%\" y=\"{y:.0}\">\
             <path transform=\"scale(.75)\" d=\"{}\"/></svg>",
            x * 100.0,
            shapes::course(motion.glyph),
        );
        for (index, width) in WIDTHS.into_iter().enumerate() {
            if let Some(name) = name(preset.name, (x, y), width, &mut taken[index]) {
                names[index] += &name;
            }
        }
    }
    for (class, names) in ["for-wide", "for-narrow"].into_iter().zip(names) {
        svg += &format!("<g class=\"{class}\">{names}</g>");
    }
    svg
}

/// The round numbers: powers of ten on both axes.
fn axes(bottom: SliderId, side: SliderId) -> String {
    let mut svg = String::new();
    for (place, words) in ticks(bottom) {
        let anchor = match place {
            0.0 => "start",
            1.0 => "end",
            _ => "middle",
        };
        svg += &format!(
            "<text class=\"tick\" x=\"{:.2}%\" y=\"{:.0}\" text-anchor=\"{anchor}\">{words}</text>",
            place * 100.0,
            HEIGHT + 18.0,
        );
    }
    for (place, words) in ticks(side) {
        // The upper end would run into a region's name where the map is narrow.
        let y = line_of(place);
        let class = if place == 1.0 { "tick wide" } else { "tick" };
        svg += &format!(
            "<text class=\"{class}\" x=\"100%\" dx=\"-4\" y=\"{y:.0}\" text-anchor=\"end\">{words}</text>"
        );
    }
    svg += &format!(
        "<text class=\"axis\" y=\"{:.0}\">→ {}</text>\
         <text class=\"axis\" x=\"100%\" y=\"{:.0}\" text-anchor=\"end\">↑ {}</text>",
        HEIGHT + 36.0,
        MODEL[bottom].short,
        HEIGHT + 36.0,
        MODEL[side].short,
    );
    svg
}

/// The line that a round number of the side axis stands on: inside of the plot, so
/// that the ends are not cut off.
fn line_of(place: f64) -> f64 {
    ((1.0 - place) * HEIGHT + 4.0).clamp(14.0, HEIGHT - 4.0)
}

fn ticks(slider: SliderId) -> Vec<(f64, String)> {
    let it = &MODEL[slider];
    let first = if it.scale.knee == 0 {
        it.scale.min
    } else {
        it.scale.finest
    };
    let powers = std::iter::successors(Some(first), |value| value.checked_mul(10));
    powers
        .take_while(|&value| value <= it.scale.max)
        .map(|value| (it.scale.place(value), amount::write(value, it.unit)))
        .collect()
}

/// What words take, in pixels.
fn length(words: &str) -> f64 {
    words.chars().count() as f64 * LETTER
}

/// An area taken by a name, in pixels.
struct Taken {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Taken {
    /// What a shape takes around its middle.
    fn around(x: f64, y: f64, half: f64) -> Self {
        Self {
            left: x - half,
            right: x + half,
            top: y - half,
            bottom: y + half,
        }
    }

    /// What words take from their left end on, on their line.
    fn line(left: f64, y: f64, words: &str) -> Self {
        Self {
            left,
            right: left + length(words),
            top: y - LINE + 4.0,
            bottom: y + 4.0,
        }
    }

    fn is_clear_of(&self, other: &Taken) -> bool {
        self.right <= other.left
            || other.right <= self.left
            || self.bottom <= other.top
            || other.bottom <= self.top
    }
}

/// What the reader's point and the names of the regions take at the start, for
/// each width.
fn names_at_the_start(pair: &str) -> [Vec<Taken>; 2] {
    let start = map(&State::from_query(&["map=", pair].concat()));
    let number = |text: &str| text.trim_end_matches('%').parse().unwrap_or(0.0);
    let mut taken = [Vec::new(), Vec::new()];
    for (index, labels) in start.labels.iter().enumerate() {
        let (x, y) = (number(&start.x) / 100.0 * WIDTHS[index], number(&start.y));
        taken[index].push(Taken::around(x, y, POINT));
        for label in labels {
            let left = number(&label.x) / 100.0 * WIDTHS[index] + SIGN;
            let y: f64 = number(&label.y);
            taken[index].push(Taken::line(left, y, &label.text));
        }
    }
    taken
}

/// A company's name at the first free place around its point, if there is one.
fn name(name: &str, (x, y): (f64, f64), width: f64, taken: &mut Vec<Taken>) -> Option<String> {
    let length = length(name);
    let middle = -length / 2.0;
    // Right, left, above, below, then further off.
    let around = [
        (10.0, 4.0),
        (-10.0 - length, 4.0),
        (middle, -11.0),
        (middle, 20.0),
        (middle, -27.0),
        (middle, 36.0),
        (middle, -43.0),
        (middle, 52.0),
    ];
    around.into_iter().find_map(|(dx, dy)| {
        let left = x * width + dx;
        let place = Taken::line(left, y + dy, name);
        let inside =
            left >= 0.0 && place.right <= width && place.top >= 0.0 && place.bottom <= HEIGHT;
        if !inside || taken.iter().any(|it| !place.is_clear_of(it)) {
            return None;
        }
        taken.push(place);
        Some(format!(
            "<text x=\"{:.2}%\" dx=\"{dx:.0}\" y=\"{:.0}\">{name}</text>",
            x * 100.0,
            y + dy,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_company_stands_on_every_map_and_is_named_where_there_is_room() {
        let companies: Vec<_> = MODEL.presets.iter().filter(|it| it.company).collect();
        for pair in ["deal-arr", "deal-penetration", "arr-penetration"] {
            let svg = layer(pair);
            assert_eq!(svg.matches("class=\"company\"").count(), companies.len());
            let (wide, _) = svg.split_once("for-narrow").expect("both widths");
            for company in &companies {
                assert!(
                    wide.contains(&format!(">{}</text>", company.name)),
                    "{pair}: {}",
                    company.name
                );
            }
        }
    }
}
