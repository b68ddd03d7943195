//! The companies and situations that ship: what the tree says of each.

use sales_motion_engine::model::{Preset, PresetId};
use sales_motion_engine::{Decision, Inputs, MODEL, Thresholds, decide};

use crate::support::{closeness, end, motion, stage, verdict, warnings};

fn all() -> impl Iterator<Item = &'static Preset> {
    PresetId::all(&MODEL).map(|id| &MODEL[id])
}

fn decided(inputs: &Inputs) -> Decision {
    decide(&MODEL, inputs, &Thresholds::defaults(&MODEL))
}

#[test]
fn each_preset_gets_the_outcome_it_was_chosen_for() {
    let table = [
        (
            "dropbox",
            "user-adoption: bottom-up",
            "bottom-up now",
            "80 clear",
            "watch small-deal, watch too-late, watch flattening, watch retention",
        ),
        (
            "twilio",
            "user-adoption: bottom-up",
            "bottom-up now",
            "65 leaning",
            "watch small-deal, watch flattening, watch retention",
        ),
        (
            "github",
            "user-adoption: bottom-up",
            "bottom-up now",
            "80 clear",
            "watch small-deal, watch flattening, watch retention",
        ),
        (
            "sendgrid",
            "user-adoption: bottom-up",
            "bottom-up soon",
            "80 clear",
            "watch flattening, watch low-intent, watch retention",
        ),
        (
            "slack",
            "user-adoption: bottom-up",
            "bottom-up now",
            "80 clear",
            "watch small-deal, watch flattening, watch retention",
        ),
        (
            "atlassian",
            "user-adoption: bottom-up",
            "bottom-up now",
            "65 leaning",
            "watch small-deal, watch too-late, watch flattening, watch retention",
        ),
        (
            "zendesk",
            "user-adoption: bottom-up",
            "bottom-up now",
            "80 clear",
            "watch small-deal, watch too-late, watch flattening, watch retention",
        ),
        (
            "walmart",
            "pilot-and-expand: land-and-expand",
            "land-and-expand not-yet",
            "80 clear",
            "alert thin-penetration, note pilot-limbo",
        ),
        (
            "seeclickfix",
            "user-adoption: bottom-up",
            "bottom-up not-yet",
            "65 leaning",
            "watch low-intent",
        ),
        (
            "higher-one",
            "executive-sale: top-down",
            "top-down",
            "100 clear",
            "watch sponsor-exit, watch retention",
        ),
        (
            "pilot-limbo",
            "pilot-and-expand: land-and-expand",
            "land-and-expand not-yet",
            "90 clear",
            "alert pilot-limbo",
        ),
        (
            "executive-bought",
            "executive-sale: top-down",
            "top-down",
            "100 clear",
            "alert sponsor-exit, watch retention",
        ),
    ];
    let keys: Vec<_> = all().map(|preset| preset.key).collect();
    assert_eq!(keys, table.map(|row| row.0), "the table has every preset");
    for (preset, (key, leaf, outcome, close, warned)) in all().zip(table) {
        let decision = decided(&Inputs::preset(preset));
        assert_eq!(end(&decision), leaf, "{key}");
        assert_eq!(verdict(&decision), outcome, "{key}");
        assert_eq!(closeness(&decision), close, "{key}");
        assert_eq!(warnings(&decision), warned, "{key}");
    }
}

#[test]
fn the_sliders_alone_say_less_of_some_companies() {
    let table = [
        ("dropbox", "bottom-up now"),
        ("twilio", "bottom-up soon"),
        ("github", "bottom-up now"),
        ("sendgrid", "bottom-up soon"),
        ("slack", "bottom-up now"),
        ("atlassian", "bottom-up now"),
        ("zendesk", "bottom-up now"),
        ("walmart", "top-down"),
        ("seeclickfix", "bottom-up not-yet"),
        ("higher-one", "land-and-expand soon"),
    ];
    let companies: Vec<_> = all().filter(|preset| preset.company).collect();
    assert_eq!(companies.len(), table.len());
    for (preset, (key, expected)) in companies.into_iter().zip(table) {
        let mut inputs = Inputs::defaults(&MODEL);
        let sliders = sales_motion_engine::model::SliderId::all(&MODEL);
        for (slider, &amount) in sliders.zip(preset.amounts) {
            inputs.set_amount(&MODEL, slider, amount);
        }
        assert_eq!((preset.key, &*verdict(&decided(&inputs))), (key, expected));
    }
}

/// Where the tree and history part, the page says so; this is where.
#[test]
fn the_tree_parts_from_what_companies_did_where_we_know_it_does() {
    let parted: Vec<_> = all()
        .filter(|preset| preset.company)
        .filter_map(|preset| {
            let decision = decided(&Inputs::preset(preset));
            let did = (preset.did_motion, preset.did_stage);
            let differs = did != (decision.verdict, decision.stage);
            differs.then(|| {
                let words = [Some(motion(did.0)), did.1.map(stage)];
                let did = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
                format!("{}: {did}, not {}", preset.key, verdict(&decision))
            })
        })
        .collect();
    assert_eq!(
        parted,
        [
            "sendgrid: bottom-up now, not bottom-up soon",
            "walmart: top-down, not land-and-expand not-yet",
        ]
    );
}

/// The teaching case: its paying customers, city governments, buy centrally.
#[test]
fn seeclickfix_lands_and_expands_once_central_purchasing_is_set() {
    let preset = all().find(|preset| preset.key == "seeclickfix");
    let mut inputs = Inputs::preset(preset.expect("it ships"));
    let central = crate::support::switch_id("central");
    let yes = sales_motion_engine::model::Answer(0);
    inputs.set_answer(&MODEL, central, yes);
    assert_eq!(MODEL[central].answer_key(yes), "yes");
    assert_eq!(end(&decided(&inputs)), "executive-pilot: land-and-expand");
}
