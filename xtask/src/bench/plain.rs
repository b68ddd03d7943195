//! The plain page: the built `embed.html`, its HTML and CSS as they are, with the
//! app replaced by the JavaScript in `benches/plain`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::model;
use crate::bundle::Assets;
use crate::{folder, node, process, workspace};

/// Its name beside `embed.html`.
const PAGE: &str = "plain.html";

/// Pages that stand beside them: one with fifty frames, and one with three native
/// sliders and nothing else.
const BESIDE: [&str; 2] = ["many.html", "bare.html"];

/// Copies the built site, and adds what the measures need beside it.
pub fn write(dist: &Path, site: &Path) -> Result<()> {
    process::step("Writing the plain JavaScript page");
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| format!("emptying {}", site.display()))?;
    }
    folder::copy(dist, site)?;
    let assets = Assets::new(site, true);

    let html = read(&dist.join("embed.html"))?;
    let script = between(&html, "<script type=\"module\" src=\"", "\"")?;
    let wasm = between(&html, "<link rel=\"preload\" href=\"", "\n")?;
    let app = assets.add("plain", "js", &bundle(site)?)?;
    // The page's own script stays too; only the app that it starts is another.
    let start = read(&dist.join(script))?;
    let glue = between(&start, "import(\"./", "\")")?;
    let start = swap(&start, glue, file_name(&app))?;
    let start = assets.add("page-plain", "js", start.as_bytes())?;
    let html = swap(&html, &format!("<link rel=\"preload\" href=\"{wasm}\n"), "")?;
    let html = swap(&html, script, &start)?;
    assets.add_as(PAGE, html.as_bytes())?;

    for page in BESIDE {
        let html = read(&workspace::root().join("benches/pages").join(page))?;
        assets.add_as(page, html.as_bytes())?;
    }
    Ok(())
}

/// The twin's modules and the model it runs on, as one module.
fn bundle(site: &Path) -> Result<Vec<u8>> {
    let model = site.with_file_name("model.json");
    fs::write(&model, model::json().to_string())
        .with_context(|| format!("writing {}", model.display()))?;
    let mut esbuild = node::script("esbuild/bin/esbuild")?;
    esbuild
        .arg("benches/plain/app.js")
        .args(["--bundle", "--format=esm", "--minify", "--charset=utf8"])
        .arg("--log-level=warning")
        .arg(format!("--alias:model={}", model.display()));
    node::filter(&mut esbuild, &[])
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn between<'a>(html: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let after = html.split_once(start).map(|(_, after)| after);
    let found = after.and_then(|after| after.split_once(end));
    let (found, _) = found.with_context(|| format!("the embed has no {start}…{end}"))?;
    Ok(found)
}

fn swap(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.contains(old), "the embed doesn't name {old}");
    Ok(text.replace(old, new))
}

fn file_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}
