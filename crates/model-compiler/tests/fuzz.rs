//! Both model files with mistakes in them, and texts that are no model at all:
//! compiled, or named with their line.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sales_motion_fuzzing::Target;
use sales_motion_model_compiler::{Errors, compile, compile_article};

const SMALL: &str = include_str!("small.toml");
const PRODUCT: &str = include_str!("../../../model/sales-motion.toml");
const ARTICLE: &str = include_str!("../../../model/article.toml");

/// A way to spoil a text.
#[derive(Clone, Debug)]
enum Spoil {
    /// Leaves a line out.
    Drop(Index),
    /// Has a line twice.
    Double(Index),
    /// Puts a line elsewhere.
    Move(Index, Index),
    /// Puts what is quoted in one place into another.
    Quote(Index, Index),
    /// Quotes something else.
    Say(Index, String),
    /// Puts something in.
    Insert(Index, String),
    /// Takes characters out.
    Cut(Index, usize),
    /// Ends the text early.
    End(Index),
}

/// What stands in model files, so that it often means something elsewhere.
fn pieces() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => conditions(),
        3 => select(vec![
            "", "0", "$1", "$5K", "100%", "off", "unsure", "-1", "1e9", "$99,999,999,999,999,999,999",
            "18446744073709551615", "{deal}", "{", "}", "{t.", "a..b", "ä", "\u{0}",
        ]).prop_map(String::from),
        1 => select(vec!["\n", "[[", "]]", "= ", "\"", "[[node]]\n", "#", "{ ", ", "]).prop_map(String::from),
        1 => "\\PC{0,10}",
        1 => any::<String>(),
    ]
}

fn conditions() -> impl Strategy<Value = String> {
    let words = vec![
        "and",
        "or",
        "not",
        "is",
        "(",
        ")",
        ">=",
        ">",
        "<",
        "=",
        "unsure",
        "verdict",
        "layer",
        "deal",
        "arr",
        "role",
        "big",
        "ask",
        "teams",
        "t.low",
        "t.high",
        "t.core",
        "t.arr",
        "record",
        "yes",
        "no",
        "now",
        "down",
        "authority",
        "usage",
        "!",
    ];
    vec(select(words), 0..24).prop_map(|words| words.join(" "))
}

fn spoils() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    prop_oneof![
        2 => at().prop_map(Spoil::Drop),
        1 => at().prop_map(Spoil::Double),
        2 => (at(), at()).prop_map(|(from, to)| Spoil::Move(from, to)),
        6 => (at(), at()).prop_map(|(from, to)| Spoil::Quote(from, to)),
        6 => (at(), pieces()).prop_map(|(at, piece)| Spoil::Say(at, piece)),
        2 => (at(), pieces()).prop_map(|(at, piece)| Spoil::Insert(at, piece)),
        2 => (at(), 1..9_usize).prop_map(|(at, many)| Spoil::Cut(at, many)),
        1 => at().prop_map(Spoil::End),
    ]
}

/// The places of what stands between quotes, line by line.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marks: Vec<usize> = line.match_indices('"').map(|(at, _)| start + at).collect();
        places.extend(marks.chunks_exact(2).map(|pair| (pair[0] + 1, pair[1])));
        start += line.len();
    }
    places
}

/// A place between two characters.
fn place(text: &str, at: Index) -> usize {
    let near = at.index(text.len() + 1);
    (0..=near)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or_default()
}

fn spoil(text: &str, how: &Spoil) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let quotes = quoted(text);
    match how {
        _ if lines.is_empty() => {}
        Spoil::Drop(at) => {
            lines.remove(at.index(lines.len()));
        }
        Spoil::Double(at) => {
            let at = at.index(lines.len());
            lines.insert(at, lines[at]);
        }
        Spoil::Move(from, to) => {
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len() + 1), line);
        }
        Spoil::Quote(..) | Spoil::Say(..) if quotes.is_empty() => {}
        Spoil::Quote(from, to) => {
            let (start, end) = *from.get(&quotes);
            let (to_start, to_end) = *to.get(&quotes);
            return [&text[..to_start], &text[start..end], &text[to_end..]].concat();
        }
        Spoil::Say(at, piece) => {
            let (start, end) = *at.get(&quotes);
            return [&text[..start], piece, &text[end..]].concat();
        }
        Spoil::Insert(at, piece) => {
            let at = place(text, *at);
            return [&text[..at], piece, &text[at..]].concat();
        }
        Spoil::Cut(at, many) => {
            let at = place(text, *at);
            let rest: String = text[at..].chars().skip(*many).collect();
            return [&text[..at], &rest].concat();
        }
        Spoil::End(at) => return text[..place(text, *at)].to_owned(),
    }
    lines.concat()
}

/// A compiler's answer is Rust source or errors, each with a line of the text.
fn answered(text: &str, answer: Result<String, Errors>) -> Result<(), TestCaseError> {
    match answer {
        Ok(source) => prop_assert!(source.contains("pub static ")),
        Err(errors) => {
            let lines = text.split('\n').count();
            let mut last = 1;
            for error in &errors {
                prop_assert!((last..=lines).contains(&error.line()), "{}", error);
                last = error.line();
                let said = error.to_string();
                let said = said.strip_prefix(&format!("model.toml:{last}: "));
                prop_assert!(said.is_some_and(|said| !said.is_empty()), "{}", error);
            }
            prop_assert!(errors.iter().next().is_some(), "no error says why");
        }
    }
    Ok(())
}

fn spoiled(original: &'static str) -> impl Strategy<Value = String> {
    let how = vec(spoils(), 1..5);
    how.prop_map(move |how| {
        how.iter()
            .fold(original.to_owned(), |text, how| spoil(&text, how))
    })
}

#[test]
fn a_small_model_with_mistakes_is_compiled_or_explained() {
    let target = Target::new("a small model with mistakes", 2_000).slow(5);
    target.check(spoiled(SMALL), |text| {
        answered(&text, compile(&text, "model.toml"))
    });
}

#[test]
fn the_model_with_mistakes_is_compiled_or_explained() {
    let target = Target::new("the model with mistakes", 300).slow(25);
    target.check(spoiled(PRODUCT), |text| {
        answered(&text, compile(&text, "model.toml"))
    });
}

#[test]
fn the_articles_settings_with_mistakes_are_compiled_or_explained() {
    let target = Target::new("the article's settings with mistakes", 500).slow(10);
    target.check(spoiled(ARTICLE), |text| {
        answered(&text, compile_article(&text, "model.toml"))
    });
}

#[test]
fn a_condition_of_any_words_is_read_or_explained() {
    let told = "when = \"layer is now\"";
    assert_eq!(SMALL.matches(told).count(), 1);
    let target = Target::new("conditions of any words", 1_000).slow(5);
    target.check(conditions(), |condition| {
        let text = SMALL.replace(told, &format!("when = \"{condition}\""));
        answered(&text, compile(&text, "model.toml"))
    });
}

#[test]
fn any_text_is_explained() {
    let texts = prop_oneof![any::<String>(), "[\\[\\]a-z =\"\n.#{},0-9]{0,60}"];
    Target::new("texts that are no model", 2_000).check(texts, |text| {
        prop_assert!(compile(&text, "model.toml").is_err());
        answered(&text, compile(&text, "model.toml"))?;
        answered(&text, compile_article(&text, "model.toml"))
    });
}
