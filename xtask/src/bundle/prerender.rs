//! What the app's own programs draw natively: a page's slots in their default
//! state, so that it is complete before any script and without one, and what
//! other pages show.

use anyhow::{Context, Result};

use crate::{process, workspace};

/// Compiles the app's own programs for this machine.
pub fn build() -> Result<()> {
    process::step("Compiling the app natively, to render pages");
    let mut cargo = process::cargo();
    cargo
        .arg("build")
        .args(workspace::PRODUCT)
        .args(["--bin", "prerender", "--bin", "showcase"]);
    process::run(&mut cargo, process::RUSTUP)
}

/// Pipes a page through the program that fills slots.
pub fn fill_slots(html: &str) -> Result<String> {
    run("prerender", html.as_bytes()).context("rendering the slots")
}

/// Runs a program of the app; returns what it prints.
pub fn run(program: &str, input: &[u8]) -> Result<String> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = workspace::target()?.join("debug").join(name);
    let mut program = process::command(&path.to_string_lossy());
    let printed = process::filter(&mut program, input, "build it again")?;
    Ok(String::from_utf8(printed)?)
}
