//! What other pages show of the start and of the examples.

use std::collections::HashSet;

use sales_motion::showcase;
use sales_motion::state::State;
use sales_motion_engine::reading::Key;
use sales_motion_engine::{Inputs, MODEL};

#[test]
fn the_start_comes_first_then_every_example() {
    let keys: Vec<_> = showcase::all().iter().map(|it| it.key()).collect();
    let examples: Vec<_> = MODEL.presets.iter().map(|preset| preset.key).collect();
    assert_eq!(keys[0], "default");
    assert_eq!(keys[1..], examples);
    // Files are named by them, whatever the file system thinks of capitals.
    let names: HashSet<String> = keys.iter().map(|key| key.to_lowercase()).collect();
    assert_eq!(names.len(), keys.len());
}

#[test]
fn an_address_says_everything_and_means_the_same() {
    for it in showcase::all() {
        let query = it.query();
        let state = State::from_query(&query);
        assert_eq!(state.notice, Vec::<String>::new(), "{}", it.key());
        let meant = MODEL
            .presets
            .iter()
            .find(|preset| preset.key == it.key())
            .map_or_else(|| Inputs::defaults(&MODEL), Inputs::preset);
        assert_eq!(state.inputs, meant, "{}", it.key());

        let keys: Vec<&str> = query
            .split('&')
            .filter_map(|pair| Some(pair.split_once('=')?.0))
            .collect();
        let version = format!("v={}&", MODEL.version);
        assert!(query.starts_with(&version), "{query}");
        let thresholds = keys
            .iter()
            .filter(|key| matches!(Key::of(&MODEL, key), Some(Key::Threshold(_))));
        assert_eq!(thresholds.count(), MODEL.thresholds.len(), "{query}");
    }
}

#[test]
fn an_example_tells_what_happened_and_who_said_so() {
    for it in showcase::all() {
        let is_start = it.key() == "default";
        for (what, text) in [
            ("name", it.name()),
            ("did", it.did()),
            ("comparison", it.comparison()),
            ("basis", it.basis()),
            ("happened", &it.happened()),
        ] {
            assert_eq!(text.is_empty(), is_start, "{}: {what}", it.key());
        }
        assert_eq!(it.sources().count() == 0, is_start, "{}", it.key());
        assert!(it.says().starts_with(it.motion().name), "{}", it.says());
    }
}

#[tokio::test]
async fn a_picture_holds_the_answer_and_the_numbers_and_refers_to_nothing() {
    for it in showcase::all() {
        let picture = it.picture().await;
        assert!(picture.contains(it.motion().name), "{}", it.key());
        for slider in MODEL.sliders {
            assert!(
                picture.contains(&format!(">{}</text>", slider.label)),
                "{}: {}",
                it.key(),
                slider.label
            );
        }
        assert_eq!(
            picture.matches("class=\"thumb").count(),
            MODEL.sliders.len()
        );
        assert!(!picture.contains("var("), "a colour has no value");
        assert!(!picture.contains("href"), "{}", it.key());
        assert_eq!(picture, it.picture().await, "the same each time");
    }
}
