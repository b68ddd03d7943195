//! The decision: the answer, its reasons, and what would change it.

use std::cmp::Ordering;

use crate::analysis::Analysis;
use crate::condition::Outcome;
use crate::factor::Factor;
use crate::grid::BoxSet;
use crate::inputs::Inputs;
use crate::listed::Listed;
use crate::model::{
    Answer, Branch, LeafId, Model, MotionId, NodeId, Severity, SliderId, StageId, SwitchId,
    ThresholdId, WarningId,
};
use crate::thresholds::Thresholds;

/// What the tree says, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How to sell.
    pub verdict: MotionId,
    /// Where the tree ends.
    pub leaf: LeafId,
    /// The stage of the top-down layer, where it is a question.
    pub stage: Option<StageId>,
    /// The questions asked, with their answers.
    pub path: Vec<Step>,
    /// The state of every row of every question, asked or not.
    rows: Vec<RowState>,
    /// What to watch out for: alerts first, then watches, then notes.
    pub warnings: Vec<FiredWarning>,
    /// What the text adds about the layer, as places in the model's list.
    pub layer_notes: Vec<usize>,
    /// For each slider that can change the verdict by itself, its nearest change.
    pub flips: Vec<Flip>,
    /// Answers to unsure switches that would change the verdict.
    pub switch_flips: Vec<SwitchFlip>,
    /// What was taken for granted, as places in the model's list.
    pub assumed: Vec<usize>,
    /// 0–100: how far from another verdict. A distance, not a probability.
    pub score: u8,
    /// The score in a word.
    pub closeness: Closeness,
}

/// A question on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The question.
    pub node: NodeId,
    /// Yes or no.
    pub answer: bool,
}

/// Whether a question's condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It is known, and holds or does not.
    Known(bool),
    /// The reader is not sure, and it is taken to hold or not to hold.
    Unsure(bool),
    /// It does not count, given the other answers.
    Moot,
}

/// A warning that fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiredWarning {
    /// Which.
    pub warning: WarningId,
    /// The case that holds, as its place in the warning's list.
    pub case: usize,
    /// How much it matters.
    pub severity: Severity,
}

/// Which way a slider moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the threshold or above it.
    Up,
    /// Below the threshold.
    Down,
}

/// A slider's move across a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The slider.
    pub slider: SliderId,
    /// The threshold crossed.
    pub threshold: ThresholdId,
    /// Where that threshold is, in the slider's unit.
    pub at: u64,
    /// Which way.
    pub direction: Direction,
}

/// The nearest value of a slider at which the verdict differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The move that does it.
    pub by: Move,
    /// How far it is; `None` from zero.
    pub factor: Option<Factor>,
    /// The verdict there.
    pub verdict: MotionId,
}

/// The smallest combined move of several sliders that changes the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointFlip {
    /// The moves, in the order of the sliders.
    pub by: Vec<Move>,
    /// How far: the product of the single distances.
    pub factor: Factor,
    /// The verdict there.
    pub verdict: MotionId,
}

/// An answer that would change the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SwitchFlip {
    /// The switch that is unsure.
    pub switch: SwitchId,
    /// The answer.
    pub answer: Answer,
    /// The verdict with it.
    pub verdict: MotionId,
}

/// How far the verdict is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// A nudge changes it.
    CloseCall,
    /// A small change changes it.
    Leaning,
    /// Another verdict is some way off.
    Clear,
}

impl Closeness {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Closeness::CloseCall => "close-call",
            Closeness::Leaning => "leaning",
            Closeness::Clear => "clear",
        }
    }

    fn of_score(score: u8) -> Self {
        match score {
            75.. => Closeness::Clear,
            50..75 => Closeness::Leaning,
            _ => Closeness::CloseCall,
        }
    }
}

