//! The little language of conditions, such as
//! `role is unsure and deal >= t.core and entry is not self-serve`.
//!
//! ```text
//! any  = all { "or" all }
//! all  = not { "and" not }
//! not  = "not" not | "(" any ")" | fact
//! fact = signal | question
//!      | slider (">=" | ">" | "<") threshold
//!      | counting switch ">=" threshold
//!      | switch "is" [ "not" ] answer
//!      | "verdict" "is" [ "not" ] motion      (only after the tree has ended)
//!      | "layer" "is" [ "not" ] stage         (likewise)
//! ```

use crate::model::{Condition, Subject};
use crate::names::Names;

/// Words that can't name anything.
pub const RESERVED: [&str; 8] = [
    "and", "or", "not", "is", "verdict", "layer", "unsure", "off",
];

/// How many `not` and `(` may stand inside each other. Nobody reads more, and
/// each takes a part of the stack, here and in whoever asks the condition.
const DEEPEST: usize = 64;

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Among the rules, before the tree has ended.
    Rule,
    /// In what is said of the outcome.
    Remark,
}

/// What is wrong with a condition, and at which of its characters, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub column: usize,
    pub message: String,
}

/// Reads a condition.
pub fn parse(text: &str, names: Names<'_>, scope: Scope) -> Result<Condition, Vec<Mistake>> {
    let mut parser = Parser {
        tokens: tokens(text).map_err(|mistake| vec![mistake])?,
        next: 0,
        end: text.chars().count() + 1,
        names,
        scope,
        unknown: Vec::new(),
        depth: 0,
    };
    let read = parser.any().and_then(|condition| match parser.take() {
        None => Ok(condition),
        Some(extra) => Err(extra.mistake("expected `and`, `or` or the end")),
    });
    match read {
        Ok(condition) if parser.unknown.is_empty() => Ok(condition),
        Ok(_) => Err(parser.unknown),
        Err(mistake) => {
            parser.unknown.push(mistake);
            Err(parser.unknown)
        }
    }
}

/// A word or a sign.
#[derive(Clone, Debug)]
struct Token {
    text: String,
    column: usize,
}

impl Token {
    fn mistake(&self, message: &str) -> Mistake {
        Mistake {
            column: self.column,
            message: format!("{message}, found `{}`", self.text),
        }
    }

    fn is_word(&self) -> bool {
        self.text.starts_with(in_word)
    }
}

fn in_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-.".contains(character)
}

fn tokens(text: &str) -> Result<Vec<Token>, Mistake> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().zip(1..).peekable();
    while let Some((first, column)) = rest.next() {
        let mut token = String::from(first);
        let more: fn(char) -> bool = match first {
            _ if first.is_whitespace() => continue,
            _ if in_word(first) => in_word,
            '<' | '>' | '=' | '!' => |character| character == '=',
            '(' | ')' => |_| false,
            _ => {
                let message = format!("`{first}` means nothing here");
                return Err(Mistake { column, message });
            }
        };
        while let Some((character, _)) = rest.next_if(|&(character, _)| more(character)) {
            token.push(character);
        }
        tokens.push(Token {
            text: token,
            column,
        });
    }
    Ok(tokens)
}

