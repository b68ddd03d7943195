//! The exact decomposition: what every value of the sliders would give.
//!
//! Every condition compares one input with a threshold or tests a switch, so
//! while the switches and the thresholds stay, the outcome is constant on the
//! boxes of a small grid whose lines are the thresholds. The grid is computed
//! once per change of those; every "what if" is read off it, without sampling.

use crate::condition::{Condition, Facts, Outcome};
use crate::grid::{BoxSet, Grid};
use crate::inputs::Inputs;
use crate::listed::Listed;
use crate::model::{Answer, Branch, LeafId, Model, MotionId, NodeId, SliderId, StageId, SwitchId};
use crate::thresholds::Thresholds;

/// The outcome of every box, for fixed switches and thresholds.
#[derive(Clone, Debug)]
pub struct Analysis {
    pub(crate) model: &'static Model,
    pub(crate) answers: Box<[Answer]>,
    pub(crate) thresholds: Thresholds,
    pub(crate) grid: Grid,
    pub(crate) said: Said,
    outcomes: Vec<Outcome>,
    what_ifs: Vec<WhatIf>,
}

/// Where each part of the model holds.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// For each question, where its answer is yes.
    pub nodes: Vec<BoxSet>,
    /// For each row of each question, where it counts and where it holds.
    pub rows: Vec<(Option<BoxSet>, BoxSet)>,
    /// For each case of each warning.
    pub cases: Vec<BoxSet>,
    /// For each of the layer's notes.
    pub notes: Vec<BoxSet>,
    /// For each assumption.
    pub assumptions: Vec<BoxSet>,
}

/// The verdict of every box if an unsure switch were answered.
#[derive(Clone, Debug)]
struct WhatIf {
    switch: SwitchId,
    answer: Answer,
    verdicts: Vec<MotionId>,
}

/// A range of amounts, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first amount.
    pub from: u64,
    /// The last amount.
    pub to: u64,
}

/// A stretch of a slider on which verdict and layer stay the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The amounts.
    pub span: Span,
    /// The verdict.
    pub motion: MotionId,
    /// The stage of the layer, where it is a question.
    pub stage: Option<StageId>,
}

/// A rectangle of a two-slider map on which verdict and layer stay the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The amounts of the slider along the bottom, with the outcome.
    pub run: Run,
    /// The amounts of the slider up the side.
    pub side: Span,
}

/// Asks about all boxes, under some answers.
#[derive(Clone, Copy)]
struct Survey<'a> {
    model: &'static Model,
    grid: &'a Grid,
    answers: &'a [Answer],
    thresholds: &'a Thresholds,
    outcomes: Option<&'a [Outcome]>,
}

impl Survey<'_> {
    fn facts(&self, word: usize) -> Facts<'_> {
        Facts {
            model: self.model,
            grid: self.grid,
            word,
            answers: self.answers,
            thresholds: self.thresholds,
            outcomes: self.outcomes,
        }
    }

    fn hold(&self, condition: &Condition) -> BoxSet {
        self.grid.set(|word| self.facts(word).hold(condition))
    }

    fn nodes(&self) -> Vec<BoxSet> {
        NodeId::all(self.model)
            .map(|node| self.grid.set(|word| self.facts(word).answer(node)))
            .listed()
    }

    /// Where the tree ends, by where each question's answer is yes.
    fn leaves(&self, nodes: &[BoxSet]) -> Vec<LeafId> {
        let leaf = |index: usize| {
            let mut node = NodeId(0);
            loop {
                let it = &self.model[node];
                let yes = nodes[node.index()].contains(index);
                match if yes { it.yes } else { it.no } {
                    Branch::Node(next) => node = next,
                    Branch::Leaf(leaf) => return leaf,
                }
            }
        };
        (0..self.grid.len()).map(leaf).listed()
    }

    /// Where the tree ends, and the stage of the layer there.
    fn outcomes(&self, nodes: &[BoxSet]) -> Vec<Outcome> {
        let table = &self.model.layer;
        let signals = table.signals.iter();
        let signals: Vec<BoxSet> = signals
            .map(|&signal| self.hold(&self.model[signal].condition))
            .listed();
        let answer = self.answers[table.switch.index()];
        // The compiler of the model has checked that every answer has its row.
        let row = table.rows.iter().find(|&&(of, _)| of == answer);
        let stage = |index: usize| {
            let count = signals.iter().filter(|signal| signal.contains(index));
            row.map_or(StageId(0), |(_, stages)| stages[count.count()])
        };
        let outcome = |(index, leaf): (usize, LeafId)| Outcome {
            leaf,
            stage: self.model[leaf].layered.then(|| stage(index)),
        };
        self.leaves(nodes)
            .into_iter()
            .enumerate()
            .map(outcome)
            .listed()
    }

    fn said(&self, nodes: Vec<BoxSet>) -> Said {
        let model = self.model;
        let rows = model.nodes.iter().flat_map(|node| node.rows);
        let cases = model.warnings.iter().flat_map(|warning| warning.cases);
        let notes = model.layer_notes.iter();
        let assumptions = model.assumptions.iter();
        Said {
            nodes,
            rows: rows
                .map(|row| {
                    let counts = row.when.as_ref().map(|when| self.hold(when));
                    (counts, self.hold(&row.condition))
                })
                .listed(),
            cases: cases.map(|case| self.hold(&case.when)).listed(),
            notes: notes.map(|note| self.hold(&note.when)).listed(),
            assumptions: assumptions.map(|it| self.hold(&it.when)).listed(),
        }
    }

    /// What the reader would see if an unsure switch were answered.
    fn what_ifs(&self) -> Vec<WhatIf> {
        let mut answers = self.answers.to_vec();
        let mut what_ifs = Vec::new();
        for switch in SwitchId::all(self.model) {
            if answers[switch.index()] != Answer::UNSURE {
                continue;
            }
            for &answer in self.model[switch].what_if {
                answers[switch.index()] = answer;
                let survey = Survey {
                    answers: &answers,
                    ..*self
                };
                let leaves = survey.leaves(&survey.nodes()).into_iter();
                what_ifs.push(WhatIf {
                    switch,
                    answer,
                    verdicts: leaves.map(|leaf| self.model[leaf].motion).listed(),
                });
            }
            answers[switch.index()] = Answer::UNSURE;
        }
        what_ifs
    }
}

