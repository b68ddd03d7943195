//! `dist`: writes the finished site.

use anyhow::Result;
use lexopt::Arg::Long;
use lexopt::ValueExt;

use crate::bundle::{self, BaseUrl, Effort};
use crate::{node, process, workspace};

/// Reads the arguments and writes `dist/`.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut base_url = None;
    while let Some(argument) = args.next()? {
        match argument {
            Long("base-url") => base_url = Some(args.value()?.string()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    build(base_url.as_ref())?;
    println!("\nThe site is in dist/. Any static host can serve it, from any folder.");
    Ok(())
}

/// Writes `dist/`. With the address it will live at, pages say it and oEmbed
/// files are there.
pub fn build(base_url: Option<&BaseUrl>) -> Result<()> {
    node::install()?;
    bundle::write(&workspace::dist(), Effort::Dist, base_url)?;
    process::step("Wrote dist/");
    Ok(())
}
