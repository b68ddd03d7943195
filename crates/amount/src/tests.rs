use super::*;

#[test]
fn dollars_are_read_as_people_write_them() {
    for (text, expected) in [
        ("25M", 25_000_000),
        ("$25m", 25_000_000),
        ("25,000,000", 25_000_000),
        ("1.5b", 1_500_000_000),
        ("8k", 8_000),
        (" $ 8 K ", 8_000),
        ("8000", 8_000),
        ("8000.00", 8_000),
        ("5.55k", 5_550),
        (".5k", 500),
        ("0", 0),
        ("-0", 0),
        ("1,234", 1_234),
        ("007", 7),
    ] {
        let expected = Amount {
            value: expected,
            exact: true,
        };
        assert_eq!(read(text, Unit::Dollars), Ok(expected), "{text}");
    }
}

#[test]
fn percentages_are_read_in_basis_points() {
    for (text, expected) in [
        ("3%", 300),
        ("2.5", 250),
        ("0.01%", 1),
        ("100 %", 10_000),
        ("2.50%", 250),
    ] {
        let expected = Amount {
            value: expected,
            exact: true,
        };
        assert_eq!(read(text, Unit::Percent), Ok(expected), "{text}");
    }
}

#[test]
fn cents_are_read_as_dollars_with_two_decimals() {
    for (text, expected) in [
        ("$1.14", 114),
        ("1.14", 114),
        ("$0.42", 42),
        (".42", 42),
        ("$2", 200),
        ("2.00", 200),
        ("2.000", 200),
        ("$1,234.50", 123_450),
        ("1.5K", 150_000),
        ("0", 0),
    ] {
        let expected = Amount {
            value: expected,
            exact: true,
        };
        assert_eq!(read(text, Unit::Cents), Ok(expected), "{text}");
    }
}

#[test]
fn what_does_not_fit_is_brought_to_the_nearest_amount() {
    for (text, unit, value) in [
        ("8.5", Unit::Dollars, 9),
        ("8.49", Unit::Dollars, 8),
        ("1.2345k", Unit::Dollars, 1_235),
        ("2.555%", Unit::Percent, 256),
        ("-5", Unit::Dollars, 0),
        ("\u{2212}5%", Unit::Percent, 0),
        ("99999999999999999999", Unit::Dollars, u64::MAX),
        ("99999999999b", Unit::Dollars, u64::MAX),
        ("2.5", Unit::Count, 3),
        ("$1.145", Unit::Cents, 115),
        ("-$1", Unit::Cents, 0),
        ("999999999999999999", Unit::Cents, u64::MAX),
    ] {
        let expected = Amount {
            value,
            exact: false,
        };
        assert_eq!(read(text, unit), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_not_an_amount_is_said() {
    for (text, unit, expected) in [
        ("", Unit::Dollars, Unreadable::Empty),
        ("  ", Unit::Percent, Unreadable::Empty),
        ("$", Unit::Dollars, Unreadable::NotANumber),
        ("60x", Unit::Dollars, Unreadable::NotANumber),
        ("1e6", Unit::Dollars, Unreadable::NotANumber),
        (".", Unit::Dollars, Unreadable::NotANumber),
        ("1.2.3", Unit::Dollars, Unreadable::NotANumber),
        ("m", Unit::Dollars, Unreadable::NotANumber),
        ("NaN", Unit::Percent, Unreadable::NotANumber),
        ("٣", Unit::Dollars, Unreadable::NotANumber),
        ("2,5", Unit::Percent, Unreadable::Commas),
        (",500", Unit::Dollars, Unreadable::Commas),
        ("1234,567", Unit::Dollars, Unreadable::Commas),
        ("3%", Unit::Dollars, Unreadable::UnexpectedPercent),
        ("$3", Unit::Percent, Unreadable::UnexpectedDollars),
        ("3k", Unit::Percent, Unreadable::UnexpectedSuffix),
        ("3k", Unit::Count, Unreadable::UnexpectedSuffix),
        ("3%", Unit::Cents, Unreadable::UnexpectedPercent),
        ("1,14", Unit::Cents, Unreadable::Commas),
    ] {
        assert_eq!(read(text, unit), Err(expected), "{text:?}");
    }
}

#[test]
fn amounts_are_written_short_and_exactly() {
    for (value, unit, expected) in [
        (8_000, Unit::Dollars, "$8K"),
        (5_550, Unit::Dollars, "$5.55K"),
        (12_345, Unit::Dollars, "$12,345"),
        (999, Unit::Dollars, "$999"),
        (0, Unit::Dollars, "$0"),
        (18_000_000, Unit::Dollars, "$18M"),
        (1_500_000_000, Unit::Dollars, "$1.5B"),
        (100_000_000_000, Unit::Dollars, "$100B"),
        (999_999, Unit::Dollars, "$999,999"),
        (250, Unit::Percent, "2.5%"),
        (5, Unit::Percent, "0.05%"),
        (300, Unit::Percent, "3%"),
        (3, Unit::Count, "3"),
        (1_250, Unit::Count, "1,250"),
        (114, Unit::Cents, "$1.14"),
        (42, Unit::Cents, "$0.42"),
        (5, Unit::Cents, "$0.05"),
        (0, Unit::Cents, "$0.00"),
        (200, Unit::Cents, "$2.00"),
        (123_450, Unit::Cents, "$1,234.50"),
    ] {
        let text = write(value, unit);
        assert_eq!(text, expected);
        let back = read(&text, unit).unwrap();
        assert_eq!((back.value, back.exact), (value, true), "{text} reads back");
        let plain = read(&write_plain(value, unit), unit).unwrap();
        assert_eq!(plain.value, value);
    }
}

#[test]
fn ranges_name_their_unit_once() {
    for (from, to, unit, expected) in [
        (300, 1_000, Unit::Percent, "3–10%"),
        (20_000_000, 30_000_000, Unit::Dollars, "$20–30M"),
        (800_000, 1_200_000, Unit::Dollars, "$800K–1.2M"),
        (500, 900, Unit::Dollars, "$500–900"),
        (2, 3, Unit::Count, "2–3"),
        (42, 114, Unit::Cents, "$0.42–1.14"),
    ] {
        assert_eq!(write_range(from, to, unit), expected);
    }
}
