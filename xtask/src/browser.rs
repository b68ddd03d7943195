//! The browsers that the tests drive: the system's own.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::process;

/// A browser, and what it is called.
pub struct Browser {
    pub name: &'static str,
    /// The variable that names its program.
    pub variable: &'static str,
    /// Debian's packages; what comes first is tried first.
    packages: &'static [&'static [&'static str]],
    /// Its program on the search path.
    programs: &'static [&'static str],
    /// Where to look besides.
    places: &'static [&'static str],
    /// What it can't run without, on the search path.
    needs: &'static [&'static str],
}

pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    // The same engine without windows: the tests take half the time in it.
    packages: &[&["chromium-headless-shell"], &["chromium"]],
    programs: &[
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ],
    places: &[
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    needs: &[],
};

pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    packages: &[&["firefox-esr"]],
    programs: &["firefox-esr", "firefox"],
    places: &[
        "/usr/bin/firefox-esr",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    needs: &[],
};

/// By its driver, which comes with its small browser. It shows windows, so it
/// gets a screen that nobody sees.
pub const WEBKIT: Browser = Browser {
    name: "WebKitGTK",
    variable: "WEBKIT",
    packages: &[&["webkit2gtk-driver", "xvfb"]],
    programs: &["WebKitWebDriver"],
    places: &["/usr/bin/WebKitWebDriver"],
    needs: &["Xvfb"],
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
            if let Err(error) = self.install() {
                println!("{error:#}");
            }
        }
        Ok(self.find())
    }

    /// The same, for what can't do without it.
    pub fn require(&self) -> Result<PathBuf> {
        self.ensure()?
            .with_context(|| format!("{} is not on this machine: {}", self.name, self.fix()))
    }

    fn install(&self) -> Result<()> {
        let fix = self.fix();
        process::run(process::command("apt-get").arg("update"), &fix)?;
        let mut outcome = Ok(());
        for packages in self.packages {
            let mut install = process::command("apt-get");
            install
                .args(["install", "--yes"])
                .args(*packages)
                .env("DEBIAN_FRONTEND", "noninteractive");
            outcome = process::run(&mut install, &fix);
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    /// What to do when it isn't there.
    pub fn fix(&self) -> String {
        format!(
            "install {} (on Debian `sudo apt-get install {}`), \
             or name its program with the variable {}",
            self.name,
            self.packages[0].join(" "),
            self.variable
        )
    }

    fn find(&self) -> Option<PathBuf> {
        if !self.needs.iter().all(|name| on_path(name).next().is_some()) {
            return None;
        }
        let places = self.places.iter().map(PathBuf::from);
        places
            .filter(|file| file.is_file())
            .chain(self.programs.iter().flat_map(|name| on_path(name)))
            .next()
    }
}

/// The files of this name on the search path.
pub fn on_path(name: &str) -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let files: Vec<_> = env::split_paths(&path)
        .map(|folder| folder.join(name))
        .filter(|file| file.is_file())
        .collect();
    files.into_iter()
}

/// Whether packages can be installed without asking: root, where apt is.
pub fn can_install() -> bool {
    let user = process::filter(process::command("id").arg("-u"), &[], "").unwrap_or_default();
    user.trim_ascii() == b"0" && PathBuf::from("/usr/bin/apt-get").exists()
}
