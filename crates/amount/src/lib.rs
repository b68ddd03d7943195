//! Amounts as people write them: one grammar for the typed fields, addresses,
//! the command line and the model file.
//!
//! An amount is a whole number: dollars, cents, basis points (1/100 of a
//! percent) or things counted. It is read and written without floats, so nothing
//! is lost.

pub mod cut;

use std::fmt;

use cut::{cut, pieces};

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole US dollars.
    Dollars,
    /// Whole US cents, for prices below a few dollars.
    Cents,
    /// Basis points: 1/100 of a percent.
    Percent,
    /// Things one can count, such as departments.
    Count,
}

/// An amount that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The nearest whole amount, at least 0 and at most [`u64::MAX`].
    pub value: u64,
    /// Whether the text said just that, rather than something rounded to it or
    /// cut off at 0 or [`u64::MAX`].
    pub exact: bool,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing to read.
    Empty,
    /// Something other than a number.
    NotANumber,
    /// Commas stand elsewhere than between groups of three digits.
    Commas,
    /// A percentage where dollars or a count belong.
    UnexpectedPercent,
    /// Dollars where a percentage or a count belongs.
    UnexpectedDollars,
    /// K, M or B where a percentage or a count belongs.
    UnexpectedSuffix,
}

impl Unreadable {
    /// Why it can't be read, as the end of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Unreadable::Empty => "nothing is given",
            Unreadable::NotANumber => "it is not a number",
            Unreadable::Commas => "commas separate thousands; use a point for decimals",
            Unreadable::UnexpectedPercent => "it takes no percentage",
            Unreadable::UnexpectedDollars => "it takes no dollars",
            Unreadable::UnexpectedSuffix => "K, M and B are for dollars",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// Reads an amount: `25M`, `$25m`, `25,000,000`, `1.5b`, `8k`, `3%`, `2.5`.
///
/// # Errors
///
/// Says why the text is not an amount of this unit.
pub fn read(text: &str, unit: Unit) -> Result<Amount, Unreadable> {
    let text = text.trim();
    let (negative, text) = strip(text, |c| matches!(c, '-' | '\u{2212}'));
    let (dollars, text) = strip(text, |c| c == '$');
    let (percent, text) = strip_end(text, |c| c == '%');
    let (suffix, text) = strip_end(text, |c| matches!(c, 'k' | 'K' | 'm' | 'M' | 'b' | 'B'));
    if text.is_empty() {
        return Err(match (dollars, percent, suffix, negative) {
            (None, None, None, None) => Unreadable::Empty,
            _ => Unreadable::NotANumber,
        });
    }
    if percent.is_some() && unit != Unit::Percent {
        return Err(Unreadable::UnexpectedPercent);
    }
    let money = matches!(unit, Unit::Dollars | Unit::Cents);
    if dollars.is_some() && !money {
        return Err(Unreadable::UnexpectedDollars);
    }
    if suffix.is_some() && !money {
        return Err(Unreadable::UnexpectedSuffix);
    }
    let zeros = match suffix.map(|c| c.to_ascii_lowercase()) {
        Some('k') => 3,
        Some('m') => 6,
        Some('b') => 9,
        _ => 0,
    };
    let decimals = match unit {
        Unit::Percent | Unit::Cents => 2,
        Unit::Dollars | Unit::Count => 0,
    };
    let amount = scaled(text, zeros + decimals)?;
    Ok(match negative {
        Some(_) => Amount {
            value: 0,
            exact: amount.value == 0 && amount.exact,
        },
        None => amount,
    })
}

/// The number that the digits write, times ten to the power of `zeros`.
fn scaled(text: &str, zeros: usize) -> Result<Amount, Unreadable> {
    let (whole, fraction) = cut(text, b'.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let groups = pieces(whole, b',');
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(|group| all_digits(group)) || !all_digits(fraction) {
        return Err(Unreadable::NotANumber);
    }
    if whole.is_empty() && fraction.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    let first_fits = groups.len() == 1 || (1..=3).contains(&groups[0].len());
    if !first_fits || groups[1..].iter().any(|group| group.len() != 3) {
        return Err(Unreadable::Commas);
    }

    let mut value: u64 = 0;
    let mut exact = true;
    let kept = fraction.len().min(zeros);
    let padding = std::iter::repeat_n(b'0', zeros - kept);
    let digits = groups.iter().flat_map(|group| group.bytes());
    for digit in digits.chain(fraction.bytes().take(kept)).chain(padding) {
        let next = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(u64::from(digit - b'0')));
        exact &= next.is_some();
        value = next.unwrap_or(u64::MAX);
        if !exact {
            break;
        }
    }
    if let Some(&digit) = fraction.as_bytes().get(kept) {
        exact = false;
        value = value.saturating_add(u64::from(digit >= b'5'));
    }
    Ok(Amount { value, exact })
}

fn strip(text: &str, is: impl Fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next().filter(|&c| is(c)) {
        Some(c) => (Some(c), text[c.len_utf8()..].trim_start()),
        None => (None, text),
    }
}

fn strip_end(text: &str, is: impl Fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next_back().filter(|&c| is(c)) {
        Some(c) => (Some(c), text[..text.len() - c.len_utf8()].trim_end()),
        None => (None, text),
    }
}

/// Writes an amount for people, exactly and short: `$8K`, `$5.55K`, `$12,345`,
/// `2.5%`, and cents always with both digits: `$1.14`, `$2.00`.
pub fn write(value: u64, unit: Unit) -> String {
    match unit {
        Unit::Percent => decimal(value, 2) + "%",
        Unit::Count => grouped(value),
        Unit::Cents => {
            let mut text = String::from("$") + &grouped(value / 100) + ".";
            text.push(digit(value / 10));
            text.push(digit(value));
            text
        }
        Unit::Dollars => {
            let short = [(9, "B"), (6, "M"), (3, "K")]
                .into_iter()
                .find(|&(zeros, _)| {
                    let one = 10_u64.pow(zeros);
                    value >= one && value.is_multiple_of(one / 100)
                });
            let number = match short {
                Some((zeros, letter)) => decimal(value / 10_u64.pow(zeros - 2), 2) + letter,
                None => grouped(value),
            };
            String::from("$") + &number
        }
    }
}

/// Writes a range for people, its unit once where both ends share it: `3–10%`,
/// `$20–30M`, `$800K–1.2M`.
pub fn write_range(from: u64, to: u64, unit: Unit) -> String {
    let (from, to) = (write(from, unit), write(to, unit));
    let ending = |text: &str| text.chars().next_back().filter(|c| !c.is_ascii_digit());
    let shared = ending(&from).filter(|_| ending(&from) == ending(&to));
    let from = from.strip_suffix(|c| Some(c) == shared).unwrap_or(&from);
    let to = to.strip_prefix('$').unwrap_or(&to);
    [from, "–", to].concat()
}

/// Writes an amount for machines: `8000`, `2.5`.
pub fn write_plain(value: u64, unit: Unit) -> String {
    match unit {
        Unit::Percent | Unit::Cents => decimal(value, 2),
        Unit::Dollars | Unit::Count => whole(value),
    }
}

/// Writes a whole number. The standard library's formatting, made for every case,
/// would be a hundredth of the page.
pub fn whole(value: u64) -> String {
    let mut text = if value < 10 {
        String::new()
    } else {
        whole(value / 10)
    };
    text.push(digit(value));
    text
}

/// The last digit of a number.
fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

/// Writes a number of hundredths, tenths, … without trailing zeros.
pub fn decimal(value: u64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let mut text = whole(value / one);
    let mut rest = value % one;
    if rest > 0 {
        text.push('.');
    }
    let mut place = one;
    while rest > 0 {
        place /= 10;
        text.push(digit(rest / place));
        rest %= place;
    }
    text
}

fn grouped(value: u64) -> String {
    let digits = whole(value);
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
