//! The article's own words and controls, kept up to date in place.
//!
//! The prose is HTML. What in it depends on the state is marked: `data-live`
//! holds a text, `data-show` shows or hides, `data-input` is a native control.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event};

use super::live;
use crate::browser::{Callback, get};
use crate::state::State;

/// What the reader did to a control of the prose.
pub enum Done {
    /// Pressed a button: its key.
    Pressed(String),
    /// Followed a link that sets the widget: its query and its fragment.
    Followed(String, String),
    /// Set a control.
    Set {
        /// Its key.
        key: String,
        /// What it holds now.
        text: String,
        /// Its name on screen.
        label: String,
    },
}

/// A marked element.
struct Marked {
    element: Element,
    key: String,
    /// What it shows now.
    shown: Option<String>,
}

/// The marked elements of the page.
pub struct Prose {
    lives: Vec<Marked>,
    shows: Vec<Marked>,
    inputs: Vec<Marked>,
    _listener: Callback,
}

/// The events by which the reader does something.
const EVENTS: [&str; 3] = ["click", "change", "input"];

impl Prose {
    /// Takes over the page's marked elements. `then` hears what the reader does.
    pub fn take_over(then: impl Fn(Done) + 'static) -> Option<Self> {
        let document = crate::browser::document()?;
        let listener = Callback::new(move |event: JsValue| {
            if let Some(done) = done(event.unchecked_ref()) {
                then(done);
            }
        });
        for event in EVENTS {
            let _ =
                document.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        // Prerendered asleep, as what they do is asleep until now.
        for button in marked(&document, "data-press") {
            let _ = button.element.remove_attribute("disabled");
        }
        Some(Self {
            lives: marked(&document, "data-live"),
            shows: marked(&document, "data-show"),
            inputs: marked(&document, "data-input"),
            _listener: listener,
        })
    }

    /// Brings every marked element up to date.
    pub fn show(&mut self, state: &State) {
        for it in &mut self.lives {
            let text = live::text(state, &it.key).unwrap_or_default();
            if it.changes_to(text) {
                it.element.set_text_content(it.shown.as_deref());
            }
        }
        for it in &mut self.shows {
            let shown = live::shows(state, &it.key);
            if it.changes_to(if shown { "yes" } else { "" }.into()) {
                let _ = it.element.toggle_attribute_with_force("hidden", !shown);
            }
        }
        for it in &mut self.inputs {
            let text = live::input(state, &it.key).unwrap_or_default();
            let asleep = it.shown.is_none();
            // What the reader is typing stays, until it has changed something.
            let typing = matches!(it.element.closest(":focus"), Ok(Some(_)));
            let keeps = !it.changes_to(text.clone()) && typing;
            if is_tick(&it.element) {
                set(
                    &it.element,
                    "checked",
                    &JsValue::from_bool(text == live::TICKED),
                );
            } else if !keeps && held(&it.element) != text {
                set(&it.element, "value", &JsValue::from_str(&text));
            }
            if asleep {
                let _ = it.element.remove_attribute("disabled");
            }
            let refused = live::refused(state, &it.key).is_some();
            if refused != it.element.has_attribute("aria-invalid") {
                let _ = match refused {
                    true => it.element.set_attribute("aria-invalid", "true"),
                    false => it.element.remove_attribute("aria-invalid"),
                };
            }
        }
    }
}

impl Marked {
    fn changes_to(&mut self, text: String) -> bool {
        let changes = self.shown.as_ref() != Some(&text);
        self.shown = Some(text);
        changes
    }
}

fn marked(document: &Document, attribute: &str) -> Vec<Marked> {
    let mut marked = Vec::new();
    let Ok(list) = document.query_selector_all(&["[", attribute, "]"].concat()) else {
        return marked;
    };
    for index in 0..list.length() {
        let Some(element) = list.get(index).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        let key = element.get_attribute(attribute).unwrap_or_default();
        marked.push(Marked {
            element,
            key,
            shown: None,
        });
    }
    marked
}

/// What an event means.
fn done(event: &Event) -> Option<Done> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let event_type = event.type_();
    if event_type != "click" {
        let key = target.get_attribute("data-input")?;
        // Words count while they are typed; amounts only once they are whole.
        if event_type == "input" && !live::is_words(&key) {
            return None;
        }
        let text = if is_tick(&target) {
            let checked = get(&target, "checked").is_truthy();
            if checked {
                live::TICKED
            } else {
                live::UNTICKED
            }
            .into()
        } else {
            held(&target)
        };
        let label = label(&target);
        return Some(Done::Set { key, text, label });
    }
    if let Some(button) = target.closest("[data-press]").ok()? {
        return Some(Done::Pressed(button.get_attribute("data-press")?));
    }
    let link = target.closest("a[href^='?']").ok()??;
    // What opens elsewhere is the browser's own affair.
    let elsewhere = ["ctrlKey", "metaKey", "shiftKey", "altKey"];
    if elsewhere.iter().any(|key| get(event, key).is_truthy()) {
        return None;
    }
    event.prevent_default();
    let address = link.get_attribute("href")?;
    let (query, fragment) = address.split_once('#').unwrap_or((&address, ""));
    Some(Done::Followed(query.into(), fragment.into()))
}

/// A control's name: what its label says, or what it is given.
fn label(control: &Element) -> String {
    let words = control.get_attribute("aria-label");
    let of_label = || get(&get(&get(control, "labels"), "0"), "textContent").as_string();
    words.or_else(of_label).unwrap_or_default().trim().into()
}

fn is_tick(control: &Element) -> bool {
    control.get_attribute("type").as_deref() == Some("checkbox")
}

/// What stands in a control.
fn held(control: &Element) -> String {
    get(control, "value").as_string().unwrap_or_default()
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
