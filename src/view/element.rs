//! Elements, built by calls.
//!
//! Yew's `html!` unfolds into code at every use; for a page of this size that
//! was half of the WebAssembly. These few functions build the same virtual
//! nodes and are compiled once.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use sales_motion_engine::amount::whole;
use web_sys::Event;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, Listeners, VList, VTag, VText,
};
use yew::{Html, NodeRef};

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
    /// It was folded or unfolded.
    Toggle,
    /// A key went down.
    KeyDown,
    /// A pointer went down.
    #[cfg(feature = "article")]
    PointerDown,
    /// A pointer moved.
    #[cfg(feature = "article")]
    PointerMove,
}

thread_local! {
    // Nothing asks where an element is. If each had a reference of its own, Yew would
    // compare it with the element, clear it and set the new one, at every step; one for
    // all stays. Leaked, as what is never dropped takes less code.
    static UNASKED: &'static NodeRef = Box::leak(Box::default());
    // What was constructed before, emptied: its lists have room already. There are as
    // many as were ever under construction at once.
    static SPARE: &'static RefCell<Vec<Element>> = Box::leak(Box::default());
}

/// An element under construction.
#[derive(Default)]
pub struct Element(Box<Parts>);

#[derive(Default)]
struct Parts {
    tag: &'static str,
    key: Option<Key>,
    names: &'static Names,
    /// The values of the attributes named; `None` leaves one out.
    values: Vec<Option<AttributeOrProperty>>,
    value: Option<Text>,
    checked: Option<bool>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

/// A new element.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    let mut element = SPARE
        .with(|spare| spare.borrow_mut().pop())
        .unwrap_or_default();
    element.0.tag = tag;
    element
}

/// A new element with a class.
#[inline(never)]
pub fn styled(tag: &'static str, class: &'static str) -> Element {
    el(tag).set("class", Some(class.into()))
}

impl Element {
    /// Sets an attribute, or leaves it out.
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Option<Text>) -> Self {
        self.0.names = self.0.names.and(name);
        self.0
            .values
            .push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// Sets an attribute to words of the program.
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.set(name, Some(value.into()))
    }

    /// Sets an attribute to words of the view model.
    pub fn attr_of(self, name: &'static str, value: &Text) -> Self {
        self.set(name, Some(value.clone()))
    }

    /// Sets an attribute to a number.
    #[inline(never)]
    pub fn number(self, name: &'static str, value: u32) -> Self {
        self.set(name, Some(whole(value.into()).into()))
    }

    /// Sets an attribute without a value, or leaves it out.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        self.set(name, on.then(|| name.into()))
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
        self.set("class", Some(class.into()))
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
        self.0.value = Some(value.clone());
        self
    }

    /// Sets whether a choice is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
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
        self.0.children.push(VText::new(text).into());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(mut self, child: Element) -> Self {
        self.0.children.push(child.into());
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
    pub fn on_click(self, send: &Send, msg: Msg) -> Self {
        self.says(On::Click, send, msg)
    }

    /// Sends a message on an event.
    #[inline(never)]
    pub fn says(self, what: On, send: &Send, msg: Msg) -> Self {
        let send = send.clone();
        self.on(what, Rc::new(move |_| send.emit(msg.clone())))
    }

    /// Does something on an event.
    #[inline(never)]
    pub fn on(mut self, what: On, then: Rc<dyn Fn(Event)>) -> Self {
        self.0.listeners.push(Some(Rc::new(Hears { what, then })));
        self
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Html {
        let Element(mut it) = element;
        let attributes = Attributes::Dynamic {
            keys: mem::take(&mut it.names).list,
            values: taken(&mut it.values).into(),
        };
        let listeners = match it.listeners.len() {
            0 => Listeners::None,
            _ => Listeners::Pending(taken(&mut it.listeners).into()),
        };
        let children = match it.children.as_slice() {
            [Html::VText(_)] => it.children.pop().unwrap_or_default(),
            _ => VList::with_children(taken(&mut it.children), None).into(),
        };
        let (key, value, checked) = (it.key.take(), it.value.take(), it.checked.take());
        // What `html!` itself calls: `VTag::new` and its kin check and convert what
        // is known here.
        let node = UNASKED.with(|node| (*node).clone());
        let tag = if it.tag == "input" {
            VTag::__new_input(value, checked, node, key, attributes, listeners)
        } else {
            VTag::__new_other(it.tag.into(), node, key, attributes, listeners, children)
        };
        SPARE.with(|spare| spare.borrow_mut().push(Element(it)));
        tag.into()
    }
}

/// What a list holds, in a list of just that length; the other keeps its room.
fn taken<T>(list: &mut Vec<T>) -> Vec<T> {
    let mut all = Vec::with_capacity(list.len());
    all.append(list);
    all
}

/// Names of attributes, in order. Yew compares two elements place by place if both
/// have the very same list, and looks up each name if not; so a list is made once.
struct Names {
    list: &'static [&'static str],
    /// The lists with one more name.
    longer: RefCell<Vec<&'static Names>>,
}

impl Names {
    fn none() -> &'static Self {
        thread_local! {
            static NONE: &'static Names = Names::new(&[]);
        }
        NONE.with(|none| *none)
    }

    fn new(list: &'static [&'static str]) -> &'static Self {
        Box::leak(Box::new(Self {
            list,
            longer: RefCell::default(),
        }))
    }

    /// The list with this name at its end.
    fn and(&'static self, name: &'static str) -> &'static Self {
        let mut longer = self.longer.borrow_mut();
        let known = longer.iter().find(|it| it.list.last() == Some(&name));
        known.copied().unwrap_or_else(|| {
            let list = [self.list, &[name]].concat().leak();
            let new = Self::new(list);
            longer.push(new);
            new
        })
    }
}

impl Default for &Names {
    fn default() -> Self {
        Names::none()
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
            On::Toggle => ListenerKind::ontoggle,
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
