//! What is left of an account.

use proptest::prelude::*;
use sales_motion_article::retention::{Account, kept};

use crate::support::{amounts, with};

#[test]
fn revenue_is_kept_year_by_year() {
    let unused = |changes| kept(&with(changes), Account::Unused);
    let used = kept(&with(&[]), Account::Used);
    assert_eq!(used, [10_000, 9_300, 8_649, 8_044, 7_481, 6_957, 6_470]);
    assert_eq!(
        unused(&[]),
        [10_000, 8_500, 7_225, 6_141, 3_071, 2_610, 2_219]
    );
    let first = unused(&[("retention.leaves", "1")]);
    assert_eq!(first[..4], [10_000, 8_500, 4_250, 3_613]);
    let last = unused(&[("retention.leaves", "5"), ("retention.after", "0")]);
    assert_eq!(last[5..], [4_437, 0]);
    let all = unused(&[("retention.unused", "100%"), ("retention.after", "100%")]);
    assert_eq!(all, [10_000; 7]);
}

proptest! {
    #[test]
    fn revenue_never_comes_back(settings in amounts()) {
        for account in [Account::Used, Account::Unused] {
            let kept = kept(&settings, account);
            prop_assert_eq!(kept[0], 10_000);
            prop_assert!(kept.windows(2).all(|pair| pair[1] <= pair[0]), "{:?}", kept);
        }
    }
}
