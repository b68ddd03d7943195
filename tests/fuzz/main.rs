//! The app without a browser, given whatever can be made up: moves, typed texts,
//! addresses, and what a host may send. docs/robustness.md says how to give it
//! millions.

mod address;
mod article;
mod moves;
mod screen;
#[path = "../native/sound.rs"]
mod sound;
