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

/// How often both are measured, alternating. The fastest counts: a machine is now
/// fast, now slow, and its fast times are to meet each other.
const ROUNDS: usize = 4;

/// The work, and the model's questions, thresholds, switches and boxes.
type Case = (String, [u32; 4]);
/// Nanoseconds for each case.
type Times = BTreeMap<Case, f64>;

/// A table's title, and which models stand in it.
type Table = (&'static str, fn([u32; 4]) -> bool);

const TABLES: [Table; 4] = [
    ("The product's model", is_product),
    ("More questions", |[_, thresholds, switches, _]| {
        (thresholds, switches) == (9, 8)
    }),
    ("More thresholds", |[questions, _, switches, _]| {
        (questions, switches) == (100, 8)
    }),
    ("More switches", |[questions, thresholds, ..]| {
        (questions, thresholds) == (100, 9)
    }),
];

/// The one model whose questions fit in no series.
fn is_product(counts: [u32; 4]) -> bool {
    !TABLES[1..].iter().any(|(_, has)| has(counts))
}

/// Measures in both, alternating, and prints the tables for a document.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    if let Some(other) = args.next()? {
        return Err(other.unexpected().into());
    }
    let chromium = CHROMIUM.require()?;
    node::install()?;
    let site = build()?;
    let (mut native, mut browser) = (Times::new(), Times::new());
    for round in 1..=ROUNDS {
        process::step(&format!("Measuring natively, {round} of {ROUNDS}"));
        let mut cargo = process::cargo();
        cargo.args(["run", "--quiet", "--profile", "bench", "--package", PACKAGE]);
        keep_fastest(
            &mut native,
            &process::filter(&mut cargo, &[], process::RUSTUP)?,
        )?;
        process::step(&format!("Measuring in Chromium, {round} of {ROUNDS}"));
        server::serving(&site, Caching::None, |address| {
            let mut script = process::command("node");
            script.arg("benches/engine/browser.js").arg(address);
            script.env(CHROMIUM.variable, &chromium);
            keep_fastest(&mut browser, &node::filter(&mut script, &[])?)
        })?;
    }
    for (title, has) in TABLES {
        println!("\n## {title}\n");
        println!("| work | questions | thresholds | switches | boxes | native | browser | ratio |");
        println!("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (case, &here) in native.iter().filter(|((_, counts), _)| has(*counts)) {
            let there = *browser.get(case).context("the browser left a case out")?;
            let (work, [questions, thresholds, switches, boxes]) = case;
            let ratio = there / here;
            let (here, there) = (time(here), time(there));
            println!(
                "| {work} | {questions} | {thresholds} | {switches} | {boxes} | {here} | {there} | {ratio:.1} |"
            );
        }
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

/// Takes from the lines that a run printed what is faster than before.
fn keep_fastest(times: &mut Times, lines: &[u8]) -> Result<()> {
    for line in std::str::from_utf8(lines)?.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        ensure!(parts.len() == 6, "not a measurement: {line}");
        let mut counts = [0; 4];
        for (count, text) in counts.iter_mut().zip(&parts[1..5]) {
            *count = text.parse()?;
        }
        let took = parts[5].parse()?;
        let fastest = times.entry((parts[0].to_owned(), counts)).or_insert(took);
        *fastest = fastest.min(took);
    }
    Ok(())
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
    fn the_fastest_of_each_case_counts() {
        let mut times = Times::new();
        for lines in [
            "joint flip\t4\t8\t12\t48\t1234.5\n",
            "joint flip\t4\t8\t12\t48\t999.9\n",
        ] {
            keep_fastest(&mut times, lines.as_bytes()).unwrap();
        }
        keep_fastest(&mut times, b"joint flip\t4\t8\t12\t48\t1000.0\n").unwrap();
        let case = ("joint flip".to_owned(), [4, 8, 12, 48]);
        assert_eq!(times, Times::from([(case, 999.9)]));
        assert!(keep_fastest(&mut times, b"decide\t4\n").is_err());
    }

    #[test]
    fn each_table_has_its_series() {
        for (counts, titles) in [
            ([4, 8, 9, 36], vec!["The product's model"]),
            ([300, 9, 8, 64], vec!["More questions"]),
            ([100, 24, 8, 729], vec!["More thresholds"]),
            ([100, 9, 64, 64], vec!["More switches"]),
            (
                [100, 9, 8, 64],
                vec!["More questions", "More thresholds", "More switches"],
            ),
        ] {
            let having = TABLES.iter().filter(|(_, has)| has(counts));
            assert_eq!(having.map(|(title, _)| *title).collect::<Vec<_>>(), titles);
        }
    }
}
