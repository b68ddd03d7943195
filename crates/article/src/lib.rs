//! What the article lets its reader change, and what follows from it.
//!
//! Pure: no browser, files, clock or chance. Nothing here is a rule of the
//! decision tree, so the growth curves may use floats.
//!
//! The settings are data: `model/article.toml` is compiled in. Start at
//! [`Settings`]; every other module computes one thing from it.

mod compiled;
pub mod economics;
pub mod growth;
pub mod plan;
pub mod pricing;
pub mod retention;
pub mod settings;
pub mod tables;

pub use compiled::{AMOUNTS, CHOICES, EVIDENCE, GROUPS, ITEMS, TEXTS, ids};
pub use sales_motion_engine::amount;
pub use sales_motion_engine::reading::{Problem, ProblemKind};
pub use settings::{Key, Settings};
