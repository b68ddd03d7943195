//! Programs that come as Python packages, each set in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::process;

const PYTHON: [&str; 2] = ["python3", "python"];

/// Succeeds where Python is new enough for what we install and can make
/// environments. Debian has the module `venv` without what it needs.
const SUITABLE: &str =
    "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 11, 5) else 1)";

const FIX: &str = "install Python 3.11.5 or newer with its module venv \
                   (on Debian `sudo apt-get install python3-venv`)";

/// A folder with a Python and what was installed for it.
pub struct Environment(PathBuf);

impl Environment {
    /// Where one of its programs is.
    pub fn program(&self, name: &str) -> PathBuf {
        let place = if cfg!(windows) {
            format!("Scripts/{name}.exe")
        } else {
            format!("bin/{name}")
        };
        self.0.join(place)
    }
}

/// Installs what the requirements list, when the list has changed, into `folder`.
pub fn environment(folder: &Path, requirements: &Path) -> Result<Environment> {
    let wanted = fs::read_to_string(requirements)?;
    let installed = folder.join("requirements.txt");
    let environment = Environment(folder.to_path_buf());
    let python = environment.program("python");
    if python.is_file() && fs::read_to_string(&installed).is_ok_and(|it| it == wanted) {
        return Ok(environment);
    }

    let what = requirements.file_name().unwrap_or_default();
    let what = what.to_string_lossy();
    process::step(&format!("Installing what {what} lists (once)"));
    let Some(system) = PYTHON.into_iter().find(|name| is_suitable(name)) else {
        bail!("no suitable Python: {FIX}");
    };
    let mut create = process::command(system);
    create.args(["-m", "venv", "--clear"]).arg(folder);
    process::run(&mut create, FIX)?;
    let mut install = process::command(&python.to_string_lossy());
    install.args(["-m", "pip", "install", "--quiet", "--no-compile"]);
    install.args(["--disable-pip-version-check", "--requirement"]);
    install.arg(requirements);
    process::run(&mut install, FIX)
        .context("installing it needs a package index: pip's own settings say which")?;
    fs::write(installed, wanted)?;
    Ok(environment)
}

fn is_suitable(python: &str) -> bool {
    process::command(python)
        .args(["-c", SUITABLE])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
