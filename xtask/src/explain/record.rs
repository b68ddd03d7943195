//! A decision for machines: the `Decision` of the model's interface, as JSON.

use sales_motion_engine::model::{Answers, SliderId, SwitchId, Unit};
use sales_motion_engine::reading::{OFF, UNSURE};
use sales_motion_engine::{Decision, Factor, Inputs, MODEL, Thresholds};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The fields, in the order of the interface.
#[derive(Serialize)]
pub struct Record {
    version: u32,
    inputs: Pairs,
    thresholds: Pairs,
    verdict: &'static str,
    leaf: &'static str,
    layer: Option<&'static str>,
    closeness: &'static str,
    score: u8,
    path: Vec<Step>,
    warnings: Vec<Warning>,
    flips: Vec<Flip>,
    switch_flips: Vec<SwitchFlip>,
    assumed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<String>,
}

#[derive(Serialize)]
struct Step {
    node: &'static str,
    answer: &'static str,
}

#[derive(Serialize)]
struct Warning {
    id: &'static str,
    severity: &'static str,
}

#[derive(Serialize)]
struct Flip {
    input: &'static str,
    at: Value,
    direction: &'static str,
    /// `null` from zero, of which nothing is a multiple.
    factor: Option<Value>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct SwitchFlip {
    input: &'static str,
    answer: Value,
    verdict: &'static str,
}

/// Keys and values, in the model's order.
struct Pairs(Vec<(&'static str, Value)>);

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Whole(u64),
    Decimal(f64),
    Word(&'static str),
}

impl Record {
    /// The decision with what it was decided from.
    pub fn new(inputs: &Inputs, thresholds: &Thresholds, decision: &Decision) -> Self {
        let sliders = SliderId::all(&MODEL).map(|id| {
            (
                MODEL[id].key,
                Value::amount(inputs.amount(id), MODEL[id].unit),
            )
        });
        let switches =
            SwitchId::all(&MODEL).map(|id| (MODEL[id].key, Value::answer(id, inputs.answer(id))));
        let overrides = thresholds.overrides(&MODEL).into_iter().map(|(id, value)| {
            let unit = MODEL[id].unit;
            let value = value.map_or(Value::Word(OFF), |value| Value::amount(value, unit));
            (MODEL[id].key, value)
        });
        Self {
            version: MODEL.version,
            inputs: Pairs(sliders.chain(switches).collect()),
            thresholds: Pairs(overrides.collect()),
            verdict: MODEL[decision.verdict].key,
            leaf: MODEL[decision.leaf].key,
            layer: decision.stage.map(|stage| MODEL[stage].key),
            closeness: decision.closeness.key(),
            score: decision.score,
            path: decision
                .path
                .iter()
                .map(|step| Step {
                    node: MODEL[step.node].key,
                    answer: if step.answer { "yes" } else { "no" },
                })
                .collect(),
            warnings: decision
                .warnings
                .iter()
                .map(|fired| Warning {
                    id: MODEL[fired.warning].key,
                    severity: fired.severity.key(),
                })
                .collect(),
            flips: decision
                .flips
                .iter()
                .map(|flip| Flip {
                    input: MODEL[flip.by.slider].key,
                    at: Value::amount(flip.by.at, MODEL[flip.by.slider].unit),
                    direction: flip.by.direction.key(),
                    factor: flip.factor.map(Value::factor),
                    verdict: MODEL[flip.verdict].key,
                })
                .collect(),
            switch_flips: decision
                .switch_flips
                .iter()
                .map(|flip| SwitchFlip {
                    input: MODEL[flip.switch].key,
                    answer: Value::answer(flip.switch, flip.answer),
                    verdict: MODEL[flip.verdict].key,
                })
                .collect(),
            assumed: decision
                .assumed
                .iter()
                .map(|&index| {
                    let assumption = &MODEL.assumptions[index];
                    let switch = &MODEL[assumption.switch];
                    [switch.key, "=", &switch.answer_key(assumption.answer)].concat()
                })
                .collect(),
            problems: Vec::new(),
        }
    }

    /// Adds what was not taken just as it was given.
    pub fn with_problems(self, problems: Vec<String>) -> Self {
        Self { problems, ..self }
    }
}

impl Value {
    fn amount(amount: u64, unit: Unit) -> Self {
        match unit {
            Unit::Percent | Unit::Cents => Self::parts(amount, 100),
            Unit::Dollars | Unit::Count => Value::Whole(amount),
        }
    }

    fn factor(factor: Factor) -> Self {
        Self::parts(
            factor.ten_thousandths().try_into().unwrap_or(u64::MAX),
            10_000,
        )
    }

    /// So many hundredths or ten-thousandths. Printed, it is the decimal number
    /// it was: the float nearest to that has no shorter decimal.
    fn parts(parts: u64, of: u64) -> Self {
        if parts.is_multiple_of(of) {
            Value::Whole(parts / of)
        } else {
            Value::Decimal(parts as f64 / of as f64)
        }
    }

    fn answer(switch: SwitchId, answer: sales_motion_engine::model::Answer) -> Self {
        match MODEL[switch].answers {
            _ if answer == sales_motion_engine::model::Answer::UNSURE => Value::Word(UNSURE),
            Answers::Choice(choices) => Value::Word(choices[usize::from(answer.0)].key),
            Answers::Count(_) => Value::Whole(answer.0.into()),
        }
    }
}

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use sales_motion_engine::{decide, reading};

    use super::*;

    fn json(pairs: &[(&str, &str)]) -> String {
        let reading = reading::read(&MODEL, pairs.iter().copied());
        let decision = decide(&MODEL, &reading.inputs, &reading.thresholds);
        let record = Record::new(&reading.inputs, &reading.thresholds, &decision);
        serde_json::to_string(&record).expect("a record is always JSON")
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
}
