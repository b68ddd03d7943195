//! What is left of an account when its sponsor leaves (claims C4–C6).

use crate::compiled::ids;
use crate::settings::Settings;

/// How many years are followed.
pub const YEARS: usize = 6;

/// All of an account's revenue, in basis points.
const WHOLE: u64 = 10_000;

/// How an account uses the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Many people use it, so it does not hang on one of them.
    Used,
    /// Hardly anyone uses it; the sponsor who bought it keeps it.
    Unused,
}

/// The part of an account's first revenue that is kept after 0, 1 … 6 years, in
/// basis points: averages over many such accounts.
///
/// A used account keeps `retention.used` each year. An unused one keeps
/// `retention.unused`; its sponsor leaves at the end of year `retention.leaves`,
/// the next renewal keeps `retention.after`, and who renewed then is as before.
pub fn kept(settings: &Settings, account: Account) -> [u64; YEARS + 1] {
    let leaves = settings.amount(ids::RETENTION_LEAVES) as usize;
    let mut years = [WHOLE; YEARS + 1];
    // Exact until written down, so that no year's rounding spoils the next.
    let mut left = WHOLE as f64;
    for (year, kept) in years.iter_mut().enumerate().skip(1) {
        let rate = match account {
            Account::Used => ids::RETENTION_USED,
            Account::Unused if year == leaves + 1 => ids::RETENTION_AFTER,
            Account::Unused => ids::RETENTION_UNUSED,
        };
        left *= settings.amount(rate) as f64 / WHOLE as f64;
        *kept = (left + 0.5) as u64;
    }
    years
}
