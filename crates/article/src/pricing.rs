//! Which way of pricing the enterprise edition fits (claims E16–E22).

use crate::compiled::ids;
use crate::settings::Settings;

/// A way of pricing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pricing {
    /// Published self-serve prices, and negotiated enterprise deals (E16, E17).
    Hybrid,
    /// The published price for everyone, without exceptions (E20, E21).
    Fixed,
    /// What is known does not decide it.
    Open,
}

impl Pricing {
    /// Its name in attributes.
    pub fn key(self) -> &'static str {
        match self {
            Pricing::Hybrid => "hybrid",
            Pricing::Fixed => "fixed",
            Pricing::Open => "open",
        }
    }
}

/// What the three choices say: large deals or intense competition ask for hybrid
/// pricing; small deals, limited competition and a new use together allow a
/// fixed price; anything else leaves it open.
pub fn pricing(settings: &Settings) -> Pricing {
    let size = settings.answer(ids::PRICING_SIZE);
    let competition = settings.answer(ids::PRICING_COMPETITION);
    let novel = settings.answer(ids::PRICING_NOVEL);
    if size == ids::PRICING_SIZE_LARGE || competition == ids::PRICING_COMPETITION_INTENSE {
        Pricing::Hybrid
    } else if size == ids::PRICING_SIZE_SMALL
        && competition == ids::PRICING_COMPETITION_LIMITED
        && novel == ids::PRICING_NOVEL_YES
    {
        Pricing::Fixed
    } else {
        Pricing::Open
    }
}
