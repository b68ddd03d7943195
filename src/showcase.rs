//! What other pages show of the model's start and of its examples: words, an
//! address and a picture. Native only; the build writes pages from it.

mod picture;

use sales_motion_engine::model::{Preset, PresetId, SliderId, Source};
use sales_motion_engine::{MODEL, amount};

use crate::address;
use crate::state::{Msg, State};
use crate::view_model::panels::{self, StoryView};
use crate::view_model::{MotionView, outcome_words};

/// The start of the model, or one of its examples.
pub struct Showcase {
    preset: Option<&'static Preset>,
    state: State,
}

/// The start, then the examples in the model's order.
pub fn all() -> Vec<Showcase> {
    let start = Showcase {
        preset: None,
        state: State::from_query(""),
    };
    let example = |id: PresetId| Showcase {
        preset: Some(&MODEL[id]),
        state: State::from_query("").update(Msg::ReaderPickedPreset(id)),
    };
    let examples = PresetId::all(&MODEL).map(example);
    std::iter::once(start).chain(examples).collect()
}

impl Showcase {
    /// Its name in addresses.
    pub fn key(&self) -> &'static str {
        self.preset.map_or("default", |preset| preset.key)
    }

    /// Its name on screen; empty for the start.
    pub fn name(&self) -> &'static str {
        self.preset.map_or("", |preset| preset.name)
    }

    /// When it was, in words; empty where that is no question.
    pub fn moment(&self) -> &'static str {
        self.preset.map_or("", |preset| preset.moment)
    }

    /// Whether it is a company.
    pub fn is_company(&self) -> bool {
        self.preset.is_some_and(|preset| preset.company)
    }

    /// How the tree says to sell.
    pub fn motion(&self) -> MotionView {
        &MODEL[self.state.decision.verdict]
    }

    /// What the tree says, such as "Bottom-up, top-down layer now".
    pub fn says(&self) -> String {
        outcome_words(self.state.outcome())
    }

    /// The sliders in a sentence, such as "Deal size (ACV) $8K, …".
    pub fn numbers(&self) -> String {
        let number = |id: SliderId| {
            let value = amount::write(self.state.inputs.amount(id), MODEL[id].unit);
            format!("{} {value}", MODEL[id].label)
        };
        SliderId::all(&MODEL)
            .map(number)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The motion that they really used; empty for the start.
    pub fn happened(&self) -> String {
        let story = self.story();
        story.map_or_else(String::new, |story| {
            format!("{}{}", story.did_motion.name, story.did_layer)
        })
    }

    /// What they really did; empty for the start.
    pub fn did(&self) -> &'static str {
        self.preset.map_or("", |preset| preset.did)
    }

    /// Whether the tree says what they did; empty for the start.
    pub fn comparison(&self) -> &'static str {
        self.story().map_or("", |story| story.comparison)
    }

    /// How far the numbers are known; empty for the start.
    pub fn basis(&self) -> &'static str {
        self.preset.map_or("", |preset| preset.basis)
    }

    /// Who said it.
    pub fn sources(&self) -> impl Iterator<Item = &'static Source> {
        let ids = self.preset.map_or(&[][..], |preset| preset.sources);
        ids.iter().map(|&id| &MODEL[id])
    }

    /// The query that says everything: it keeps its meaning when defaults change.
    pub fn query(&self) -> String {
        address::write_in_full(&self.state)
    }

    /// The picture, as an SVG that refers to nothing.
    pub async fn picture(&self) -> String {
        picture::draw(self).await
    }

    fn story(&self) -> Option<StoryView> {
        panels::examples(&self.state).story
    }
}
