//! The decision as JSON: its fields, their order, and its numbers.

use sales_motion_engine::{MODEL, decide, reading, record};

fn json(pairs: &[(&str, &str)]) -> String {
    let reading = reading::read(&MODEL, pairs.iter().copied());
    let decision = decide(&MODEL, &reading.inputs, &reading.thresholds);
    record::json(&MODEL, &reading.inputs, &reading.thresholds, &decision)
}

#[test]
fn a_decision_is_written_field_by_field_in_the_order_of_the_interface() {
    let expected = concat!(
        r#"{"version":1,"#,
        r#""inputs":{"penetration":2.5,"arr":18000000,"deal":8000,"role":"engagement","#,
        r#""single_user":"yes","buyers":"unsure","central":"unsure","entry":"self-serve","#,
        r#""departments":1,"demand":"unsure","pilot":"none","involved":"unsure"},"#,
        r#""thresholds":{"t.penetration":2.75,"t.core":"off"},"#,
        r#""verdict":"bottom-up","leaf":"user-adoption","layer":"not-yet","#,
        r#""closeness":"clear","score":80,"#,
        r#""path":[{"node":"authority","answer":"no"},{"node":"self-serve","answer":"yes"}],"#,
        r#""warnings":[{"id":"low-intent","severity":"watch"}],"#,
        r#""flips":[],"#,
        r#""switch_flips":["#,
        r#"{"input":"buyers","answer":"few","verdict":"land-and-expand"},"#,
        r#"{"input":"central","answer":"yes","verdict":"land-and-expand"}],"#,
        r#""assumed":[]}"#,
    );
    let given = [
        ("role", "engagement"),
        ("single_user", "yes"),
        ("entry", "self-serve"),
        ("departments", "1"),
        ("t.penetration", "2.75"),
        ("t.core", "off"),
    ];
    assert_eq!(json(&given), expected);
}

#[test]
fn numbers_are_as_short_as_they_are_exact() {
    for (given, part) in [
        (
            &[("deal", "8k")][..],
            r#""at":10000,"direction":"up","factor":1.25"#,
        ),
        (
            &[("deal", "20k")],
            r#""at":10000,"direction":"down","factor":2,"#,
        ),
        (
            &[("deal", "100k"), ("arr", "25M"), ("penetration", "2.6")],
            r#""input":"penetration","at":3,"direction":"up","factor":1.1538,"#,
        ),
        (
            &[("deal", "100k"), ("arr", "25M"), ("penetration", "0")],
            r#""input":"penetration","at":3,"direction":"up","factor":null,"#,
        ),
        (&[("penetration", "0.07")], r#""penetration":0.07,"#),
        (&[("penetration", "5")], r#""penetration":5,"#),
        (&[("deal", "300k")], r#""layer":null,"#),
        (&[("deal", "300k")], r#""assumed":["role=record"]"#),
        (
            &[("deal", "100k"), ("arr", "25M"), ("penetration", "0")],
            r#"{"input":"departments","answer":3,"verdict":"top-down"}"#,
        ),
    ] {
        let json = json(given);
        assert!(json.contains(part), "{given:?}: no {part} in {json}");
    }
}