impl Direction {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

/// Decides for these inputs and thresholds. To decide many times while only the
/// sliders move, keep the [`Analysis`] and ask it.
pub fn decide(model: &'static Model, inputs: &Inputs, thresholds: &Thresholds) -> Decision {
    Analysis::new(model, inputs, thresholds).decide(inputs.amounts())
}

impl Decision {
    /// The state of a question's rows.
    pub fn rows(&self, model: &Model, node: NodeId) -> &[RowState] {
        let before = &model.nodes[..node.index()];
        let start = before.iter().map(|node| node.rows.len()).sum();
        &self.rows[start..start + model[node].rows.len()]
    }

    /// The answer to a question, if it was asked.
    pub fn answer(&self, node: NodeId) -> Option<bool> {
        let step = self.path.iter().find(|step| step.node == node);
        step.map(|step| step.answer)
    }
}

impl Analysis {
    /// Decides for these amounts (one for each slider, inside its domain),
    /// under the analysed switches and thresholds.
    pub fn decide(&self, amounts: &[u64]) -> Decision {
        let model = self.model;
        let here = self.grid.at(amounts);
        let Outcome { leaf, stage } = self.outcome(here);
        let verdict = model[leaf].motion;
        let mut flips = Vec::with_capacity(model.sliders.len());
        for slider in SliderId::all(model) {
            flips.extend(self.flip(slider, here, amounts));
        }
        let mut switch_flips = Vec::new();
        for (switch, answer, then) in self.what_ifs(here) {
            if then != verdict {
                switch_flips.push(SwitchFlip {
                    switch,
                    answer,
                    verdict: then,
                });
            }
        }
        let score = self.score(amounts, &flips, &switch_flips);
        let holding = |sets: &[BoxSet]| {
            let mut places = Vec::new();
            for (place, boxes) in sets.iter().enumerate() {
                if boxes.contains(here) {
                    places.push(place);
                }
            }
            places
        };
        Decision {
            verdict,
            leaf,
            stage,
            path: self.path(here),
            rows: self.row_states(here),
            warnings: self.warnings(here),
            layer_notes: stage.map_or(Vec::new(), |_| holding(&self.said.notes)),
            flips,
            switch_flips,
            assumed: holding(&self.said.assumptions),
            score,
            closeness: Closeness::of_score(score),
        }
    }

    /// The questions asked, from the root to the end.
    fn path(&self, here: usize) -> Vec<Step> {
        let mut path = Vec::with_capacity(self.model.nodes.len());
        let mut next = Branch::Node(NodeId(0));
        while let Branch::Node(node) = next {
            let answer = self.said.nodes[node.index()].contains(here);
            path.push(Step { node, answer });
            let question = &self.model[node];
            next = if answer { question.yes } else { question.no };
        }
        path
    }

    fn row_states(&self, here: usize) -> Vec<RowState> {
        let mut states = Vec::with_capacity(self.said.rows.len());
        let mut said = self.said.rows.iter();
        for node in self.model.nodes {
            for (row, (counts, holds)) in node.rows.iter().zip(&mut said) {
                let unsure = |switch: SwitchId| self.answers[switch.index()] == Answer::UNSURE;
                let holds = holds.contains(here);
                states.push(match counts {
                    Some(counts) if !counts.contains(here) => RowState::Moot,
                    _ if row.switch.is_some_and(unsure) => RowState::Unsure(holds),
                    _ => RowState::Known(holds),
                });
            }
        }
        states
    }

    fn warnings(&self, here: usize) -> Vec<FiredWarning> {
        let mut all = Vec::new();
        let mut holds = self.said.cases.iter().map(|boxes| boxes.contains(here));
        for warning in WarningId::all(self.model) {
            let cases = self.model[warning].cases;
            let mut first = None;
            for (case, holds) in holds.by_ref().take(cases.len()).enumerate() {
                first = first.or(holds.then_some(case));
            }
            if let Some(case) = first {
                all.push(FiredWarning {
                    warning,
                    case,
                    severity: cases[case].severity,
                });
            }
        }
        let mut fired = Vec::with_capacity(all.len());
        for severity in [Severity::Alert, Severity::Watch, Severity::Note] {
            fired.extend(all.iter().filter(|fired| fired.severity == severity));
        }
        fired
    }

