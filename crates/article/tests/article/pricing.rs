//! Which pricing fits, for every answer.

use sales_motion_article::pricing::{Pricing, pricing};

use crate::support::with;

#[test]
fn every_answer_gives_the_rules_pricing() {
    for size in ["unsure", "small", "large"] {
        for competition in ["unsure", "limited", "intense"] {
            for novel in ["unsure", "yes", "no"] {
                let settings = with(&[
                    ("pricing.size", size),
                    ("pricing.competition", competition),
                    ("pricing.novel", novel),
                ]);
                let expected = match (size, competition, novel) {
                    ("large", _, _) | (_, "intense", _) => Pricing::Hybrid,
                    ("small", "limited", "yes") => Pricing::Fixed,
                    _ => Pricing::Open,
                };
                assert_eq!(pricing(&settings), expected, "{size} {competition} {novel}");
            }
        }
    }
    let keys = [Pricing::Hybrid, Pricing::Fixed, Pricing::Open].map(Pricing::key);
    assert_eq!(keys, ["hybrid", "fixed", "open"]);
}
