//! The standard library, compiled along with the app and for size.
//!
//! The one that comes with Rust is compiled for speed and carries the text of
//! every panic, with the machinery to print it: a quarter of the site's
//! download, for messages that the page never shows. Leaving it out takes
//! compiler options that are not stable yet; `RUSTC_BOOTSTRAP` makes a stable
//! compiler accept them, for one call of cargo and nothing else.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::target;
use crate::process;

/// For rustc: panic without a message, formatting code or source locations;
/// leave `Debug` out. And what `closures` stands on: names of one kind, and no function
/// that serves for another that happens to be the same.
pub const FLAGS: [&str; 6] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Csymbol-mangling-version=v0",
    "-Zmerge-functions=disabled",
];

/// For cargo.
const OPTIONS: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// Makes this call of cargo compile the standard library too.
pub fn include(cargo: &mut Command) {
    unlock(cargo).args(OPTIONS);
}

/// Sees to it that the library's source is there and the compiler willing.
pub fn ensure() -> Result<()> {
    if !has_source()? {
        process::step("Adding the standard library's source to this Rust toolchain");
        process::run(
            process::command("rustup").args(["component", "add", "rust-src"]),
            "install Rust with rustup (https://rustup.rs), which can add the library's source",
        )
        .context(
            "the component rust-src is missing, of which the small standard library is made; \
             try `rustup component add rust-src` by hand",
        )?;
    }
    let mut rustc = process::command("rustc");
    unlock(&mut rustc)
        .args(FLAGS)
        .args(["--target", target::TRIPLE, "--print", "cfg"]);
    process::filter(&mut rustc, &[], process::RUSTUP).context(
        "this compiler doesn't take the unstable options that make a small standard library; \
         Rust 1.95 does: `rustup toolchain install 1.95`, then `cargo +1.95 xtask …`",
    )?;
    Ok(())
}

fn unlock(command: &mut Command) -> &mut Command {
    command.env("RUSTC_BOOTSTRAP", "1")
}

fn has_source() -> Result<bool> {
    let sysroot = process::filter(
        process::command("rustc").args(["--print", "sysroot"]),
        &[],
        process::RUSTUP,
    )?;
    let sysroot = String::from_utf8(sysroot).context("reading rustc's answer")?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    Ok(library.join("Cargo.lock").is_file())
}