    /// The nearest value of one slider at which the verdict differs.
    fn flip(&self, slider: SliderId, here: usize, amounts: &[u64]) -> Option<Flip> {
        let line = self.grid.line(here, slider);
        let now = self.verdict(here);
        let to = |segment: usize| {
            let verdict = self.verdict(line.at(segment));
            if verdict == now {
                return None;
            }
            let by = self.step(slider, line.segment, segment)?;
            Some(Flip {
                by,
                factor: Factor::between(amounts[slider.index()], by.at),
                verdict,
            })
        };
        let down = (0..line.segment).rev().find_map(to);
        let up = (line.segment + 1..self.grid.segments(slider)).find_map(to);
        match (down, up) {
            (Some(down), Some(up)) => Some(if down.factor < up.factor { down } else { up }),
            (down, up) => down.or(up),
        }
    }

    /// The move that takes a slider from one segment just into another.
    fn step(&self, slider: SliderId, from: usize, to: usize) -> Option<Move> {
        let (segment, direction) = match from.cmp(&to) {
            Ordering::Less => (to, Direction::Up),
            Ordering::Greater => (to + 1, Direction::Down),
            Ordering::Equal => return None,
        };
        let (at, threshold) = self.grid.cut(slider, segment);
        Some(Move {
            slider,
            threshold,
            at,
            direction,
        })
    }

    /// The smallest combined move of several sliders that changes the verdict,
    /// where it is smaller than every move of a single one.
    pub fn joint_flip(&self, amounts: &[u64]) -> Option<JointFlip> {
        let here = self.grid.at(amounts);
        let verdict = self.verdict(here);
        let moves = |there| {
            SliderId::all(self.model).filter_map(move |slider| {
                let segment = |index| self.grid.segment(index, slider);
                self.step(slider, segment(here), segment(there))
            })
        };
        let distance = |there| {
            moves(there).try_fold(Factor::ONE, |far, by| {
                let step = Factor::between(amounts[by.slider.index()], by.at)?;
                Some(far.times(step))
            })
        };
        let nearest_single = SliderId::all(self.model)
            .filter_map(|slider| self.flip(slider, here, amounts)?.factor)
            .min();
        let (factor, _, there) = (0..self.grid.len())
            .filter(|&there| self.verdict(there) != verdict)
            .filter_map(|there| Some((distance(there)?, moves(there).count(), there)))
            .filter(|&(factor, sliders, _)| {
                sliders > 1 && nearest_single.is_none_or(|single| factor < single)
            })
            .min()?;
        Some(JointFlip {
            by: moves(there).listed(),
            factor,
            verdict: self.verdict(there),
        })
    }

    /// 100, less 35 for each slider whose flip is nearer than ×1.25, 15 for
    /// each other in a grey zone, and 10 for each switch that could flip it.
    fn score(&self, amounts: &[u64], flips: &[Flip], switch_flips: &[SwitchFlip]) -> u8 {
        let near = Factor::between(5, 4);
        let by_sliders: u8 = flips
            .iter()
            .map(|flip| {
                let amount = amounts[flip.by.slider.index()];
                let zone = self.thresholds.grey_zone(self.model, flip.by.threshold);
                if flip.factor.is_some() && flip.factor < near {
                    35
                } else if zone.is_some_and(|(from, to)| (from..=to).contains(&amount)) {
                    15
                } else {
                    0
                }
            })
            .sum();
        // The answers to one switch follow each other.
        let switches = switch_flips.chunk_by(|a, b| a.switch == b.switch);
        let by_switches = 10 * switches.count().min(2) as u8;
        100_u8
            .saturating_sub(by_sliders)
            .saturating_sub(by_switches)
    }
}
