//! What the engine does, on the product's model and on larger ones, as cases
//! that can be measured natively and in a browser alike.

pub mod generated;

use std::hint::black_box;

use sales_motion_engine::model::Model;
use sales_motion_engine::{Analysis, Inputs, MODEL, Thresholds};
use wasm_bindgen::prelude::wasm_bindgen;

use generated::Size;

/// As in the app.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A decision after a slider has moved.
    Decide,
    /// The analysis after a switch or a threshold has changed.
    Analyse,
    /// The search for the nearest combined move.
    JointFlip,
}

impl Work {
    /// What it is called in the results.
    pub fn name(self) -> &'static str {
        match self {
            Work::Decide => "decide",
            Work::Analyse => "analysis",
            Work::JointFlip => "joint flip",
        }
    }
}

/// The sizes that show how cost grows: with the questions, with the thresholds,
/// and with the switches, the other two staying as they are.
pub const SIZES: [Size; 14] = [
    size(10, 9, 8),
    size(30, 9, 8),
    size(100, 9, 8),
    size(300, 9, 8),
    size(1_000, 9, 8),
    size(100, 3, 8),
    size(100, 6, 8),
    size(100, 12, 8),
    size(100, 24, 8),
    size(100, 48, 8),
    size(100, 9, 1),
    size(100, 9, 4),
    size(100, 9, 16),
    size(100, 9, 64),
];

const fn size(nodes: u16, thresholds: u16, switches: u16) -> Size {
    Size {
        nodes,
        thresholds,
        switches,
    }
}

/// Something to measure, ready to run.
pub struct Case {
    model: &'static Model,
    inputs: Inputs,
    thresholds: Thresholds,
    analysis: Analysis,
    work: Work,
}

/// How many cases there are.
pub const CASES: usize = (SIZES.len() + 1) * WORKS.len();
const WORKS: [Work; 3] = [Work::Decide, Work::Analyse, Work::JointFlip];

impl Case {
    /// A case by its place: those of the product's model come first.
    ///
    /// # Panics
    ///
    /// If there are not so many.
    pub fn new(place: usize) -> Self {
        let model = match (place / WORKS.len()).checked_sub(1) {
            None => &MODEL,
            Some(size) => generated::model(SIZES[size]),
        };
        let inputs = Inputs::defaults(model);
        let thresholds = Thresholds::defaults(model);
        Self {
            model,
            analysis: Analysis::new(model, &inputs, &thresholds),
            inputs,
            thresholds,
            work: WORKS[place % WORKS.len()],
        }
    }

    /// What is measured: the work, and the model's questions, thresholds,
    /// switches and boxes, apart by tabs.
    pub fn name(&self) -> String {
        let model = self.model;
        let counts = [
            model.nodes.len(),
            model.thresholds.len(),
            model.switches.len(),
            self.analysis.len(),
        ];
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        format!("{}\t{}", self.work.name(), counts.join("\t"))
    }

    /// Does the work so many times.
    pub fn run(&self, times: u32) {
        let amounts = self.inputs.amounts();
        for _ in 0..times {
            match self.work {
                Work::Decide => drop(black_box(self.analysis.decide(black_box(amounts)))),
                Work::Analyse => {
                    let inputs = black_box(&self.inputs);
                    drop(black_box(Analysis::new(
                        self.model,
                        inputs,
                        &self.thresholds,
                    )));
                }
                Work::JointFlip => drop(black_box(self.analysis.joint_flip(black_box(amounts)))),
            }
        }
    }
}

/// A case in a browser.
#[wasm_bindgen]
pub struct BrowserCase(Case);

#[wasm_bindgen]
impl BrowserCase {
    /// How many cases there are.
    pub fn count() -> usize {
        CASES
    }

    /// A case by its place.
    #[wasm_bindgen(constructor)]
    pub fn new(place: usize) -> Self {
        Self(Case::new(place))
    }

    /// What is measured.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Does the work so many times.
    pub fn run(&self, times: u32) {
        self.0.run(times);
    }
}
