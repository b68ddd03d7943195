//! The live pieces of the article: charts that the app draws into slots.

use std::rc::Rc;

use web_sys::Element;
use yew::Html;

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
    /// The element of its slot; none where it is drawn natively.
    pub host: Option<Element>,
}

impl Showing {
    /// The piece as it looks.
    pub fn draw(&self) -> Html {
        (self.piece.draw)(&self.state, &self.send)
    }

    /// Takes the prerendered picture away: the piece comes before the next paint.
    pub fn make_room(&self) {
        if let Some(host) = &self.host {
            host.set_inner_html("");
        }
    }
}

impl PartialEq for Showing {
    fn eq(&self, other: &Self) -> bool {
        (self.piece.same)(&self.state, &other.state)
    }
}
