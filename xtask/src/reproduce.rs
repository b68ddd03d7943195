//! `reproduce`: two builds of the site, from different folders, must give the
//! same bytes.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::bundle::BaseUrl;
use crate::{dist, folder, process, workspace};

const GIT: &str = "install git: it says which files are the project's";

/// Reads the arguments, builds twice and compares.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    if let Some(other) = args.next()? {
        return Err(other.unexpected().into());
    }
    let base: BaseUrl = crate::test::BASE_URL.parse()?;
    dist::build(Some(&base))?;
    no_machine_paths(&workspace::dist())?;
    let elsewhere = copy()?;
    process::step("Building it again, from nothing, in another folder");
    build_in(&elsewhere)?;
    let (one, other) = (files(&workspace::dist())?, files(&elsewhere.join("dist"))?);
    let differing = differing(&one, &other);
    ensure!(
        differing.is_empty(),
        "these files of the two builds differ: {}",
        differing.join(", ")
    );
    println!("\nBoth builds gave the same {} files.", one.len());
    fs::remove_dir_all(&elsewhere)?;
    Ok(())
}

/// Refuses a site in which a place of this machine is named.
pub fn no_machine_paths(site: &Path) -> Result<()> {
    let places = [
        Some(workspace::root().to_path_buf()),
        env::home_dir(),
        env::var_os("CARGO_HOME").map(PathBuf::from),
        Some(workspace::target()?),
    ];
    let places: Vec<String> = (places.into_iter().flatten())
        .map(|place| format!("{}/", place.display()))
        // The root of all folders is in any file.
        .filter(|place| place.len() > 2)
        .collect();
    for (name, content) in files(site)? {
        let named = places
            .iter()
            .find(|place| contains(&content, place.as_bytes()));
        ensure!(
            named.is_none(),
            "{name} names a place of this machine: {}",
            named.unwrap_or(&String::new())
        );
    }
    Ok(())
}

/// The project's files as they stand, in a folder with another name.
fn copy() -> Result<PathBuf> {
    let elsewhere = workspace::target()?.join("reproduce/another place");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    let mut list = process::command("git");
    list.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let names = String::from_utf8(process::filter(&mut list, &[], GIT)?)?;
    for name in names.split_terminator('\0') {
        let (from, to) = (workspace::root().join(name), elsewhere.join(name));
        if from.is_file() {
            folder::copy_file(&from, &to)?;
        }
    }
    Ok(elsewhere)
}

/// Runs this very program there, as cargo would have built it there.
fn build_in(elsewhere: &Path) -> Result<()> {
    let target = elsewhere.join("target");
    let program = target.join("debug/xtask");
    folder::copy_file(&env::current_exe()?, &program)?;
    let mut again = process::command(&program.to_string_lossy());
    again.args(["dist", "--base-url", crate::test::BASE_URL]);
    again.current_dir(elsewhere);
    again.env("CARGO_MANIFEST_DIR", elsewhere.join("xtask"));
    again.env("CARGO_TARGET_DIR", &target);
    process::run(&mut again, "")
}

/// The files of a folder and below, by their names within it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let files = folder::files(folder)?.into_iter();
    files
        .map(|path| {
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            Ok((name, fs::read(&path)?))
        })
        .collect()
}

/// The names of files that aren't the same in both.
fn differing<'a>(
    one: &'a BTreeMap<String, Vec<u8>>,
    other: &'a BTreeMap<String, Vec<u8>>,
) -> Vec<&'a str> {
    let mut names: Vec<&str> = one.keys().chain(other.keys()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|&name| one.get(name) != other.get(name));
    names
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_or_is_missing_is_named() {
        let site = |files: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            let owned = |&(name, text): &(&str, &str)| (name.to_owned(), text.into());
            files.iter().map(owned).collect()
        };
        let one = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let other = site(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&one, &other), ["b", "c", "d"]);
        assert!(differing(&one, &one).is_empty());
    }

    #[test]
    fn a_place_of_this_machine_is_found_in_any_file() {
        let folder = env::temp_dir().join(format!("sales-motion-places-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("assets/a.wasm"), b"\0\xffnothing\0").unwrap();
        assert!(no_machine_paths(&folder).is_ok());
        let place = workspace::root().to_string_lossy().into_owned();
        fs::write(
            folder.join("assets/a.wasm"),
            format!("\0{place}/src/lib.rs\0"),
        )
        .unwrap();
        let error = no_machine_paths(&folder).unwrap_err().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.starts_with("assets/a.wasm names a place"), "{error}");
    }
}
