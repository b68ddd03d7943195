//! Fuzzing as tests: a property that must hold for whatever is made up.
//!
//! `cargo test` runs each target with the few cases it asks for, and the same
//! ones each time, so that nobody's change fails on somebody else's bug.
//! `cargo xtask fuzz` runs millions, new ones each time; it sets proptest's own
//! variables `PROPTEST_CASES` and `PROPTEST_RNG_SEED`, which may be set by hand
//! as well. What fails is shrunk, and shown with the seed that finds it again.

use std::fmt::Debug;
use std::time::Instant;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestError, TestRunner};

/// The seed where none is given.
const SEED: u64 = 2_026;

/// Something that is given whatever can be made up.
pub struct Target {
    name: &'static str,
    few: u32,
    steps: u32,
    slow: u32,
}

impl Target {
    /// A target that `cargo test` gives this many cases.
    pub fn new(name: &'static str, few: u32) -> Self {
        Self {
            name,
            few,
            steps: 1,
            slow: 1,
        }
    }

    /// Each case is made of one to this many steps, any number as likely as another,
    /// and steps are what counts.
    pub fn steps(self, steps: u32) -> Self {
        Self { steps, ..self }
    }

    /// Takes one in this many of the cases that `cargo xtask fuzz` is asked for,
    /// since each takes as long as that many elsewhere.
    pub fn slow(self, slow: u32) -> Self {
        Self { slow, ..self }
    }

    /// Gives cases to the property, and prints how many there were.
    ///
    /// # Panics
    ///
    /// If the property fails or panics: with the smallest case found that makes
    /// it, and the seed.
    #[track_caller]
    pub fn check<S: Strategy>(self, cases: S, property: impl Fn(S::Value) -> TestCaseResult)
    where
        S::Value: Debug,
    {
        let asked = number("PROPTEST_CASES").map(|asked| asked.div_ceil(self.slow.into()));
        let asked = asked.unwrap_or(self.few.into());
        let mean = f64::from(1 + self.steps) / 2.0;
        let count = (asked as f64 / mean).ceil() as u64;
        let seed = number("PROPTEST_RNG_SEED").unwrap_or(SEED);
        let mut runner = TestRunner::new(Config {
            cases: count.try_into().unwrap_or(u32::MAX),
            rng_seed: RngSeed::Fixed(seed),
            // A case that fails becomes a test of its own.
            failure_persistence: None,
            ..Config::default()
        });
        let start = Instant::now();
        let ran = runner.run(&cases, property);
        let seconds = start.elapsed().as_secs_f64();
        match ran {
            Ok(()) => {
                let name = self.name;
                println!("fuzz | {name} | {asked} | {seconds:.1} s");
            }
            Err(TestError::Fail(why, case)) => {
                panic!("{}: {why}\nby {case:#?}\nseed {seed}", self.name)
            }
            Err(TestError::Abort(why)) => panic!("{}: {why}, seed {seed}", self.name),
        }
    }
}

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} is `{text}`, not a whole number")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fails_is_shrunk_and_shown_with_its_seed() {
        let fails = std::panic::catch_unwind(|| {
            Target::new("below a hundred", 1_000).check(any::<u64>(), |number| {
                prop_assert!(number < 100, "too high");
                Ok(())
            });
        });
        let said = fails.expect_err("most numbers are higher");
        let said = said.downcast_ref::<String>().expect("panics say why");
        assert!(said.starts_with("below a hundred: too high"), "{said}");
        assert!(said.contains("\nby 100\nseed "), "{said}");
    }

    #[test]
    fn a_panic_is_a_failure_too() {
        let fails = std::panic::catch_unwind(|| {
            Target::new("a list", 1_000).check(0..9_usize, |place| {
                assert!([0; 5].get(place).is_some(), "out of it");
                Ok(())
            });
        });
        let said = fails.expect_err("the list is shorter");
        let said = said.downcast_ref::<String>().expect("panics say why");
        assert!(said.contains("\nby 5\nseed "), "{said}");
    }
}
