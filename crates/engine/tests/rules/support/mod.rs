//! Asking the engine in the vocabulary of the command line, and writing what it
//! says in a line of text, so that a test is a table.

pub mod direct;

use sales_motion_engine::model::{
    LeafId, MotionId, NodeId, SliderId, StageId, SwitchId, ThresholdId, WarningId,
};
use sales_motion_engine::reading::{self, Key, Reading};
use sales_motion_engine::{Analysis, Decision, MODEL, decide};

use direct::Situation;

/// Reads a situation, problems and all.
pub fn read(situation: &str) -> Reading {
    let pairs = situation.split_whitespace().map(|pair| {
        pair.split_once('=')
            .unwrap_or_else(|| panic!("`{pair}` in `{situation}` is not key=value"))
    });
    reading::read(&MODEL, pairs)
}

/// Reads a situation that is free of problems.
pub fn given(situation: &str) -> Reading {
    let reading = read(situation);
    assert_eq!(reading.problems, [], "`{situation}`");
    reading
}

/// What the engine decides in a situation.
pub fn decision(situation: &str) -> Decision {
    let given = given(situation);
    decide(&MODEL, &given.inputs, &given.thresholds)
}

/// The analysis of a situation, and the amounts of its sliders.
pub fn analysis(situation: &str) -> (Analysis, Vec<u64>) {
    let given = given(situation);
    let amounts = given.inputs.amounts().to_vec();
    (
        Analysis::new(&MODEL, &given.inputs, &given.thresholds),
        amounts,
    )
}

/// Checks each line of a table: what `say` says in the situation on the left is
/// what stands on the right.
#[track_caller]
pub fn check(say: impl Fn(&Decision) -> String, table: &[(&str, &str)]) {
    for &(situation, expected) in table {
        assert_eq!(say(&decision(situation)), expected, "`{situation}`");
    }
}

/// `bottom-up now`: the verdict, and the layer where it is a question.
pub fn verdict(decision: &Decision) -> String {
    let words = [Some(motion(decision.verdict)), decision.stage.map(stage)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `user-adoption: bottom-up`: the leaf and the verdict.
pub fn end(decision: &Decision) -> String {
    format!("{}: {}", leaf(decision.leaf), motion(decision.verdict))
}

/// `authority no, self-serve yes`: the questions asked, with their answers.
pub fn path(decision: &Decision) -> String {
    let steps = decision.path.iter().map(|step| {
        let answer = if step.answer { "yes" } else { "no" };
        format!("{} {answer}", node(step.node))
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// `alert mirage, watch retention`: the warnings, in order.
pub fn warnings(decision: &Decision) -> String {
    let fired = decision.warnings.iter();
    let fired = fired.map(|fired| format!("{} {}", fired.severity.key(), warning(fired.warning)));
    fired.collect::<Vec<_>>().join(", ")
}

/// `deal up 10000 ×1.25: top-down`: the sliders that can change the verdict.
pub fn flips(decision: &Decision) -> String {
    let flips = decision.flips.iter().map(|flip| {
        let direction = flip.by.direction.key();
        let far = match flip.factor {
            Some(factor) => format!("×{}", factor.ten_thousandths() as f64 / 10_000.0),
            None => "from zero".into(),
        };
        let (slider, at) = (slider(flip.by.slider), flip.by.at);
        format!("{slider} {direction} {at} {far}: {}", motion(flip.verdict))
    });
    flips.collect::<Vec<_>>().join(", ")
}

/// `role=record: top-down`: the answers that would change the verdict.
pub fn switch_flips(decision: &Decision) -> String {
    let flips = decision.switch_flips.iter().map(|flip| {
        let switch = &MODEL[flip.switch];
        let answer = switch.answer_key(flip.answer);
        format!("{}={answer}: {}", switch.key, motion(flip.verdict))
    });
    flips.collect::<Vec<_>>().join(", ")
}

/// `65 leaning`: the score and its word.
pub fn closeness(decision: &Decision) -> String {
    format!("{} {}", decision.score, decision.closeness.key())
}

/// `role=record`: what was taken for granted.
pub fn assumed(decision: &Decision) -> String {
    let assumed = decision.assumed.iter().map(|&index| {
        let assumption = &MODEL.assumptions[index];
        let switch = &MODEL[assumption.switch];
        format!("{}={}", switch.key, switch.answer_key(assumption.answer))
    });
    assumed.collect::<Vec<_>>().join(", ")
}

/// `confirm, overdue`: what the text adds about the layer.
pub fn layer_notes(decision: &Decision) -> String {
    let notes = decision.layer_notes.iter();
    let keys: Vec<_> = notes.map(|&index| MODEL.layer_notes[index].key).collect();
    keys.join(", ")
}

pub fn motion(id: MotionId) -> &'static str {
    MODEL[id].key
}

pub fn stage(id: StageId) -> &'static str {
    MODEL[id].key
}

pub fn leaf(id: LeafId) -> &'static str {
    MODEL[id].key
}

pub fn warning(id: WarningId) -> &'static str {
    MODEL[id].key
}

pub fn slider(id: SliderId) -> &'static str {
    MODEL[id].key
}

fn node(id: NodeId) -> &'static str {
    MODEL[id].key
}

/// The slider with this key.
pub fn slider_id(key: &str) -> SliderId {
    match Key::of(&MODEL, key) {
        Some(Key::Slider(id)) => id,
        other => panic!("`{key}` is {other:?}, not a slider"),
    }
}

/// The switch with this key.
pub fn switch_id(key: &str) -> SwitchId {
    match Key::of(&MODEL, key) {
        Some(Key::Switch(id)) => id,
        other => panic!("`{key}` is {other:?}, not a switch"),
    }
}

/// The threshold with this key.
pub fn threshold_id(key: &str) -> ThresholdId {
    match Key::of(&MODEL, key) {
        Some(Key::Threshold(id)) => id,
        other => panic!("`{key}` is {other:?}, not a threshold"),
    }
}

impl Situation {
    /// What a reader would give to be in this situation.
    pub fn given(&self) -> Reading {
        let percent = |points: u64| format!("{}.{:02}", points / 100, points % 100);
        let or = |amount: Option<u64>, word: &str| match amount {
            Some(amount) => amount.to_string(),
            None => word.into(),
        };
        let limits = &self.limits;
        let reading = reading::read(
            &MODEL,
            [
                ("penetration", percent(self.penetration)),
                ("arr", self.arr.to_string()),
                ("deal", self.deal.to_string()),
                ("role", self.role.into()),
                ("single_user", self.single_user.into()),
                ("buyers", self.buyers.into()),
                ("central", self.central.into()),
                ("entry", self.entry.into()),
                ("departments", or(self.departments, "unsure")),
                ("demand", self.demand.into()),
                ("pilot", self.pilot.into()),
                ("involved", self.involved.into()),
                ("t.penetration", percent(limits.penetration)),
                ("t.penetration_high", percent(limits.penetration_high)),
                ("t.departments", limits.departments.to_string()),
                ("t.arr", limits.arr.to_string()),
                ("t.arr_high", limits.arr_high.to_string()),
                ("t.self_serve", limits.self_serve.to_string()),
                ("t.top_down", limits.top_down.to_string()),
                ("t.core", or(limits.core, "off")),
            ],
        );
        assert_eq!(reading.problems, [], "{self:?}");
        reading
    }

    /// Verdict, leaf and layer, as read straight from the rules.
    pub fn outcome(&self) -> (&'static str, &'static str, Option<&'static str>) {
        (self.verdict(), self.leaf(), self.layer())
    }
}
