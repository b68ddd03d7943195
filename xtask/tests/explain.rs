//! `cargo xtask explain`, run as people and scripts run it.

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn explain(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("explain").args(args);
    command
}

fn run(args: &[&str]) -> Output {
    explain(args).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

fn json(args: &[&str]) -> Value {
    let output = run(args);
    assert!(
        output.status.success(),
        "{args:?}: {}",
        text(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn the_promised_cases_are_decided_as_promised() {
    for (situation, verdict, leaf, layer) in [
        (
            "--penetration 5 --arr 25M --deal 100k",
            "top-down",
            "earned-mandate",
            Value::Null,
        ),
        (
            "--penetration 5 --arr 25M --deal 8k",
            "bottom-up",
            "user-adoption",
            "now".into(),
        ),
        (
            "--deal 30k --arr 5M --penetration 1",
            "land-and-expand",
            "pilot-and-expand",
            "not-yet".into(),
        ),
    ] {
        let mut args: Vec<&str> = situation.split(' ').collect();
        args.push("--json");
        let decision = json(&args);
        assert_eq!(decision["verdict"], verdict, "{situation}");
        assert_eq!(decision["leaf"], leaf, "{situation}");
        assert_eq!(decision["layer"], layer, "{situation}");
    }
}

#[test]
fn people_get_words_and_machines_get_one_line() {
    let output = run(&["--deal=100k", "--penetration=5", "--arr=25M"]);
    assert!(output.status.success());
    assert!(text(&output.stdout).starts_with("Top-down, backed by usage\n"));
    assert_eq!(text(&output.stderr), "");

    let output = run(&["--json"]);
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert!(text(&output.stdout).ends_with("}\n"));
}

#[test]
fn what_cannot_be_used_ends_with_2_and_names_the_flag() {
    for (args, complaint) in [
        (&["--deal", "much"][..], "--deal: can't read “much”"),
        (&["--role=boss"], "--role: “boss” is none of record"),
        (&["--size", "8k"], "no flag --size"),
        (&["--deal"], "--deal"),
        (&["8k"], "“8k”"),
        (&["--deal", "x", "--arr", "y"], "--arr: can't read “y”"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(text(&output.stdout), "", "{args:?}");
        let said = text(&output.stderr);
        assert!(said.starts_with("error: "), "{args:?}: {said}");
        assert!(said.contains(complaint), "{args:?}: {said}");
    }
}

#[test]
fn what_is_taken_with_a_change_is_noted_and_decided() {
    for (args, note) in [
        (
            &["--penetration", "120", "--json"][..],
            "note: --penetration: “120” is out of range, so 100% was taken.\n",
        ),
        (
            &["--t.self_serve", "60k", "--json"],
            "note: --t.self_serve: “60k” was refused, because it must be below \
             “Top-down floor”, which is $50K.\n",
        ),
    ] {
        let output = run(args);
        assert!(output.status.success(), "{args:?}");
        assert_eq!(text(&output.stderr), note);
        serde_json::from_slice::<Value>(&output.stdout).expect("it is JSON");
    }
}

#[test]
fn help_lists_the_keys() {
    let output = run(&["--help"]);
    assert!(output.status.success());
    for key in ["--penetration", "--single_user", "--t.arr_high", "--jsonl"] {
        assert!(text(&output.stdout).contains(key), "{key}");
    }
}

#[test]
fn lines_are_answered_one_by_one_bad_ones_too() {
    let mut child = explain(&["--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let input = concat!(
        "\u{feff}",
        "{\"account\": \"Acme\", \"penetration\": 5, \"arr\": \"25M\", \"deal\": 100000}\n",
        "\n",
        "not json\n",
        "{\"deal\": \"much\"}\n",
        "{\"deal\": 8000, \"central\": true, \"t.arr\": 5000000, \"role\": null}\n",
    );
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    let answers = text(&output.stdout);
    let answers: Vec<Value> = answers
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["leaf"], "earned-mandate");
    assert_eq!(
        answers[0]["problems"][0],
        "account: no such input, so it was ignored."
    );
    assert_eq!(answers[1]["line"], 3);
    assert_eq!(answers[2]["line"], 4);
    assert_eq!(
        answers[2]["error"],
        "deal: can't read “much”: it is not a number"
    );
    assert_eq!(answers[3]["leaf"], "executive-pilot");
    assert_eq!(answers[3]["thresholds"]["t.arr"], 5_000_000);
}

/// A program may write a line and wait for the answer before it goes on.
#[test]
fn a_line_is_answered_before_the_next_one_is_given() {
    let mut child = explain(&["--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut stdout = child.stdout.take().expect("it is piped");
    for _ in 0..3 {
        stdin.write_all(b"{}\n").expect("it reads");
        let mut byte = [0];
        while byte != *b"\n" {
            stdout.read_exact(&mut byte).expect("it answers");
        }
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_leaves_early_is_no_accident() {
    let mut child = explain(&["--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("it is piped");
    // It may leave before it has read everything, and that is as it should be.
    let _ = stdin.write_all("{}\n".repeat(10_000).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}
