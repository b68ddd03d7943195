//! Everything the reader can change outside the widget.

use sales_motion_engine::amount;
use sales_motion_engine::listed::Listed;
use sales_motion_engine::model::Domain;
use sales_motion_engine::reading::{Problem, ProblemKind, read_amount};

use crate::compiled::{AMOUNTS, CHOICES, GROUPS, ITEMS, TEXTS};
use crate::tables::{AmountId, Answer, ChoiceId, GroupId, ItemId, TextId};

/// The key of the pair that holds all checkboxes with a mark.
const DONE: &str = "done";
/// What stands before the name of a checkbox in its key.
const DONE_PREFIX: &str = "done.";
/// A checkbox with a mark.
const YES: &str = "yes";
/// A checkbox without a mark.
const NO: &str = "no";

/// What a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A number that is typed.
    Amount(AmountId),
    /// One answer of a few.
    Choice(ChoiceId),
    /// Words that are typed.
    Text(TextId),
    /// A checkbox.
    Item(ItemId),
}

impl Key {
    /// What the text names, if anything: `growth.ceiling`, `done.pay-split`.
    pub fn of(key: &str) -> Option<Self> {
        if let Some(name) = key.strip_prefix(DONE_PREFIX) {
            return item_named(name).map(Key::Item);
        }
        for (place, amount) in AMOUNTS.iter().enumerate() {
            if amount.key == key {
                return Some(Key::Amount(AmountId(place as u8)));
            }
        }
        for (place, choice) in CHOICES.iter().enumerate() {
            if choice.key == key {
                return Some(Key::Choice(ChoiceId(place as u8)));
            }
        }
        for (place, text) in TEXTS.iter().enumerate() {
            if text.key == key {
                return Some(Key::Text(TextId(place as u8)));
            }
        }
        None
    }

    /// Its name in addresses and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Key::Amount(id) => AMOUNTS[id.index()].key,
            Key::Choice(id) => CHOICES[id.index()].key,
            Key::Text(id) => TEXTS[id.index()].key,
            Key::Item(id) => ITEMS[id.index()],
        }
    }

    /// Every key, in the tables' order.
    pub fn all() -> Vec<Key> {
        let mut keys = Vec::new();
        for place in 0..AMOUNTS.len() {
            keys.push(Key::Amount(AmountId(place as u8)));
        }
        for place in 0..CHOICES.len() {
            keys.push(Key::Choice(ChoiceId(place as u8)));
        }
        for place in 0..TEXTS.len() {
            keys.push(Key::Text(TextId(place as u8)));
        }
        for place in 0..ITEMS.len() {
            keys.push(Key::Item(ItemId(place as u8)));
        }
        keys
    }
}

/// Whether a pair of an address belongs to the article rather than to the
/// widget: the key of a setting, or `done`.
pub fn is_article_key(key: &str) -> bool {
    key == DONE || Key::of(key).is_some()
}

/// The checkbox with that name: its key without `done.`.
fn item_named(name: &str) -> Option<ItemId> {
    for (place, key) in ITEMS.iter().enumerate() {
        if key[DONE_PREFIX.len()..] == *name {
            return Some(ItemId(place as u8));
        }
    }
    None
}

/// The value of every setting. Amounts are always inside their domain, answers
/// among the choice's, and texts at most as long as allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    amounts: [u64; AMOUNTS.len()],
    answers: [Answer; CHOICES.len()],
    texts: [String; TEXTS.len()],
    /// One bit for each checkbox.
    done: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self::defaults()
    }
}

impl Settings {
    /// What the article starts with.
    pub fn defaults() -> Self {
        let mut settings = Self {
            amounts: [0; AMOUNTS.len()],
            answers: [Answer(0); CHOICES.len()],
            texts: [const { String::new() }; TEXTS.len()],
            done: 0,
        };
        for (value, amount) in settings.amounts.iter_mut().zip(&AMOUNTS) {
            *value = amount.default;
        }
        for (answer, choice) in settings.answers.iter_mut().zip(&CHOICES) {
            *answer = choice.default;
        }
        settings
    }

