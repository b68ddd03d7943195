//! One situation a line in, one decision a line out, so that a spreadsheet of
//! accounts can be run through.

use std::fmt;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use sales_motion_engine::reading::{self, Key};
use sales_motion_engine::{MODEL, decide, record};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::unusable;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line that holds no situation.
#[derive(Serialize)]
struct BadLine {
    error: String,
    line: u64,
}

/// Decides for each line. A bad one is answered with its error and its number.
///
/// # Errors
///
/// Only if reading or writing itself fails.
pub fn run(input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut output = BufWriter::new(output);
    let mut line = Vec::new();
    for number in 1.. {
        // A program at the other end may wait for its answer before it goes on.
        if input.buffer().is_empty() {
            output.flush()?;
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        // A table program may mark a file as UTF-8 at its very beginning.
        let text = match number {
            1 => line.strip_prefix(UTF8_MARK).unwrap_or(&line),
            _ => &line,
        };
        let text = text.trim_ascii();
        if text.is_empty() {
            continue;
        }
        match decided(text) {
            Ok(record) => output.write_all(record.as_bytes())?,
            Err(error) => {
                let line = number;
                serde_json::to_writer(&mut output, &BadLine { error, line })?;
            }
        }
        output.write_all(b"\n")?;
    }
    output.flush()
}

fn decided(line: &[u8]) -> Result<String, String> {
    let Fields(fields) = serde_json::from_slice(line).map_err(|error| not_an_object(&error))?;
    let mut pairs = Vec::with_capacity(fields.len());
    for (key, value) in fields {
        // Other columns are named as they are, whatever they hold.
        let known = Key::of(&MODEL, &key).is_some();
        let text = if known {
            text(&key, value)?
        } else {
            Some(String::new())
        };
        pairs.extend(text.map(|text| (key, text)));
    }
    let reading = reading::read(&MODEL, pairs);
    let unusable: Vec<String> = reading.problems.iter().filter_map(unusable).collect();
    if !unusable.is_empty() {
        return Err(unusable.join("; "));
    }
    let decision = decide(&MODEL, &reading.inputs, &reading.thresholds);
    let mut json = record::json(&MODEL, &reading.inputs, &reading.thresholds, &decision);
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    if !problems.is_empty() {
        // One more field, which the interface leaves to the lines.
        json.pop();
        let problems = serde_json::to_string(&problems).map_err(|error| error.to_string())?;
        json += &format!(",\"problems\":{problems}}}");
    }
    Ok(json)
}

/// A value as one would type it; `None` if it is not given.
fn text(key: &str, value: Value) -> Result<Option<String>, String> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(yes) => Ok(Some(if yes { "yes" } else { "no" }.into())),
        Value::String(text) => Ok(Some(text)),
        // A float is written without an exponent, which amounts don't have.
        Value::Number(number) if number.is_f64() => {
            Ok(number.as_f64().map(|number| number.to_string()))
        }
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Array(_) => Err(format!("{key}: can't read a list")),
        Value::Object(_) => Err(format!("{key}: can't read an object")),
    }
}

fn not_an_object(error: &serde_json::Error) -> String {
    if error.is_data() {
        return "not a JSON object".into();
    }
    // The line the parser counts is always the first, so only the column tells.
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    let message = message.strip_suffix(&place).unwrap_or(&message);
    format!("not JSON: {message} (column {})", error.column())
}

