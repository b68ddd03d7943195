//! Settings for tests.

use sales_motion_article::{AMOUNTS, CHOICES, ITEMS, Key, Settings, TEXTS};

use proptest::prelude::*;

/// The defaults with these changes, each taken just as it stands.
#[track_caller]
pub fn with(changes: &[(&str, &str)]) -> Settings {
    let (settings, problems) = Settings::read(changes.iter().copied());
    assert_eq!(problems, [], "{changes:?}");
    settings
}

/// The key with that name.
#[track_caller]
pub fn key(name: &str) -> Key {
    Key::of(name).unwrap_or_else(|| panic!("there is no {name}"))
}

/// An amount of a domain, often one of its ends.
fn amount(place: usize) -> impl Strategy<Value = u64> {
    let it = &AMOUNTS[place];
    prop_oneof![
        Just(it.min),
        Just(it.max),
        Just(it.default),
        it.min..=it.max
    ]
}

prop_compose! {
    /// Settings with any amounts; all else as at the start.
    pub fn amounts()(
        values in (0..AMOUNTS.len()).map(amount).collect::<Vec<_>>(),
    ) -> Settings {
        let mut settings = Settings::defaults();
        for (key, value) in Key::all().into_iter().zip(values) {
            let Key::Amount(id) = key else { unreachable!("amounts come first") };
            settings.set_amount(id, value);
        }
        settings
    }
}

prop_compose! {
    /// Any settings.
    pub fn settings()(
        mut settings in amounts(),
        answers in prop::collection::vec(any::<prop::sample::Index>(), CHOICES.len()),
        texts in prop::collection::vec("\\PC{0,20}(\n\\PC{0,20})?", TEXTS.len()),
        marks in prop::collection::vec(any::<bool>(), ITEMS.len()),
    ) -> Settings {
        let answers = CHOICES.iter().zip(answers).map(|(it, at)| (it.key, *at.get(it.answers)));
        let marks = ITEMS.iter().zip(marks).map(|(key, on)| (*key, if on { "yes" } else { "no" }));
        for (name, text) in answers.chain(marks) {
            assert_eq!(settings.take(key(name), text), Ok(None));
        }
        for (it, text) in TEXTS.iter().zip(texts) {
            assert_eq!(settings.take(key(it.key), &text), Ok(None));
        }
        settings
    }
}
