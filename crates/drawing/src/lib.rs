//! Lays out a model's decision tree.
//!
//! Where the boxes and lines are depends on the model alone, not on the reader,
//! so it is worked out when the app is built and compiled in as constants.

mod layout;
mod write;

pub use layout::{Edge, Frame, Layout};
pub use write::write;
