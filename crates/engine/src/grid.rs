//! The boxes that the thresholds cut the sliders' domains into.

use crate::analysis::Span;
use crate::condition::Condition;
use crate::listed::Listed;
use crate::model::{Model, SliderId, ThresholdId};
use crate::thresholds::Thresholds;

/// Some of the boxes, a bit for each.
#[derive(Clone, Debug)]
pub(crate) struct BoxSet(Vec<u64>);

/// The boxes, numbered; a slider's neighbours lie a fixed stride apart.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    axes: Vec<Axis>,
    len: usize,
}

/// The cuts through one slider's domain.
#[derive(Clone, Debug)]
struct Axis {
    /// The first amount of each segment.
    starts: Vec<u64>,
    /// The threshold at the start of each segment but the first.
    thresholds: Vec<ThresholdId>,
    /// The last amount of the last segment.
    max: u64,
    /// How far apart neighbours on this axis lie in the list of boxes.
    stride: usize,
    /// For each segment, the boxes in it or above it.
    from: Vec<BoxSet>,
}

/// The boxes that differ in one slider's segment only.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    first: usize,
    stride: usize,
    /// The segment that the line was drawn from.
    pub segment: usize,
}

impl Line {
    /// The box in a segment.
    pub fn at(self, segment: usize) -> usize {
        self.first + self.stride * segment
    }
}

impl BoxSet {
    /// How many boxes one word holds.
    pub const WORD: usize = u64::BITS as usize;

    /// Whether the box is among them.
    pub fn contains(&self, index: usize) -> bool {
        self.0[index / Self::WORD] >> (index % Self::WORD) & 1 == 1
    }
}

impl Grid {
    pub fn new(model: &Model, thresholds: &Thresholds) -> Self {
        let mut grid = Self {
            axes: SliderId::all(model)
                .map(|slider| Axis::new(model, slider, thresholds))
                .listed(),
            len: 1,
        };
        for axis in &mut grid.axes {
            axis.stride = grid.len;
            grid.len *= axis.starts.len();
        }
        for slider in SliderId::all(model) {
            let segments = 0..grid.segments(slider);
            let from =
                segments.map(|least| grid.set_of(|index| grid.segment(index, slider) >= least));
            grid.axes[slider.index()].from = from.listed();
        }
        grid
    }

    /// How many boxes there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The box that holds these amounts.
    pub fn at(&self, amounts: &[u64]) -> usize {
        let axes = self.axes.iter().zip(amounts);
        axes.map(|(axis, &amount)| axis.stride * (axis.segments_up_to(amount) - 1))
            .sum()
    }

    /// The segment of a slider that a box is in.
    pub fn segment(&self, index: usize, slider: SliderId) -> usize {
        let axis = &self.axes[slider.index()];
        index / axis.stride % axis.starts.len()
    }

    /// The boxes that differ from this one in a slider's segment only.
    pub fn line(&self, index: usize, slider: SliderId) -> Line {
        let stride = self.axes[slider.index()].stride;
        let segment = self.segment(index, slider);
        Line {
            first: index - stride * segment,
            stride,
            segment,
        }
    }

    /// How many segments a slider's domain falls into.
    pub fn segments(&self, slider: SliderId) -> usize {
        self.axes[slider.index()].starts.len()
    }

    /// The amounts of a segment.
    pub fn span(&self, slider: SliderId, segment: usize) -> Span {
        let axis = &self.axes[slider.index()];
        Span {
            from: axis.starts[segment],
            to: match axis.starts.get(segment + 1) {
                Some(next) => next - 1,
                None => axis.max,
            },
        }
    }

    /// The amount and the threshold between a segment and the one below it.
    pub fn cut(&self, slider: SliderId, segment: usize) -> (u64, ThresholdId) {
        let axis = &self.axes[slider.index()];
        (axis.starts[segment], axis.thresholds[segment - 1])
    }

    /// The boxes for which something is true.
    pub fn set_of(&self, is: impl Fn(usize) -> bool) -> BoxSet {
        self.set(|word| {
            let first = word * BoxSet::WORD;
            let boxes = first..self.len.min(first + BoxSet::WORD);
            boxes.fold(0, |bits, index| {
                bits | u64::from(is(index)) << (index - first)
            })
        })
    }

    /// The boxes that are given word by word.
    pub fn set(&self, word: impl Fn(usize) -> u64) -> BoxSet {
        BoxSet((0..self.len.div_ceil(BoxSet::WORD)).map(word).listed())
    }

    /// A word of the boxes on which a slider is at an amount or above it. The
    /// amount is a cut, or outside the domain.
    pub fn at_least(&self, slider: SliderId, amount: u64, word: usize) -> u64 {
        let axis = &self.axes[slider.index()];
        let segment = axis.starts.partition_point(|&start| start < amount);
        axis.from.get(segment).map_or(0, |boxes| boxes.0[word])
    }
}

impl Axis {
    fn new(model: &Model, slider: SliderId, thresholds: &Thresholds) -> Self {
        let domain = model[slider].domain;
        let mut axis = Self {
            starts: vec![domain.min],
            thresholds: Vec::new(),
            max: domain.max,
            stride: 0,
            from: Vec::new(),
        };
        for_each_condition(model, &mut |condition| match *condition {
            Condition::AtLeast(on, id) | Condition::Below(on, id) if on == slider => {
                axis.cut(thresholds.get(id), id);
            }
            Condition::Above(on, id) if on == slider => {
                axis.cut(thresholds.get(id).map(|t| t + 1), id);
            }
            _ => {}
        });
        axis
    }

    /// Starts a new segment at an amount, unless one starts there already. Where
    /// two thresholds meet, the model's first is the one that cuts.
    fn cut(&mut self, amount: Option<u64>, id: ThresholdId) {
        let Some(amount) = amount.filter(|&amount| amount <= self.max) else {
            return;
        };
        let segment = self.segments_up_to(amount);
        // Below the domain nothing starts.
        if segment == 0 {
            return;
        }
        if self.starts[segment - 1] != amount {
            self.starts.insert(segment, amount);
            self.thresholds.insert(segment - 1, id);
        } else if segment > 1 {
            let first = &mut self.thresholds[segment - 2];
            *first = id.min(*first);
        }
    }

    fn segments_up_to(&self, amount: u64) -> usize {
        self.starts.partition_point(|&start| start <= amount)
    }
}

/// Visits every condition of the model, and every part of one.
fn for_each_condition(model: &Model, visit: &mut impl FnMut(&Condition)) {
    fn walk(condition: &Condition, visit: &mut impl FnMut(&Condition)) {
        visit(condition);
        match condition {
            Condition::Not(inner) => walk(inner, visit),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| walk(part, visit));
            }
            _ => {}
        }
    }
    for signal in model.signals {
        walk(&signal.condition, visit);
    }
    for row in model.nodes.iter().flat_map(|node| node.rows) {
        walk(&row.condition, visit);
        row.when.iter().for_each(|when| walk(when, visit));
    }
    for note in model.layer_notes {
        walk(&note.when, visit);
    }
    for assumption in model.assumptions {
        walk(&assumption.when, visit);
    }
    for case in model.warnings.iter().flat_map(|warning| warning.cases) {
        walk(&case.when, visit);
    }
}