/// The fields of an object as they come, so that none is lost to a later one of
/// the same name.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod fuzz;

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &str) -> Vec<Value> {
        let mut output = Vec::new();
        run(input.as_bytes(), &mut output).expect("memory can be written to");
        let output = String::from_utf8(output).expect("JSON is text");
        let lines = output.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("each line is JSON"))
            .collect()
    }

    /// What one line is answered with, of one field.
    fn answer(line: &str, field: &str) -> String {
        let answers = answers(line);
        assert_eq!(answers.len(), 1, "{line}");
        answers[0]
            .get(field)
            .map_or("nothing".into(), |value| match value {
                Value::String(text) => text.clone(),
                value => value.to_string(),
            })
    }

    #[test]
    fn values_are_numbers_texts_truths_or_not_given() {
        for (line, key, expected) in [
            (r#"{"deal": 30000}"#, "deal", "30000"),
            (r#"{"deal": 30000.0}"#, "deal", "30000"),
            (r#"{"deal": 3e4}"#, "deal", "30000"),
            (r#"{"deal": "30k"}"#, "deal", "30000"),
            (r#"{"deal": " $30,000 "}"#, "deal", "30000"),
            (r#"{"deal": null}"#, "deal", "8000"),
            (r#"{"penetration": 2.55}"#, "penetration", "2.55"),
            (r#"{"arr": 1e30}"#, "arr", "100000000000"),
            (r#"{"central": true}"#, "central", "yes"),
            (r#"{"central": false}"#, "central", "no"),
            (r#"{"central": null}"#, "central", "unsure"),
            (r#"{"departments": 3}"#, "departments", "3"),
            (r#"{"departments": "unsure"}"#, "departments", "unsure"),
            ("{}", "deal", "8000"),
        ] {
            let pointer = format!("/inputs/{key}");
            let answers = answers(line);
            let value = answers[0].pointer(&pointer).map(ToString::to_string);
            let value = value.map(|value| value.trim_matches('"').to_owned());
            assert_eq!(value.as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_is_answered_with_its_error_and_not_a_decision() {
        for (line, error) in [
            ("nonsense", "not JSON: expected ident (column 2)"),
            (
                r#"{"deal": 8000"#,
                "not JSON: EOF while parsing an object (column 13)",
            ),
            (
                r#"{"deal": 8000} {}"#,
                "not JSON: trailing characters (column 16)",
            ),
            ("[8000]", "not a JSON object"),
            ("8000", "not a JSON object"),
            ("null", "not a JSON object"),
            (
                r#"{"deal": "much"}"#,
                "deal: can't read “much”: it is not a number",
            ),
            (r#"{"deal": ""}"#, "deal: can't read “”: nothing is given"),
            (
                r#"{"deal": true}"#,
                "deal: can't read “yes”: it is not a number",
            ),
            (r#"{"deal": [8000]}"#, "deal: can't read a list"),
            (r#"{"deal": {}}"#, "deal: can't read an object"),
            (
                r#"{"role": "boss", "arr": "x"}"#,
                "role: “boss” is none of record, engagement, unsure; \
                 arr: can't read “x”: it is not a number",
            ),
            (
                r#"{"t.arr": "off"}"#,
                "t.arr: can't read “off”: it is not a number",
            ),
        ] {
            assert_eq!(answer(line, "error"), error, "{line}");
            assert_eq!(answer(line, "verdict"), "nothing", "{line}");
            assert_eq!(answer(line, "line"), "1", "{line}");
        }
    }

    #[test]
    fn what_is_taken_with_a_change_or_left_out_is_named_beside_the_decision() {
        for (line, problems) in [
            (
                r#"{"account": "Acme", "deal": 8000}"#,
                r#"["account: no such input, so it was ignored."]"#,
            ),
            (
                r#"{"size": [1, {"a": null}]}"#,
                r#"["size: no such input, so it was ignored."]"#,
            ),
            (
                r#"{"penetration": 101}"#,
                r#"["penetration: “101” is out of range, so 100% was taken."]"#,
            ),
            (
                r#"{"penetration": 2.555}"#,
                r#"["penetration: “2.555” is too fine, so 2.56% was taken."]"#,
            ),
            (
                r#"{"deal": 1, "deal": 2}"#,
                r#"["deal: given twice, so the last counts."]"#,
            ),
            (
                r#"{"t.self_serve": "60k"}"#,
                r#"["t.self_serve: “60k” was refused, because it must be below “Top-down floor”, which is $50K."]"#,
            ),
            (r#"{"deal": 8000}"#, "nothing"),
        ] {
            assert_eq!(answer(line, "problems"), problems, "{line}");
            assert_ne!(answer(line, "verdict"), "nothing", "{line}");
        }
    }

    #[test]
    fn thresholds_can_be_given_on_each_line() {
        assert_eq!(
            answer(
                r#"{"t.arr": 25000000, "t.core": "off", "t.departments": 2}"#,
                "thresholds"
            ),
            r#"{"t.arr":25000000,"t.core":"off"}"#
        );
    }

    #[test]
    fn bad_lines_are_numbered_as_they_stand_and_the_run_goes_on() {
        let answers = answers("{}\n\n  \r\nbad\n{\"deal\":\"300k\"}\r\n{\"deal\":\"x\"}\n{}");
        let brief: Vec<String> = answers
            .iter()
            .map(|answer| match &answer["line"] {
                Value::Null => answer["verdict"].to_string(),
                line => format!("bad {line}"),
            })
            .collect();
        assert_eq!(
            brief,
            [
                r#""bottom-up""#,
                "bad 4",
                r#""top-down""#,
                "bad 6",
                r#""bottom-up""#
            ]
        );
    }
}
