//! From sources to a folder that any static host can serve.

mod app;
mod assets;
mod base_url;
mod closures;
mod element;
mod examples;
mod html;
mod in_page;
mod minify;
mod oembed;
mod page;
mod pictures;
mod prerender;
mod scripts;
mod sharing;
mod short_names;
mod showcase;
mod site;
mod small_std;
mod styles;
mod target;
mod template;
mod wasm_opt;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

pub use assets::Assets;
pub use base_url::BaseUrl;
pub use element::SCRIPT as SHELL;
pub use site::PAGES;
use site::Site;
pub use target::{TRIPLE, ensure as ensure_target};
pub use wasm_opt::shrink;

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
    target::ensure()?;
    prerender::build()?;
    let assets = Assets::new(folder, effort == Effort::Dist);
    Site::new(assets, effort, base_url)?.write()
}
