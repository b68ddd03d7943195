//! What the project uses of Node: wasm-opt, esbuild and Playwright, all from
//! `package-lock.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{process, workspace};

const LOCK: &str = "package-lock.json";
const FIX: &str = "install Node.js 20 or newer (https://nodejs.org, or your package manager)";

/// Installs the locked packages when they are missing or older than the lock.
pub fn install() -> Result<()> {
    install_in(workspace::root())
}

/// The same for a folder that has a lock of its own.
pub fn install_in(folder: &Path) -> Result<()> {
    if is_fresh(folder) {
        return Ok(());
    }
    let lock = folder.join(LOCK);
    let lock = lock.strip_prefix(workspace::root()).unwrap_or(&lock);
    process::step(&format!(
        "Installing the Node packages of {}",
        lock.display()
    ));
    let mut npm = process::command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // Playwright drives the system's browser.
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm, FIX)
}

/// Runs a program of an installed package: `node node_modules/<script>`.
pub fn script(script: &str) -> Result<Command> {
    script_in(workspace::root(), script)
}

/// The same for a package of a folder that has a lock of its own.
pub fn script_in(folder: &Path, script: &str) -> Result<Command> {
    let path = package(folder, script);
    if !path.exists() {
        bail!("{} is missing: run `npm ci`", path.display());
    }
    let mut node = process::command("node");
    node.arg(path);
    Ok(node)
}

/// Runs `script` as a filter.
pub fn filter(script: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    process::filter(script, input, FIX)
}

/// Runs `script` and fails when it fails.
pub fn run(script: &mut Command) -> Result<()> {
    process::run(script, FIX)
}

/// Whether a package's file is there, for steps that can be left out.
pub fn has(script: &str) -> bool {
    package(workspace::root(), script).exists()
}

fn package(folder: &Path, script: &str) -> PathBuf {
    folder.join("node_modules").join(script)
}

fn is_fresh(folder: &Path) -> bool {
    let modified = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified()).ok();
    let lock = modified(folder.join(LOCK));
    // npm writes this copy of the lock when it has finished installing.
    let installed = modified(package(folder, ".package-lock.json"));
    installed.is_some() && installed >= lock
}
