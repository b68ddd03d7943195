//! The host sites of the tests: pages around the embed, built by the generators
//! that writers use, and a few plain and hostile ones written by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{folder, process, python, workspace};

const FIX: &str = "the host sites need Python 3.11.5 or newer with its module venv: install them \
                   (on Debian `sudo apt-get install python3-venv`), or leave the browser out \
                   with --no-browser";

/// Builds the sites unless nothing has changed, and returns their folder.
pub fn build() -> Result<PathBuf> {
    let folder = workspace::target()?.join("hosts");
    let (site, built_from) = (folder.join("site"), folder.join("built-from"));
    let digest = digest(&sources())?;
    if fs::read_to_string(&built_from).is_ok_and(|built| built == digest) && site.is_dir() {
        return Ok(site);
    }

    let requirements = sources().join("requirements.txt");
    let environment = python::environment(&folder.join("environment"), &requirements)?;
    let python = environment.program("python");
    process::step("Building the host sites");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("emptying {}", site.display()))?;
    }
    fs::create_dir_all(&site)?;
    process::run(&mut mkdocs(&python, &site), FIX)?;
    process::run(&mut sphinx(&python, &site, &folder), FIX)?;
    process::run(&mut hugo(&python, &site, &folder), FIX)?;
    for by_hand in ["plain", "hostile"] {
        folder::copy(&sources().join(by_hand), &site.join(by_hand))?;
    }
    fs::write(built_from, digest)?;
    Ok(site)
}

fn sources() -> PathBuf {
    workspace::root().join("tests/hosts")
}

/// Material for MkDocs.
fn mkdocs(python: &Path, site: &Path) -> Command {
    let mut command = module(python, "mkdocs");
    command.args(["build", "--strict", "--quiet", "--config-file"]);
    command.arg(sources().join("mkdocs/mkdocs.yml"));
    command.arg("--site-dir").arg(site.join("mkdocs"));
    // The theme's advertisement.
    command.env("NO_MKDOCS_2_WARNING", "1");
    command
}

/// A warning is an error, to the three of them.
fn sphinx(python: &Path, site: &Path, folder: &Path) -> Command {
    let mut command = module(python, "sphinx");
    command.args(["-q", "-W", "-b", "html", "-d"]);
    command.arg(folder.join("doctrees"));
    command.args([sources().join("sphinx"), site.join("sphinx")]);
    command
}

fn hugo(python: &Path, site: &Path, folder: &Path) -> Command {
    let mut command = module(python, "hugo");
    command.args(["--quiet", "--panicOnWarning", "--noBuildLock", "--source"]);
    command.arg(sources().join("hugo"));
    command.arg("--destination").arg(site.join("hugo"));
    command.arg("--cacheDir").arg(folder.join("cache"));
    command
}

/// `python -m <name>`, which leaves no bytecode beside the sources.
fn module(python: &Path, name: &str) -> Command {
    let mut command = process::command(&python.to_string_lossy());
    command
        .args(["-m", name])
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// A digest of what is in a folder: names and contents.
fn digest(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for file in folder::files(folder)? {
        let content = fs::read(&file)?;
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        hash.update(format!("{name}\n{}\n", content.len()));
        hash.update(content);
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fence below `<!-- shown: FILE -->` is that file, or lines of it.
    #[test]
    fn the_documentation_shows_what_the_hosts_use() {
        let documentation =
            fs::read_to_string(workspace::root().join("docs/embedding.md")).unwrap();
        let shown: Vec<_> = documentation.split("<!-- shown: ").skip(1).collect();
        assert!(shown.len() >= 5, "only {} snippets are held", shown.len());
        for part in shown {
            let (name, rest) = part.split_once(" -->\n").expect("the mark ends its line");
            let snippet = rest
                .split_once("```")
                .and_then(|(_, fence)| fence.split_once('\n'))
                .and_then(|(_, lines)| lines.split_once("```"))
                .expect("a fence follows the mark")
                .0;
            let file = fs::read_to_string(sources().join(name)).expect(name);
            assert!(
                file.contains(snippet.trim_end()),
                "{name} does not hold what the documentation shows:\n{snippet}"
            );
        }
    }

    #[test]
    fn a_digest_tells_names_and_contents_apart() {
        let folder = workspace::target().unwrap().join("digest-test");
        let write = |name: &str, content: &str| {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name), content).unwrap();
            digest(&folder).unwrap()
        };
        let first = write("a", "x");
        let grown = write("b", "");
        assert_ne!(first, grown);
        assert_ne!(grown, write("b", "y"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