    /// An amount in its unit: dollars, cents, basis points or a count.
    pub fn amount(&self, id: AmountId) -> u64 {
        self.amounts[id.index()]
    }

    /// Sets an amount, brought into its domain.
    pub fn set_amount(&mut self, id: AmountId, value: u64) {
        let amount = &AMOUNTS[id.index()];
        self.amounts[id.index()] = value.clamp(amount.min, amount.max);
    }

    /// Takes an amount back to its default.
    pub fn reset(&mut self, id: AmountId) {
        self.amounts[id.index()] = AMOUNTS[id.index()].default;
    }

    /// The answer of a choice.
    pub fn answer(&self, id: ChoiceId) -> Answer {
        self.answers[id.index()]
    }

    /// What was typed; empty at the start. Its lines end with `\n`.
    pub fn text(&self, id: TextId) -> &str {
        &self.texts[id.index()]
    }

    /// Whether a checkbox has its mark.
    pub fn done(&self, id: ItemId) -> bool {
        self.done & bit(id) != 0
    }

    /// How many checkboxes of a group have their mark, and how many it has.
    pub fn count(&self, id: GroupId) -> (usize, usize) {
        let (mut done, mut all) = (0, 0);
        for item in GROUPS[id.index()].items() {
            all += 1;
            done += usize::from(self.done(item));
        }
        (done, all)
    }

    /// Takes what was typed, chosen or marked. Amounts are read by the one
    /// grammar of amounts; a checkbox takes `yes` or `no`.
    ///
    /// `Ok(None)` says that it was taken just as it stood; `Ok(Some(_))` how it
    /// was changed: brought into its domain, rounded, or cut.
    ///
    /// # Errors
    ///
    /// Says why it can't be taken. The last good value stays.
    pub fn take(&mut self, key: Key, text: &str) -> Result<Option<Problem>, Problem> {
        let problem = |kind| Problem {
            key: key.name().into(),
            text: text.into(),
            kind,
        };
        match self.take_kind(key, text) {
            Ok(changed) => Ok(changed.map(problem)),
            Err(kind) => Err(problem(kind)),
        }
    }

    fn take_kind(&mut self, key: Key, text: &str) -> Result<Option<ProblemKind>, ProblemKind> {
        match key {
            Key::Amount(id) => self.take_amount(id, text),
            Key::Choice(id) => {
                let answers = CHOICES[id.index()].answers;
                let place = position(answers, text)?;
                self.answers[id.index()] = Answer(place as u8);
                Ok(None)
            }
            Key::Text(id) => {
                let longest = TEXTS[id.index()].longest;
                let (kept, cut) = shortened(text, longest);
                self.texts[id.index()] = kept;
                Ok(cut.then_some(ProblemKind::TooLong(longest)))
            }
            Key::Item(id) => {
                if position(&[YES, NO], text)? == 0 {
                    self.done |= bit(id);
                } else {
                    self.done &= !bit(id);
                }
                Ok(None)
            }
        }
    }

    fn take_amount(
        &mut self,
        id: AmountId,
        text: &str,
    ) -> Result<Option<ProblemKind>, ProblemKind> {
        let it = &AMOUNTS[id.index()];
        let domain = Domain {
            min: it.min,
            max: it.max,
        };
        let (value, changed) =
            read_amount(text, it.unit, domain).map_err(ProblemKind::Unreadable)?;
        self.amounts[id.index()] = value;
        Ok(changed)
    }

    /// A value as it stands in its field: `$60M`, `82.5%`, `large`, `yes`.
    pub fn show(&self, key: Key) -> String {
        match key {
            Key::Amount(id) => amount::write(self.amount(id), AMOUNTS[id.index()].unit),
            Key::Choice(id) => CHOICES[id.index()].answers[self.answer(id).index()].into(),
            Key::Text(id) => self.text(id).into(),
            Key::Item(id) => (if self.done(id) { YES } else { NO }).into(),
        }
    }

