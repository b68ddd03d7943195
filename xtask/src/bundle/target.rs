//! The compiler's WebAssembly target.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// The target the app is compiled for.
pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain when it is missing.
pub fn ensure() -> Result<()> {
    if is_installed()? {
        return Ok(());
    }
    process::step("Adding the WebAssembly target to this Rust toolchain");
    let fix = "install Rust with rustup (https://rustup.rs), which can add the WebAssembly target";
    process::run(
        process::command("rustup").args(["target", "add", TRIPLE]),
        fix,
    )
    .with_context(|| {
        format!("the target {TRIPLE} is missing; try `rustup target add {TRIPLE}` by hand")
    })
}

/// Asks the compiler, not rustup: a toolchain of another kind may have it too.
fn is_installed() -> Result<bool> {
    let folder = process::filter(
        process::command("rustc").args(["--print", "target-libdir", "--target", TRIPLE]),
        &[],
        process::RUSTUP,
    )?;
    let folder = String::from_utf8(folder).context("reading rustc's answer")?;
    Ok(Path::new(folder.trim()).is_dir())
}
