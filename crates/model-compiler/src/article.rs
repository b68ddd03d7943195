//! The article's settings: read, checked, and written as Rust constants.
//!
//! What is written fills the types of the article's `tables` module.

use std::collections::{BTreeMap, HashSet};

use sales_motion_amount as amounts;
use serde::Deserialize;

use crate::amount;
use crate::check;
use crate::errors::{Errors, Problems};
use crate::schema::{Mark, Text, Value};

/// The answer that a choice without a default begins with.
const UNSURE: &str = "unsure";
/// The word that the keys of checkboxes begin with.
const DONE: &str = "done";
/// How many checkboxes fit into the bits of one number.
const MOST_ITEMS: usize = 64;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    amount: Vec<Amount>,
    #[serde(default)]
    choice: Vec<Choice>,
    #[serde(default)]
    text: Vec<LongText>,
    #[serde(default)]
    marks: BTreeMap<Text, Vec<Text>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount {
    key: Text,
    unit: Unit,
    domain: [Value; 2],
    default: Value,
    mark: Mark,
    #[serde(default)]
    claims: Vec<Text>,
    basis: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    Dollars,
    Cents,
    Percent,
    Count,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    key: Text,
    answers: Vec<Text>,
    default: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LongText {
    key: Text,
    longest: toml::Spanned<u16>,
}

/// Turns the article's settings file into Rust source: the tables, the evidence
/// of the amounts, and a module of ids.
///
/// `file_name` is only used to name the file in errors.
///
/// # Errors
///
/// Everything found wrong with the settings, in the order of the file. Where the
/// text isn't TOML, or doesn't have the shape of settings, only the first.
pub fn compile_article(toml_text: &str, file_name: &str) -> Result<String, Errors> {
    let mut problems = Problems::new(toml_text, file_name);
    let file: File = match toml::from_str(toml_text) {
        Ok(file) => file,
        Err(error) => {
            problems.add(error.span().unwrap_or_default(), error.message());
            return Err(problems.into_errors());
        }
    };
    let mut groups: Vec<(&Text, &Vec<Text>)> = file.marks.iter().collect();
    groups.sort_by_key(|(group, _)| group.span().start);

    keys(&file, &groups, &mut problems);
    let mut tables = Tables::default();
    tables.amounts(&file.amount, &mut problems);
    tables.choices(&file.choice, &mut problems);
    tables.texts(&file.text, &mut problems);
    tables.groups(&groups, &mut problems);
    if problems.is_empty() {
        Ok(tables.source())
    } else {
        Err(problems.into_errors())
    }
}

/// Keys must be sound, and each must mean one thing.
fn keys(file: &File, groups: &[(&Text, &Vec<Text>)], problems: &mut Problems<'_>) {
    let amounts = file.amount.iter().map(|amount| &amount.key);
    let choices = file.choice.iter().map(|choice| &choice.key);
    let texts = file.text.iter().map(|text| &text.key);
    let keys: Vec<&Text> = amounts.chain(choices).chain(texts).collect();
    check::unique(&keys, problems);
    for key in keys {
        if key.get_ref().split('.').next() == Some(DONE) {
            let why = format!("`{DONE}` begins the keys of checkboxes");
            problems.add(key.span(), why);
        }
    }
    check::unique(
        &groups.iter().map(|(group, _)| *group).collect::<Vec<_>>(),
        problems,
    );
    for (_, items) in groups {
        check::unique(&items.iter().collect::<Vec<_>>(), problems);
    }
    for choice in &file.choice {
        check::unique(&choice.answers.iter().collect::<Vec<_>>(), problems);
    }
}

/// The parts of the source, as they are written.
#[derive(Default)]
struct Tables {
    amounts: Vec<String>,
    evidence: Vec<String>,
    choices: Vec<String>,
    texts: Vec<String>,
    items: Vec<String>,
    groups: Vec<String>,
    ids: String,
    names: HashSet<String>,
}

impl Tables {
    fn amounts(&mut self, amounts: &[Amount], problems: &mut Problems<'_>) {
        for (place, it) in amounts.iter().enumerate() {
            let unit = match it.unit {
                Unit::Dollars => amounts::Unit::Dollars,
                Unit::Cents => amounts::Unit::Cents,
                Unit::Percent => amounts::Unit::Percent,
                Unit::Count => amounts::Unit::Count,
            };
            let mut read = |value: &Value| {
                amount::exact(&value.get_ref().0, unit)
                    .map_err(|why| problems.add(value.span(), why))
                    .ok()
            };
            let [min, max, default] = [&it.domain[0], &it.domain[1], &it.default].map(&mut read);
            if let (Some(min), Some(max)) = (min, max)
                && min >= max
            {
                problems.add(it.domain[0].span(), "the domain's ends are out of order");
            } else if let (Some(min), Some(max), Some(default)) = (min, max, default)
                && !(min..=max).contains(&default)
            {
                let why = format!("`{}` is outside the domain", it.default.get_ref().0);
                problems.add(it.default.span(), why);
            }
            for claim in &it.claims {
                if !is_claim(claim.get_ref()) {
                    let why = format!("`{}` is not a claim: A1, D23", claim.get_ref());
                    problems.add(claim.span(), why);
                }
            }
            if it.basis.get_ref().trim().is_empty() {
                problems.add(it.basis.span(), "it doesn't say who said it");
            }
            let key = it.key.get_ref();
            self.amounts.push(format!(
                "crate::tables::Amount {{ key: {key:?}, \
                 unit: crate::tables::Unit::{unit:?}, \
                 min: {}, max: {}, default: {} }}",
                min.unwrap_or_default(),
                max.unwrap_or_default(),
                default.unwrap_or_default(),
            ));
            let claims: Vec<&String> = it.claims.iter().map(Text::get_ref).collect();
            self.evidence.push(format!(
                "crate::tables::Evidence {{ amount: crate::tables::AmountId({place}), \
                 mark: crate::tables::Mark::{:?}, claims: &{claims:?}, basis: {:?} }}",
                it.mark,
                it.basis.get_ref(),
            ));
            self.id(&it.key, key, "AmountId", place, problems);
        }
    }

    fn choices(&mut self, choices: &[Choice], problems: &mut Problems<'_>) {
        for (place, it) in choices.iter().enumerate() {
            let key = it.key.get_ref();
            self.id(&it.key, key, "ChoiceId", place, problems);
            if it.answers.is_empty() {
                problems.add(it.key.span(), format!("`{key}` has no answers"));
            }
            let mut answers: Vec<&str> = Vec::new();
            if it.default.is_none() {
                let name = format!("{key}={UNSURE}");
                self.id(&it.key, &name, "Answer", 0, problems);
                answers.push(UNSURE);
            }
            for answer in &it.answers {
                if answer.get_ref() == UNSURE {
                    let why = format!("`{UNSURE}` is an answer where no default is named");
                    problems.add(answer.span(), why);
                }
                let name = format!("{key}={}", answer.get_ref());
                self.id(answer, &name, "Answer", answers.len(), problems);
                answers.push(answer.get_ref());
            }
            let mut default = 0;
            if let Some(named) = &it.default {
                match answers.iter().position(|known| known == named.get_ref()) {
                    Some(known) => default = known,
                    None => {
                        let why = format!("`{}` is not one of the answers", named.get_ref());
                        problems.add(named.span(), why);
                    }
                }
            }
            self.choices.push(format!(
                "crate::tables::Choice {{ key: {key:?}, answers: &{answers:?}, \
                 default: crate::tables::Answer({default}) }}"
            ));
        }
    }

    fn texts(&mut self, texts: &[LongText], problems: &mut Problems<'_>) {
        for (place, it) in texts.iter().enumerate() {
            let (key, longest) = (it.key.get_ref(), it.longest.get_ref());
            if *longest == 0 {
                problems.add(it.longest.span(), "no text is that short");
            }
            self.texts.push(format!(
                "crate::tables::Text {{ key: {key:?}, longest: {longest} }}"
            ));
            self.id(&it.key, key, "TextId", place, problems);
        }
    }

    fn groups(&mut self, groups: &[(&Text, &Vec<Text>)], problems: &mut Problems<'_>) {
        for (place, (group, items)) in groups.iter().enumerate() {
            let key = group.get_ref();
            let first = self.items.len();
            if items.is_empty() {
                problems.add(group.span(), format!("`{key}` has no items"));
            }
            for item in *items {
                let full = format!("{DONE}.{key}-{}", item.get_ref());
                let place = self.items.len();
                if place == MOST_ITEMS {
                    let why = format!("there are more than {MOST_ITEMS} checkboxes");
                    problems.add(item.span(), why);
                }
                self.id(item, &full, "ItemId", place, problems);
                self.items.push(format!("{full:?}"));
            }
            let end = self.items.len();
            self.groups.push(format!(
                "crate::tables::Group {{ key: {key:?}, first: {first}, end: {end} }}"
            ));
            self.id(group, &format!("group.{key}"), "GroupId", place, problems);
        }
    }

    /// Gives what has that key a constant, so that no code looks the key up.
    fn id(&mut self, at: &Text, key: &str, kind: &str, place: usize, problems: &mut Problems<'_>) {
        let letter = |c: char| match c {
            c if c.is_ascii_alphanumeric() => c.to_ascii_uppercase(),
            _ => '_',
        };
        let name: String = key.chars().map(letter).collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            problems.add(at.span(), format!("`{key}` doesn't begin with a letter"));
        }
        self.ids.push_str(&format!(
            "/// `{key}`\npub const {name}: crate::tables::{kind} = \
             crate::tables::{kind}({place});\n"
        ));
        if !self.names.insert(name.clone()) {
            let why = format!("`{key}` and another would both be `{name}`");
            problems.add(at.span(), why);
        }
    }

    fn source(&self) -> String {
        let mut source = String::new();
        for (doc, name, kind, rows) in [
            ("Every amount.", "AMOUNTS", "Amount", &self.amounts),
            (
                "Where the defaults of the amounts come from, in their order.",
                "EVIDENCE",
                "Evidence",
                &self.evidence,
            ),
            ("Every choice.", "CHOICES", "Choice", &self.choices),
            ("Every text.", "TEXTS", "Text", &self.texts),
            (
                "Every group of checkboxes.",
                "GROUPS",
                "Group",
                &self.groups,
            ),
        ] {
            source.push_str(&format!(
                "/// {doc}\npub static {name}: [crate::tables::{kind}; {}] = [{}];\n",
                rows.len(),
                rows.join(", ")
            ));
        }
        source.push_str(&format!(
            "/// The key of every checkbox.\npub static ITEMS: [&str; {}] = [{}];\n",
            self.items.len(),
            self.items.join(", ")
        ));
        let ids = &self.ids;
        source + "/// What the keys stand for.\npub mod ids {\n" + ids + "}\n"
    }
}

/// Whether it has the form of a claim's id: a letter and a number.
fn is_claim(text: &str) -> bool {
    let number = text.strip_prefix(|c: char| ('A'..='E').contains(&c));
    number.is_some_and(|number| {
        !number.is_empty()
            && !number.starts_with('0')
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
