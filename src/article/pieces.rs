//! Which pieces there are.

use yew::Html;

use super::piece::Piece;
use super::{charts, map};
use crate::state::State;
use crate::view::{self, Send};

/// All pieces, each with the name of its slot.
pub const PIECES: [Piece; 4] = [
    Piece {
        slot: "map",
        draw: draw_map,
        same: map::same,
    },
    Piece {
        slot: "growth",
        draw: draw_growth,
        same: settings_stay,
    },
    Piece {
        slot: "sponsor",
        draw: draw_sponsor,
        same: settings_stay,
    },
    Piece {
        slot: "corner",
        draw: draw_corner,
        same: corner_stays,
    },
];

fn draw_map(state: &State, send: &Send) -> Html {
    view::map::map(&map::map(state), &map::table(state), send).into()
}

fn draw_growth(state: &State, send: &Send) -> Html {
    let growth = charts::growth(state);
    view::growth::growth(&growth, send).into()
}

fn draw_sponsor(state: &State, _: &Send) -> Html {
    let (chart, table) = charts::sponsor(state);
    view::chart::chart("sponsor", &chart, &table).into()
}

fn draw_corner(state: &State, _: &Send) -> Html {
    let (chart, table) = charts::corner(state);
    view::chart::chart("corner", &chart, &table).into()
}

fn settings_stay(one: &State, other: &State) -> bool {
    one.article.settings == other.article.settings && one.thresholds() == other.thresholds()
}

fn corner_stays(one: &State, other: &State) -> bool {
    settings_stay(one, other) && one.inputs == other.inputs
}
