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

    /// Rounded to ten-thousandths, for print: 1.25 is 12,500. Right to the last
    /// digit for one distance between amounts of up to 10¹¹.
    pub fn ten_thousandths(self) -> u64 {
        // A division of 128 bits would be a hundredth of the page.
        let most = u128::from(u64::MAX / 20_000);
        let mut it = self;
        while it.larger > most {
            it.larger >>= 1;
            it.smaller >>= 1;
        }
        let (larger, smaller) = (it.larger as u64, (it.smaller as u64).max(1));
        (larger * 10_000 + smaller / 2) / smaller
    }
}

impl Ord for Factor {
    fn cmp(&self, other: &Self) -> Ordering {
        let ours = wide_product(self.larger, other.smaller);
        ours.cmp(&wide_product(other.larger, self.smaller))
    }
}

/// The exact product of two numbers, its upper half first.
fn wide_product(a: u128, b: u128) -> (u128, u128) {
    let halves = |n: u128| (n >> 64, n & u128::from(u64::MAX));
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    let low = a_low * b_low;
    // Neither sum overflows: a product of two halves leaves room for two more.
    let middle = a_high * b_low + (low >> 64);
    let other_middle = a_low * b_high + halves(middle).1;
    let high = a_high * b_high + (middle >> 64) + (other_middle >> 64);
    (high, (other_middle << 64) | halves(low).1)
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
        let far = Factor::between(100_000_000_000, 3).unwrap();
        assert_eq!(far.ten_thousandths(), 333_333_333_333_333);
        let half = Factor::between(99_999_999_999, 66_666_666_666).unwrap();
        let product = half.times(half).times(half);
        assert_eq!(product.ten_thousandths(), 33_750);
    }
}
