//! The app without a browser: state, address, words on screen, drawing, and the
//! page that is drawn natively.
//!
//! Situations are written in the vocabulary of the command line, such as
//! `deal=8k role=record t.core=off`; what is not said is left at its default.

mod accessibility;
mod address;
mod article;
mod charts;
mod claims;
mod controls;
mod drawing;
mod glossary;
mod html;
mod map;
mod messages;
mod outline;
#[cfg(feature = "prerender")]
mod page;
mod report;
#[cfg(feature = "prerender")]
mod showcase;
mod sound;
mod state;
mod support;
mod words;
