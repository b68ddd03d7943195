//! The article around the widget: what its pieces hold beside the widget's own
//! state, and how messages change it.

pub mod around;
#[cfg(not(target_arch = "wasm32"))]
pub mod cases;
pub mod chart;
pub mod charts;
pub mod live;
pub mod map;
#[cfg(not(target_arch = "wasm32"))]
pub mod map_layer;
#[cfg(not(target_arch = "wasm32"))]
pub mod outline;
pub mod piece;
pub mod pieces;
pub mod prose;
pub mod report;
pub mod table;
pub mod turn;

use sales_motion_article::economics::{self, Seller};
use sales_motion_article::plan::Date;
use sales_motion_article::settings::{Key, Settings};
use sales_motion_article::{CHOICES, ids};
use sales_motion_engine::condition::Outcome;
use sales_motion_engine::model::{MotionId, PresetId, SliderId};
use sales_motion_engine::reading::{Key as InputKey, read_answer};
use sales_motion_engine::{Analysis, Inputs, MODEL, Thresholds};

use crate::state::State;

/// What the article's pieces hold.
#[derive(Clone, Debug)]
pub struct Article {
    /// What the reader has set in them.
    pub settings: Settings,
    /// What could not be taken just as it was typed.
    pub mistyped: Option<Mistyped>,
    /// The guess.
    pub guess: Guess,
    /// Today; none where no clock is.
    pub today: Option<Date>,
}

/// A typed setting that could not be taken just as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistyped {
    /// The key.
    pub key: String,
    /// What was typed, if it was refused.
    pub refused: Option<String>,
    /// What is wrong with it, in a sentence.
    pub sentence: String,
}

/// A case whose model the reader may guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The company.
    pub case: PresetId,
    /// What the reader guessed, and what the tree says.
    pub made: Option<(MotionId, Outcome)>,
}

/// Who did what in the article.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The reader set a control in the prose.
    ReaderSet {
        /// Its key.
        key: String,
        /// What it holds now.
        text: String,
        /// Its name on screen.
        label: String,
    },
    /// The reader followed a link that sets the widget: its query.
    ReaderFollowed(String),
    /// The reader dragged the point of the map: for each of its two sliders, a
    /// place from 0 to 1.
    ReaderPointed([(SliderId, f64); 2]),
    /// The reader started the layer at a stop of the growth chart's control.
    ReaderStartedLayer(usize),
    /// The reader guessed a model for the case.
    ReaderGuessed(MotionId),
    /// The reader asked for another case.
    ReaderAskedForAnotherCase,
    /// The reader asked for the costs of a year's survey.
    ReaderPickedCosts(Costs),
    /// The reader took both capacity lines as thresholds.
    ReaderTookCapacity,
}

/// Whose acquisition costs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Costs {
    /// The defaults, of 2016.
    Of2016,
    /// The median of 2024, whatever the model.
    Of2024,
}

impl Default for Article {
    fn default() -> Self {
        Self::new(Settings::defaults())
    }
}

impl Msg {
    /// Whether it puts another situation in the place of the whole one.
    pub fn replaces_all(&self) -> bool {
        use Msg::{ReaderFollowed, ReaderGuessed, ReaderTookCapacity};
        matches!(
            self,
            ReaderFollowed(_) | ReaderGuessed(_) | ReaderTookCapacity
        )
    }
}

impl Article {
    /// What an address asks for.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            mistyped: None,
            guess: Guess {
                case: first_case(),
                made: None,
            },
            today: None,
        }
    }

    /// Goes back to what an address holds; the guess is not in it.
    pub(crate) fn return_to(&mut self, settings: Settings) {
        self.settings = settings;
        self.mistyped = None;
    }

    /// The two sliders of the map, as `bottom-side`.
    pub fn map_pair(&self) -> &'static str {
        CHOICES[ids::MAP.index()].answers[self.settings.answer(ids::MAP).index()]
    }
}

/// The cases are the companies.
fn cases() -> impl DoubleEndedIterator<Item = PresetId> {
    PresetId::all(&MODEL).filter(|&id| MODEL[id].company)
}

