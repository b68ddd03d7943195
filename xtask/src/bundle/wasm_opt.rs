//! Binaryen's optimiser, from npm: those packaged elsewhere are too old for
//! what today's rustc writes.

use std::fs;

use anyhow::{Context, Result};

use crate::{node, workspace};

const SCRIPT: &str = "binaryen/bin/wasm-opt";

/// What rustc turns on by default. `--all-features` makes modules that
/// browsers refuse.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// For size, again and again while it helps, but a function with one caller
/// moves into it only when it is small: moving all of them made the module
/// smaller and its brotli larger. Measure again with `cargo xtask size`.
const PASSES: [&str; 5] = [
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size",
    "140",
    "--strip-target-features",
];

/// Whether the optimiser is there, for builds that can do without.
pub fn is_installed() -> bool {
    node::has(SCRIPT)
}

/// Returns the same module, smaller.
pub fn shrink(wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = workspace::target()?.join("wasm-opt");
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, wasm)?;
    let mut optimiser = node::script(SCRIPT)?;
    optimiser.args(PASSES).args(FEATURES);
    optimiser.arg(&before).arg("-o").arg(&after);
    node::run(&mut optimiser).context("optimising the WebAssembly")?;
    Ok(fs::read(after)?)
}
