//! What the app asks of the browser. A request that the browser refuses (a
//! sandboxed frame, an old browser) is given up quietly: the widget works on.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, Location, Window};

/// Whether there is a browser: not in native rendering.
pub fn is_there() -> bool {
    cfg!(target_arch = "wasm32")
}

fn window() -> Option<Window> {
    is_there().then(web_sys::window).flatten()
}

/// A part of the page's address; empty where there is none.
fn part(read: fn(&Location) -> Result<String, JsValue>) -> String {
    let part = window().and_then(|window| read(&window.location()).ok());
    part.unwrap_or_default()
}

/// The address's query, with its question mark if it has one.
pub fn query() -> String {
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
pub fn replace_query(query: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// Puts the query into the address, as a new step of the history.
pub fn push_query(query: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// Something that is called back until it is dropped.
pub struct Listener(Closure<dyn FnMut()>);

/// Does something when the reader goes back or forward, until dropped.
pub fn on_return(then: impl Fn() + 'static) -> Option<Listener> {
    // First, since a closure cannot be made without a browser.
    let window = window()?;
    let listener = Listener(Closure::new(then));
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

/// Something that will be done, unless it is dropped before.
pub struct Timer {
    id: i32,
    _then: Closure<dyn FnMut()>,
}

/// Does something after a while.
pub fn after(milliseconds: i32, then: impl Fn() + 'static) -> Option<Timer> {
    let then = Closure::<dyn FnMut()>::new(then);
    let function = then.as_ref().unchecked_ref();
    let id = window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds)
        .ok()?;
    Some(Timer { id, _then: then })
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Copies a text, and says whether it worked.
pub fn copy(text: &str, then: impl Fn(bool) + 'static) {
    let Some(window) = window() else {
        return;
    };
    let navigator = window.navigator();
    // Absent on pages that are not served securely.
    let has_clipboard =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if !has_clipboard {
        return then(false);
    }
    let written = navigator.clipboard().write_text(text);
    let then = std::rc::Rc::new(then);
    let refused = then.clone();
    let copied = Closure::once_into_js(move |_: JsValue| then(true));
    let refused = Closure::once_into_js(move |_: JsValue| refused(false));
    // The promise keeps both until one is called.
    let _ = js_sys::Reflect::get(&written, &"then".into())
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
        .and_then(|it| it.call2(&written, &copied, &refused).ok());
}

/// A watch over whether an element is on screen; ends when dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(js_sys::Array)>,
}

/// Says whether the first element that matches is on screen, whenever that
/// changes. None where the browser can't tell.
pub fn watch(selector: &str, then: impl Fn(bool) + 'static) -> Option<Watch> {
    let element = window()?.document()?.query_selector(selector).ok()??;
    let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
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
