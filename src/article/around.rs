//! The running article: the pieces in their slots, the prose kept up to date,
//! and what its controls do to the state.

use std::rc::Rc;

use sales_motion_engine::MODEL;
use sales_motion_engine::model::MotionId;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::piece::{Piece, Showing, Turn};
use super::pieces::PIECES;
use super::prose::{Done, Prose};
use super::report::{Form, report};
use super::{Costs, Msg};
use crate::address;
use crate::app::{App, Role};
use crate::browser;
use crate::state::State;
use crate::view::Send;

/// The article around the widget, running.
pub struct Around {
    slots: Vec<(&'static Piece, Element)>,
    prose: Option<Prose>,
    /// The prose's.
    turn: Option<Turn>,
}

/// What follows from something the reader did in the prose.
pub enum Follows {
    /// The state changes.
    Say(Msg),
    /// The state changes, and the reader is taken to an element.
    SayAndGo(Msg, String),
    /// Nothing more: it was done at once, or is not the app's affair.
    Nothing,
}

impl Around {
    /// Finds the pieces' slots.
    pub fn find() -> Self {
        let slot_of = |piece: &'static Piece| {
            let slot = ["[data-slot=", piece.slot, "]"].concat();
            let slot = browser::document()?.query_selector(&slot).ok()??;
            Some((piece, slot))
        };
        Self {
            slots: PIECES.iter().filter_map(slot_of).collect(),
            prose: None,
            turn: None,
        }
    }

    /// Has the prose wait for its turn, behind all that wait already. `then` hears
    /// when it comes.
    pub fn wait(&mut self, then: impl Fn() + 'static) {
        self.turn = Some(Turn::wait(then));
    }

    /// Takes over the prose. `then` hears what the reader does in it.
    pub fn take_over(&mut self, then: impl Fn(Done) + 'static) {
        self.turn = None;
        self.prose = Prose::take_over(then);
    }

    /// The widget, and the pieces in their own places.
    pub fn draw(&self, widget: Html, state: &Rc<State>, send: &Send) -> Html {
        let mut all = VList::new();
        all.add_child(widget);
        for (piece, slot) in &self.slots {
            let role = Role::Piece(Showing {
                piece,
                state: state.clone(),
                send: send.clone(),
                slot: Some(slot.clone()),
            });
            let drawn = html! { <App {role} /> };
            all.add_child(yew::create_portal(drawn, slot.clone()));
        }
        all.into()
    }

    /// Brings the prose up to date.
    pub fn show(&mut self, state: &State) {
        if let Some(prose) = &mut self.prose {
            prose.show(state);
        }
    }
}

/// Sees to what the reader did in the prose.
pub fn follow(state: &State, done: Done) -> Follows {
    match done {
        Done::Set { key, text, label } => Follows::Say(Msg::ReaderSet { key, text, label }),
        Done::Followed(query, to) => Follows::SayAndGo(Msg::ReaderFollowed(query), to),
        Done::Pressed(key) => pressed(state, &key).map_or(Follows::Nothing, Follows::Say),
    }
}

/// What a button of the prose says. Those that only concern the page itself
/// (copies, prints, pictures, tables) are seen to by `page/saving.js`.
fn pressed(state: &State, key: &str) -> Option<Msg> {
    let (what, how) = key.split_once('.')?;
    match (what, how) {
        ("guess", "next") => return Some(Msg::ReaderAskedForAnotherCase),
        ("guess", _) => {
            let mut motions = MotionId::all(&MODEL);
            let guessed = motions.find(|&id| MODEL[id].key == how);
            return guessed.map(Msg::ReaderGuessed);
        }
        ("economics", "2016") => return Some(Msg::ReaderPickedCosts(Costs::Of2016)),
        ("economics", "2024") => return Some(Msg::ReaderPickedCosts(Costs::Of2024)),
        ("capacity", "use") => return Some(Msg::ReaderTookCapacity),
        ("save", "decision.txt") => save(state, Form::Plain, "sales-motion.txt"),
        ("save", "decision.md") => save(state, Form::Markdown, "sales-motion.md"),
        _ => {}
    }
    None
}

fn save(state: &State, form: Form, name: &str) {
    let link = crate::page::link(&address::write_in_full(state));
    browser::save(name, &report(state, &link, form));
}
