//! What the app asks of the browser. A request that the browser refuses (a
//! sandboxed frame, an old browser) is given up quietly: the widget works on.

#[cfg(feature = "article")]
use sales_motion_article::plan::Date;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

/// Whether there is a browser: not in native rendering.
pub fn is_there() -> bool {
    cfg!(target_arch = "wasm32")
}

/// The window.
pub fn window() -> Option<Window> {
    is_there().then(web_sys::window).flatten()
}

/// The page.
#[cfg(feature = "article")]
pub fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Today, where the reader is.
#[cfg(feature = "article")]
pub fn today() -> Option<Date> {
    if !is_there() {
        return None;
    }
    // Swedish dates are written as the standard asks.
    let today = js_sys::Date::new_0().to_locale_date_string("sv", &JsValue::UNDEFINED);
    Date::read(&String::from(today))
}

/// A property of an object of the browser's; undefined if it has none. Fewer
/// kinds of calls make a smaller page than one for each property.
#[cfg(feature = "article")]
pub fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Such a property that is a number; 0 if it is none.
#[cfg(feature = "article")]
pub fn number(object: &JsValue, name: &str) -> f64 {
    get(object, name).as_f64().unwrap_or_default()
}

/// Offers a text as a file.
#[cfg(feature = "article")]
pub fn save(name: &str, text: &str) {
    let Some(link) = document().and_then(|it| it.create_element("a").ok()) else {
        return;
    };
    let text = String::from(js_sys::encode_uri_component(text));
    let address = ["data:text/plain;charset=utf-8,", &text].concat();
    let _ = link.set_attribute("href", &address);
    let _ = link.set_attribute("download", name);
    link.unchecked_ref::<web_sys::HtmlElement>().click();
}

/// Brings an element on screen and moves the keyboard's focus there.
#[cfg(feature = "article")]
pub fn go_to(id: &str) {
    let element = document().and_then(|it| it.get_element_by_id(id));
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// What the browser calls back with. One type for all, since each would be
/// compiled, and known to JavaScript, apart.
pub type Callback = Closure<dyn FnMut(JsValue)>;

/// Something that will be done, unless it is dropped before.
pub struct Timer {
    id: i32,
    _then: Callback,
}

/// Does something after a while.
pub fn after(milliseconds: i32, then: impl Fn() + 'static) -> Option<Timer> {
    // First, since a closure cannot be made without a browser.
    let window = window()?;
    let then = Callback::new(move |_| then());
    let function = then.as_ref().unchecked_ref();
    let id = window
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

/// Copies a text, and says whether it worked, unless dropped before.
pub fn copy(text: &str, then: impl Fn(bool) + 'static) -> Option<Callback> {
    let navigator = window()?.navigator();
    // Absent on pages that are not served securely.
    let has_clipboard =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if !has_clipboard {
        then(false);
        return None;
    }
    let written = navigator.clipboard().write_text(text);
    // What comes back is nothing, or why it was refused.
    let done = Callback::new(move |refused: JsValue| then(refused.is_undefined()));
    let function = done.as_ref();
    let _ = js_sys::Reflect::get(&written, &"then".into())
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
        .and_then(|it| it.call2(&written, function, function).ok());
    Some(done)
}