struct Parser<'a> {
    tokens: Vec<Token>,
    next: usize,
    /// The column just after the text.
    end: usize,
    names: Names<'a>,
    scope: Scope,
    /// Names that stand for nothing: noted, and read on.
    unknown: Vec<Mistake>,
    /// How many `not` and `(` the next word stands in.
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).cloned();
        self.next += usize::from(token.is_some());
        token
    }

    fn take_if(&mut self, text: &str) -> bool {
        let taken = self
            .tokens
            .get(self.next)
            .is_some_and(|token| token.text == text);
        self.next += usize::from(taken);
        taken
    }

    fn word(&mut self, what: &str) -> Result<Token, Mistake> {
        match self.take() {
            Some(token) if token.is_word() => Ok(token),
            Some(token) => Err(token.mistake(&format!("expected {what}"))),
            None => Err(Mistake {
                column: self.end,
                message: format!("expected {what}, found the end"),
            }),
        }
    }

    fn any(&mut self) -> Result<Condition, Mistake> {
        let mut parts = vec![self.all()?];
        while self.take_if("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, Mistake> {
        let mut parts = vec![self.not()?];
        while self.take_if("and") {
            parts.push(self.not()?);
        }
        Ok(one_or(parts, Condition::All))
    }

    fn not(&mut self) -> Result<Condition, Mistake> {
        if self.take_if("not") {
            let inner = self.deeper(Self::not)?;
            return Ok(negated(inner));
        }
        if self.take_if("(") {
            let inner = self.deeper(Self::any)?;
            return match self.take() {
                Some(token) if token.text == ")" => Ok(inner),
                Some(token) => Err(token.mistake("expected `)`")),
                None => Err(Mistake {
                    column: self.end,
                    message: "expected `)`, found the end".to_owned(),
                }),
            };
        }
        self.fact()
    }

    /// Reads what stands inside the last word.
    fn deeper(
        &mut self,
        read: fn(&mut Self) -> Result<Condition, Mistake>,
    ) -> Result<Condition, Mistake> {
        if self.depth == DEEPEST {
            return Err(Mistake {
                column: self.tokens[self.next - 1].column,
                message: "this is nested too deeply".to_owned(),
            });
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    fn fact(&mut self) -> Result<Condition, Mistake> {
        let subject = self.word("a condition")?;
        if self.take_if("is") {
            let negate = self.take_if("not");
            let value = self.word("an answer")?;
            let is = self.is(&subject, &value);
            return Ok(if negate { negated(is) } else { is });
        }
        let sign = self.tokens.get(self.next).cloned();
        match sign {
            Some(sign) if sign.text.starts_with(['<', '>', '=', '!']) => {
                self.next += 1;
                let threshold = self.word("a threshold")?;
                self.comparison(&subject, &sign, &threshold)
            }
            _ => Ok(self.name(&subject)),
        }
    }

    /// `subject is value`
    fn is(&mut self, subject: &Token, value: &Token) -> Condition {
        let after_the_tree = ["verdict", "layer"].contains(&subject.text.as_str());
        if after_the_tree && self.scope == Scope::Rule {
            let message = format!(
                "`{}` is only known after the tree; it can stand in warnings and layer notes",
                subject.text
            );
            return self.unknown_at(subject, message);
        }
        let found = match subject.text.as_str() {
            "verdict" => self
                .names
                .motion(&value.text)
                .map(Condition::Verdict)
                .ok_or_else(|| format!("no motion is called `{}`", value.text)),
            "layer" => self
                .names
                .stage(&value.text)
                .map(Condition::Layer)
                .ok_or_else(|| format!("no stage is called `{}`", value.text)),
            name => match self.names.switch(name) {
                Some(switch) => self
                    .names
                    .answer(switch, &value.text)
                    .map(|answer| Condition::Is(switch, answer)),
                None => {
                    return self.unknown_at(subject, format!("no switch is called `{name}`"));
                }
            },
        };
        match found {
            Ok(condition) => condition,
            Err(message) => self.unknown_at(value, message),
        }
    }

    /// `subject >= threshold`
    fn comparison(
        &mut self,
        subject: &Token,
        sign: &Token,
        threshold: &Token,
    ) -> Result<Condition, Mistake> {
        let Some(compared) = self.names.subject(&subject.text) else {
            let message = format!(
                "no slider and no counting switch is called `{}`",
                subject.text
            );
            return Ok(self.unknown_at(subject, message));
        };
        let Some(id) = self.names.threshold(&threshold.text) else {
            let message = format!("no threshold is called `{}`", threshold.text);
            return Ok(self.unknown_at(threshold, message));
        };
        let of = self.names.0.threshold[id.0].of.get_ref();
        if *of != subject.text {
            let message = format!(
                "`{}` is a threshold of `{of}`, not of `{}`",
                threshold.text, subject.text
            );
            return Ok(self.unknown_at(threshold, message));
        }
        match (compared, sign.text.as_str()) {
            (Subject::Slider(slider), ">=") => Ok(Condition::AtLeast(slider, id)),
            (Subject::Slider(slider), ">") => Ok(Condition::Above(slider, id)),
            (Subject::Slider(slider), "<") => Ok(Condition::Below(slider, id)),
            (Subject::Switch(switch), ">=") => Ok(Condition::CountAtLeast(switch, id)),
            (Subject::Slider(_), _) => Err(sign.mistake("expected `>=`, `>` or `<`")),
            (Subject::Switch(_), _) => Err(sign.mistake("a count is compared with `>=`")),
        }
    }

    /// A signal or a question by its name.
    fn name(&mut self, name: &Token) -> Condition {
        let signal = self.names.signal(&name.text).map(Condition::Signal);
        let found = signal.or_else(|| self.names.node(&name.text).map(Condition::Node));
        found.unwrap_or_else(|| {
            let message = format!("no signal and no question is called `{}`", name.text);
            self.unknown_at(name, message)
        })
    }

    fn unknown_at(&mut self, token: &Token, message: String) -> Condition {
        self.unknown.push(Mistake {
            column: token.column,
            message,
        });
        Condition::All(Vec::new())
    }
}

fn negated(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

fn one_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            join(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Emit;
    use crate::schema::File;

    fn small() -> File {
        toml::from_str(include_str!("../tests/small.toml")).expect("the small model is TOML")
    }

    #[test]
    fn good_conditions_are_read() {
        let file = small();
        for (text, expected) in [
            ("deal >= t.low", "AtLeast(SliderId(0), ThresholdId(0))"),
            ("deal > t.high", "Above(SliderId(0), ThresholdId(1))"),
            ("deal < t.low", "Below(SliderId(0), ThresholdId(0))"),
            (
                "teams >= t.teams",
                "CountAtLeast(SwitchId(1), ThresholdId(2))",
            ),
            ("ask is no", "Is(SwitchId(0), Answer(1))"),
            ("ask is unsure", "Is(SwitchId(0), Answer::UNSURE)"),
            ("ask is not no", "Not(&Is(SwitchId(0), Answer(1)))"),
            ("teams is 3", "Is(SwitchId(1), Answer(3))"),
            ("busy", "Signal(SignalId(0))"),
            ("size", "Node(NodeId(0))"),
            ("not busy", "Not(&Signal(SignalId(0)))"),
            ("not not busy", "Signal(SignalId(0))"),
            ("(busy)", "Signal(SignalId(0))"),
            (
                "busy and size or ask is yes",
                "Any(&[All(&[Signal(SignalId(0)), Node(NodeId(0))]), \
                 Is(SwitchId(0), Answer(0))])",
            ),
            (
                "busy and (size or ask is yes)",
                "All(&[Signal(SignalId(0)), Any(&[Node(NodeId(0)), \
                 Is(SwitchId(0), Answer(0))])])",
            ),
            ("verdict is up", "Verdict(MotionId(0))"),
            ("layer is later", "Layer(StageId(0))"),
        ] {
            let condition = parse(text, Names(&file), Scope::Remark).expect(text);
            let mut written = String::new();
            condition.emit(&mut written);
            let written = written
                .replace("crate::condition::Condition::", "")
                .replace("crate::model::", "");
            assert_eq!(written, expected, "{text}");
        }
    }

    #[test]
    fn mistakes_are_named_with_their_column() {
        let file = small();
        for (text, scope, mistakes) in [
            ("", Scope::Rule, "1 expected a condition, found the end"),
            (
                "busy and",
                Scope::Rule,
                "9 expected a condition, found the end",
            ),
            (
                "busy size",
                Scope::Rule,
                "6 expected `and`, `or` or the end, found `size`",
            ),
            ("(busy", Scope::Rule, "6 expected `)`, found the end"),
            ("(busy is yes)", Scope::Rule, "2 no switch is called `busy`"),
            (
                "busy)",
                Scope::Rule,
                "5 expected `and`, `or` or the end, found `)`",
            ),
            ("busy & size", Scope::Rule, "6 `&` means nothing here"),
            ("ask is", Scope::Rule, "7 expected an answer, found the end"),
            (
                "ask is (no)",
                Scope::Rule,
                "8 expected an answer, found `(`",
            ),
            (
                "ask is maybe",
                Scope::Rule,
                "8 `ask` has no answer `maybe` (it has: yes, no, unsure)",
            ),
            (
                "teams is 10",
                Scope::Rule,
                "10 `teams` has no answer `10` (it has: 0 to 9, unsure)",
            ),
            (
                "idle",
                Scope::Rule,
                "1 no signal and no question is called `idle`",
            ),
            (
                "deal >= t.none",
                Scope::Rule,
                "9 no threshold is called `t.none`",
            ),
            (
                "deal >= t.teams",
                Scope::Rule,
                "9 `t.teams` is a threshold of `teams`, not of `deal`",
            ),
            (
                "ask >= t.teams",
                Scope::Rule,
                "1 no slider and no counting switch is called `ask`",
            ),
            (
                "deal <= t.low",
                Scope::Rule,
                "6 expected `>=`, `>` or `<`, found `<=`",
            ),
            (
                "teams < t.teams",
                Scope::Rule,
                "7 a count is compared with `>=`, found `<`",
            ),
            (
                "verdict is up",
                Scope::Rule,
                "1 `verdict` is only known after the tree; it can stand in warnings and layer notes",
            ),
            (
                "verdict is sideways",
                Scope::Remark,
                "12 no motion is called `sideways`",
            ),
            (
                "layer is never",
                Scope::Remark,
                "10 no stage is called `never`",
            ),
            (
                "idle and ask is maybe or",
                Scope::Rule,
                "1 no signal and no question is called `idle`; \
                 17 `ask` has no answer `maybe` (it has: yes, no, unsure); \
                 25 expected a condition, found the end",
            ),
        ] {
            let found = parse(text, Names(&file), scope).expect_err(text);
            let found: Vec<String> = found
                .iter()
                .map(|mistake| format!("{} {}", mistake.column, mistake.message))
                .collect();
            assert_eq!(found.join("; "), mistakes, "{text}");
        }
    }
}
