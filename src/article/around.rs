//! The running article: the pieces in their slots, the prose kept up to date,
//! and what its controls do to the state.

use std::rc::Rc;

use sales_motion_engine::MODEL;
use sales_motion_engine::model::MotionId;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::piece::{Piece, Showing};
use super::pieces::PIECES;
use super::prose::{Done, Prose};
use super::report::{Form, report};
use super::turn::Turn;
use super::{Costs, Msg};
use crate::address;
use crate::app::{App, Role};
use crate::browser;
use crate::state::State;
use crate::view::Send;

/// The article around the widget, running.
pub struct Around {
    hosts: Vec<(&'static Piece, Element)>,
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
    /// Takes over the page. `then` hears what the reader does in the prose.
    pub fn take_over(then: impl Fn(Done) + 'static) -> Self {
        let host_of = |piece: &'static Piece| {
            let slot = ["[data-slot=", piece.slot, "]"].concat();
            let host = browser::document()?.query_selector(&slot).ok()??;
            Some((piece, host))
        };
        Self {
            hosts: PIECES.iter().filter_map(host_of).collect(),
            prose: Prose::take_over(then),
            turn: None,
        }
    }

    /// The widget, and the pieces in their own places.
    pub fn draw(&self, widget: Html, state: &Rc<State>, send: &Send) -> Html {
        let mut all = VList::new();
        all.add_child(widget);
        for (piece, host) in &self.hosts {
            let role = Role::Piece(Showing {
                piece,
                state: state.clone(),
                send: send.clone(),
                host: Some(host.clone()),
            });
            let drawn = html! { <App {role} /> };
            all.add_child(yew::create_portal(drawn, host.clone()));
        }
        all.into()
    }

    /// Has the prose wait for its turn. Yew makes the pieces from the last to the
    /// first, so it follows on the map, whose axes are in it.
    pub fn wait(&mut self, app: &Scope<App>) {
        self.turn = Some(Turn::wait(app));
    }

    /// Takes the prose's turn.
    pub fn take_turn(&mut self, state: &State) {
        if let Some(turn) = &mut self.turn {
            turn.take();
        }
        self.show(state);
    }

    /// Brings the prose up to date, once it has had its turn.
    pub fn show(&mut self, state: &State) {
        let has_come = self.turn.as_ref().is_some_and(Turn::has_come);
        if let Some(prose) = self.prose.as_mut().filter(|_| has_come) {
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