    /// Reads pairs of key and text, as an address holds them; defaults where
    /// nothing was given or readable. `done=pay-split,leader-trust` gives just
    /// these checkboxes their mark. Nothing is dropped in silence: whatever is
    /// not taken just as it stands is among the problems.
    pub fn read<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> (Self, Vec<Problem>) {
        let mut settings = Self::defaults();
        let mut problems = Vec::new();
        let mut seen = Vec::new();
        for (key, text) in pairs {
            settings.read_pair(key.as_ref(), text.as_ref(), &mut seen, &mut problems);
        }
        (settings, problems)
    }

    /// `seen` holds the keys before this one; `None` is `done`.
    fn read_pair(
        &mut self,
        name: &str,
        text: &str,
        seen: &mut Vec<Option<Key>>,
        problems: &mut Vec<Problem>,
    ) {
        let problem = |kind| Problem {
            key: name.into(),
            text: text.into(),
            kind,
        };
        let key = Key::of(name);
        if key.is_none() && name != DONE {
            problems.push(problem(ProblemKind::UnknownKey));
            return;
        }
        if seen.contains(&key) {
            problems.push(problem(ProblemKind::Repeated));
        }
        seen.push(key);
        match key {
            Some(key) => match self.take(key, text) {
                Ok(None) => {}
                Ok(Some(problem)) | Err(problem) => problems.push(problem),
            },
            None => {
                self.done = 0;
                for item in text.split(',') {
                    let item = item.trim();
                    match item_named(item) {
                        Some(id) => self.done |= bit(id),
                        None if item.is_empty() => {}
                        None => problems.push(Problem {
                            key: [DONE_PREFIX, item].concat(),
                            text: String::new(),
                            kind: ProblemKind::UnknownKey,
                        }),
                    }
                }
            }
        }
    }

    /// What differs from the defaults, as pairs of key and text in the tables'
    /// order, which [`Settings::read`] reads back. The checkboxes with a mark
    /// are one pair: `done`, `pay-split,leader-trust`.
    pub fn write(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        for (&value, it) in self.amounts.iter().zip(&AMOUNTS) {
            if value != it.default {
                pairs.push((it.key, amount::write_plain(value, it.unit)));
            }
        }
        for (answer, it) in self.answers.iter().zip(&CHOICES) {
            if *answer != it.default {
                pairs.push((it.key, it.answers[answer.index()].into()));
            }
        }
        for (text, it) in self.texts.iter().zip(&TEXTS) {
            if !text.is_empty() {
                pairs.push((it.key, text.clone()));
            }
        }
        let mut done = String::new();
        for (place, key) in ITEMS.iter().enumerate() {
            if self.done(ItemId(place as u8)) {
                if !done.is_empty() {
                    done.push(',');
                }
                done.push_str(&key[DONE_PREFIX.len()..]);
            }
        }
        if !done.is_empty() {
            pairs.push((DONE, done));
        }
        pairs
    }
}

fn bit(id: ItemId) -> u64 {
    1 << id.0
}

/// The place of an answer, whatever its case.
fn position(answers: &'static [&'static str], text: &str) -> Result<usize, ProblemKind> {
    let text = text.trim();
    for (place, answer) in answers.iter().enumerate() {
        if answer.eq_ignore_ascii_case(text) {
            return Ok(place);
        }
    }
    Err(ProblemKind::UnknownAnswer(answers.iter().copied().listed()))
}

/// The text with `\n` between its lines, at most so many characters of it, and
/// whether there were more.
fn shortened(text: &str, longest: u16) -> (String, bool) {
    let mut kept = String::new();
    let mut left = longest;
    let mut after_return = false;
    for c in text.chars() {
        let second = after_return && c == '\n';
        after_return = c == '\r';
        if second {
            continue;
        }
        if left == 0 {
            return (kept, true);
        }
        left -= 1;
        kept.push(if c == '\r' { '\n' } else { c });
    }
    (kept, false)
}
