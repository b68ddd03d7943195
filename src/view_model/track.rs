//! A slider and its track: what every amount would give, where the thresholds
//! are, and labels that fit.

use sales_motion_engine::analysis::{Run, Span};
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::{Scale, Slider, SliderId, StageId};
use sales_motion_engine::words::{mark_of, movement};
use sales_motion_engine::{MODEL, Thresholds, amount};

use super::{MotionView, Text, layer_words, percent, pixels};
use crate::state::{Field, State};

/// The steps of the native range input: finer than a pixel on any screen.
pub const RANGE_STEPS: u32 = 1_000;

/// A slider.
pub struct SliderView {
    /// Which.
    pub id: SliderId,
    /// The name of its range input in the page.
    pub range_id: Text,
    /// The name of its definition in the page.
    pub definition_id: Text,
    /// Its name on screen, and what it counts.
    pub slider: &'static Slider,
    /// Its typed field.
    pub field: FieldView,
    /// Where it stands, in [`RANGE_STEPS`].
    pub position: Text,
    /// What it stands at and what that gives, for a screen reader.
    pub value_text: Text,
    /// Its track.
    pub track: TrackView,
}

/// A typed field.
#[derive(PartialEq)]
pub struct FieldView {
    /// What it belongs to.
    pub field: Field,
    /// What stands in it.
    pub text: Text,
    /// What is wrong with what was typed; empty if nothing is.
    pub problem: Text,
    /// Whether what was typed was refused, rather than taken with a change.
    pub refused: bool,
}

/// A track. Places are percentages of its length.
pub struct TrackView {
    /// The runs of one verdict and layer, from the left.
    pub runs: Vec<RunView>,
    /// Labels for the runs where the track is at least [`WIDE`].
    pub wide_labels: Vec<LabelView>,
    /// Labels for the runs on a narrow track.
    pub narrow_labels: Vec<LabelView>,
    /// The thresholds.
    pub ticks: Vec<TickView>,
    /// The words under the track.
    pub captions: Vec<CaptionView>,
    /// The grey zones.
    pub zones: Vec<ZoneView>,
    /// Where the thumb is.
    pub thumb: Text,
    /// The verdict there.
    pub motion: MotionView,
}

/// A run of one verdict and layer.
pub struct RunView {
    /// Its left end.
    pub x: Text,
    /// Its right end.
    pub end: Text,
    /// Its length.
    pub width: Text,
    /// The verdict.
    pub motion: MotionView,
    /// The pattern of its area.
    pub pattern: Text,
    /// The stage of the layer, as its name in the style sheet; empty if it is
    /// not a question.
    pub stage: &'static str,
    /// Whether the reader is in it.
    pub current: bool,
}

/// A label inside a run.
pub struct LabelView {
    /// Its middle.
    pub x: Text,
    /// The verdict, whose shape it shows.
    pub motion: MotionView,
    /// Its words; may be empty.
    pub text: Text,
    /// The shape's place beside the middle and its size, as an SVG transform.
    pub glyph_place: Text,
    /// Where the words start beside the middle, in pixels.
    pub text_x: Text,
    /// Whether the reader is in the run.
    pub current: bool,
}

/// A threshold on the track.
pub struct TickView {
    /// Its place.
    pub x: Text,
    /// `active` if the outcome changes there, `idle` if not, `default` for the
    /// model's own value where the reader has set another.
    pub kind: &'static str,
}

/// A grey zone.
pub struct ZoneView {
    /// Whether its caption names it; the others stay in the background.
    pub named: bool,
    /// Its left end.
    pub x: Text,
    /// Its right end.
    pub end: Text,
}

/// Words under the track.
pub struct CaptionView {
    /// Their place.
    pub x: Text,
    /// `start`, `middle` or `end`: which part of them stands there.
    pub anchor: &'static str,
    /// The words.
    pub text: Text,
    /// Whether they name a boundary where the outcome changes.
    pub active: bool,
}

/// The track's length, in pixels, from which the wide labels are shown.
pub const WIDE: f64 = 400.0;
/// The track's length on the narrowest screen.
const NARROW: f64 = 288.0;
/// What a letter takes, in pixels: a generous mean of the fonts in use.
const LETTER: f64 = 7.2;
const GLYPH: f64 = 20.0;
const THUMB: f64 = 36.0;

/// The sliders, in the model's order.
pub fn sliders(state: &State) -> Vec<SliderView> {
    SliderId::all(&MODEL).map(|id| slider(id, state)).listed()
}

