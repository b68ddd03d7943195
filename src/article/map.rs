//! The map: what every pair of two sliders would give, the others staying
//! where they are. Its axes and companies never change; [`super::map_layer`]
//! draws them natively, over the regions.

use sales_motion_engine::analysis::{Region, Span};
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{PresetId, Scale, SliderId, StageId};
use sales_motion_engine::reading::Key;
use sales_motion_engine::{MODEL, amount};

use super::table::Table;
use crate::state::State;
use crate::view_model::{MotionView, Text, layer_words, outcome_words, percent, pixels};

/// How high the plot is, in pixels.
pub const HEIGHT: f64 = 400.0;
/// How wide it is where the wide labels show, and on the narrowest screen.
pub const WIDTHS: [f64; 2] = [600.0, 300.0];
/// What a letter takes, in pixels: a generous mean of the fonts in use.
pub const LETTER: f64 = 7.0;
/// The height of a line of words.
pub const LINE: f64 = 16.0;
/// What stays free around the name of a region.
const MARGIN: f64 = 8.0;
/// What the region's shape takes before its name.
pub const SIGN: f64 = 26.0;

/// The map.
pub struct MapView {
    /// The slider along the bottom.
    pub bottom: SliderId,
    /// The slider up the side.
    pub side: SliderId,
    /// The regions of one outcome.
    pub regions: Vec<RegionView>,
    /// Names of regions where the map is wide, and where it is narrow.
    pub labels: [Vec<LabelView>; 2],
    /// Where the reader is, from the left.
    pub x: Text,
    /// Where the reader is, in pixels from the top.
    pub y: Text,
    /// Where the reader is along the bottom, of 1,000.
    pub now: Text,
    /// Where the reader is and what that gives, in words.
    pub value_text: Text,
    /// The verdict there.
    pub motion: MotionView,
    /// What the map says, in words.
    pub finding: Text,
}

/// A region of one outcome.
pub struct RegionView {
    /// Its left end.
    pub x: Text,
    /// Its width.
    pub width: Text,
    /// Its top, in pixels.
    pub y: Text,
    /// Its height, in pixels.
    pub height: Text,
    /// The verdict.
    pub motion: MotionView,
    /// The pattern of its area.
    pub pattern: Text,
    /// The stage of the layer, as its name in the style sheet; may be empty.
    pub stage: &'static str,
}

/// The name of a region.
pub struct LabelView {
    /// The left end of the region.
    pub x: Text,
    /// The base line of the words, in pixels from the top.
    pub y: Text,
    /// The words.
    pub text: Text,
    /// The verdict.
    pub motion: MotionView,
}

/// A rectangle on the plot: from the left as a share, from the top in pixels.
#[derive(Clone, Copy)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The pair of sliders that the reader has chosen: along the bottom, up the side.
pub fn pair(state: &State) -> (SliderId, SliderId) {
    sliders(state.article.map_pair())
}

/// The sliders that a pair names: along the bottom, up the side.
pub fn sliders(pair: &str) -> (SliderId, SliderId) {
    let (bottom, side) = pair.split_once('-').unwrap_or_default();
    let slider = |key| match Key::of(&MODEL, key) {
        Some(Key::Slider(id)) => id,
        _ => SliderId(0),
    };
    (slider(bottom), slider(side))
}

/// Whether the map is the same in both states.
pub fn same(one: &State, other: &State) -> bool {
    one.inputs == other.inputs
        && one.thresholds() == other.thresholds()
        && one.article.map_pair() == other.article.map_pair()
}

/// The regions, each as large as it can be: rows of one outcome are joined.
fn regions(state: &State) -> Vec<Region> {
    let (bottom, side) = pair(state);
    let mut joined: Vec<Region> = Vec::new();
    for region in state.analysis.map(bottom, side, state.inputs.amounts()) {
        let below = joined
            .iter_mut()
            .find(|it| it.run == region.run && it.side.to.checked_add(1) == Some(region.side.from));
        match below {
            Some(below) => below.side.to = region.side.to,
            None => joined.push(region),
        }
    }
    joined
}

/// Where amounts lie on a scale, from 0 to 1.
fn places(span: Span, scale: Scale) -> (f64, f64) {
    let end = if span.to >= scale.max {
        1.0
    } else {
        scale.place(span.to + 1)
    };
    (scale.place(span.from), end)
}

fn area(region: &Region, bottom: Scale, side: Scale) -> Area {
    let (left, right) = places(region.run.span, bottom);
    let (low, high) = places(region.side, side);
    Area {
        left,
        right,
        top: (1.0 - high) * HEIGHT,
        bottom: (1.0 - low) * HEIGHT,
    }
}

