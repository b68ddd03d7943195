//! The app without a browser: state, address, words on screen, drawing, and the
//! page that is drawn natively.
//!
//! Situations are written in the vocabulary of the command line, such as
//! `deal=8k role=record t.core=off`; what is not said is left at its default.

mod address;
mod article;
mod drawing;
#[cfg(feature = "prerender")]
mod page;
mod state;
mod support;
mod words;
