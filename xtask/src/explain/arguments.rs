//! The command line.

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use sales_motion_engine::MODEL;
use sales_motion_engine::reading::Key;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// How to ask.
    Help,
    /// A decision for each line of standard input.
    Lines,
    /// One decision.
    One {
        /// What is given, as keys and texts.
        pairs: Vec<(String, String)>,
        /// For machines rather than people.
        json: bool,
    },
}

/// Reads the arguments behind the command.
///
/// # Errors
///
/// Says which argument can't be used, and why.
pub fn read(mut args: lexopt::Parser) -> Result<Request, String> {
    let mut pairs = Vec::new();
    let (mut json, mut lines) = (false, false);
    while let Some(argument) = args.next().map_err(|error| error.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(Request::Help),
            Long("json") => json = true,
            Long("jsonl") => lines = true,
            Long(key) if Key::of(&MODEL, key).is_some() => {
                let key = key.to_owned();
                let text = args.value().and_then(|text| text.string());
                let text = text.map_err(|error| format!("--{key}: {error}"))?;
                pairs.push((key, text));
            }
            Long(flag) => return Err(format!("there is no flag --{flag}")),
            Short(flag) => return Err(format!("there is no flag -{flag}")),
            Value(text) => {
                let text = text.to_string_lossy();
                return Err(format!("“{text}” belongs to no flag"));
            }
        }
    }
    match (lines, pairs.is_empty() && !json) {
        (false, _) => Ok(Request::One { pairs, json }),
        (true, true) => Ok(Request::Lines),
        (true, false) => Err("--jsonl reads everything from its lines, so it stands alone".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Result<Request, String> {
        read(lexopt::Parser::from_args(args))
    }

    #[test]
    fn a_value_stands_behind_its_flag_or_after_an_equals_sign() {
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let expected = Request::One {
            pairs: vec![pair("deal", "8k"), pair("t.core", "off"), pair("arr", "-5")],
            json: true,
        };
        for args in [
            &["--deal", "8k", "--t.core", "off", "--arr", "-5", "--json"][..],
            &["--json", "--deal=8k", "--t.core=off", "--arr=-5"],
        ] {
            assert_eq!(asked(args).as_ref(), Ok(&expected), "{args:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (args, complaint) in [
            (&["--size", "8k"][..], "there is no flag --size"),
            (&["-d", "8k"], "there is no flag -d"),
            (&["8k"], "“8k” belongs to no flag"),
            (&["--deal"], "--deal: missing argument for option '--deal'"),
            (
                &["--json=yes"],
                "unexpected argument for option '--json': \"yes\"",
            ),
            (
                &["--jsonl", "--deal", "8k"],
                "--jsonl reads everything from its lines, so it stands alone",
            ),
        ] {
            assert_eq!(asked(args), Err(complaint.into()), "{args:?}");
        }
    }

    #[test]
    fn help_and_lines_are_asked_for_alone() {
        assert_eq!(asked(&["--deal", "8k", "--help"]), Ok(Request::Help));
        assert_eq!(asked(&["--jsonl"]), Ok(Request::Lines));
        let nothing = Request::One {
            pairs: Vec::new(),
            json: false,
        };
        assert_eq!(asked(&[]), Ok(nothing));
    }
}