fn slider(id: SliderId, state: &State) -> SliderView {
    let it = &MODEL[id];
    let value = state.inputs.amount(id);
    let place = it.scale.place(value);
    SliderView {
        id,
        range_id: ["sm-", it.key].concat().into(),
        definition_id: ["sm-about-", it.key].concat().into(),
        slider: it,
        field: field(Field::Slider(id), amount::write(value, it.unit), state),
        position: pixels(place * f64::from(RANGE_STEPS)),
        value_text: value_text(id, state).into(),
        track: track(id, state),
    }
}

/// A typed field with this text, unless the reader has typed something else
/// that was refused.
pub fn field(field: Field, text: String, state: &State) -> FieldView {
    let mistyped = state.mistyped.as_ref().filter(|it| it.field == field);
    let refused = mistyped.is_some_and(|it| it.problem.ignored());
    let typing = state.typing.as_ref().filter(|it| it.0 == field);
    FieldView {
        field,
        text: match (typing, mistyped) {
            (Some((_, typing)), _) => typing.clone(),
            (_, Some(it)) if refused => it.text.clone(),
            _ => text,
        }
        .into(),
        problem: mistyped
            .map(|it| it.problem.sentence())
            .unwrap_or_default()
            .into(),
        refused,
    }
}

fn value_text(id: SliderId, state: &State) -> String {
    let it = &MODEL[id];
    let value = amount::write(state.inputs.amount(id), it.unit);
    let said = value + ": " + &super::outcome_words(state.outcome());
    match state
        .decision
        .flips
        .iter()
        .find(|flip| flip.by.slider == id)
    {
        Some(flip) => {
            let (way, to) = movement(&MODEL, &flip.by);
            said + ". " + &way + &to + ": " + MODEL[flip.verdict].name
        }
        None => said,
    }
}

fn track(id: SliderId, state: &State) -> TrackView {
    let scale = MODEL[id].scale;
    let value = state.inputs.amount(id);
    let thumb = scale.place(value);
    let mut view = TrackView {
        runs: Vec::new(),
        wide_labels: Vec::new(),
        narrow_labels: Vec::new(),
        ticks: Vec::new(),
        captions: Vec::new(),
        zones: zones(id, state.thresholds()),
        thumb: percent(thumb),
        motion: &MODEL[state.decision.verdict],
    };
    let mut runs = state.analysis.strip(id, state.inputs.amounts());
    runs.retain(|run| run.span.to >= scale.min && run.span.from <= scale.max);
    for run in &runs {
        view.runs.push(run_view(run, scale, value));
        view.wide_labels
            .extend(label(run, scale, thumb, WIDE, value));
        view.narrow_labels
            .extend(label(run, scale, thumb, NARROW, value));
    }
    view.ticks = ticks(id, &runs, state);
    view.captions = captions(id, &runs, state);
    view
}

/// Where a run lies on the track: its two ends, from 0 to 1.
fn ends(run: &Run, scale: Scale) -> (f64, f64) {
    let end = if run.span.to >= scale.max {
        1.0
    } else {
        scale.place(run.span.to + 1)
    };
    (scale.place(run.span.from), end)
}

fn holds(span: Span, value: u64) -> bool {
    (span.from..=span.to).contains(&value)
}

fn run_view(run: &Run, scale: Scale, value: u64) -> RunView {
    let (from, to) = ends(run, scale);
    let motion: MotionView = &MODEL[run.motion];
    RunView {
        x: percent(from),
        end: percent(to),
        width: percent(to - from),
        pattern: ["url(#sm-", motion.key, ")"].concat().into(),
        motion,
        stage: run.stage.map_or("", |stage| MODEL[stage].key),
        current: holds(run.span, value),
    }
}

/// The longest label that fits into a run beside the thumb: name and layer,
/// the layer alone, the shape alone, or nothing.
fn label(run: &Run, scale: Scale, thumb: f64, length: f64, value: u64) -> Option<LabelView> {
    let (from, to) = ends(run, scale);
    let (from, to, thumb) = (from * length, to * length, thumb * length);
    let left = (from, to.min(thumb - THUMB / 2.0));
    let right = (from.max(thumb + THUMB / 2.0), to);
    let room = |(from, to): (f64, f64)| to - from;
    let space = if room(left) >= room(right) {
        left
    } else {
        right
    };

    let motion: MotionView = &MODEL[run.motion];
    let shown = |stage: &StageId| stage.index() > 0;
    let layer = run.stage.filter(shown).map(layer_words);
    let texts = match layer {
        Some(layer) => vec![[motion.name, ", ", &layer].concat(), layer, String::new()],
        None => vec![motion.name.into(), String::new()],
    };
    let takes = |text: &String| GLYPH + text.chars().count() as f64 * LETTER;
    let text = texts.into_iter().find(|text| takes(text) <= room(space))?;
    let glyph_x = -((takes(&text) - GLYPH) / 2.0).trunc() - 3.0;
    Some(LabelView {
        x: percent((space.0 + space.1) / 2.0 / length),
        motion,
        glyph_place: ["translate(", &pixels(glyph_x), ")scale(.8)"]
            .concat()
            .into(),
        text_x: pixels(glyph_x + 12.0),
        text: text.into(),
        current: holds(run.span, value),
    })
}

