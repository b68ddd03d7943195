//! Prints what other pages show of the model's start and of its examples, as
//! one JSON array, for the pages, pictures and oEmbed files that the build
//! writes.

use std::error::Error;
use std::io::{self, Write};

use sales_motion::showcase;
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut shown = Vec::<Value>::new();
    for it in showcase::all() {
        let sources: Vec<Value> = it
            .sources()
            .map(|source| json!({ "speaker": source.speaker, "address": source.address }))
            .collect();
        shown.push(json!({
            "key": it.key(),
            "name": it.name(),
            "moment": it.moment(),
            "company": it.is_company(),
            "motion": it.motion().key,
            "says": it.says(),
            "sentence": it.motion().sentence,
            "numbers": it.numbers(),
            "happened": it.happened(),
            "did": it.did(),
            "comparison": it.comparison(),
            "basis": it.basis(),
            "sources": sources,
            "query": it.query(),
            "picture": it.picture().await,
        }));
    }
    serde_json::to_writer(io::stdout(), &shown)?;
    io::stdout().write_all(b"\n")?;
    Ok(())
}
