//! Fills a page's slots with their default state, so that it is complete
//! before any script, and without one.

use anyhow::{Context, Result};

use crate::{process, workspace};

/// Compiles the app's own `prerender` program for this machine.
pub fn build() -> Result<()> {
    process::step("Compiling the app natively, to render pages");
    let mut cargo = process::cargo();
    cargo
        .arg("build")
        .args(workspace::PRODUCT)
        .args(["--bin", "prerender"]);
    process::run(&mut cargo, "install Rust with rustup (https://rustup.rs)")
}

/// Pipes a page through it.
pub fn fill_slots(html: &str) -> Result<String> {
    let name = format!("prerender{}", std::env::consts::EXE_SUFFIX);
    let program = workspace::target()?.join("debug").join(name);
    let mut prerender = process::command(&program.to_string_lossy());
    let filled = process::filter(&mut prerender, html.as_bytes(), "build it again")
        .context("rendering the slots")?;
    Ok(String::from_utf8(filled)?)
}
