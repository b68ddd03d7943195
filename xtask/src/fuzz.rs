//! `fuzz`: the targets that `cargo test` gives a few cases, given millions.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};
use lexopt::Arg::Long;
use lexopt::ValueExt;

use crate::{process, workspace};

/// How many cases a target gets if nobody says.
const CASES: u32 = 1_000_000;

/// Reads the arguments and runs every target.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut cases = CASES;
    // Other cases each time, for the same ones have passed already.
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let mut seed = now.as_secs();
    let mut only = None;
    while let Some(argument) = args.next()? {
        match argument {
            Long("cases") => cases = args.value()?.parse()?,
            Long("seed") => seed = args.value()?.parse()?,
            Long("only") => only = Some(args.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    process::step(&format!(
        "Giving each target {cases} cases, from seed {seed}"
    ));
    println!("A line says the target, how many cases it had, and how long they took.");
    // Compiled for speed, and still with every check of arithmetic.
    let product = || {
        let mut test = process::cargo();
        test.args(["test", "--quiet", "--config", "profile.dev.opt-level=3"]);
        test.args(workspace::PRODUCT).args(["--test", "fuzz", "--"]);
        test.args(&only);
        test
    };
    if let Some(only) = &only {
        let listed = process::filter(product().arg("--list"), &[], process::RUSTUP)?;
        ensure!(
            String::from_utf8_lossy(&listed).contains(": test"),
            "--only: no test of the product's fuzz targets is named `{}`",
            only.display()
        );
    }
    // The JSON lines are read by this program itself, whose time is the engine's.
    let mut lines = process::cargo();
    lines.args(["test", "--quiet", "--package", "xtask", "--", "fuzz::"]);
    let tests = match only {
        Some(_) => vec![product()],
        None => vec![product(), lines],
    };
    for mut test in tests {
        // One after the other, so that the times mean something.
        test.args(["--nocapture", "--test-threads=1"]);
        test.env("PROPTEST_CASES", cases.to_string());
        test.env("PROPTEST_RNG_SEED", seed.to_string());
        process::run(&mut test, process::RUSTUP)?;
    }
    Ok(())
}
