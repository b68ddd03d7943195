//! What the marked words and controls of the prose say in a state. Pure.

use sales_motion_article::economics::{Economics, Model, Seller, economics};
use sales_motion_article::settings::Key;
use sales_motion_article::tables::GroupId;
use sales_motion_article::{GROUPS, plan, pricing};
use sales_motion_engine::model::{NodeId, Unit};
use sales_motion_engine::reading::Key as InputKey;
use sales_motion_engine::{MODEL, amount};

use super::Guess;
use crate::state::State;
use crate::view_model::outcome_words;

/// What a ticked box holds.
pub const TICKED: &str = "yes";
/// What a box without a tick holds.
pub const UNTICKED: &str = "no";
/// What stands for a figure that has no end.
const ENDLESS: &str = "no end";

/// The text of a `data-live` element; none if there is no such key.
pub fn text(state: &State, key: &str) -> Option<String> {
    let settings = &state.article.settings;
    let (what, of) = key.split_once('.').unwrap_or((key, ""));
    Some(match what {
        "answer" => outcome_words(state.outcome()),
        "guess" => guess(&state.article.guess, of)?,
        "cac" | "payback" | "ltv" | "ratio" | "customers" => {
            let model = Model::ALL.into_iter().find(|model| model.key() == of)?;
            figure(&economics(settings, model), what)
        }
        "capacity" => dollars(seller(of)?.line(settings)),
        "sum" => seller(of)?.sum(settings),
        "plan" => match of {
            "text" => plan::text(settings, state.article.today),
            "missing" => plan::missing(settings, state.article.today),
            _ => return None,
        },
        "count" => {
            let group = GROUPS.iter().position(|group| group.key == of)?;
            let (done, all) = settings.count(GroupId(group as u8));
            [
                &amount::whole(done as u64),
                " of ",
                &amount::whole(all as u64),
            ]
            .concat()
        }
        "problem" => {
            let mistyped = state.article.mistyped.as_ref();
            let here = mistyped.filter(|it| group(&it.key) == of);
            here.map(|it| it.sentence.clone()).unwrap_or_default()
        }
        _ => return None,
    })
}

/// Whether a `data-show` element is shown: its key, `=`, and a value.
pub fn shows(state: &State, condition: &str) -> bool {
    let (key, value) = condition.split_once('=').unwrap_or((condition, ""));
    showing(state, key) == Some(value)
}

/// What a key of `data-show` stands at; none if there is no such key.
pub fn showing(state: &State, key: &str) -> Option<&'static str> {
    let settings = &state.article.settings;
    let (what, of) = key.split_once('.').unwrap_or((key, ""));
    Some(match what {
        "verdict" => MODEL[state.decision.verdict].key,
        "answer" => {
            let question = NodeId::all(&MODEL).find(|&id| MODEL[id].key == of)?;
            state.decision.answer(question).map_or("", yes)
        }
        "warning" => {
            MODEL.warnings.iter().find(|it| it.key == of)?;
            let mut fired = state.decision.warnings.iter();
            yes(fired.any(|it| MODEL[it.warning].key == of))
        }
        "map" => state.article.map_pair(),
        "pricing" => pricing::pricing(settings).key(),
        "plan" => match plan::missing(settings, state.article.today).is_empty() {
            true => "complete",
            false => "missing",
        },
        "case" => MODEL[state.article.guess.case].key,
        "told" => match state.article.guess.made {
            Some(_) => MODEL[state.article.guess.case].key,
            None => "",
        },
        "guess" => match state.article.guess.made {
            Some(_) => "done",
            None => "open",
        },
        _ => return None,
    })
}

/// An answer as its key.
pub(super) fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// What stands in a control; none if there is no such key.
pub fn input(state: &State, key: &str) -> Option<String> {
    if let Some(InputKey::Switch(id)) = InputKey::of(&MODEL, key) {
        return Some(MODEL[id].answer_key(state.inputs.answer(id)));
    }
    let of = Key::of(key)?;
    let refused = refused(state, key).cloned();
    Some(refused.unwrap_or_else(|| state.article.settings.show(of)))
}

/// What was typed into a control and refused.
pub fn refused<'a>(state: &'a State, key: &str) -> Option<&'a String> {
    let mistyped = state.article.mistyped.as_ref();
    mistyped.filter(|it| it.key == key)?.refused.as_ref()
}

/// Whether a control holds words, which count as they are typed.
pub fn is_words(key: &str) -> bool {
    matches!(Key::of(key), Some(Key::Text(_)))
}

/// Where a problem with a setting is said.
fn group(key: &str) -> &str {
    match key.split_once('.').map_or(key, |(group, _)| group) {
        "acv" | "cost" | "kept" | "margin" => "economics",
        "quota" | "wins" => "capacity",
        group => group,
    }
}

fn seller(key: &str) -> Option<Seller> {
    [Seller::Inside, Seller::Field]
        .into_iter()
        .find(|it| it.key() == key)
}

/// A figure of the unit economics, named as in `data-live`.
pub fn figure(economics: &Economics, what: &str) -> String {
    match what {
        "cac" => dollars(economics.cac),
        "payback" => economics.payback.map_or(ENDLESS.into(), months),
        "ltv" => economics.ltv.map_or(ENDLESS.into(), dollars),
        "ratio" => economics.ratio.map_or(ENDLESS.into(), times),
        _ => amount::write(economics.customers, Unit::Count),
    }
}

fn dollars(value: u64) -> String {
    amount::write(value, Unit::Dollars)
}

/// Tenths of a month.
fn months(tenths: u64) -> String {
    amount::decimal(tenths, 1) + " months"
}

/// Tenths.
fn times(tenths: u64) -> String {
    amount::decimal(tenths, 1) + "×"
}

fn guess(guess: &Guess, of: &str) -> Option<String> {
    if of != "result" {
        return None;
    }
    let Some((guessed, said)) = guess.made else {
        return Some(String::new());
    };
    let right = guessed == MODEL[said.leaf].motion;
    let says = if right { " so too: " } else { " " };
    let guessed = MODEL[guessed].name;
    let said = outcome_words(said);
    Some(["You guessed ", guessed, ". The tree says", says, &said, "."].concat())
}
