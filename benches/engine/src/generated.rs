//! Models of any size, made up as data: what the model's compiler would write.

use sales_motion_engine::amount::Unit;
use sales_motion_engine::condition::Condition;
use sales_motion_engine::model::Severity;
use sales_motion_engine::model::{
    Answer, AnswerWords, Answers, Branch, Domain, Glyph, Joins, LayerTable, Leaf, LeafId, Mark,
    Model, Motion, MotionId, Node, NodeId, Row, Scale, Slider, SliderId, Stage, Subject, Switch,
    SwitchId, Threshold, ThresholdId, Warning, WarningCase,
};

/// How large a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Questions; there is one more end.
    pub nodes: u16,
    /// Thresholds, dealt out to three sliders.
    pub thresholds: u16,
    /// Switches, of which each has two answers and "not sure".
    pub switches: u16,
}

/// As in the product.
const SLIDERS: u16 = 3;
const DOMAIN: Domain = Domain {
    min: 1,
    max: 1_000_000_000,
};

/// A model of a size. It lives as long as the program does.
///
/// Its tree is as flat as a tree of so many questions can be. Each question has
/// a row that compares a slider and one that asks a switch, either of which is
/// enough; so every threshold cuts and every switch counts.
///
/// # Panics
///
/// If a size is 0.
pub fn model(size: Size) -> &'static Model {
    let Size {
        nodes,
        thresholds,
        switches,
    } = size;
    assert!(nodes > 0 && thresholds > 0 && switches > 0, "{size:?}");
    Box::leak(Box::new(Model {
        version: 1,
        sliders: list(SLIDERS, slider),
        switches: list(switches, switch),
        thresholds: list(thresholds, |place| threshold(place, thresholds)),
        orders: &[],
        motions: list(3, motion),
        stages: list(1, stage),
        layer: LayerTable {
            signals: &[],
            switch: SwitchId(0),
            rows: &[],
        },
        layer_notes: &[],
        signals: &[],
        assumptions: &[],
        nodes: list(nodes, |place| node(place, size)),
        leaves: list(nodes + 1, leaf),
        warnings: list(thresholds.min(12), warning),
        presets: &[],
        sources: &[],
    }))
}

fn list<T>(length: u16, item: impl Fn(u16) -> T) -> &'static [T] {
    Box::leak((0..length).map(item).collect())
}

fn key(kind: &str, place: u16) -> &'static str {
    Box::leak(format!("{kind}-{place}").into_boxed_str())
}

fn slider(place: u16) -> Slider {
    Slider {
        key: key("slider", place),
        label: "",
        definition: "",
        short: "",
        unit: Unit::Count,
        domain: DOMAIN,
        scale: Scale {
            min: DOMAIN.min,
            max: DOMAIN.max,
            knee: 0,
            finest: 1,
        },
        default: 1_000 * (u64::from(place) + 1),
    }
}

fn switch(place: u16) -> Switch {
    Switch {
        key: key("switch", place),
        label: "",
        help: "",
        answers: Answers::Choice(&[
            AnswerWords {
                key: "yes",
                label: "",
            },
            AnswerWords {
                key: "no",
                label: "",
            },
        ]),
        may_be_unsure: true,
        default: Answer::UNSURE,
        what_if: &[Answer(0), Answer(1)],
        unsure_means: "",
    }
}

/// Thresholds lie apart, from 10 to 100 million.
fn threshold(place: u16, of: u16) -> Threshold {
    let share = f64::from(place + 1) / f64::from(of + 1);
    Threshold {
        key: key("t", place),
        label: "",
        subject: Subject::Slider(SliderId(place % SLIDERS)),
        unit: Unit::Count,
        domain: DOMAIN,
        may_be_off: false,
        default: Some(10_f64.powf(1.0 + 7.0 * share) as u64),
        mark: Mark::Assumption,
        grey_zone: None,
        zone_label: "",
        basis: "",
        claims: "",
        sources: &[],
    }
}

