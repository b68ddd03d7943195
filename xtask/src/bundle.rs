//! From sources to a folder that any static host can serve.

mod app;
mod assets;
mod base_url;
mod minify;
mod page;
mod prerender;
mod short_names;
mod small_std;
mod styles;
mod target;
mod wasm_opt;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{process, workspace};
use app::App;
use assets::Assets;
pub use base_url::BaseUrl;
use page::Links;

/// The pages of the site; each is a file in the repository's folder.
pub const PAGES: [&str; 1] = ["index.html"];

/// How much work to put into a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Fast to build; needs nothing but Rust.
    Dev,
    /// Optimised code; smaller when the Node packages are there.
    Release,
    /// All that makes it smaller; needs the Node packages.
    Dist,
}

/// Builds the site into `folder`, which is emptied first.
pub fn write(folder: &Path, effort: Effort, base_url: Option<&BaseUrl>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    let assets = Assets::new(folder, effort == Effort::Dist)?;

    target::ensure()?;
    let mut app = App::build(effort)?;
    if effort == Effort::Dist || (effort == Effort::Release && wasm_opt::is_installed()) {
        process::step("Shrinking the WebAssembly");
        app.wasm = wasm_opt::shrink(&app.wasm)?;
    }
    let minify = |language, text: String| match effort {
        Effort::Dist => minify::minify(language, &text),
        Effort::Dev | Effort::Release => Ok(text),
    };

    let glue = minify(minify::Language::JavaScript, app.glue)?;
    let glue = assets.add("sales-motion", "js", glue.as_bytes())?;
    let wasm = assets.add("sales-motion", "wasm", &app.wasm)?;
    let start = assets.add("start", "js", page::start_module(&glue, &wasm).as_bytes())?;

    prerender::build()?;
    for name in PAGES {
        process::step(&format!("Rendering {name}"));
        let source = workspace::root().join(name);
        let html =
            fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
        let html = prerender::fill_slots(&html)?;
        let open = |href: &str| fs::read_to_string(workspace::root().join(href));
        let html = styles::bundle(&html, open, |css| {
            let css = minify(minify::Language::Css, css)?;
            assets.add("style", "css", css.as_bytes())
        })
        .with_context(|| format!("in {name}"))?;
        let links = Links {
            start: &start,
            glue: &glue,
            wasm: &wasm,
        };
        let html = page::complete(&html, &links, base_url).with_context(|| format!("in {name}"))?;
        assets.add_page(name, html.as_bytes())?;
    }
    Ok(())
}
