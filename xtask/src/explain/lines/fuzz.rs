//! Lines of JSON, and lines of anything.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sales_motion_engine::MODEL;
use sales_motion_fuzzing::Target;
use serde_json::Value;

use super::run;

fn keys() -> Vec<&'static str> {
    let inputs = MODEL.sliders.iter().map(|it| it.key);
    let inputs = inputs.chain(MODEL.switches.iter().map(|it| it.key));
    let thresholds = MODEL.thresholds.iter().map(|it| it.key);
    inputs.chain(thresholds).chain(["account", ""]).collect()
}

/// JSON values: those that an input takes, and all others.
fn values() -> impl Strategy<Value = Value> + Clone {
    let words = [
        "yes", "no", "unsure", "record", "few", "sales", "off", "none", "8k", "$25M", "3%",
    ];
    let leaf = prop_oneof![
        4 => any::<u32>().prop_map(Value::from),
        2 => (0..200_u32).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        2 => any::<f64>().prop_map(Value::from),
        4 => select(words.to_vec()).prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((select(keys()), inner), 0..4).prop_map(object),
        ]
    })
}

fn object(fields: Vec<(&'static str, Value)>) -> Value {
    fields
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// A line, without its end: an object most of the time, sometimes cut short.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let objects = vec((select(keys()), values()), 0..6).prop_map(|it| object(it).to_string());
    let cut = (objects.clone(), any::<prop::sample::Index>()).prop_map(|(line, at)| {
        let mut line = line.into_bytes();
        line.truncate(at.index(line.len() + 1));
        line
    });
    let twice = (objects.clone(), objects.clone()).prop_map(|(one, other)| {
        // The fields of both, so that some come twice.
        one.trim_end_matches('}').to_owned() + "," + other.trim_start_matches('{')
    });
    let any_line = prop_oneof![
        6 => objects.prop_map(String::into_bytes),
        1 => twice.prop_map(String::into_bytes),
        1 => cut,
        1 => vec(any::<u8>(), 0..24),
        1 => "[\\[{\"]{0,300}".prop_map(String::into_bytes),
        1 => values().prop_map(|value| value.to_string().into_bytes()),
    ];
    any_line.prop_map(|mut line| {
        line.retain(|&byte| byte != b'\n');
        line
    })
}

#[test]
fn every_line_that_says_something_is_answered_with_one_line_of_json() {
    let lines = vec(lines(), 1..=5);
    Target::new("JSON lines", 2_000)
        .steps(5)
        .check(lines, |lines| {
            let mut output = Vec::new();
            run(lines.join(&b'\n').as_slice(), &mut output).expect("memory can be written to");
            let output = String::from_utf8(output).expect("JSON is text");
            let mark = |line: &[u8]| line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).to_vec();
            let texts = lines.iter().enumerate().map(|(place, line)| match place {
                0 => mark(line),
                _ => line.clone(),
            });
            let said: Vec<usize> = texts
                .zip(1..)
                .filter(|(line, _)| !line.trim_ascii().is_empty())
                .map(|(_, number)| number)
                .collect();
            prop_assert_eq!(output.lines().count(), said.len());
            for (answer, number) in output.lines().zip(said) {
                let answer: Value = serde_json::from_str(answer).expect("each line is JSON");
                match answer.get("error") {
                    Some(error) => {
                        prop_assert!(error.as_str().is_some_and(|error| !error.is_empty()));
                        prop_assert_eq!(&answer["line"], number);
                        prop_assert!(answer.get("verdict").is_none());
                    }
                    None => again(&answer)?,
                }
            }
            Ok(())
        });
}

/// What a decision says it was decided from gives the same decision again.
fn again(answer: &Value) -> Result<(), TestCaseError> {
    let mut fields = answer["inputs"].as_object().expect("inputs").clone();
    fields.extend(
        answer["thresholds"]
            .as_object()
            .expect("thresholds")
            .clone(),
    );
    let mut output = Vec::new();
    run(Value::from(fields).to_string().as_bytes(), &mut output).expect("memory can be written to");
    let mut told: Value = serde_json::from_slice(&output).expect("an answer is JSON");
    prop_assert!(told.get("problems").is_none(), "{}", told);
    if let Some(problems) = answer.get("problems") {
        told["problems"] = problems.clone();
    }
    prop_assert_eq!(&told, answer);
    Ok(())
}
