//! `bench`: how fast the site is, beside a plain JavaScript page that does the
//! same work.
//!
//! The measuring itself is done by `benches/run.js`, in the system's Chromium.
//! A slow figure is printed, and fails nothing.

mod model;
mod plain;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use lexopt::Arg::Long;

use crate::browser::CHROMIUM;
use crate::server::{self, Caching};
use crate::{dist, node, process, workspace};

/// What can be measured alone, as `benches/run.js` knows it.
const PARTS: [&str; 5] = ["load", "steps", "memory", "many", "same"];

/// Reads the arguments, builds the site and its plain twin, and measures both.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let (mut quick, mut as_built) = (false, false);
    let mut only = None;
    let (mut json, mut markdown) = (None::<PathBuf>, None::<PathBuf>);
    while let Some(argument) = args.next()? {
        match argument {
            Long("quick") => quick = true,
            Long("as-built") => as_built = true,
            Long("only") => only = Some(part(args.value()?)?),
            Long("json") => json = Some(args.value()?.into()),
            Long("markdown") => markdown = Some(args.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let chromium = CHROMIUM.require()?;
    if as_built {
        node::install()?;
    } else {
        dist::build(None)?;
    }
    let folder = workspace::target()?.join("bench");
    let site = folder.join("site");
    plain::write(&workspace::dist(), &site)?;
    let json = match json {
        Some(file) => std::path::absolute(file)?,
        None => folder.join("bench.json"),
    };

    process::step("Measuring in Chromium");
    server::serving(&site, Caching::Host, |address| {
        let mut bench = process::command("node");
        bench.arg(workspace::root().join("benches/run.js"));
        bench.args(["--site", address]).arg("--json").arg(&json);
        if let Some(file) = &markdown {
            bench.arg("--markdown").arg(std::path::absolute(file)?);
        }
        if quick {
            bench.arg("--quick");
        }
        if let Some(part) = &only {
            bench.arg("--only").arg(part);
        }
        bench.env(CHROMIUM.variable, &chromium);
        node::run(&mut bench)
    })?;
    println!("\nAll figures are in {}", json.display());
    Ok(())
}

fn part(asked: OsString) -> Result<OsString> {
    ensure!(
        PARTS.iter().any(|part| asked == *part),
        "--only: no such part `{}`; the parts are {}",
        asked.display(),
        PARTS.join(", ")
    );
    Ok(asked)
}