/// Whether the outcome on the track changes at a threshold.
fn is_active(runs: &[Run], value: u64) -> bool {
    runs.iter().skip(1).any(|run| run.span.from == value)
}

fn ticks(id: SliderId, runs: &[Run], state: &State) -> Vec<TickView> {
    let scale = MODEL[id].scale;
    let mut ticks = Vec::new();
    let mut tick = |value: Option<u64>, kind| {
        if let Some(value) = value {
            ticks.push(TickView {
                x: percent(scale.place(value)),
                kind,
            });
        }
    };
    for threshold in Thresholds::of_slider(&MODEL, id) {
        let value = state.thresholds().get(threshold);
        let default = MODEL[threshold].default;
        let active = value.is_some_and(|value| is_active(runs, value));
        tick(value, if active { "active" } else { "idle" });
        if value != default {
            tick(default, "default");
        }
    }
    ticks
}

/// The slider's grey zones, each once.
fn zones(id: SliderId, thresholds: &Thresholds) -> Vec<ZoneView> {
    let scale = MODEL[id].scale;
    let mut zones = Vec::new();
    let mut last = None;
    for threshold in Thresholds::of_slider(&MODEL, id) {
        let zone = thresholds.grey_zone(&MODEL, threshold);
        let on = thresholds.get(threshold).is_some();
        if let Some((from, to)) = zone.filter(|_| on && zone != last) {
            zones.push(ZoneView {
                named: !MODEL[threshold].zone_label.is_empty(),
                x: percent(scale.place(from)),
                end: percent(scale.place(to)),
            });
            last = zone;
        }
    }
    zones
}

/// The words under the track: boundaries first where the outcome changes, then
/// the others, then the ends; whatever would overlap is dropped.
fn captions(id: SliderId, runs: &[Run], state: &State) -> Vec<CaptionView> {
    let it = &MODEL[id];
    let scale = it.scale;
    let mut wanted: Vec<(bool, f64, String)> = Vec::new();
    for threshold in Thresholds::of_slider(&MODEL, id) {
        let Some(value) = state.thresholds().get(threshold) else {
            continue;
        };
        let own = value != MODEL[threshold].default.unwrap_or_default();
        let active = is_active(runs, value);
        let zone = state.thresholds().grey_zone(&MODEL, threshold);
        match (MODEL[threshold].zone_label, zone) {
            ("", _) | (_, None) => {
                let mut text = amount::write(value, it.unit);
                text += if own {
                    " yours"
                } else {
                    mark_of(&MODEL, threshold)
                };
                wanted.push((active, scale.place(value), text));
            }
            // The two ends of a named zone share one caption.
            (_, Some((from, _))) if from != value => {}
            (name, Some((from, to))) => {
                let text = amount::write_range(from, to, it.unit) + ", " + name;
                let text = if own { text + ", yours" } else { text };
                let middle = (scale.place(from) + scale.place(to)) / 2.0;
                wanted.push((active, middle, text));
            }
        }
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut captions = Vec::new();
    let mut place = |x: f64, anchor: &'static str, text: String, active: bool| {
        let width = text.chars().count() as f64 * LETTER / NARROW;
        let (from, to) = match anchor {
            "start" => (x, x + width),
            "end" => (x - width, x),
            _ => (x - width / 2.0, x + width / 2.0),
        };
        if taken.iter().all(|&(start, end)| to <= start || end <= from) {
            taken.push((from, to));
            captions.push(CaptionView {
                x: percent(x),
                anchor,
                text: text.into(),
                active,
            });
        }
    };
    for pass in [true, false] {
        for (active, x, text) in wanted.iter().filter(|wanted| wanted.0 == pass) {
            let half = text.chars().count() as f64 * LETTER / NARROW / 2.0;
            let (x, anchor) = match *x {
                x if x < half => (0.0, "start"),
                x if x > 1.0 - half => (1.0, "end"),
                x => (x, "middle"),
            };
            place(x, anchor, text.clone(), *active);
        }
    }
    place(0.0, "start", amount::write(scale.min, it.unit), false);
    place(1.0, "end", amount::write(scale.max, it.unit), false);
    captions
}
