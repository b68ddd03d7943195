//! Where an amount stands on its slider, and where the slider can stop.
//!
//! Stops are round numbers (two significant digits), so every threshold of the
//! model is one. Only the place on screen is a float; stops are computed whole.

use crate::model::Scale;

/// How far one press of a key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// To the next stop.
    Fine,
    /// To the next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10.
    Medium,
    /// To the next of 1, 3, 10.
    Large,
}

impl Stride {
    /// Tenths of the leading digits that it stops at.
    fn mantissas(self) -> &'static [u64] {
        match self {
            Stride::Fine => &[],
            Stride::Medium => &[10, 12, 15, 20, 25, 30, 40, 50, 60, 80],
            Stride::Large => &[10, 30],
        }
    }
}

impl Scale {
    /// Where an amount stands, from 0 at the left to 1 at the right.
    pub fn place(self, amount: u64) -> f64 {
        let amount = amount.clamp(self.min, self.max);
        self.stretch(amount) / self.stretch(self.max)
    }

    /// The stop nearest to a place between 0 and 1.
    pub fn stop_at(self, place: f64) -> u64 {
        // The least amount that stands there or beyond. Halving spares the
        // browser an exponential function.
        let (mut from, mut to) = (self.min, self.max);
        while from < to {
            let middle = from.midpoint(to);
            if self.place(middle) < place {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        self.nearest_stop(from)
    }

    /// The stop nearest to an amount.
    pub fn nearest_stop(self, amount: u64) -> u64 {
        let amount = amount.clamp(self.min, self.max);
        let below = self.stop_at_or_below(amount);
        let above = self.next(amount, Stride::Fine);
        if amount - below <= above.saturating_sub(amount) {
            below
        } else {
            above
        }
    }

    /// The next stop above an amount; the last one if there is none.
    pub fn next(self, amount: u64, stride: Stride) -> u64 {
        if amount < self.min {
            return self.min;
        }
        let next = match stride {
            Stride::Fine => self.stop_at_or_below(amount) + self.unit(amount),
            _ => self
                .round_numbers(stride)
                .find(|&n| n > amount)
                .unwrap_or(self.max),
        };
        next.min(self.max)
    }

    /// The next stop below an amount; the first one if there is none.
    pub fn previous(self, amount: u64, stride: Stride) -> u64 {
        if amount > self.max {
            return self.max;
        }
        let previous = match stride {
            Stride::Fine => self.stop_at_or_below(amount.saturating_sub(1)),
            _ => self
                .round_numbers(stride)
                .take_while(|&n| n < amount)
                .last()
                .unwrap_or(self.min),
        };
        previous.max(self.min)
    }

    /// The distance between stops around an amount.
    fn unit(self, amount: u64) -> u64 {
        let mut unit = self.finest;
        while amount / unit >= 100 {
            unit *= 10;
        }
        unit
    }

    fn stop_at_or_below(self, amount: u64) -> u64 {
        amount - amount % self.unit(amount)
    }

    /// The numbers a stride stops at, from the least, up to the right end.
    fn round_numbers(self, stride: Stride) -> impl Iterator<Item = u64> {
        let decades = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
        decades
            .flat_map(move |power| stride.mantissas().iter().map(move |m| m.checked_mul(power)))
            .map_while(|number| number)
            .take_while(move |&number| number <= self.max)
            .filter(move |number| number.is_multiple_of(self.finest))
    }

    fn stretch(self, amount: u64) -> f64 {
        match self.knee {
            0 => (amount as f64 / self.min as f64).ln(),
            knee => (1.0 + amount as f64 / knee as f64).ln(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PENETRATION: Scale = Scale {
        min: 0,
        max: 6_000,
        knee: 30,
        finest: 10,
    };
    const DEAL: Scale = Scale {
        min: 100,
        max: 5_000_000,
        knee: 0,
        finest: 10,
    };

    #[test]
    fn each_stride_goes_to_its_own_round_numbers() {
        use Stride::{Fine, Large, Medium};
        for (scale, from, stride, previous, next) in [
            (PENETRATION, 0, Fine, 0, 10),
            (PENETRATION, 250, Fine, 240, 260),
            (PENETRATION, 255, Fine, 250, 260),
            (PENETRATION, 1_000, Fine, 990, 1_100),
            (PENETRATION, 6_000, Fine, 5_900, 6_000),
            (PENETRATION, 0, Medium, 0, 10),
            (PENETRATION, 250, Medium, 200, 300),
            (PENETRATION, 260, Large, 100, 300),
            (PENETRATION, 10_000, Large, 6_000, 6_000),
            (DEAL, 8_000, Fine, 7_900, 8_100),
            (DEAL, 8_000, Medium, 6_000, 10_000),
            (DEAL, 8_000, Large, 3_000, 10_000),
            (DEAL, 9_999, Fine, 9_900, 10_000),
            (DEAL, 10_000, Fine, 9_900, 11_000),
            (DEAL, 1, Fine, 100, 100),
            (DEAL, 4_000_000, Large, 3_000_000, 5_000_000),
        ] {
            assert_eq!(
                scale.previous(from, stride),
                previous,
                "below {from}, {stride:?}"
            );
            assert_eq!(scale.next(from, stride), next, "above {from}, {stride:?}");
        }
    }

    #[test]
    fn every_stop_is_found_again_from_its_place() {
        for scale in [PENETRATION, DEAL] {
            let mut stop = scale.min;
            while stop < scale.max {
                assert_eq!(scale.stop_at(scale.place(stop)), stop);
                let next = scale.next(stop, Stride::Fine);
                assert!(scale.place(next) > scale.place(stop));
                stop = next;
            }
            assert_eq!((scale.place(scale.min), scale.place(scale.max)), (0.0, 1.0));
        }
    }

    #[test]
    fn an_amount_off_the_scale_stands_at_its_end() {
        assert_eq!(DEAL.place(1), 0.0);
        assert_eq!(PENETRATION.place(10_000), 1.0);
    }
}
