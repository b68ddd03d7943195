//! How far away something is, as an exact quotient.

use std::cmp::Ordering;

/// How many times one amount is another: an exact quotient of at least 1.
#[derive(Clone, Copy, Debug)]
pub struct Factor {
    larger: u128,
    smaller: u128,
}

impl Factor {
    /// No distance at all.
    pub const ONE: Factor = Factor {
        larger: 1,
        smaller: 1,
    };

    /// The factor between two amounts, whichever is larger. `None` if either is
    /// zero: nothing is a multiple of zero.
    pub fn between(a: u64, b: u64) -> Option<Self> {
        (a != 0 && b != 0).then(|| Self {
            larger: u128::from(a.max(b)),
            smaller: u128::from(a.min(b)),
        })
    }

    /// One distance after another. Exact for three amounts of up to 10¹¹.
    pub fn times(self, other: Self) -> Self {
        Self {
            larger: self.larger * other.larger,
            smaller: self.smaller * other.smaller,
        }
    }

    /// Rounded to ten-thousandths, for print: 1.25 is 12,500.
    pub fn ten_thousandths(self) -> u128 {
        let whole = self.larger / self.smaller;
        let rest = self.larger % self.smaller;
        whole * 10_000 + (rest * 10_000 + self.smaller / 2) / self.smaller
    }
}

impl Ord for Factor {
    /// Compares by continued fractions, which never overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (self.larger, self.smaller);
        let (mut c, mut d) = (other.larger, other.smaller);
        let mut flipped = false;
        loop {
            let by_whole = (a / b).cmp(&(c / d));
            let by_rest = match (a % b, c % d) {
                (0, 0) => Some(Ordering::Equal),
                (0, _) => Some(Ordering::Less),
                (_, 0) => Some(Ordering::Greater),
                _ => None,
            };
            let decided = match (by_whole, by_rest) {
                (Ordering::Equal, rest) => rest,
                (whole, _) => Some(whole),
            };
            match decided {
                Some(order) if flipped => return order.reverse(),
                Some(order) => return order,
                None => {
                    (a, b, c, d) = (b, a % b, d, c % d);
                    flipped = !flipped;
                }
            }
        }
    }
}

impl PartialOrd for Factor {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Factor {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Factor {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_ordered_by_their_quotient() {
        let factor = |a, b| Factor::between(a, b).unwrap();
        for (a, b, expected) in [
            (factor(10, 8), factor(5, 4), Ordering::Equal),
            (factor(8, 10), factor(10, 8), Ordering::Equal),
            (factor(10, 8), factor(10, 7), Ordering::Less),
            (factor(3, 1), factor(10, 4), Ordering::Greater),
            (
                Factor::ONE,
                factor(1_000_000_001, 1_000_000_000),
                Ordering::Less,
            ),
            (factor(99, 70), factor(140, 99), Ordering::Greater),
        ] {
            assert_eq!(a.cmp(&b), expected, "{a:?} against {b:?}");
            assert_eq!(b.cmp(&a), expected.reverse(), "{b:?} against {a:?}");
        }
    }

    #[test]
    fn a_product_of_the_largest_amounts_is_still_compared() {
        let far = Factor::between(100_000_000_000, 1).unwrap();
        let product = far.times(Factor::between(100_000_000, 1).unwrap());
        let product = product.times(Factor::between(10_000, 1).unwrap());
        assert!(product > far);
        assert!(product < product.times(Factor::between(10_001, 10_000).unwrap()));
    }

    #[test]
    fn nothing_is_a_multiple_of_zero() {
        assert_eq!(Factor::between(0, 5), None);
        assert_eq!(Factor::between(5, 0), None);
    }

    #[test]
    fn print_rounds_to_ten_thousandths() {
        assert_eq!(
            Factor::between(10_000, 8_000).unwrap().ten_thousandths(),
            12_500
        );
        assert_eq!(Factor::between(20, 18).unwrap().ten_thousandths(), 11_111);
        assert_eq!(Factor::between(2, 3).unwrap().ten_thousandths(), 15_000);
    }
}
