//! Decides how to sell, gives its reasons, and says exactly what would change
//! the answer.
//!
//! Knows no browser, file, clock or chance, and compares whole numbers only.
//! The rules are data: [`MODEL`] is compiled from `model/sales-motion.toml`.
//!
//! Start at [`decide`].

pub mod analysis;
mod compiled;
pub mod condition;
mod decision;
mod factor;
mod grid;
pub mod inputs;
pub mod listed;
pub mod model;
pub mod reading;
pub mod record;
pub mod scale;
pub mod thresholds;
pub mod words;

pub use analysis::Analysis;
pub use compiled::MODEL;
pub use decision::*;
pub use factor::Factor;
pub use inputs::Inputs;
pub use sales_motion_amount as amount;
pub use thresholds::Thresholds;
