//! `bench-engine`: what the engine's work costs natively and in a browser, and
//! how that grows with the model.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::browser::CHROMIUM;
use crate::server::{self, Caching};
use crate::{bundle, node, process, workspace};

const PACKAGE: &str = "sales-motion-engine-bench";
const PAGE: &str = "<!doctype html><title>The engine in a browser</title>";

/// The work, and the model's questions, thresholds, switches and boxes.
type Case = (String, [u32; 4]);

/// Measures in both, one after the other, and prints a table for a document.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    if let Some(other) = args.next()? {
        return Err(other.unexpected().into());
    }
    let chromium = CHROMIUM.require()?;
    node::install()?;
    let site = build()?;
    process::step("Measuring natively");
    let mut native = process::cargo();
    native.args(["run", "--quiet", "--profile", "bench", "--package", PACKAGE]);
    let native = measured(&process::filter(&mut native, &[], process::RUSTUP)?)?;
    process::step("Measuring in Chromium");
    let mut measured_there = Vec::new();
    server::serving(&site, Caching::None, |address| {
        let mut script = process::command("node");
        script.arg("benches/engine/browser.js").arg(address);
        script.env(CHROMIUM.variable, &chromium);
        measured_there = node::filter(&mut script, &[])?;
        Ok(())
    })?;
    let browser: BTreeMap<Case, f64> = measured(&measured_there)?.into_iter().collect();
    println!("\n| work | questions | thresholds | switches | boxes | native | browser | ratio |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (case, nanoseconds) in native {
        let there = *browser.get(&case).context("the browser left a case out")?;
        let (work, [nodes, thresholds, switches, boxes]) = case;
        let ratio = there / nanoseconds;
        let (native, browser) = (time(nanoseconds), time(there));
        println!(
            "| {work} | {nodes} | {thresholds} | {switches} | {boxes} | {native} | {browser} | {ratio:.1} |"
        );
    }
    Ok(())
}

/// The engine as a module that a page can load, compiled and shrunk as the app is,
/// but for the standard library, which is the usual one.
fn build() -> Result<PathBuf> {
    bundle::ensure_target()?;
    process::step("Compiling the engine to WebAssembly");
    let mut cargo = process::cargo();
    cargo.args(["rustc", "--package", PACKAGE, "--lib", "--release"]);
    // Or cargo would leave link-time optimisation out.
    cargo.args(["--crate-type", "cdylib"]);
    cargo.args(["--target", bundle::TRIPLE]);
    process::run(&mut cargo, process::RUSTUP)?;
    let compiled = workspace::target()?
        .join(bundle::TRIPLE)
        .join("release/sales_motion_engine_bench.wasm");
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate_output()?;
    let folder = workspace::target()?.join("bench-engine");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), PAGE)?;
    fs::write(folder.join("glue.js"), output.js())?;
    let wasm = bundle::shrink(&output.wasm_mut().emit_wasm())?;
    fs::write(folder.join("engine.wasm"), wasm)?;
    Ok(folder)
}

/// The lines that a run printed.
fn measured(lines: &[u8]) -> Result<Vec<(Case, f64)>> {
    let lines = std::str::from_utf8(lines)?.lines();
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            ensure!(parts.len() == 6, "not a measurement: {line}");
            let mut counts = [0; 4];
            for (count, text) in counts.iter_mut().zip(&parts[1..5]) {
                *count = text.parse()?;
            }
            Ok(((parts[0].to_owned(), counts), parts[5].parse()?))
        })
        .collect()
}

/// Nanoseconds for people, to three digits.
fn time(nanoseconds: f64) -> String {
    let (value, unit) = match nanoseconds {
        ..1e3 => (nanoseconds, "ns"),
        ..1e6 => (nanoseconds / 1e3, "µs"),
        _ => (nanoseconds / 1e6, "ms"),
    };
    let places = match value {
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{value:.places$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_and_a_unit() {
        for (nanoseconds, expected) in [
            (3.218, "3.22 ns"),
            (456.7, "457 ns"),
            (12_345.0, "12.3 µs"),
            (9_876_543.0, "9.88 ms"),
        ] {
            assert_eq!(time(nanoseconds), expected);
        }
    }

    #[test]
    fn a_line_is_a_case_and_its_time() {
        let read = measured(b"joint flip\t4\t8\t12\t48\t1234.5\n").unwrap();
        assert_eq!(read, [(("joint flip".to_owned(), [4, 8, 12, 48]), 1_234.5)]);
        assert!(measured(b"decide\t4\n").is_err());
    }
}
