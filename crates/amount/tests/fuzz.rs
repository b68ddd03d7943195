//! The grammar of amounts, given whatever can be typed.

use proptest::prelude::*;
use sales_motion_amount::{Amount, Unit, Unreadable, read, write, write_plain, write_range};
use sales_motion_fuzzing::Target;

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Dollars, Unit::Cents, Unit::Percent, Unit::Count])
}

/// Amounts of every length, as likely short as long.
fn amounts() -> impl Strategy<Value = u64> {
    let any_length = (0..64_u32, any::<u64>()).prop_map(|(bits, number)| number >> bits);
    let round = (0..20_u32, 1..1_000_u64)
        .prop_map(|(zeros, digits)| digits.saturating_mul(10_u64.pow(zeros.min(16))));
    prop_oneof![any_length, round, Just(u64::MAX)]
}

#[test]
fn what_is_written_is_read_back() {
    let cases = (amounts(), amounts(), units());
    Target::new("amounts written and read", 20_000).check(cases, |(value, other, unit)| {
        let exact = Ok(Amount { value, exact: true });
        for text in [write(value, unit), write_plain(value, unit)] {
            prop_assert_eq!(read(&text, unit), exact, "{}", text);
            prop_assert_eq!(read(&format!(" {text}\t"), unit), exact, "{}", text);
        }
        let range = write_range(value.min(other), value.max(other), unit);
        prop_assert!(range.contains('–'), "{}", range);
        Ok(())
    });
}

/// Texts made of what amounts are made of, and of anything.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[-−]?[ $]{0,2}[0-9,.]{0,12}[ kKmMbB%]{0,3}",
        2 => "[0-9]{1,3}(,[0-9]{3}){0,7}(\\.[0-9]{0,4})?[kmb%]?",
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

#[test]
fn any_text_is_read_or_refused_with_a_reason() {
    Target::new("amounts typed", 20_000).check((texts(), units()), |(text, unit)| {
        match read(&text, unit) {
            Ok(amount) => {
                // Reading it is reading what it stands for.
                let plain = write_plain(amount.value, unit);
                let again = read(&plain, unit).map(|again| again.value);
                prop_assert_eq!(again, Ok(amount.value), "{:?}", text);
                prop_assert!(text.contains(|c: char| c.is_ascii_digit()));
            }
            Err(why) => {
                prop_assert_eq!(why == Unreadable::Empty, text.trim().is_empty());
                prop_assert!(!why.words().is_empty());
            }
        }
        Ok(())
    });
}

#[test]
fn spaces_and_capitals_do_not_matter() {
    Target::new("amounts with spaces and capitals", 10_000).check(
        (texts(), units()),
        |(text, unit)| {
            let spaced = read(&format!("\n {text} "), unit);
            prop_assert_eq!(spaced, read(&text, unit));
            prop_assert_eq!(read(&text.to_ascii_uppercase(), unit), read(&text, unit));
            Ok(())
        },
    );
}

/// What a number written out in full is worth, by long multiplication.
#[test]
fn numbers_are_worth_what_they_say() {
    let cases = (0..1_000_000_000_u64, 0..1_000_u64, 0..4_usize, units());
    Target::new("amounts against arithmetic", 20_000).check(
        cases,
        |(whole, thousandths, suffix, unit)| {
            let money = matches!(unit, Unit::Dollars | Unit::Cents);
            let (letter, times) = match suffix {
                1 if money => ("k", 1_000),
                2 if money => ("M", 1_000_000),
                3 if money => ("b", 1_000_000_000),
                _ => ("", 1),
            };
            let smallest = match unit {
                Unit::Cents | Unit::Percent => 100,
                Unit::Dollars | Unit::Count => 1,
            };
            let parts = (u128::from(whole) * 1_000 + u128::from(thousandths)) * times * smallest;
            let value = ((parts + 500) / 1_000).try_into().unwrap_or(u64::MAX);
            let fits = (parts + 500) / 1_000 <= u128::from(u64::MAX);
            let exact = parts.is_multiple_of(1_000) && fits;
            let text = format!("{whole}.{thousandths:03}{letter}");
            prop_assert_eq!(read(&text, unit), Ok(Amount { value, exact }), "{}", text);
            Ok(())
        },
    );
}
