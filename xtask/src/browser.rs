//! The browsers that the tests drive: the system's own.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process;

/// A browser, and what it is called.
pub struct Browser {
    pub name: &'static str,
    /// The variable that names its program.
    pub variable: &'static str,
    /// Debian's package.
    package: &'static str,
    /// Its program on the search path.
    programs: &'static [&'static str],
    /// Where to look besides.
    places: &'static [&'static str],
}

pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    package: "chromium",
    programs: &["chromium", "chromium-browser", "google-chrome"],
    places: &[
        "/usr/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
};

pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    package: "firefox-esr",
    programs: &["firefox-esr", "firefox"],
    places: &[
        "/usr/bin/firefox-esr",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
};

impl Browser {
    /// Finds the browser; installs it where the system lets it.
    pub fn ensure(&self) -> Result<Option<PathBuf>> {
        if let Some(chosen) = env::var_os(self.variable).map(PathBuf::from) {
            if !chosen.is_file() {
                bail!(
                    "{} says {}, which is not a file",
                    self.variable,
                    chosen.display()
                );
            }
            return Ok(Some(chosen));
        }
        if let Some(found) = self.find() {
            return Ok(Some(found));
        }
        if can_install() {
            process::step(&format!("Installing {}", self.name));
            let fix = self.fix();
            process::run(process::command("apt-get").arg("update"), &fix)?;
            let mut install = process::command("apt-get");
            install
                .args(["install", "--yes", self.package])
                .env("DEBIAN_FRONTEND", "noninteractive");
            process::run(&mut install, &fix)?;
        }
        Ok(self.find())
    }

    /// What to do when it isn't there.
    pub fn fix(&self) -> String {
        format!(
            "install {} (on Debian `sudo apt-get install {}`), \
             or name its program with the variable {}",
            self.name, self.package, self.variable
        )
    }

    fn find(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let on_path = self
            .programs
            .iter()
            .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)));
        self.places
            .iter()
            .map(PathBuf::from)
            .chain(on_path)
            .find(|file| file.is_file())
    }
}

/// Whether packages can be installed without asking: root, where apt is.
pub fn can_install() -> bool {
    let user = process::filter(process::command("id").arg("-u"), &[], "").unwrap_or_default();
    user.trim_ascii() == b"0" && PathBuf::from("/usr/bin/apt-get").exists()
}
