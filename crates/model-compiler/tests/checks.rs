//! Each mistake in a model is found and named with its line.

use sales_motion_model_compiler::compile;

const SMALL: &str = include_str!("small.toml");

/// Compiles the small model with one part replaced, and returns the errors.
fn errors_with(part: &str, replacement: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(part).count(), 1, "ambiguous: {part:?}");
    let text = SMALL.replacen(part, replacement, 1);
    match compile(&text, "model.toml") {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

/// With the part replaced, the compiler says this of the line with that text.
#[track_caller]
fn check(part: &str, replacement: &str, line_with: &str, message: &str) {
    let errors = errors_with(part, replacement);
    let text = SMALL.replacen(part, replacement, 1);
    let line = 1 + text
        .lines()
        .position(|line| line.contains(line_with))
        .unwrap_or_else(|| panic!("no line has {line_with:?}"));
    let expected = format!("model.toml:{line}: ");
    assert!(
        errors
            .iter()
            .any(|error| error.starts_with(&expected) && error.contains(message)),
        "expected {expected}… {message}\nfound {errors:#?}"
    );
}

#[test]
fn a_sound_model_compiles() {
    let source = compile(SMALL, "model.toml").unwrap_or_else(|errors| panic!("{errors}"));
    for part in [
        "pub static MODEL: crate::model::Model = crate::model::Model {",
        "grey_zone: Some((crate::model::Bound::Fixed(5000), \
         crate::model::Bound::Threshold(crate::model::ThresholdId(1))))",
        "default: crate::model::Answer::UNSURE",
        "what_if: &[crate::model::Answer(0), crate::model::Answer(3)]",
        "amounts: &[5550]",
        "yes: crate::model::Branch::Leaf(crate::model::LeafId(2))",
    ] {
        assert!(source.contains(part), "{part}\nis missing in\n{source}");
    }
}

#[test]
fn the_product_s_model_compiles() {
    let text = include_str!("../../../model/sales-motion.toml");
    compile(text, "sales-motion.toml").unwrap_or_else(|errors| panic!("{errors}"));
}

#[test]
fn what_is_not_a_model_is_named_with_its_line() {
    check("version = 1", "version = ", "version =", "");
    check(
        "version = 1",
        "version = 1\ncolour = 3",
        "colour",
        "unknown field `colour`",
    );
    check(
        "unit = \"dollars\"",
        "unit = \"euros\"",
        "euros",
        "unknown variant `euros`",
    );
    check(
        "subtitle = \"gently\"",
        "subtitle = 3",
        "subtitle = 3",
        "expected a string",
    );
    check(
        "default = 2",
        "default = 2.5",
        "2.5",
        "a word in quotes or a whole number",
    );
}

#[test]
fn a_condition_may_be_deep_but_not_endless() {
    for (open, close) in [("not ", ""), ("(", ")")] {
        let nested = |depth: usize| {
            let condition = open.repeat(depth) + "big" + &close.repeat(depth);
            errors_with("when = \"big\"", &format!("when = \"{condition}\""))
        };
        assert_eq!(nested(50), Vec::<String>::new());
        let [error] = &nested(100_000)[..] else {
            panic!("one thing is wrong");
        };
        assert!(error.contains("is nested too deeply"), "{error}");
    }
}

#[test]
fn no_list_may_be_empty() {
    // A list between its first entry and what follows it.
    for (name, from, to) in [
        ("slider", "[[slider]]", "[[switch]]"),
        ("switch", "[[switch]]", "[[threshold]]"),
        ("node", "[[node]]", "[[leaf]]"),
        ("leaf", "[[leaf]]", "[[warning]]"),
    ] {
        let (before, _) = SMALL.split_once(from).expect("the list starts");
        let (_, after) = SMALL.split_once(to).expect("the list ends");
        let text = format!("{name} = []\n{before}{to}{after}");
        let errors = compile(&text, "model.toml").expect_err(name).to_string();
        let expected = format!("model.toml:1: there is no `[[{name}]]`");
        assert_eq!(errors, expected);
    }
}

#[test]
fn unknown_names_are_found() {
    for (part, replacement, message) in [
        (
            "of = \"teams\"",
            "of = \"team\"",
            "no slider and no counting switch is called `team`",
        ),
        (
            "of = \"teams\"",
            "of = \"ask\"",
            "no slider and no counting switch is called `ask`",
        ),
        (
            "[\"$5K\", \"t.high\"]",
            "[\"$5K\", \"t.hi\"]",
            "no threshold is called `t.hi`",
        ),
        (
            "t.low < t.high",
            "t.lo < t.high",
            "no threshold is called `t.lo`",
        ),
        (
            "counts = [\"busy\"]",
            "counts = [\"lazy\"]",
            "no signal is called `lazy`",
        ),
        (
            "by = \"ask\"",
            "by = \"asked\"",
            "no switch is called `asked`",
        ),
        (
            "yes = [\"later\", \"now\"]",
            "maybe = [\"later\", \"now\"]",
            "`ask` has no answer `maybe`",
        ),
        (
            "yes = [\"later\", \"now\"]",
            "yes = [\"late\", \"now\"]",
            "no stage is called `late`",
        ),
        (
            "switch = \"ask\"\nanswer",
            "switch = \"a\"\nanswer",
            "no switch is called `a`",
        ),
        (
            "answer = \"yes\"",
            "answer = \"yeah\"",
            "`ask` has no answer `yeah`",
        ),
        (
            "yes = \"mid\"",
            "yes = \"middle\"",
            "no question and no leaf is called `middle`",
        ),
        (
            "switch = \"ask\"\nunsure",
            "switch = \"a\"\nunsure",
            "no switch is called `a`",
        ),
        (
            "holds = \"big\"",
            "holds = \"huge\"",
            "no signal and no question is called `huge`",
        ),
        (
            "motion = \"down\"\nsubtitle",
            "motion = \"in\"\nsubtitle",
            "no motion is called `in`",
        ),
        (
            "did_motion = \"down\"",
            "did_motion = \"in\"",
            "no motion is called `in`",
        ),
        (
            "did_stage = \"now\"",
            "did_stage = \"then\"",
            "no stage is called `then`",
        ),
        (
            "teams = 3 }",
            "groups = 3 }",
            "no slider and no switch is called `groups`",
        ),
        (
            "ask = \"yes\" }",
            "ask = \"sure\" }",
            "`ask` has no answer `sure`",
        ),
        (
            "[\"D12\"]\nsources = [\"book\"]",
            "[\"D12\"]\nsources = [\"books\"]",
            "no source is called `books`",
        ),
        (
            "\"At {deal} they ask.\"",
            "\"At {deals} they ask.\"",
            "`{deals}` names no input",
        ),
    ] {
        let changed = replacement.lines().find(|line| !part.contains(line));
        check(part, replacement, changed.expect("a changed line"), message);
    }
}

#[test]
fn names_that_mean_two_things_are_found() {
    for (part, replacement, message) in [
        (
            "key = \"again\"",
            "key = \"size\"",
            "`size` names something else",
        ),
        (
            "key = \"again\"",
            "key = \"mid\"",
            "`mid` names something else",
        ),
        (
            "key = \"mid\"",
            "key = \"low\"",
            "`low` names something else",
        ),
        (
            "key = \"big\"",
            "key = \"size\"",
            "`size` names something else",
        ),
        (
            "key = \"big\"",
            "key = \"deal\"",
            "`deal` names something else",
        ),
        (
            "key = \"big\"",
            "key = \"layer\"",
            "`layer` is a word of the conditions",
        ),
        (
            "key = \"teams\"",
            "key = \"ask\"",
            "`ask` names something else",
        ),
        (
            "key = \"t.high\"",
            "key = \"t.low\"",
            "`t.low` names something else",
        ),
        (
            "key = \"second\"",
            "key = \"first\"",
            "`first` names something else",
        ),
        (
            "key = \"no\", label",
            "key = \"yes\", label",
            "`yes` names something else",
        ),
        ("key = \"rush\"", "key = \"Rush!\"", "`Rush!` is not a key"),
    ] {
        let errors = errors_with(part, replacement);
        assert!(
            errors.iter().any(|e| e.contains(message)),
            "{message}: {errors:#?}"
        );
    }
    let errors = errors_with("key = \"up\"", "key = \"up\"\nkey = \"up\"");
    assert!(errors[0].contains("duplicate key"), "{errors:#?}");
}

#[test]
fn the_tree_must_be_a_tree() {
    for (part, replacement, messages) in [
        (
            "no = \"again\"",
            "no = \"high\"",
            vec![
                "`high` is reached twice",
                "`again` is never reached",
                "`low` is never reached",
                "`mid` is never reached",
            ],
        ),
        (
            "no = \"low\"",
            "no = \"size\"",
            vec!["`size` leads back to itself", "`low` is never reached"],
        ),
        (
            "no = \"low\"",
            "no = \"again\"",
            vec!["`again` leads back to itself", "`low` is never reached"],
        ),
        (
            "yes = \"high\"",
            "yes = \"again\"",
            vec!["`again` is reached twice", "`high` is never reached"],
        ),
        // What it was meant for isn't reported as unreached.
        (
            "yes = \"mid\"",
            "yes = \"middle\"",
            vec!["no question and no leaf is called `middle`"],
        ),
    ] {
        let errors = errors_with(part, replacement);
        assert_eq!(errors.len(), messages.len(), "{errors:#?}");
        for message in messages {
            assert!(errors.iter().any(|e| e.contains(message)), "{errors:#?}");
        }
    }
}

#[test]
fn conditions_must_not_rest_on_themselves() {
    let message = "rests on itself";
    check(
        "holds = \"deal >= t.high\"",
        "holds = \"big\"",
        "key = \"big\"",
        message,
    );
    check(
        "holds = \"deal >= t.high\"",
        "holds = \"not size\"",
        "key = \"size\"",
        message,
    );
    check(
        "holds = \"deal >= t.high\"",
        "holds = \"not size\"",
        "key = \"big\"",
        message,
    );
}

#[test]
fn amounts_must_fit() {
    for (part, replacement, message) in [
        (
            "default = \"$8K\"",
            "default = \"8x\"",
            "`8x` can't be read",
        ),
        ("default = \"$8K\"", "default = \"$8,500\"", ""),
        (
            "default = \"$8K\"",
            "default = \"$8,510\"",
            "not a position of the slider",
        ),
        (
            "default = \"$8K\"",
            "default = \"$50\"",
            "not a position of the slider",
        ),
        (
            "default = \"$8K\"",
            "default = \"$200M\"",
            "outside the domain",
        ),
        (
            "default = \"$10K\"",
            "default = \"$10,100\"",
            "not a position of the slider",
        ),
        ("default = 2", "default = 10", "outside the domain"),
        ("default = 2", "default = \"off\"", "can't be off"),
        ("default = \"$50K\"", "default = \"off\"", ""),
        ("min = \"$100\", max", "min = \"$0\", max", "`knee`"),
        ("max = \"$5M\"", "max = \"$10\"", "from less to more"),
        ("max = \"$5M\"", "max = \"$200M\"", "outside the domain"),
        ("finest = \"$10\"", "finest = \"$0\"", "more than zero"),
        (
            "[\"$5K\", \"t.high\"]",
            "[\"$5K\", \"$1K\"]",
            "from less to more",
        ),
        ("domain = [1, 9]", "domain = [9, 1]", "from less to more"),
        ("deal = \"$5.55K\"", "deal = \"$0\"", "outside the domain"),
        (
            "what_if = [0, 3]",
            "what_if = [0, 10]",
            "`teams` has no answer `10`",
        ),
        ("count_to = 9\n", "", "either `answers` or `count_to`"),
    ] {
        let errors = errors_with(part, replacement);
        match message {
            "" => assert!(errors.is_empty(), "{replacement}: {errors:#?}"),
            _ => assert!(
                errors.iter().any(|e| e.contains(message)),
                "{replacement}: {errors:#?}"
            ),
        }
    }
}

#[test]
fn thresholds_must_keep_their_order() {
    let message = "out of order: `t.low` ($60K) is not < `t.high` ($50K)";
    check(
        "default = \"$10K\"",
        "default = \"$60K\"",
        "keep =",
        message,
    );
    check(
        "default = \"$10K\"",
        "default = \"$50K\"",
        "keep =",
        "out of order",
    );
    assert!(errors_with("default = \"$50K\"", "default = \"off\"").is_empty());
    check(
        "t.low < t.high",
        "t.low > t.high",
        "keep =",
        "an order reads",
    );
}

#[test]
fn support_must_be_named() {
    for (part, replacement, message) in [
        (
            "claims = [\"A1\"]\nsources = [\"book\"]",
            "claims = [\"A1\"]",
            "`t.low` needs `sources`",
        ),
        ("claims = [\"A1\"]\n", "", "`t.low` needs `claims`"),
        (
            "mark = \"assumption\"\nbasis = \"Ours.\"\n\n[orders]",
            "mark = \"benchmark\"\nbasis = \"Ours.\"\n\n[orders]",
            "`t.teams` needs `sources`",
        ),
        (
            "claims = [\"D12\"]\nsources = [\"book\"]",
            "claims = [\"D12\"]",
            "`rush` has claims",
        ),
        ("[\"D12\"]", "[\"F12\"]", "`F12` is not a claim"),
        ("[\"D12\"]", "[\"D\"]", "`D` is not a claim"),
        ("[\"A7\"]", "[\"A7b\"]", "`A7b` is not a claim"),
        ("key = \"t.high\"", "key = \"high\"", "starts with `t.`"),
        (
            "\"https://example.com/\"",
            "\"http://example.com/\"",
            "starts with `https://`",
        ),
    ] {
        let errors = errors_with(part, replacement);
        assert!(
            errors.iter().any(|e| e.contains(message)),
            "{message}: {errors:#?}"
        );
    }
}

#[test]
fn the_layer_must_be_complete() {
    check(
        "no = [\"later\", \"later\"]\n",
        "",
        "by = ",
        "miss the answer `no`",
    );
    check(
        "unsure = [\"later\", \"later\"]\n",
        "",
        "by = ",
        "miss the answer `unsure`",
    );
    check(
        "yes = [\"later\", \"now\"]",
        "yes = [\"now\"]",
        "yes = [\"now\"]",
        "`yes` needs 2 stages",
    );
    check("by = \"ask\"", "by = \"teams\"", "by = ", "listed answers");
}

#[test]
fn parts_must_fit_each_other() {
    for (part, replacement, message) in [
        (
            "need = \"{t.high} or more\"\n",
            "",
            "either a `need` or a `switch`",
        ),
        (
            "need = \"{t.high} or more\"",
            "need = \"x\"\nunsure = \"y\"",
            "only a row with a `switch`",
        ),
        ("advice = \"Ask them.\"\n", "", "either `layered` or has"),
        (
            "layered = false",
            "layered = true",
            "either `layered` or has",
        ),
        (
            "subtitle = \"gently\"",
            "subtitle = \"\"",
            "these words are empty",
        ),
        (
            "subtitle = \"gently\"",
            "subtitle = \"{deal}\"",
            "no placeholder is filled in here",
        ),
        (
            "\"At {deal} they ask.\"",
            "\"At {deal they ask.\"",
            "a brace here",
        ),
        (
            "\"At {deal} they ask.\"",
            "\"At deal} they ask.\"",
            "a brace here",
        ),
        (
            "{ key = \"no\", label = \"No\" }",
            "{ key = \"unsure\", label = \"?\" }",
            "`may_be_unsure",
        ),
        (
            "inputs = { deal = \"$60K\", teams = 3 }",
            "inputs = { teams = 3 }",
            "`second` has no `deal`",
        ),
        (
            "inputs = { deal = \"$60K\", teams = 3 }",
            "inputs = { deal = \"5,550\", ask = \"yes\" }",
            "`second` has the same inputs as `first`",
        ),
        (
            "holds = \"big\"",
            "holds = \"verdict is up\"",
            "only known after the tree",
        ),
        (
            "holds = \"big\"",
            "holds = \"layer is now\"",
            "only known after the tree",
        ),
        (
            "holds = \"big\"",
            "holds = \"big and\"",
            "found the end (column 8 of `big and`)",
        ),
    ] {
        let errors = errors_with(part, replacement);
        assert!(
            errors.iter().any(|e| e.contains(message)),
            "{message}: {errors:#?}"
        );
    }
}

#[test]
fn everything_is_reported_at_once_in_the_order_of_the_file() {
    let text = SMALL
        .replace("default = \"$8K\"", "default = \"8x\"")
        .replace("default = \"$10K\"", "default = \"$60K\"")
        .replace("holds = \"big\"", "holds = \"huge or tiny\"")
        .replace("no = \"again\"", "no = \"high\"");
    let errors = compile(&text, "model.toml").expect_err("the model is full of mistakes");
    let lines: Vec<usize> = errors.iter().map(|error| error.line()).collect();
    assert!(lines.is_sorted(), "{errors}");
    for message in [
        "`8x`",
        "out of order",
        "`huge`",
        "`tiny`",
        "reached twice",
        "never reached",
    ] {
        assert!(errors.to_string().contains(message), "{message}:\n{errors}");
    }
}
