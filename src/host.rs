//! Where the widget alone lives: in a frame, or in a shadow root of somebody
//! else's page. It knows neither; `page/frame.js` and `embed/inline.js` do.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::AppHandle;
use yew::html::Scope;

use crate::address;
use crate::app::{App, Change, Happened, Part, Role};
use crate::state::{Msg, State};
use crate::view_model::Text;

/// What the host gives.
#[derive(Clone, Default, PartialEq)]
pub struct Host {
    query: String,
    site: String,
    hear: Option<Function>,
}

/// The host around the widget.
pub struct Home(Host);

impl Home {
    /// A host sets another query by itself: nothing is sent to the app from here.
    pub fn new(part: &Part, _: &Scope<App>) -> Self {
        Self(part.host.clone())
    }

    /// What is asked for at the start.
    pub fn query(&self) -> String {
        self.0.query.clone()
    }

    /// Where the sources are listed.
    pub fn sources(&self) -> Text {
        self.link_to("#sources").into()
    }

    /// The address to share for a query: the article's.
    pub fn link(&self, query: &str) -> String {
        self.link_to("?") + query
    }

    fn link_to(&self, rest: &str) -> String {
        [&self.0.site, rest].concat()
    }

    /// The widget has drawn for the first time: it is ready.
    pub fn shown(&mut self, state: &State, _: &Scope<App>) {
        self.tell(state, state.query());
    }

    /// Tells the host of a change.
    pub fn changed(&mut self, _before: &str, now: String, state: &State, _how: Change) {
        self.tell(state, now);
    }

    /// Tells the host the decision, the short query and the full one.
    fn tell(&self, state: &State, short: String) {
        if let Some(hear) = &self.0.hear {
            let decision = JsValue::from(state.record());
            let short = JsValue::from(short);
            let full = JsValue::from(address::write_in_full(state));
            let _ = hear.call3(&JsValue::NULL, &decision, &short, &full);
        }
    }
}

/// A widget that is there.
#[wasm_bindgen]
pub struct Mounted(AppHandle<App>);

/// Puts the widget into an element. `site` is the folder of the article; `hear`
/// is called with the decision as JSON, the short query and the full one, at
/// first and whenever they change.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, query: String, site: String, hear: Function) -> Mounted {
    let part = Part {
        role: Role::Framed,
        host: Host {
            query,
            site,
            hear: Some(hear),
        },
    };
    Mounted(yew::Renderer::<App>::with_root_and_props(root, part).render())
}

#[wasm_bindgen]
impl Mounted {
    /// Sets other inputs, as a query.
    pub fn set(&self, query: String) {
        self.0
            .send_message(Happened::Said(Msg::AddressChanged(query)));
    }

    /// Takes the widget away.
    pub fn unmount(self) {
        self.0.destroy();
    }
}
