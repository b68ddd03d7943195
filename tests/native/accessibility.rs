//! What `docs/accessibility.md` promises: it names every criterion, the tests that
//! it names exist, and the colours have the contrast that it claims.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sales_motion::view::shapes;
use sales_motion_engine::MODEL;

const CHECKLIST: &str = include_str!("../../docs/accessibility.md");
const TOKENS: &str = include_str!("../../styles/tokens.css");

/// The success criteria of WCAG 2.2 at levels A and AA.
const CRITERIA: [(&str, &str); 55] = [
    ("1.1.1", "A"),
    ("1.2.1", "A"),
    ("1.2.2", "A"),
    ("1.2.3", "A"),
    ("1.2.4", "AA"),
    ("1.2.5", "AA"),
    ("1.3.1", "A"),
    ("1.3.2", "A"),
    ("1.3.3", "A"),
    ("1.3.4", "AA"),
    ("1.3.5", "AA"),
    ("1.4.1", "A"),
    ("1.4.2", "A"),
    ("1.4.3", "AA"),
    ("1.4.4", "AA"),
    ("1.4.5", "AA"),
    ("1.4.10", "AA"),
    ("1.4.11", "AA"),
    ("1.4.12", "AA"),
    ("1.4.13", "AA"),
    ("2.1.1", "A"),
    ("2.1.2", "A"),
    ("2.1.4", "A"),
    ("2.2.1", "A"),
    ("2.2.2", "A"),
    ("2.3.1", "A"),
    ("2.4.1", "A"),
    ("2.4.2", "A"),
    ("2.4.3", "A"),
    ("2.4.4", "A"),
    ("2.4.5", "AA"),
    ("2.4.6", "AA"),
    ("2.4.7", "AA"),
    ("2.4.11", "AA"),
    ("2.5.1", "A"),
    ("2.5.2", "A"),
    ("2.5.3", "A"),
    ("2.5.4", "A"),
    ("2.5.7", "AA"),
    ("2.5.8", "AA"),
    ("3.1.1", "A"),
    ("3.1.2", "AA"),
    ("3.2.1", "A"),
    ("3.2.2", "A"),
    ("3.2.3", "AA"),
    ("3.2.4", "AA"),
    ("3.2.6", "A"),
    ("3.3.1", "A"),
    ("3.3.2", "A"),
    ("3.3.3", "AA"),
    ("3.3.4", "AA"),
    ("3.3.7", "A"),
    ("3.3.8", "AA"),
    ("4.1.2", "A"),
    ("4.1.3", "AA"),
];

/// The rows of the tables, cell by cell, without their heads.
fn rows() -> Vec<Vec<&'static str>> {
    let lines = CHECKLIST.lines().filter(|line| line.starts_with("| "));
    let rows = lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect());
    rows.filter(|cells: &Vec<_>| !matches!(cells[0], "Way" | "Criterion"))
        .collect()
}

#[test]
fn every_criterion_has_its_line_in_order() {
    let listed: Vec<_> = rows()
        .into_iter()
        .filter(|cells| cells.len() == 4)
        .map(|cells| (cells[0].split(' ').next().unwrap_or_default(), cells[1]))
        .collect();
    assert_eq!(listed, CRITERIA);
}

