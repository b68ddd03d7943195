//! From sources to a folder that any static host can serve.

mod app;
mod assets;
mod base_url;
mod minify;
mod page;
mod prerender;
mod scripts;
mod short_names;
mod small_std;
mod styles;
mod target;
mod wasm_opt;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{process, workspace};
use app::{App, For};
use assets::Assets;
pub use base_url::BaseUrl;
use page::Links;

/// The pages of the site; each is a file in the repository's folder.
pub const PAGES: [Page; 2] = [
    Page {
        name: "index.html",
        app: For::Article,
    },
    Page {
        name: "embed.html",
        app: For::Embed,
    },
];

/// A page of the site.
pub struct Page {
    /// Its file.
    pub name: &'static str,
    app: For,
}

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
    prerender::build()?;
    for page in &PAGES {
        let app = add_app(&assets, page.app, effort)?;
        add_page(&assets, page.name, &app, effort, base_url)?;
    }
    Ok(())
}

/// Where an app's files are.
struct Addresses {
    /// The module that starts it; none where a page has one of its own.
    start: Option<String>,
    glue: String,
    wasm: String,
}

/// Compiles an app and adds its files.
fn add_app(assets: &Assets, what: For, effort: Effort) -> Result<Addresses> {
    let mut app = App::build(what, effort)?;
    if effort == Effort::Dist || (effort == Effort::Release && wasm_opt::is_installed()) {
        process::step("Shrinking the WebAssembly");
        app.wasm = wasm_opt::shrink(&app.wasm)?;
    }
    let glue = minify(effort, minify::Language::JavaScript, app.glue)?;
    let stem = what.stem();
    let glue = assets.add(stem, "js", glue.as_bytes())?;
    let wasm = assets.add(stem, "wasm", &app.wasm)?;
    let start = match what {
        For::Article => {
            let start = page::start_module(&glue, &wasm);
            Some(assets.add(&format!("start-{stem}"), "js", start.as_bytes())?)
        }
        For::Embed => None,
    };
    Ok(Addresses { start, glue, wasm })
}

/// Fills a page and adds it.
fn add_page(
    assets: &Assets,
    name: &str,
    app: &Addresses,
    effort: Effort,
    base_url: Option<&BaseUrl>,
) -> Result<()> {
    process::step(&format!("Rendering {name}"));
    let source = workspace::root().join(name);
    let html =
        fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
    let html = prerender::fill_slots(&html)?;
    let open = |href: &str| fs::read_to_string(workspace::root().join(href));
    let stem = name.trim_end_matches(".html");
    let html = styles::bundle(&html, open, |css| {
        let css = minify(effort, minify::Language::Css, css)?;
        assets.add(&format!("style-{stem}"), "css", css.as_bytes())
    })
    .with_context(|| format!("in {name}"))?;
    let html = scripts::bundle(&html, open, |module| {
        let module = page::name_app(&module, &app.glue, &app.wasm);
        let module = minify(effort, minify::Language::JavaScript, module)?;
        assets.add(&format!("page-{stem}"), "js", module.as_bytes())
    })
    .with_context(|| format!("in {name}"))?;
    let links = Links {
        start: app.start.as_deref(),
        glue: &app.glue,
        wasm: &app.wasm,
    };
    let html = page::complete(&html, &links, base_url).with_context(|| format!("in {name}"))?;
    assets.add_page(name, html.as_bytes())
}

fn minify(effort: Effort, language: minify::Language, text: String) -> Result<String> {
    match effort {
        Effort::Dist => minify::minify(language, &text),
        Effort::Dev | Effort::Release => Ok(text),
    }
}
