//! The specification: what the engine decides, and why, for the model that ships.
//!
//! Situations are written in the vocabulary of the command line, such as
//! `deal=8k role=record t.core=off`; what is not said is left at its default.

mod analysis;
mod closeness;
mod layer;
mod presets;
mod proofs;
mod properties;
mod reading;
mod record;
mod support;
mod thresholds;
mod tree;
mod warnings;