/// The guess starts with the one whose numbers are best known by most.
fn first_case() -> PresetId {
    let slack = cases().find(|&id| MODEL[id].key == "slack");
    slack.unwrap_or(PresetId(0))
}

impl State {
    /// The state after a message of the article.
    pub(crate) fn update_article(&mut self, msg: Msg) {
        match msg {
            Msg::ReaderSet { key, text, label } => self.set(&key, &text, label),
            Msg::ReaderFollowed(query) => {
                // The reader's own thresholds stay, as when an example is picked.
                let asked = crate::address::read(&query);
                self.replace(asked.inputs, self.thresholds().clone());
            }
            Msg::ReaderPointed(places) => {
                let stop =
                    |(slider, place): (SliderId, f64)| (slider, MODEL[slider].scale.stop_at(place));
                self.set_sliders(&places.map(stop));
            }
            Msg::ReaderStartedLayer(place) => {
                if let Some(start) = charts::stops().nth(place) {
                    self.article.settings.set_amount(ids::GROWTH_START, start);
                }
            }
            Msg::ReaderGuessed(motion) => {
                let inputs = Inputs::preset(&MODEL[self.article.guess.case]);
                // What the sources' thresholds say, whatever the reader's are.
                let analysis = Analysis::new(&MODEL, &inputs, &Thresholds::defaults(&MODEL));
                let decision = analysis.decide(inputs.amounts());
                let said = Outcome {
                    leaf: decision.leaf,
                    stage: decision.stage,
                };
                self.article.guess.made = Some((motion, said));
                self.replace(inputs, self.thresholds().clone());
            }
            Msg::ReaderAskedForAnotherCase => {
                let now = self.article.guess.case;
                let next = cases().find(|&id| id > now).or_else(|| cases().next());
                self.article.guess = Guess {
                    case: next.unwrap_or(now),
                    made: None,
                };
            }
            Msg::ReaderPickedCosts(costs) => {
                let settings = &mut self.article.settings;
                match costs {
                    Costs::Of2016 => economics::take_costs_of_2016(settings),
                    Costs::Of2024 => economics::take_costs_of_2024(settings),
                }
                self.article.mistyped = None;
            }
            Msg::ReaderTookCapacity => self.take_capacity(),
        }
    }

    /// Sets what a key names: an input of the widget, or a setting.
    fn set(&mut self, key: &str, text: &str, label: String) {
        self.article.mistyped = None;
        if let Some(InputKey::Switch(id)) = InputKey::of(&MODEL, key) {
            if let Ok((answer, _)) = read_answer(text, &MODEL[id]) {
                self.answer(id, answer);
            }
            return;
        }
        let Some(of) = Key::of(key) else {
            return;
        };
        if let Err(mut problem) | Ok(Some(mut problem)) = self.article.settings.take(of, text) {
            // The reader knows it by its label.
            problem.key = label;
            self.article.mistyped = Some(Mistyped {
                key: key.into(),
                refused: problem.ignored().then(|| text.into()),
                sentence: problem.sentence(),
            });
        }
    }

    fn take_capacity(&mut self) {
        let mut thresholds = self.thresholds().clone();
        let lines = [
            ("t.self_serve", Seller::Inside),
            ("t.top_down", Seller::Field),
        ];
        let mut changes = Vec::new();
        for (key, seller) in lines {
            if let Some(InputKey::Threshold(id)) = InputKey::of(&MODEL, key) {
                changes.push((id, Some(seller.line(&self.article.settings))));
            }
        }
        let refused = thresholds.change(&MODEL, &changes);
        self.article.mistyped = refused.first().map(|refusal| Mistyped {
            key: "quota.inside".into(),
            refused: None,
            sentence: [
                MODEL[refusal.threshold].label,
                " stays: ",
                &refusal.rule(&MODEL),
                ".",
            ]
            .concat(),
        });
        self.replace(self.inputs.clone(), thresholds);
    }
}
