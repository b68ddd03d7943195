//! `test`: every test there is, natively and in a browser.

use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use lexopt::Arg::Long;
use tokio::sync::oneshot;

use crate::{chromium, dist, node, process, server, size, workspace};

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
        in_browser()?;
        println!("\nAll tests passed.");
    } else {
        println!("\nThe native tests passed; the browser was left out.");
    }
    Ok(())
}

/// Engine and views in native rendering, then these commands.
fn native() -> Result<()> {
    process::step("Running the native tests");
    let fix = "install Rust with rustup (https://rustup.rs)";
    process::run(process::cargo().arg("test").args(workspace::PRODUCT), fix)?;
    process::run(process::cargo().args(["test", "--package", "xtask"]), fix)
}

/// The finished site, as a reader's browser gets it.
fn in_browser() -> Result<()> {
    let chromium = chromium::ensure()?;
    dist::build(None)?;
    // A site that is too heavy is still worth testing.
    let weighed = size::check(&workspace::dist());
    process::step("Testing dist/ in Chromium");
    while_serving(&workspace::dist(), |address| {
        let mut playwright = node::script("@playwright/test/cli.js")?;
        playwright.args(["test", "--forbid-only", "--config"]);
        playwright.arg("tests/e2e/playwright.config.js");
        node::run(
            playwright
                .env("BASE_URL", address)
                .env("CHROMIUM", chromium),
        )
    })?;
    weighed
}

/// Serves a folder on any free port while `work` runs.
fn while_serving(folder: &Path, work: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    let listener = server::listen(0)?;
    let address = server::address(&listener)?;
    let (stop, stopped) = oneshot::channel::<()>();
    thread::scope(|scope| {
        let server = scope.spawn(|| {
            server::serve(listener, folder, async {
                // Dropping the sender stops it as well as sending does.
                let _ = stopped.await;
            })
        });
        let worked = work(&address);
        drop(stop);
        let served = server.join().map_err(|_| anyhow!("the server panicked"))?;
        worked.and(served.context("serving dist/"))
    })
}
