//! The project's commands. `cargo xtask` lists them.
//!
//! One file per command; what `serve` and `dist` share is in [`bundle`].

mod bench;
mod bench_engine;
mod browser;
mod bundle;
mod deny;
mod dist;
mod explain;
mod folder;
mod fuzz;
mod hosts;
mod lighthouse;
mod nginx;
mod node;
mod process;
mod python;
mod reproduce;
mod serve;
mod server;
mod size;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use lexopt::Arg::{Long, Short, Value};

const HELP: &str = "\
Usage: cargo xtask <command>

  serve    Build the site, serve it on this machine, rebuild on change
             --release    optimised code, as in dist
             --port N     first port to try (8080)
  dist     Write the site to dist/, ready for any static host
             --base-url URL    where it will live; adds oEmbed files, and what
                               other sites read in the pages' heads
  size     Build dist/, print what each file weighs, fail over the budgets
  test     Run every test, then the built site in browsers
             --no-browser    stop before the browsers
  bench    Measure how fast the site is, beside a plain JavaScript page
             --quick            fewer repetitions
             --as-built         measure the dist/ that is there
             --only PART        load, steps, memory, many; or same, which only
                                compares what both pages show
             --json FILE        where the figures go (target/bench/bench.json)
             --markdown FILE    writes the tables too, as in docs/performance.md
  lighthouse  Have Lighthouse judge the article and the embed (needs Node)
             --as-built      judge the dist/ that is there
  deny     Hold the dependencies to deny.toml
             --advisories    ask the advisory database too
  fuzz     Give the fuzzed parts millions of made-up cases
             --cases N    how many each (1000000)
             --seed N     the same cases as a run before
             --only NAME  the tests of that name, such as `moves`
  bench-engine
           Measure the engine natively and in Chromium, as the model grows
  reproduce
           Build dist/ twice, in different folders, and compare the bytes
  explain  Print the decision for a situation (`explain --help`)
";

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        match error.downcast_ref::<lexopt::Error>() {
            Some(error) => eprintln!("error: {error}; `cargo xtask help` lists what there is"),
            None => eprintln!("\nerror: {error:#}"),
        }
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode> {
    let mut args = lexopt::Parser::from_env();
    let command = match args.next()? {
        Some(Value(command)) => command.to_string_lossy().into_owned(),
        Some(Long("help") | Short('h')) => {
            print!("{HELP}");
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(other.unexpected().into()),
        None => String::new(),
    };
    match command.as_str() {
        "serve" => serve::run(args)?,
        "dist" => dist::run(args)?,
        "size" => size::run(args)?,
        "test" => test::run(args)?,
        "bench" => bench::run(args)?,
        "lighthouse" => lighthouse::run(args)?,
        "bench-engine" => bench_engine::run(args)?,
        "reproduce" => reproduce::run(args)?,
        "deny" => deny::run(args)?,
        "fuzz" => fuzz::run(args)?,
        "explain" => return explain::run(args),
        "help" => print!("{HELP}"),
        _ => {
            if !command.is_empty() {
                eprintln!("error: there is no command `{command}`\n");
            }
            eprint!("{HELP}");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}
