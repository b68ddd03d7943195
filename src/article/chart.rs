//! Line charts: axes, lines with their names at the right end, areas and marks.

use crate::view_model::{Text, percent, pixels};

/// How high the plot is, in pixels.
pub const HEIGHT: f64 = 300.0;
/// How much of the width the plot takes; names of the lines stand beside it.
pub const SHARE: f64 = 0.7;
/// The plot's own measures, in which the lines are drawn.
pub const UNITS: f64 = 1_000.0;
/// The least distance between the names of two lines, in pixels.
const APART: f64 = 34.0;

/// A chart.
pub struct ChartView {
    /// Its name, for a screen reader.
    pub label: &'static str,
    /// What it shows, in words.
    pub finding: Text,
    /// What stands above it: that it is an illustration, say.
    pub caveat: &'static str,
    /// Areas behind the lines.
    pub areas: Vec<AreaView>,
    /// The lines.
    pub lines: Vec<LineView>,
    /// Points and their words.
    pub points: Vec<PointView>,
    /// The round numbers up the side: pixels from the top, and words.
    pub side: Vec<(Text, Text)>,
    /// The round numbers along the bottom: place, and words.
    pub bottom: Vec<(Text, Text)>,
    /// What the bottom counts.
    pub bottom_label: &'static str,
}

/// A line.
pub struct LineView {
    /// Its name in the style sheet.
    pub class: &'static str,
    /// Its course, in [`UNITS`].
    pub path: Text,
    /// Its name; may be empty.
    pub name: Text,
    /// What it ends at; may be empty.
    pub value: Text,
    /// Where its name stands, in pixels from the top.
    pub y: Text,
}

/// An area.
pub struct AreaView {
    /// Its name in the style sheet.
    pub class: &'static str,
    /// Its outline, in [`UNITS`].
    pub path: Text,
}

/// A point with words beside it.
pub struct PointView {
    /// Its name in the style sheet.
    pub class: &'static str,
    /// Where it stands, from the left of the whole chart.
    pub x: Text,
    /// Where it stands, in pixels from the top.
    pub y: Text,
    /// The words; may be empty.
    pub words: Text,
    /// `start` or `end`: which end of the words is at the point.
    pub anchor: &'static str,
}

/// A line before its name has its place: its points lie between 0 and 1, from
/// the left and from the bottom.
pub struct Course {
    /// Its name in the style sheet.
    pub class: &'static str,
    /// Its name on screen.
    pub name: String,
    /// What it ends at, in words.
    pub value: String,
    /// Its points.
    pub points: Vec<(f64, f64)>,
}

/// The course through points between 0 and 1.
pub fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for &(x, y) in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path += &pixels(x * UNITS);
        path.push(' ');
        path += &pixels((1.0 - y) * UNITS);
    }
    path
}

/// A place along the plot as a share of the whole chart's width.
pub fn across(x: f64) -> Text {
    percent(x * SHARE)
}

/// A height between 0 and 1 in pixels from the top.
pub fn down(y: f64) -> Text {
    pixels((1.0 - y) * HEIGHT)
}

/// The lines, with their names beside their ends but clear of each other.
pub fn lines(mut courses: Vec<Course>) -> Vec<LineView> {
    let end = |course: &Course| {
        let last = course.points.last().map_or(0.0, |point| point.1);
        (1.0 - last) * HEIGHT
    };
    // From the one that ends lowest; a handful, for which swapping will do.
    for last in (1..courses.len()).rev() {
        for index in 0..last {
            if end(&courses[index]) < end(&courses[index + 1]) {
                courses.swap(index, index + 1);
            }
        }
    }
    // Each name stands at its line's end, or as far above the one before as
    // both need.
    let mut lowest = HEIGHT - APART / 2.0;
    let mut left = courses.len() as f64;
    let mut lines = Vec::new();
    for course in courses {
        // Those still to come need their room above.
        left -= 1.0;
        let y = end(&course).min(lowest).max(left * APART);
        lowest = y - APART;
        lines.push(LineView {
            class: course.class,
            path: path(&course.points).into(),
            name: course.name.into(),
            value: course.value.into(),
            y: pixels(y),
        });
    }
    lines
}
