//! The query of an address, to and from inputs and thresholds. Pure.

#[cfg(feature = "article")]
use sales_motion_article::settings::{Settings, is_article_key};
use sales_motion_engine::amount::whole;
use sales_motion_engine::model::PresetId;
use sales_motion_engine::reading;
use sales_motion_engine::{Inputs, MODEL, Thresholds};

use crate::query;
use crate::state::State;

/// The key of the model's version in a shared link.
const VERSION: &str = "v";
/// The key of an example whose inputs are the start.
const PRESET: &str = "preset";
/// What only concerns how a host shows the widget.
const LOOK: [&str; 2] = ["theme", "accent"];

/// What a query asks for.
pub struct Asked {
    /// The inputs.
    pub inputs: Inputs,
    /// The thresholds.
    pub thresholds: Thresholds,
    /// What is set in the article around the widget.
    #[cfg(feature = "article")]
    pub settings: Settings,
    /// A sentence for everything in it that was not taken just as it stood.
    pub problems: Vec<String>,
}

/// Reads a query, with or without its question mark.
pub fn read(query: &str) -> Asked {
    let query = query.strip_prefix('?').unwrap_or(query);
    let current = whole(MODEL.version.into());
    let mut problems = Vec::new();
    let mut start = Inputs::defaults(&MODEL);
    let mut pairs = Vec::new();
    let mut of_article = Vec::new();
    for (key, value) in query::parse(query) {
        if is_of_article(&key) {
            of_article.push((key, value));
        } else if key == PRESET {
            match PresetId::all(&MODEL).find(|&id| MODEL[id].key == value) {
                Some(id) => start = Inputs::preset(&MODEL[id]),
                None => problems.push(["preset: “", &value, "” is no example."].concat()),
            }
        } else if LOOK.contains(&key.as_str()) {
            // The page has seen to it.
        } else if key != VERSION {
            pairs.push((key, value));
        } else if value != current {
            let made = ["This link was made for version ", &value, " of the rules; "];
            problems.push(made.concat() + "this page uses version " + &current + ".");
        }
    }
    let reading = reading::read_from(&MODEL, start, pairs);
    for problem in reading.problems {
        problems.push(problem.sentence());
    }
    #[cfg(feature = "article")]
    let settings = {
        let (settings, more) = Settings::read(of_article);
        for problem in more {
            problems.push(problem.sentence());
        }
        settings
    };
    Asked {
        inputs: reading.inputs,
        thresholds: reading.thresholds,
        #[cfg(feature = "article")]
        settings,
        problems,
    }
}

/// Whether a key sets something in the article around the widget.
fn is_of_article(key: &str) -> bool {
    #[cfg(feature = "article")]
    let known = is_article_key(key);
    // The widget alone takes a link from the article, and leaves the rest be.
    #[cfg(not(feature = "article"))]
    let known = key == "done" || key == "map" || (key.contains('.') && !key.starts_with("t."));
    known
}

/// The query that holds only what differs from the defaults; empty if nothing does.
pub fn write(state: &State) -> String {
    query::write(&pairs(state, false))
}

/// The query that says everything, with the model's version, so that it keeps
/// its meaning when defaults change.
pub fn write_in_full(state: &State) -> String {
    let mut all = vec![(VERSION, whole(MODEL.version.into()))];
    all.extend(pairs(state, true));
    query::write(&all)
}

fn pairs(state: &State, all: bool) -> Vec<(&'static str, String)> {
    // Keys and numbers, which a query holds as they are.
    #[allow(unused_mut, reason = "the widget alone adds nothing")]
    let mut pairs = reading::write(&MODEL, &state.inputs, state.thresholds(), all);
    #[cfg(feature = "article")]
    for (key, text) in state.article.settings.write() {
        pairs.push((key, query::encode(&text)));
    }
    pairs
}
