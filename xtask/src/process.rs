//! Running other programs, and saying so.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use std::{iter, thread};

use anyhow::{Context, Result, anyhow, bail};

use crate::workspace;

/// What to do where there is no Rust.
pub const RUSTUP: &str = "install Rust with rustup (https://rustup.rs)";

/// Announces a step.
pub fn step(what: &str) {
    println!("\n==> {what}");
}

/// A command that runs in the repository's folder.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    command
}

/// The cargo that started this program.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Shows the command, runs it, and fails when it fails.
/// `fix` says what to do when the program isn't there.
pub fn run(command: &mut Command, fix: &str) -> Result<()> {
    println!("  $ {}", shown(command));
    let status = command
        .status()
        .map_err(|error| missing(command, error, fix))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Gives the command `input` and returns what it prints.
pub fn filter(command: &mut Command, input: &[u8], fix: &str) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, error, fix))?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    // Written from a thread: a filter may print before it has read everything.
    let output = thread::scope(|scope| {
        scope.spawn(move || {
            // A filter that stops reading early says why by its exit status.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output()
    })?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(output.stdout)
}

fn missing(command: &Command, error: std::io::Error, fix: &str) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        anyhow!("`{program}` is not on this machine: {fix}")
    } else {
        anyhow!("`{program}` did not start: {error}")
    }
}

/// The command as a person would type it: paths without the machine's part.
fn shown(command: &Command) -> String {
    let root = format!("{}/", workspace::root().display());
    let variables: String = command
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)))
        .map(|(name, value)| format!("{}={} ", name.display(), value.display()))
        .collect();
    let words = iter::once(command.get_program())
        .chain(command.get_args())
        .enumerate()
        .map(|(place, word)| {
            let word = word.to_string_lossy().replace(&root, "");
            match word.rsplit_once('/') {
                Some((_, name)) if place == 0 => name.to_owned(),
                _ => word,
            }
        })
        .collect::<Vec<_>>()
        .join(" ");
    variables + &words
}
