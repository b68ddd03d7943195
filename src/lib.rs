//! The Yew app: three sliders and a living decision tree.
//!
//! Read it as a stream: slider, address or attribute → [`state::Msg`] →
//! [`state::State`] → engine → [`view_model::ViewModel`] → [`view`] → DOM.

pub mod address;
pub mod app;
#[cfg(feature = "article")]
pub mod article;
mod browser;
pub mod drawing;
#[cfg(not(feature = "article"))]
pub mod host;
#[cfg(feature = "prerender")]
pub mod markup;
#[cfg(feature = "article")]
mod page;
mod query;
#[cfg(feature = "prerender")]
pub mod showcase;
pub mod state;
pub mod view;
pub mod view_model;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Takes over the page's slots. Runs once, when the wasm has loaded.
#[cfg(all(target_arch = "wasm32", feature = "article"))]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    let document = web_sys::window().and_then(|window| window.document());
    let slot = document.and_then(|d| d.query_selector("[data-slot=widget]").ok().flatten());
    if let Some(slot) = slot {
        yew::Renderer::<app::App>::with_root(slot).render();
    }
}