/// The map for a state.
pub fn map(state: &State) -> MapView {
    let (bottom, side) = pair(state);
    let scales = (MODEL[bottom].scale, MODEL[side].scale);
    let x = scales.0.place(state.inputs.amount(bottom));
    let y = scales.1.place(state.inputs.amount(side));
    let mut view = MapView {
        bottom,
        side,
        regions: Vec::new(),
        labels: [Vec::new(), Vec::new()],
        x: percent(x),
        y: pixels((1.0 - y) * HEIGHT),
        now: pixels(x * 1_000.0),
        value_text: value_text(state).into(),
        motion: &MODEL[state.decision.verdict],
        finding: finding(state).into(),
    };
    for region in regions(state) {
        let at = area(&region, scales.0, scales.1);
        if at.right <= at.left || at.bottom <= at.top {
            continue;
        }
        view.regions.push(region_view(&region, at));
        for (labels, width) in view.labels.iter_mut().zip(WIDTHS) {
            labels.extend(region_label(&region, at, width));
        }
    }
    view
}

fn region_view(region: &Region, at: Area) -> RegionView {
    let motion: MotionView = &MODEL[region.run.motion];
    RegionView {
        x: percent(at.left),
        width: percent(at.right - at.left),
        y: pixels(at.top),
        height: pixels(at.bottom.round() - at.top.round()),
        pattern: ["url(#sm-", motion.key, ")"].concat().into(),
        motion,
        stage: region.run.stage.map_or("", |stage| MODEL[stage].key),
    }
}

/// The name of a region in its upper left corner: with its layer, without, or
/// nothing, as it fits.
fn region_label(region: &Region, at: Area, width: f64) -> Option<LabelView> {
    let motion: MotionView = &MODEL[region.run.motion];
    let shown = |stage: &StageId| stage.index() > 0;
    let layer = region.run.stage.filter(shown).map(layer_words);
    let mut texts = vec![String::from(motion.name)];
    if let Some(layer) = layer {
        texts.insert(0, [motion.name, ", ", &layer].concat());
    }
    if at.bottom - at.top < LINE + MARGIN {
        return None;
    }
    let room = (at.right - at.left) * width - SIGN - MARGIN;
    let fits = |text: &String| text.chars().count() as f64 * LETTER <= room;
    Some(LabelView {
        x: percent(at.left),
        y: pixels(at.top + MARGIN + LINE - 4.0),
        text: texts.into_iter().find(fits)?.into(),
        motion,
    })
}

fn written(slider: SliderId, value: u64) -> String {
    amount::write(value, MODEL[slider].unit)
}

fn value_text(state: &State) -> String {
    let (bottom, side) = pair(state);
    let point = |slider: SliderId| {
        let value = written(slider, state.inputs.amount(slider));
        [MODEL[slider].short, " ", &value].concat()
    };
    [
        &point(bottom),
        ", ",
        &point(side),
        ": ",
        &outcome_words(state.outcome()),
    ]
    .concat()
}

/// What the row of the map says that the reader is on.
fn finding(state: &State) -> String {
    let (bottom, side) = pair(state);
    let mut said = String::from(MODEL[side].short);
    said += " ";
    said += &written(side, state.inputs.amount(side));
    let mut last = None;
    for run in state.analysis.strip(bottom, state.inputs.amounts()) {
        let scale = MODEL[bottom].scale;
        if last == Some(run.motion) || run.span.from > scale.max || run.span.to < scale.min {
            continue;
        }
        said += if last.is_some() {
            "; "
        } else {
            ", from left to right: "
        };
        said += MODEL[run.motion].name;
        if last.is_some() {
            said += " from ";
            said += &written(bottom, run.span.from);
        }
        last = Some(run.motion);
    }
    said + "."
}

/// The map as a table: each region, then each company.
pub fn table(state: &State) -> Table {
    let (bottom, side) = pair(state);
    let columns = [
        "What",
        MODEL[bottom].label,
        MODEL[side].label,
        "Model",
        "Top-down layer",
    ];
    let range = |slider: SliderId, span: Span| {
        let from = written(slider, span.from);
        if span.to >= MODEL[slider].domain.max {
            return [&from, " or more"].concat();
        }
        [&from, " to under ", &written(slider, span.to + 1)].concat()
    };
    let stage = |stage: Option<StageId>| stage.map_or("", |stage| MODEL[stage].label).to_owned();
    let mut rows = Vec::new();
    for Region { run, side: up } in regions(state) {
        rows.push(vec![
            "Region".into(),
            range(bottom, run.span),
            range(side, up),
            MODEL[run.motion].name.into(),
            stage(run.stage),
        ]);
    }
    for id in PresetId::all(&MODEL).filter(|&id| MODEL[id].company) {
        let preset = &MODEL[id];
        rows.push(vec![
            [preset.name, " ", preset.moment].concat(),
            written(bottom, preset.amounts[bottom.index()]),
            written(side, preset.amounts[side.index()]),
            MODEL[preset.did_motion].name.into(),
            stage(preset.did_stage),
        ]);
    }
    Table {
        columns: columns.iter().map(|&it| it.to_owned()).listed(),
        rows,
    }
}