fn motion(place: u16) -> Motion {
    Motion {
        key: key("motion", place),
        name: "",
        sentence: "",
        glyph: Glyph::Ring,
    }
}

fn stage(place: u16) -> Stage {
    Stage {
        key: key("stage", place),
        label: "",
        sentence: "",
    }
}

fn node(place: u16, size: Size) -> Node {
    let threshold = place % size.thresholds;
    let switch = SwitchId(place % size.switches);
    let row = |switch, condition| Row {
        label: "",
        need: "",
        switch,
        unsure: "",
        when: None,
        condition,
    };
    let slider = SliderId(threshold % SLIDERS);
    let rows = vec![
        row(None, Condition::AtLeast(slider, ThresholdId(threshold))),
        row(Some(switch), Condition::Is(switch, Answer(0))),
    ];
    // The branches that lead to no question lead to the ends, from the first.
    let branch = |to: u32| match to.checked_sub(size.nodes.into()) {
        None => Branch::Node(NodeId(to as u16)),
        Some(end) => Branch::Leaf(LeafId(end as u16)),
    };
    Node {
        key: key("node", place),
        question: "",
        joins: Joins::Any,
        rows: Box::leak(rows.into()),
        yes: branch(2 * u32::from(place) + 1),
        no: branch(2 * u32::from(place) + 2),
        claims: "",
    }
}

fn leaf(place: u16) -> Leaf {
    Leaf {
        key: key("leaf", place),
        motion: MotionId(place % 3),
        subtitle: "",
        why: "",
        layered: false,
        advice_title: "",
        advice: "",
    }
}

fn warning(place: u16) -> Warning {
    let when = Condition::AtLeast(SliderId(place % SLIDERS), ThresholdId(place));
    let case = WarningCase {
        severity: Severity::Watch,
        when,
        sentence: "",
    };
    Warning {
        key: key("warning", place),
        title: "",
        cases: Box::leak(vec![case].into()),
        remedy: "",
        claims: "",
        sources: &[],
    }
}

#[cfg(test)]
mod tests {
    use sales_motion_engine::{Analysis, Inputs, Thresholds, decide};

    use super::*;

    #[test]
    fn a_generated_model_is_a_tree_in_which_every_threshold_cuts() {
        for (nodes, thresholds, switches) in [(1, 1, 1), (10, 9, 2), (300, 48, 64)] {
            let size = Size {
                nodes,
                thresholds,
                switches,
            };
            let model = model(size);
            let inputs = Inputs::defaults(model);
            let analysis = Analysis::new(model, &inputs, &Thresholds::defaults(model));
            // Each slider falls into one part more than it has thresholds.
            let cuts = |slider: u16| (slider..thresholds.min(nodes)).step_by(3).count() + 1;
            assert_eq!(analysis.len(), (0..3).map(cuts).product(), "{size:?}");
            let mut reached: Vec<bool> = vec![false; model.leaves.len()];
            for node in model.nodes {
                for branch in [node.yes, node.no] {
                    if let Branch::Leaf(leaf) = branch {
                        assert!(!std::mem::replace(&mut reached[leaf.index()], true));
                    }
                }
            }
            assert!(reached.iter().all(|&reached| reached), "{size:?}");
        }
    }

    #[test]
    fn its_answers_count() {
        let size = Size {
            nodes: 30,
            thresholds: 9,
            switches: 8,
        };
        let model = model(size);
        let mut inputs = Inputs::defaults(model);
        let thresholds = Thresholds::defaults(model);
        let before = decide(model, &inputs, &thresholds);
        assert!(before.path.len() > 2);
        assert!(before.switch_flips.len() + before.flips.len() > 0);
        inputs.set_answer(model, SwitchId(0), Answer(0));
        assert_ne!(decide(model, &inputs, &thresholds).path, before.path);
    }
}
