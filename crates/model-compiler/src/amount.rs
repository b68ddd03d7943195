//! Amounts in the model file: the product's own grammar, but nothing is rounded.

use sales_motion_amount::{Amount, read};

use crate::schema::Unit;

/// Reads an amount in its unit: whole dollars, basis points or a count.
pub fn parse(text: &str, unit: Unit) -> Result<u64, String> {
    let unit = match unit {
        Unit::Dollars => sales_motion_amount::Unit::Dollars,
        Unit::Percent => sales_motion_amount::Unit::Percent,
        Unit::Count => sales_motion_amount::Unit::Count,
    };
    exact(text, unit)
}

/// Reads an amount that needs no rounding.
pub fn exact(text: &str, unit: sales_motion_amount::Unit) -> Result<u64, String> {
    match read(text, unit) {
        Ok(Amount { value, exact: true }) => Ok(value),
        Ok(_) => Err(format!("`{text}` would be rounded")),
        Err(why) => Err(format!("`{text}` can't be read: {why}")),
    }
}

/// Whether a slider can stop there: at most two significant digits, and below
/// ten of the finest steps a multiple of the finest step.
pub fn is_position(amount: u64, finest: u64) -> bool {
    if amount < finest.saturating_mul(10) {
        return amount.is_multiple_of(finest);
    }
    let mut step = 1;
    while amount / step >= 100 {
        step *= 10;
    }
    amount.is_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        for (text, unit, amount) in [
            ("$25M", Unit::Dollars, 25_000_000),
            ("18,000,000", Unit::Dollars, 18_000_000),
            ("$5.55K", Unit::Dollars, 5_550),
            ("2.5%", Unit::Percent, 250),
            ("100%", Unit::Percent, 10_000),
            ("2", Unit::Count, 2),
        ] {
            assert_eq!(parse(text, unit), Ok(amount), "{text}");
        }
    }

    #[test]
    fn what_is_not_exactly_an_amount_is_refused() {
        for (text, unit, why) in [
            ("25x", Unit::Dollars, "can't be read: it is not a number"),
            ("3%", Unit::Dollars, "can't be read: it takes no percentage"),
            ("$3", Unit::Percent, "can't be read: it takes no dollars"),
            ("0.5", Unit::Dollars, "would be rounded"),
            ("0.001%", Unit::Percent, "would be rounded"),
            ("99999999999b", Unit::Dollars, "would be rounded"),
        ] {
            assert_eq!(parse(text, unit), Err(format!("`{text}` {why}")));
        }
    }

    #[test]
    fn positions_have_two_significant_digits() {
        for (amount, finest) in [(0, 10), (30, 10), (250, 10), (6_000, 10), (5_000_000, 10)] {
            assert!(is_position(amount, finest), "{amount}");
        }
        for (amount, finest) in [(35, 10), (255, 10), (5_555, 10), (101, 1)] {
            assert!(!is_position(amount, finest), "{amount}");
        }
    }
}