#[test]
fn every_line_is_held_by_a_test_or_was_tried_or_does_not_apply() {
    for cells in rows() {
        let [.., says, held] = cells[..] else {
            panic!("{cells:?} is no line");
        };
        let tested = held.contains('“');
        let tried = held.split("by hand, ").nth(1).is_some_and(|when| {
            let (date, how) = when.split_once(": ").unwrap_or((when, ""));
            let shape: String = date
                .chars()
                .map(|it| if it.is_ascii_digit() { '0' } else { it })
                .collect();
            shape == "0000-00-00" && !how.is_empty()
        });
        let moot = says.starts_with("Does not apply: ");
        assert_ne!(tested || tried, moot, "{}: {held}", cells[0]);
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for cells in rows() {
        let held = cells[cells.len() - 1];
        for citation in held.split("; ").filter(|it| it.contains('“')) {
            let (file, title) = citation
                .split_once(" “")
                .expect("a file stands before a title");
            let file = file.trim_matches('`');
            let title = title.strip_suffix('”').expect("a title ends");
            let path = if file.contains('/') {
                root.join(file)
            } else {
                root.join("tests/e2e").join(file)
            };
            let source =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
            let title = if file.ends_with(".rs") {
                title.replace(' ', "_")
            } else {
                title.into()
            };
            let is_a_title = |line: &str| {
                let line = line.trim_start();
                ["test(", "fn ", "[\"", "...["]
                    .iter()
                    .any(|start| line.starts_with(start))
                    && line.contains(&title)
            };
            assert!(
                source.lines().any(is_a_title),
                "{file} has no test “{title}”"
            );
            named += 1;
        }
    }
    assert!(named > 60, "the checklist names {named} tests");
}

// ── No meaning by colour alone, and enough of it ─────────────────────────────

#[test]
fn every_motion_has_a_shape_of_its_own() {
    let courses: Vec<_> = MODEL
        .motions
        .iter()
        .map(|it| shapes::course(it.glyph))
        .collect();
    for (index, course) in courses.iter().enumerate() {
        assert!(
            !courses[..index].contains(course),
            "{}",
            MODEL.motions[index].key
        );
    }
}

/// The relative luminance of a colour such as `#0E7C70`, as WCAG defines it.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("six hexadecimal digits");
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours of `tokens.css`: light, then dark.
fn colours() -> BTreeMap<&'static str, [&'static str; 2]> {
    let (own, _) = TOKENS
        .split_once("@media")
        .expect("other colours come after");
    let mut colours = BTreeMap::new();
    for line in own.lines() {
        let Some((name, value)) = line
            .trim()
            .strip_prefix("--")
            .and_then(|it| it.split_once(": "))
        else {
            continue;
        };
        let found: Vec<_> = value
            .match_indices('#')
            .map(|(at, _)| &value[at..at + 7])
            .collect();
        match found[..] {
            [light, dark] => colours.insert(name, [light, dark]),
            [both] => colours.insert(name, [both, both]),
            _ => continue,
        };
    }
    colours
}

#[test]
fn colours_have_the_contrast_that_is_claimed() {
    let colours = colours();
    let mut pairs = vec![
        ("ink".to_owned(), "paper".to_owned(), 4.5),
        ("ink-2".into(), "paper".into(), 4.5),
        ("ink".into(), "surface".into(), 4.5),
        ("ink-2".into(), "surface".into(), 4.5),
        ("control".into(), "paper".into(), 3.0),
        ("edge".into(), "paper".into(), 3.0),
        ("focus".into(), "paper".into(), 3.0),
        ("lane".into(), "paper".into(), 3.0),
    ];
    for motion in MODEL.motions {
        let of = |part: &str| [motion.key, "-", part].concat();
        pairs.extend([
            (of("ink"), "paper".into(), 4.5),
            (of("ink"), of("wash"), 4.5),
            (of("on-fill"), of("fill"), 4.5),
            (of("fill"), "paper".into(), 3.0),
            ("ink".into(), of("wash"), 4.5),
            ("ink-2".into(), of("wash"), 4.5),
            ("focus".into(), of("wash"), 3.0),
            ("lane".into(), of("wash"), 3.0),
        ]);
    }
    for (one, other, least) in pairs {
        for (one_shade, other_shade) in colours[&*one].iter().zip(colours[&*other]) {
            let ratio = contrast(one_shade, other_shade);
            assert!(
                ratio >= least,
                "{one} ({one_shade}) on {other} ({other_shade}): {ratio:.2} of {least}"
            );
        }
    }
}
