//! nginx, which the finished site is tested with: the system's, or Debian's
//! unpacked beside it. Installing the package would start a server.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{browser, process, workspace};

/// The variable that names its program.
pub const VARIABLE: &str = "NGINX";

/// What to do when it isn't there.
pub const FIX: &str = "install nginx (on Debian `sudo apt-get install nginx-light`), \
                       or name its program with the variable NGINX";

/// Debian's packages with the program and with the types of files.
const PACKAGES: [&str; 2] = ["nginx", "nginx-common"];

/// Finds nginx; unpacks it where Debian's packages can be had.
pub fn ensure() -> Result<Option<PathBuf>> {
    if let Some(chosen) = env::var_os(VARIABLE) {
        return Ok(Some(chosen.into()));
    }
    let folder = workspace::target()?.join("nginx");
    let unpacked = folder.join("usr/sbin/nginx");
    let mut places = [PathBuf::from("/usr/sbin/nginx"), unpacked.clone()]
        .into_iter()
        .chain(browser::on_path("nginx"));
    if let Some(found) = places.find(|place| runs(place)) {
        return Ok(Some(found));
    }
    if Path::new("/usr/bin/apt-get").exists() {
        process::step("Unpacking nginx (once)");
        fs::create_dir_all(&folder)?;
        // Without it the tests that need it say that they are skipped.
        if let Err(error) = unpack(&folder) {
            println!("  It can't be had here: {error:#}");
        }
    }
    Ok(Some(unpacked).filter(|place| runs(place)))
}

fn unpack(folder: &Path) -> Result<()> {
    let download = || {
        let mut download = process::command("apt-get");
        download.arg("download").args(PACKAGES).current_dir(folder);
        process::run(&mut download, FIX)
    };
    if download().is_err() && browser::can_install() {
        process::run(process::command("apt-get").arg("update"), FIX)?;
        download()?;
    }
    for entry in fs::read_dir(folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|it| it == "deb") {
            let mut unpack = process::command("dpkg-deb");
            process::run(unpack.arg("--extract").arg(&package).arg(folder), FIX)?;
        }
    }
    Ok(())
}

/// Whether the program is there, with the libraries it needs.
fn runs(program: &Path) -> bool {
    let mut version = process::command(&program.to_string_lossy());
    let output = version.arg("-v").output();
    output.is_ok_and(|output| output.status.success())
}
