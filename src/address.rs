//! The query of an address, to and from inputs and thresholds. Pure.

use sales_motion_engine::reading;
use sales_motion_engine::{Inputs, MODEL, Thresholds};

/// The key of the model's version in a shared link.
const VERSION: &str = "v";

/// What a query asks for.
pub struct Asked {
    /// The inputs.
    pub inputs: Inputs,
    /// The thresholds.
    pub thresholds: Thresholds,
    /// A sentence for everything in it that was not taken just as it stood.
    pub problems: Vec<String>,
}

/// Reads a query, with or without its question mark.
pub fn read(query: &str) -> Asked {
    let query = query.strip_prefix('?').unwrap_or(query);
    let current = MODEL.version.to_string();
    let mut problems = Vec::new();
    let mut pairs = Vec::new();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        if key != VERSION {
            pairs.push((key, value));
        } else if value != current {
            let made = ["This link was made for version ", &value, " of the rules; "];
            problems.push(made.concat() + "this page uses version " + &current + ".");
        }
    }
    let reading = reading::read(&MODEL, pairs);
    for problem in reading.problems {
        problems.push(problem.to_string());
    }
    Asked {
        inputs: reading.inputs,
        thresholds: reading.thresholds,
        problems,
    }
}

/// The query that holds only what differs from the defaults; empty if nothing does.
pub fn write(inputs: &Inputs, thresholds: &Thresholds) -> String {
    encode(reading::write(&MODEL, inputs, thresholds, false))
}

/// The query that says everything, with the model's version, so that it keeps
/// its meaning when defaults change.
pub fn write_in_full(inputs: &Inputs, thresholds: &Thresholds) -> String {
    let version = (VERSION, MODEL.version.to_string());
    let all = reading::write(&MODEL, inputs, thresholds, true);
    encode(std::iter::once(version).chain(all))
}

fn encode(pairs: impl IntoIterator<Item = (&'static str, String)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
