//! What the article computes from its reader's settings.

mod economics;
mod growth;
mod plan;
mod pricing;
mod retention;
mod settings;
mod support;
