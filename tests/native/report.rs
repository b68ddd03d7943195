//! The decision as a text to keep: nothing that it rests on is missing.

use sales_motion::address;
use sales_motion::article::report::{Form, report};
use sales_motion_engine::model::{SliderId, SwitchId, ThresholdId};
use sales_motion_engine::{MODEL, amount, words};

use crate::support::given;

const LINK: &str = "https://example.org/?v=1&deal=60000";

const SITUATIONS: [&str; 5] = [
    "",
    "role=record deal=300k involved=yes",
    "penetration=12 arr=60M deal=20K role=engagement demand=yes departments=3",
    "deal=8K central=yes entry=self-serve t.top_down=90k t.core=off",
    "deal=30k pilot=without-plan t.arr=1M",
];

const FORMS: [Form; 2] = [Form::Plain, Form::Markdown];

#[test]
fn it_holds_all_that_the_decision_rests_on() {
    for said in SITUATIONS {
        let state = given(said);
        for form in FORMS {
            let text = report(&state, LINK, form);
            let has =
                |words: &str| assert!(text.contains(words), "`{said}` {form:?}: {words}\n{text}");
            has(MODEL[state.decision.verdict].name);
            for id in SliderId::all(&MODEL) {
                let value = amount::write(state.inputs.amount(id), MODEL[id].unit);
                has(&format!("- {}: {value}\n", MODEL[id].label));
            }
            for id in SwitchId::all(&MODEL) {
                let label = MODEL[id].label.trim_end_matches('…');
                let answer = words::answer(&MODEL, id, state.inputs.answer(id));
                has(&format!("- {label}: {answer}\n"));
            }
            for id in ThresholdId::all(&MODEL) {
                let value = words::threshold(&MODEL, id, state.thresholds().get(id));
                has(&format!("- {}: {value}\n", MODEL[id].label));
            }
            for source in MODEL.sources {
                has(source.address);
                has(source.title);
            }
            for fired in &state.decision.warnings {
                has(MODEL[fired.warning].title);
                has(MODEL[fired.warning].remedy);
            }
            if let Some(stage) = state.decision.stage {
                has(&format!(
                    "{}. {}",
                    MODEL[stage].label, MODEL[stage].sentence
                ));
            }
            has(&format!("version {}", MODEL.version));
            has(LINK);
        }
    }
}

#[test]
fn its_headings_come_in_order_in_both_forms() {
    for said in SITUATIONS {
        let state = given(said);
        for form in FORMS {
            let text = report(&state, LINK, form);
            let sign = if form == Form::Markdown { "## " } else { "" };
            let mut rest = &*text;
            for heading in [
                "Path",
                "What would change it",
                "Inputs",
                "Thresholds",
                "Sources",
                "This decision",
            ] {
                let line = format!("\n{sign}{heading}\n");
                let place = rest.find(&line);
                let place = place.unwrap_or_else(|| panic!("`{said}` {form:?}: {heading}\n{text}"));
                rest = &rest[place..];
            }
            let signs = text.lines().filter(|line| line.starts_with('#')).count();
            assert_eq!(signs > 0, form == Form::Markdown, "`{said}`");
            assert!(!text.contains("  "), "`{said}` {form:?}\n{text}");
            assert!(text.ends_with('\n'));
        }
    }
}

#[test]
fn in_markdown_a_list_is_apart_from_its_heading() {
    for said in SITUATIONS {
        let text = report(&given(said), LINK, Form::Markdown);
        let lines: Vec<_> = text.lines().collect();
        for pair in lines.windows(2) {
            let is_item = |line: &str| line.starts_with("- ");
            let apart = pair[0].is_empty() || is_item(pair[0]);
            assert!(!is_item(pair[1]) || apart, "`{said}`: {pair:?}");
            let apart = pair[0].is_empty();
            assert!(!pair[1].starts_with('#') || apart, "`{said}`: {pair:?}");
        }
    }
}

#[test]
fn in_markdown_a_sign_of_the_text_is_no_sign_of_markdown() {
    for said in SITUATIONS {
        let text = report(&given(said), LINK, Form::Markdown);
        for line in text.lines() {
            // A line that starts so is an item of a list.
            assert!(
                !line.starts_with("* ") && !line.starts_with("+ "),
                "`{said}`: {line}"
            );
        }
    }
}

#[test]
fn no_part_stands_empty() {
    for said in SITUATIONS {
        for form in FORMS {
            let text = report(&given(said), LINK, form);
            for heading in ["Path", "What would change it", "Watch out"] {
                let Some(place) = text.find(&format!("{heading}\n")) else {
                    continue;
                };
                let next = text[place + heading.len()..].trim_start().lines().next();
                let next = next.unwrap_or_default();
                let is_heading = ["Watch out", "Inputs", "## "]
                    .iter()
                    .any(|it| next.starts_with(it));
                assert!(!is_heading, "`{said}` {form:?}: {heading} is empty\n{text}");
            }
        }
    }
}

#[test]
fn its_link_brings_the_decision_back() {
    for said in SITUATIONS {
        let state = given(said);
        let again = sales_motion::state::State::from_query(&address::write_in_full(&state));
        let told = report(&state, LINK, Form::Plain);
        assert_eq!(report(&again, LINK, Form::Plain), told, "`{said}`");
    }
}
