//! `explain`: prints the decision for a situation, or for each line of a list.

mod arguments;
mod help;
mod lines;
mod people;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Result;
use sales_motion_engine::reading::{Problem, ProblemKind, Reading};
use sales_motion_engine::{Analysis, MODEL, reading, record};

use arguments::Request;

/// What a shell expects of a command that was called in a wrong way.
const MISUSED: u8 = 2;

/// Reads the situation from the arguments and prints the decision.
///
/// # Errors
///
/// Says why the output can't be written, or the input can't be read.
pub fn run(args: lexopt::Parser) -> Result<ExitCode> {
    let request = match arguments::read(args) {
        Ok(request) => request,
        Err(complaint) => return Ok(misused(&[complaint])),
    };
    let output = io::stdout().lock();
    let written = match request {
        Request::Help => help::write(output),
        Request::Lines => lines::run(io::stdin().lock(), output),
        Request::One { pairs, json } => {
            let reading = reading::read(&MODEL, pairs);
            let unusable: Vec<String> = reading.problems.iter().filter_map(unusable).collect();
            if !unusable.is_empty() {
                let flags: Vec<String> = unusable.iter().map(|why| format!("--{why}")).collect();
                return Ok(misused(&flags));
            }
            for problem in &reading.problems {
                eprintln!("note: --{problem}");
            }
            one(&reading, json, output)
        }
    };
    match written {
        // Whoever reads has read enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        written => Ok(written.map(|()| ExitCode::SUCCESS)?),
    }
}

fn one(reading: &Reading, json: bool, mut output: impl Write) -> io::Result<()> {
    let analysis = Analysis::new(&MODEL, &reading.inputs, &reading.thresholds);
    let decision = analysis.decide(reading.inputs.amounts());
    if json {
        let (inputs, thresholds) = (&reading.inputs, &reading.thresholds);
        writeln!(
            output,
            "{}",
            record::json(&MODEL, inputs, thresholds, &decision)
        )
    } else {
        let page = people::write(&reading.inputs, &analysis, &decision);
        output.write_all(page.as_bytes())
    }
}

fn misused(complaints: &[String]) -> ExitCode {
    for complaint in complaints {
        eprintln!("error: {complaint}");
    }
    eprintln!("See `cargo xtask explain --help`.");
    ExitCode::from(MISUSED)
}

/// Why a situation with this problem is not decided, if it is not. Going on with
/// the default in place of what can't be read would look like an answer.
fn unusable(problem: &Problem) -> Option<String> {
    let Problem { key, text, kind } = problem;
    match kind {
        ProblemKind::Unreadable(why) => Some(format!("{key}: can't read “{text}”: {why}")),
        ProblemKind::UnknownAnswer(known) => {
            Some(format!("{key}: “{text}” is none of {}", known.join(", ")))
        }
        ProblemKind::UnknownKey
        | ProblemKind::Repeated
        | ProblemKind::Clamped(_)
        | ProblemKind::Rounded(_)
        | ProblemKind::OutOfOrder(_)
        | ProblemKind::TooLong(_) => None,
    }
}
