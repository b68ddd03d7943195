//! Where the article's app lives: in a page of its own, whose address says what
//! the reader has set.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, Location};
use yew::html::Scope;

use crate::app::{App, Change, Happened, Part};
use crate::browser::{self, Callback, Timer, window};
use crate::state::{Msg, State};
use crate::view_model::Text;

/// How long the address waits for the next change, in milliseconds. Browsers
/// refuse pages that change it all the time.
const ADDRESS_AFTER: i32 = 250;

/// The page around the app.
pub struct Home {
    write_address: Option<Timer>,
    card_watch: Option<Watch>,
    _on_return: Option<Listener>,
}

impl Home {
    /// Listens to the page. The app hears of every address that the reader goes
    /// back or forward to.
    pub fn new(_: &Part, app: &Scope<App>) -> Self {
        let app = app.clone();
        let returned = move || app.send_message(Happened::Said(Msg::AddressChanged(query())));
        Self {
            write_address: None,
            card_watch: None,
            _on_return: on_return(returned),
        }
    }

    /// What is asked for at the start.
    pub fn query(&self) -> String {
        query()
    }

    /// Where the sources are listed.
    pub fn sources(&self) -> Text {
        "#sources".into()
    }

    /// The address to share for a query.
    pub fn link(&self, query: &str) -> String {
        link(query)
    }

    /// The app has drawn for the first time. It hears when the answer's card comes
    /// on screen, or leaves it.
    pub fn shown(&mut self, _: &State, app: &Scope<App>) {
        let app = app.clone();
        let seen = move |now| app.send_message(Happened::CardSeen(now));
        self.card_watch = watch(".widget .card", seen);
    }

    /// Sees to what follows from a change of the query.
    pub fn changed(&mut self, before: &str, now: String, _: &State, how: Change) {
        self.write_address = None;
        match how {
            // The address is the reader's own already.
            Change::Returned => {}
            Change::Replaced => {
                // Back returns to the situation that this press has left.
                replace_query(before);
                push_query(&now);
            }
            Change::Moved => {
                let write = move || replace_query(&now);
                self.write_address = browser::after(ADDRESS_AFTER, write);
            }
        }
    }
}

/// A part of the page's address; empty where there is none.
fn part(read: fn(&Location) -> Result<String, JsValue>) -> String {
    let part = window().and_then(|window| read(&window.location()).ok());
    part.unwrap_or_default()
}

/// The address's query, with its question mark if it has one.
fn query() -> String {
    part(Location::search)
}

/// The page's address with this query.
pub fn link(query: &str) -> String {
    [
        &part(Location::origin),
        &part(Location::pathname),
        "?",
        query,
    ]
    .concat()
}

/// The page's own path with this query, keeping the fragment.
fn relative(query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [
        &part(Location::pathname),
        mark,
        query,
        &part(Location::hash),
    ]
    .concat()
}

/// Puts the query into the address, in place of the present one.
fn replace_query(query: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// Puts the query into the address, as a new step of the history.
fn push_query(query: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// Something that is called back until it is dropped.
struct Listener(Callback);

/// Does something when the reader goes back or forward, until dropped.
fn on_return(then: impl Fn() + 'static) -> Option<Listener> {
    // First, since a closure cannot be made without a browser.
    let window = window()?;
    let listener = Listener(Callback::new(move |_| then()));
    let function = listener.0.as_ref().unchecked_ref();
    window
        .add_event_listener_with_callback("popstate", function)
        .ok()?;
    Some(listener)
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = window() {
            let function = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("popstate", function);
        }
    }
}

/// A watch over whether an element is on screen; ends when dropped.
struct Watch {
    observer: IntersectionObserver,
    _changed: Callback,
}

/// Says whether the first element that matches is on screen, whenever that
/// changes. None where the browser can't tell.
fn watch(selector: &str, then: impl Fn(bool) + 'static) -> Option<Watch> {
    let element = window()?.document()?.query_selector(selector).ok()??;
    let changed = Callback::new(move |entries: JsValue| {
        let entries: js_sys::Array = entries.unchecked_into();
        let latest: IntersectionObserverEntry = entries.pop().unchecked_into();
        then(latest.is_intersecting());
    });
    let observer = IntersectionObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch {
        observer,
        _changed: changed,
    })
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
