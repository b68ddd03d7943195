//! Elements, built by calls.
//!
//! Yew's `html!` unfolds into code at every use; for a page of this size that
//! was half of the WebAssembly. These few functions build the same virtual
//! nodes and are compiled once.

use std::rc::Rc;

use web_sys::Event;
use yew::Html;
use yew::virtual_dom::{Listener, ListenerKind, VTag, VText};

use super::Send;
use crate::state::Msg;
use crate::view_model::Text;

/// What can happen to an element. Yew's own kind has a variant for every event
/// there is, which makes its copies large.
#[derive(Clone, Copy)]
pub enum On {
    /// It was pressed.
    Click,
    /// Its value is changing.
    Input,
    /// Its value has changed.
    Change,
    /// A key went down.
    KeyDown,
    /// A pointer went down.
    #[cfg(feature = "article")]
    PointerDown,
    /// A pointer moved.
    #[cfg(feature = "article")]
    PointerMove,
}

/// An element under construction.
pub struct Element(Box<VTag>);

/// A new element.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(VTag::new(tag)))
}

/// A new element with a class.
#[inline(never)]
pub fn styled(tag: &'static str, class: &'static str) -> Element {
    el(tag).set("class", class.into())
}

impl Element {
    /// Sets an attribute.
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Text) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Sets an attribute to words of the program.
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.set(name, value.into())
    }

    /// Sets an attribute to words of the view model.
    pub fn attr_of(self, name: &'static str, value: &Text) -> Self {
        self.set(name, value.clone())
    }

    /// Sets an attribute to a number.
    #[inline(never)]
    pub fn number(self, name: &'static str, value: i32) -> Self {
        self.set(name, value.to_string().into())
    }

    /// Sets an attribute without a value, or leaves it out.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on {
            self.set(name, name.into())
        } else {
            self
        }
    }

    /// Sets an attribute to "true" or "false".
    pub fn state(self, name: &'static str, on: bool) -> Self {
        self.attr(name, if on { "true" } else { "false" })
    }

    /// Sets the classes; empty ones are left out.
    #[inline(never)]
    pub fn class(self, names: &[&str]) -> Self {
        let mut class = String::new();
        for name in names.iter().filter(|name| !name.is_empty()) {
            if !class.is_empty() {
                class.push(' ');
            }
            class.push_str(name);
        }
        self.set("class", class.into())
    }

    /// Names the element among its siblings, so that it stays itself when they
    /// come and go.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Sets what stands in a field.
    #[inline(never)]
    pub fn value(mut self, value: &Text) -> Self {
        self.0.set_value(value.clone());
        self
    }

    /// Sets whether a choice is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Adds words of the program.
    pub fn text(self, text: &'static str) -> Self {
        self.words(text.into())
    }

    /// Adds words of the view model.
    pub fn text_of(self, text: &Text) -> Self {
        self.words(text.clone())
    }

    #[inline(never)]
    fn words(mut self, text: Text) -> Self {
        self.0.add_child(VText::new(text).into());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(mut self, child: Element) -> Self {
        self.0.add_child(child.into());
        self
    }

    /// Adds an element if there is one.
    pub fn maybe(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Adds an element for each item. The element should hold nothing else, or
    /// its other children would change places.
    pub fn each<T>(mut self, items: &[T], draw: impl Fn(&T) -> Element) -> Self {
        for item in items {
            self = self.with(draw(item));
        }
        self
    }

    /// Adds words of the program in bold.
    pub fn bold(self, text: &'static str) -> Self {
        self.with(el("b").text(text))
    }

    /// Sends a message when it is pressed.
    #[inline(never)]
    pub fn on_click(self, send: &Send, msg: Msg) -> Self {
        let send = send.clone();
        self.on(On::Click, Rc::new(move |_| send.emit(msg.clone())))
    }

    /// Does something on an event.
    #[inline(never)]
    pub fn on(mut self, what: On, then: Rc<dyn Fn(Event)>) -> Self {
        self.0.add_listener(Rc::new(Hears { what, then }));
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Html {
        (*element.0).into()
    }
}

/// What happens on an event.
struct Hears {
    what: On,
    then: Rc<dyn Fn(Event)>,
}

impl Listener for Hears {
    fn kind(&self) -> ListenerKind {
        match self.what {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::KeyDown => ListenerKind::onkeydown,
            #[cfg(feature = "article")]
            On::PointerDown => ListenerKind::onpointerdown,
            #[cfg(feature = "article")]
            On::PointerMove => ListenerKind::onpointermove,
        }
    }

    fn handle(&self, event: Event) {
        (self.then)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
