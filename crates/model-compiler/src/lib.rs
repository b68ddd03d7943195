//! Reads a model file, checks it, and writes it as Rust constants.
//!
//! The engine's build script calls [`compile`]; nothing of this crate reaches
//! the browser. What it writes fills the types of the engine's `model` and
//! `condition` modules. [`compile_article`] does the same for the article's
//! settings, a file of its own.
//!
//! The way through: `schema` is the file as it is written, `resolve` turns
//! names into places in lists and words into amounts, `check` looks at what
//! only shows when everything is read, and `model` writes itself down.

mod amount;
mod article;
mod check;
mod condition;
mod emit;
mod errors;
mod model;
mod names;
mod resolve;
mod resolver;
mod schema;

pub use article::compile_article;
pub use errors::{Error, Errors};

use emit::Emit;
use errors::Problems;

/// Turns a model file into the Rust source of `pub static MODEL: Model`.
///
/// `file_name` is only used to name the file in errors.
///
/// # Errors
///
/// Everything found wrong with the model, in the order of the file. Where the
/// text isn't TOML, or doesn't have the shape of a model, only the first.
pub fn compile(toml_text: &str, file_name: &str) -> Result<String, Errors> {
    let mut problems = Problems::new(toml_text, file_name);
    let file: schema::File = match toml::from_str(toml_text) {
        Ok(file) => file,
        Err(error) => {
            problems.add(error.span().unwrap_or_default(), error.message());
            return Err(problems.into_errors());
        }
    };
    check::lists(&file, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into_errors());
    }
    let model = resolve::model(&file, &mut problems);
    check::keys(&file, &mut problems);
    check::tree(&file, &mut problems);
    if problems.is_empty() {
        check::references(&file, &model, &mut problems);
        check::presets(&file, &model, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems.into_errors());
    }
    let mut source =
        String::from("/// The decision model.\npub static MODEL: crate::model::Model = ");
    model.emit(&mut source);
    source.push_str(";\n");
    Ok(source)
}
