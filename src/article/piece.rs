//! The live pieces of the article: charts that the app draws into slots.

use std::rc::Rc;

use web_sys::Element;
use yew::Html;

use crate::browser::{self, Timer};
use crate::state::State;
use crate::view::Send;

/// A piece: where it goes and what it shows.
pub struct Piece {
    /// The name of its slot.
    pub slot: &'static str,
    /// Draws it.
    pub draw: fn(&State, &Send) -> Html,
    /// Whether it looks the same in both states, so that it need not be drawn again.
    pub same: fn(&State, &State) -> bool,
}

/// A piece in a state of the article.
#[derive(Clone)]
pub struct Showing {
    /// Which.
    pub piece: &'static Piece,
    /// The state.
    pub state: Rc<State>,
    /// Where its messages go.
    pub send: Send,
    /// Its slot; none where it is drawn natively.
    pub slot: Option<Element>,
}

impl Showing {
    /// The piece as it looks.
    pub fn draw(&self) -> Html {
        (self.piece.draw)(&self.state, &self.send)
    }

    /// Takes the prerendered picture away: the piece comes before the next paint.
    pub fn make_room(&self) {
        if let Some(slot) = &self.slot {
            slot.set_inner_html("");
        }
    }
}

impl PartialEq for Showing {
    fn eq(&self, other: &Self) -> bool {
        (self.piece.same)(&self.state, &other.state)
    }
}

/// The turn of a part of the article to be drawn for the first time. Each waits for a
/// task of its own, or one long task would keep the reader's first touch waiting; so
/// long the page shows what was prerendered.
pub struct Turn(Option<Timer>);

impl Turn {
    /// Waits for the turn; where nothing can wait, it has come.
    pub fn wait(then: impl Fn() + 'static) -> Self {
        Self(browser::after(0, then))
    }

    /// It has come.
    pub fn come(&mut self) {
        self.0 = None;
    }

    /// Whether it has come.
    pub fn has_come(&self) -> bool {
        self.0.is_none()
    }
}
