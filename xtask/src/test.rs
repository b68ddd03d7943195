//! `test`: every test there is, natively and in browsers.

use anyhow::{Result, bail};
use lexopt::Arg::Long;

use crate::browser::{CHROMIUM, FIREFOX, WEBKIT};
use crate::server::{self, Caching};
use crate::{deny, dist, hosts, nginx, node, process, reproduce, size, workspace};

/// Where the tested site says it lives, so that it has its oEmbed files too. No
/// test asks there for anything.
pub const BASE_URL: &str = "https://sales-motion.example/";

/// Reads the arguments and runs the tests.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut browser = true;
    while let Some(argument) = args.next()? {
        match argument {
            Long("no-browser") => browser = false,
            other => return Err(other.unexpected().into()),
        }
    }
    native()?;
    if browser {
        deny::check()?;
        in_browsers()?;
        println!("\nAll tests passed.");
    } else {
        println!("\nThe native tests passed; the browsers were left out.");
    }
    Ok(())
}

/// Engine and views in native rendering, then these commands.
fn native() -> Result<()> {
    process::step("Running the native tests");
    process::run(
        process::cargo().arg("test").args(workspace::PRODUCT),
        process::RUSTUP,
    )?;
    process::run(
        process::cargo().args(["test", "--package", "xtask"]),
        process::RUSTUP,
    )
}

/// The finished site, as a reader's browser gets it, alone and in other sites.
fn in_browsers() -> Result<()> {
    let Some(chromium) = CHROMIUM.ensure()? else {
        bail!(
            "Chromium is not on this machine: {}, or leave the browsers out with --no-browser",
            CHROMIUM.fix()
        );
    };
    let mut others = Vec::new();
    for browser in [FIREFOX, WEBKIT] {
        others.push((browser.ensure()?, browser));
    }
    let nginx = nginx::ensure()?;
    let hosts = hosts::build()?;
    dist::build(Some(&BASE_URL.parse()?))?;
    reproduce::no_machine_paths(&workspace::dist())?;
    // A site that is too heavy is still worth testing.
    let weighed = size::check(&workspace::dist());
    process::step("Testing dist/ in browsers");
    for (found, browser) in &others {
        if found.is_none() {
            println!(
                "{0} is not on this machine and is left out. To test in it too, {1}.",
                browser.name,
                browser.fix()
            );
        }
    }
    if nginx.is_none() {
        println!(
            "nginx is not on this machine and is left out. To test with it too, {}.",
            nginx::FIX
        );
    }
    server::serving(&workspace::dist(), Caching::None, |address| {
        let mut playwright = node::script("@playwright/test/cli.js")?;
        playwright.args(["test", "--forbid-only", "--config"]);
        playwright.arg("tests/e2e/playwright.config.js");
        playwright
            .env("BASE_URL", address)
            .env("HOSTS", hosts)
            .env(CHROMIUM.variable, chromium);
        for (found, browser) in others {
            if let Some(program) = found {
                playwright.env(browser.variable, program);
            }
        }
        if let Some(nginx) = nginx {
            playwright.env(nginx::VARIABLE, nginx);
        }
        node::run(&mut playwright)
    })?;
    weighed
}
