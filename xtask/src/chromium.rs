//! The browser that the tests drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process;

/// Where to look besides the search path.
const PLACES: [&str; 3] = [
    "/usr/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// What it is called on the search path.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Finds Chromium; installs it where the system lets it.
pub fn ensure() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if !chosen.is_file() {
            bail!("CHROMIUM says {}, which is not a file", chosen.display());
        }
        return Ok(chosen);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if can_install() {
        process::step("Installing Chromium");
        let fix = "install Chromium";
        process::run(process::command("apt-get").arg("update"), fix)?;
        let mut install = process::command("apt-get");
        install
            .args(["install", "--yes", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut install, fix)?;
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!(
            "Chromium is not on this machine: install it (`sudo apt-get install chromium`, \
             `brew install --cask chromium`, …), or name one with the variable CHROMIUM, \
             or leave the browser out with --no-browser"
        ),
    }
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = NAMES
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)));
    PLACES
        .iter()
        .map(PathBuf::from)
        .chain(on_path)
        .find(|file| file.is_file())
}

/// Whether packages can be installed without asking: root, where apt is.
fn can_install() -> bool {
    let user = process::filter(process::command("id").arg("-u"), &[], "").unwrap_or_default();
    user.trim_ascii() == b"0" && PathBuf::from("/usr/bin/apt-get").exists()
}