impl Analysis {
    /// Analyses what the sliders do under these answers and thresholds.
    pub fn new(model: &'static Model, inputs: &Inputs, thresholds: &Thresholds) -> Self {
        let grid = Grid::new(model, thresholds);
        let asking = Survey {
            model,
            grid: &grid,
            answers: inputs.answers(),
            thresholds,
            outcomes: None,
        };
        let nodes = asking.nodes();
        let outcomes = asking.outcomes(&nodes);
        let asked = Survey {
            outcomes: Some(&outcomes),
            ..asking
        };
        Self {
            model,
            answers: inputs.answers().into(),
            thresholds: thresholds.clone(),
            said: asked.said(nodes),
            what_ifs: asking.what_ifs(),
            outcomes,
            grid,
        }
    }

    /// The thresholds it was made for.
    pub fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// How many boxes the sliders' domains fall into.
    pub fn len(&self) -> usize {
        self.grid.len()
    }

    /// Never: a model has at least one box.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every box: the range of each slider, and the outcome.
    pub fn boxes(&self) -> impl Iterator<Item = (Vec<Span>, Outcome)> + '_ {
        self.outcomes.iter().enumerate().map(|(index, &outcome)| {
            let span = |slider| self.grid.span(slider, self.grid.segment(index, slider));
            (SliderId::all(self.model).map(span).listed(), outcome)
        })
    }

    /// What a slider would give at each amount, the others staying where they are.
    pub fn strip(&self, slider: SliderId, amounts: &[u64]) -> Vec<Run> {
        self.runs(slider, self.grid.at(amounts))
    }

    /// What two sliders would give, the others staying where they are: rows of
    /// regions from the bottom up, each as wide as it can be.
    pub fn map(&self, bottom: SliderId, side: SliderId, amounts: &[u64]) -> Vec<Region> {
        let line = self.grid.line(self.grid.at(amounts), side);
        let mut regions: Vec<Region> = Vec::new();
        for row in 0..self.grid.segments(side) {
            let runs = self.runs(bottom, line.at(row));
            let side = self.grid.span(side, row);
            regions.extend(runs.into_iter().map(|run| Region { run, side }));
        }
        regions
    }

    /// For each motion, how many of the inputs within these ranges (one for
    /// each slider) it holds. Exact: whole amounts are counted.
    pub fn shares(&self, ranges: &[Span]) -> Vec<u128> {
        let mut shares = vec![0; self.model.motions.len()];
        for (spans, outcome) in self.boxes() {
            let inside = spans.iter().zip(ranges).map(|(span, range)| {
                let from = span.from.max(range.from);
                let to = span.to.min(range.to);
                u128::from((to + 1).saturating_sub(from))
            });
            shares[self.model[outcome.leaf].motion.index()] += inside.product::<u128>();
        }
        shares
    }

    /// What a slider would give, starting from a box.
    fn runs(&self, slider: SliderId, here: usize) -> Vec<Run> {
        let line = self.grid.line(here, slider);
        let mut runs: Vec<Run> = Vec::new();
        for segment in 0..self.grid.segments(slider) {
            let Outcome { leaf, stage } = self.outcome(line.at(segment));
            let motion = self.model[leaf].motion;
            let span = self.grid.span(slider, segment);
            match runs.last_mut() {
                Some(run) if run.motion == motion && run.stage == stage => run.span.to = span.to,
                _ => runs.push(Run {
                    span,
                    motion,
                    stage,
                }),
            }
        }
        runs
    }

    /// The outcome of a box.
    pub(crate) fn outcome(&self, index: usize) -> Outcome {
        self.outcomes[index]
    }

    /// The verdict of a box.
    pub(crate) fn verdict(&self, index: usize) -> MotionId {
        self.model[self.outcomes[index].leaf].motion
    }

    /// The verdicts of a box if unsure switches were answered.
    pub(crate) fn what_ifs(
        &self,
        index: usize,
    ) -> impl Iterator<Item = (SwitchId, Answer, MotionId)> + '_ {
        self.what_ifs
            .iter()
            .map(move |w| (w.switch, w.answer, w.verdicts[index]))
    }
}
