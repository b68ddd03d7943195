//! Each mistake in the article's settings is found and named with its line.

use sales_motion_model_compiler::compile_article;

const SMALL: &str = r#"
[[amount]]
key = "pace.first"
unit = "dollars"
domain = ["$10K", "$10M"]
default = "$500K"
mark = "source"
claims = ["D8", "A13"]
basis = "Someone said so."

[[amount]]
key = "pace.cost"
unit = "cents"
domain = ["$0.01", "$100"]
default = "$0.42"
mark = "assumption"
basis = "Ours."

[[choice]]
key = "size"
answers = ["small", "large"]

[[choice]]
key = "chart"
answers = ["one", "two"]
default = "two"

[[text]]
key = "plan.scope"
longest = 400

[marks]
zeal = ["first", "second"]
ado = ["third"]
"#;

/// Compiles the small settings with one part replaced, and returns the errors.
fn errors_with(part: &str, replacement: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(part).count(), 1, "ambiguous: {part:?}");
    match compile_article(&SMALL.replacen(part, replacement, 1), "article.toml") {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn sound_settings_compile() {
    let source = compile_article(SMALL, "article.toml").unwrap_or_else(|it| panic!("{it}"));
    for part in [
        "pub static AMOUNTS: [crate::tables::Amount; 2] = [crate::tables::Amount { \
         key: \"pace.first\", unit: crate::tables::Unit::Dollars, \
         min: 10000, max: 10000000, default: 500000 }, ",
        "unit: crate::tables::Unit::Cents, min: 1, max: 10000, default: 42 }",
        "crate::tables::Evidence { amount: crate::tables::AmountId(0), \
         mark: crate::tables::Mark::Source, claims: &[\"D8\", \"A13\"], \
         basis: \"Someone said so.\" }",
        "key: \"size\", answers: &[\"unsure\", \"small\", \"large\"], \
         default: crate::tables::Answer(0) }",
        "key: \"chart\", answers: &[\"one\", \"two\"], default: crate::tables::Answer(1) }",
        "key: \"plan.scope\", longest: 400 }",
        // In the order of the file, not of the alphabet.
        "[\"done.zeal-first\", \"done.zeal-second\", \"done.ado-third\"]",
        "key: \"ado\", first: 2, end: 3 }",
        "/// `pace.cost`\npub const PACE_COST: crate::tables::AmountId = \
         crate::tables::AmountId(1);",
        "pub const SIZE_UNSURE: crate::tables::Answer = crate::tables::Answer(0);",
        "pub const SIZE_LARGE: crate::tables::Answer = crate::tables::Answer(2);",
        "pub const DONE_ADO_THIRD: crate::tables::ItemId = crate::tables::ItemId(2);",
        "pub const GROUP_ADO: crate::tables::GroupId = crate::tables::GroupId(1);",
    ] {
        assert!(source.contains(part), "{part}\nis missing in\n{source}");
    }
}

#[test]
fn the_product_s_settings_compile() {
    let text = include_str!("../../../model/article.toml");
    compile_article(text, "article.toml").unwrap_or_else(|errors| panic!("{errors}"));
}

#[test]
fn nothing_at_all_compiles() {
    let source = compile_article("", "article.toml").unwrap_or_else(|it| panic!("{it}"));
    assert!(
        source.contains("pub static ITEMS: [&str; 0] = [];"),
        "{source}"
    );
}

#[test]
fn each_mistake_is_named_with_its_line() {
    for (part, replacement, line, message) in [
        ("[marks]", "[marks", 32, ""),
        (
            "longest = 400",
            "longest = 400\ncolour = 3",
            31,
            "unknown field `colour`",
        ),
        (
            "unit = \"cents\"",
            "unit = \"euros\"",
            13,
            "unknown variant `euros`",
        ),
        (
            "mark = \"source\"",
            "mark = \"hearsay\"",
            7,
            "unknown variant `hearsay`",
        ),
        ("\"Ours.\"", "\" \"", 17, "it doesn't say who said it"),
        (
            "\"$500K\"",
            "\"lots\"",
            6,
            "`lots` can't be read: it is not a number",
        ),
        ("\"$500K\"", "\"$0.5\"", 6, "`$0.5` would be rounded"),
        ("\"$500K\"", "\"$5K\"", 6, "`$5K` is outside the domain"),
        ("\"$0.42\"", "\"$0.425\"", 15, "`$0.425` would be rounded"),
        ("\"$0.42\"", "\"$101\"", 15, "`$101` is outside the domain"),
        (
            "\"$10M\"]",
            "\"$10K\"]",
            5,
            "the domain's ends are out of order",
        ),
        (
            "\"$10M\"]",
            "\"$1K\"]",
            5,
            "the domain's ends are out of order",
        ),
        ("\"A13\"", "\"F1\"", 8, "`F1` is not a claim"),
        ("\"A13\"", "\"A01\"", 8, "`A01` is not a claim"),
        ("\"A13\"", "\"A\"", 8, "`A` is not a claim"),
        (
            "\"pace.cost\"",
            "\"pace cost\"",
            12,
            "`pace cost` is not a key",
        ),
        (
            "\"pace.cost\"",
            "\"pace.first\"",
            12,
            "`pace.first` names something else already",
        ),
        (
            "\"plan.scope\"",
            "\"chart\"",
            29,
            "`chart` names something else already",
        ),
        (
            "\"plan.scope\"",
            "\"pace-first\"",
            29,
            "would both be `PACE_FIRST`",
        ),
        (
            "\"plan.scope\"",
            "\"size-large\"",
            29,
            "would both be `SIZE_LARGE`",
        ),
        (
            "\"plan.scope\"",
            "\"2nd\"",
            29,
            "`2nd` doesn't begin with a letter",
        ),
        (
            "\"plan.scope\"",
            "\"done\"",
            29,
            "`done` begins the keys of checkboxes",
        ),
        (
            "\"plan.scope\"",
            "\"done.it\"",
            29,
            "`done` begins the keys of checkboxes",
        ),
        ("= 400", "= 0", 30, "no text is that short"),
        ("[\"small\", \"large\"]", "[]", 20, "`size` has no answers"),
        (
            "\"large\"",
            "\"small\"",
            21,
            "`small` names something else already",
        ),
        (
            "\"large\"",
            "\"unsure\"",
            21,
            "`unsure` is an answer where no default is named",
        ),
        (
            "default = \"two\"",
            "default = \"six\"",
            26,
            "`six` is not one of the answers",
        ),
        ("[\"third\"]", "[]", 34, "`ado` has no items"),
        (
            "\"second\"",
            "\"first\"",
            33,
            "`first` names something else already",
        ),
        (
            "\"second\"",
            "\"the second\"",
            33,
            "`the second` is not a key",
        ),
    ] {
        let errors = errors_with(part, replacement);
        let start = format!("article.toml:{line}: ");
        let found = |error: &String| error.starts_with(&start) && error.contains(message);
        assert!(
            errors.iter().any(found),
            "{start}{message}\nfound {errors:#?}"
        );
    }
}

#[test]
fn two_checkboxes_cannot_share_a_key() {
    let errors = errors_with(
        "ado = [\"third\"]",
        "zeal-first = [\"aid\"]\nb = [\"c-d\"]\nb-c = [\"d\"]",
    );
    let expected = "article.toml:36: `done.b-c-d` and another would both be `DONE_B_C_D`";
    assert_eq!(errors, [expected]);
}

#[test]
fn there_are_only_so_many_checkboxes() {
    let list = |count: usize| -> String {
        let items: Vec<String> = (0..count).map(|it| format!("\"i{it}\"")).collect();
        format!("ado = [{}]", items.join(", "))
    };
    assert_eq!(
        errors_with("ado = [\"third\"]", &list(62)),
        [] as [String; 0]
    );
    let expected = "article.toml:34: there are more than 64 checkboxes";
    assert_eq!(errors_with("ado = [\"third\"]", &list(63)), [expected]);
    assert_eq!(errors_with("ado = [\"third\"]", &list(70)), [expected]);
}
