//! The model file as it is written.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use toml::Spanned;

/// Words, and where they stand.
pub type Text = Spanned<String>;

/// An amount or an answer, and where it stands.
pub type Value = Spanned<Word>;

/// A word or a whole number, so that `default = 2` needs no quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word(pub String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyWord;
        impl Visitor<'_> for AnyWord {
            type Value = Word;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word in quotes or a whole number")
            }
            fn visit_str<E>(self, word: &str) -> Result<Word, E> {
                Ok(Word(word.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Word, E> {
                Ok(Word(number.to_string()))
            }
        }
        deserializer.deserialize_any(AnyWord)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub version: u32,
    pub slider: Vec<Slider>,
    pub switch: Vec<Switch>,
    pub threshold: Vec<Threshold>,
    pub orders: Orders,
    pub motion: Vec<Motion>,
    pub stage: Vec<Stage>,
    pub layer: Layer,
    pub signal: Vec<Signal>,
    #[serde(default)]
    pub assumption: Vec<Assumption>,
    pub node: Vec<Node>,
    pub leaf: Vec<Leaf>,
    #[serde(default)]
    pub warning: Vec<Warning>,
    #[serde(default)]
    pub preset: Vec<Preset>,
    pub source: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slider {
    pub key: Text,
    pub label: Text,
    pub short: Text,
    pub definition: Text,
    pub unit: Unit,
    pub domain: [Value; 2],
    pub scale: Scale,
    pub default: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Dollars,
    Percent,
    Count,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub min: Value,
    pub max: Value,
    pub finest: Value,
    pub knee: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    pub key: Text,
    pub label: Text,
    pub help: Option<Text>,
    pub answers: Option<Vec<AnswerWords>>,
    pub count_to: Option<u16>,
    pub may_be_unsure: bool,
    pub unsure_means: Option<Text>,
    pub default: Value,
    #[serde(default)]
    pub what_if: Vec<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerWords {
    pub key: Text,
    pub label: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    pub key: Text,
    pub label: Text,
    pub of: Text,
    pub default: Value,
    pub domain: [Value; 2],
    #[serde(default)]
    pub may_be_off: bool,
    pub mark: Mark,
    pub grey_zone: Option<[Value; 2]>,
    pub zone_label: Option<Text>,
    pub basis: Text,
    #[serde(default)]
    pub claims: Vec<Text>,
    #[serde(default)]
    pub sources: Vec<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    Source,
    Benchmark,
    Assumption,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    pub keep: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    pub key: Text,
    pub name: Text,
    pub glyph: Glyph,
    pub sentence: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Glyph {
    Rising,
    Ring,
    Hanging,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub key: Text,
    pub label: Text,
    pub sentence: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    pub counts: Vec<Text>,
    pub by: Text,
    pub stages: BTreeMap<Text, Vec<Text>>,
    #[serde(default)]
    pub note: Vec<LayerNote>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerNote {
    pub key: Text,
    pub when: Text,
    pub words: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    pub key: Text,
    pub label: Text,
    pub holds: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    pub when: Text,
    pub switch: Text,
    pub answer: Value,
    pub words: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    pub key: Text,
    pub question: Text,
    pub joins: Joins,
    pub yes: Text,
    pub no: Text,
    #[serde(default)]
    pub claims: Vec<Text>,
    pub row: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joins {
    Any,
    All,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub label: Text,
    pub need: Option<Text>,
    pub switch: Option<Text>,
    pub unsure: Option<Text>,
    pub when: Option<Text>,
    pub holds: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    pub key: Text,
    pub motion: Text,
    pub subtitle: Text,
    pub why: Text,
    pub layered: bool,
    pub advice_title: Option<Text>,
    pub advice: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Alert,
    Watch,
    Note,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    pub key: Text,
    pub title: Text,
    pub case: Vec<WarningCase>,
    pub remedy: Text,
    #[serde(default)]
    pub claims: Vec<Text>,
    #[serde(default)]
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningCase {
    pub severity: Severity,
    pub when: Text,
    pub sentence: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub key: Text,
    pub name: Text,
    pub moment: Option<Text>,
    pub company: bool,
    pub inputs: BTreeMap<Text, Value>,
    pub did: Text,
    pub did_motion: Text,
    pub did_stage: Option<Text>,
    pub basis: Text,
    #[serde(default)]
    pub sources: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub key: Text,
    pub speaker: Text,
    pub title: Text,
    pub address: Text,
}
