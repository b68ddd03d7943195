//! The model with every name resolved: the engine's types, as they are written.
//!
//! Each type has the name and the fields of the engine's type that it fills,
//! whose documentation says what they mean.

use crate::emit::{Emit, close};
use crate::schema::{Glyph, Joins, Mark, Severity, Unit};

macro_rules! ids {
    ($($name:ident)*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub usize);

        impl Emit for $name {
            fn emit(&self, source: &mut String) {
                source.push_str(&format!("crate::model::{self:?}"));
            }
        }
    )*};
}

ids!(SliderId SwitchId ThresholdId MotionId StageId SignalId NodeId LeafId SourceId);

macro_rules! words {
    ($($name:ident)*) => {$(
        impl Emit for $name {
            fn emit(&self, source: &mut String) {
                source.push_str(&format!(
                    concat!("crate::model::", stringify!($name), "::{:?}"),
                    self
                ));
            }
        }
    )*};
}

words!(Unit Mark Glyph Joins Severity);

macro_rules! structs {
    ($($name:ident { $($field:ident: $type:ty,)* })*) => {$(
        #[derive(Clone, Debug)]
        pub struct $name {
            $(pub $field: $type,)*
        }

        impl Emit for $name {
            fn emit(&self, source: &mut String) {
                source.push_str(concat!("crate::model::", stringify!($name), " {\n"));
                $(
                    source.push_str(concat!(stringify!($field), ": "));
                    self.$field.emit(source);
                    source.push_str(",\n");
                )*
                source.push('}');
            }
        }
    )*};
}

structs! {
    Model {
        version: u32,
        sliders: Vec<Slider>,
        switches: Vec<Switch>,
        thresholds: Vec<Threshold>,
        orders: Vec<Order>,
        motions: Vec<Motion>,
        stages: Vec<Stage>,
        layer: LayerTable,
        layer_notes: Vec<LayerNote>,
        signals: Vec<Signal>,
        assumptions: Vec<Assumption>,
        nodes: Vec<Node>,
        leaves: Vec<Leaf>,
        warnings: Vec<Warning>,
        presets: Vec<Preset>,
        sources: Vec<Source>,
    }
    Slider {
        key: String,
        label: String,
        definition: String,
        short: String,
        unit: Unit,
        domain: Domain,
        scale: Scale,
        default: u64,
    }
    Domain {
        min: u64,
        max: u64,
    }
    Scale {
        min: u64,
        max: u64,
        knee: u64,
        finest: u64,
    }
    Switch {
        key: String,
        label: String,
        help: String,
        answers: Answers,
        may_be_unsure: bool,
        default: Answer,
        what_if: Vec<Answer>,
        unsure_means: String,
    }
    AnswerWords {
        key: String,
        label: String,
    }
    Threshold {
        key: String,
        label: String,
        subject: Subject,
        unit: Unit,
        domain: Domain,
        may_be_off: bool,
        default: Option<u64>,
        mark: Mark,
        grey_zone: Option<(Bound, Bound)>,
        zone_label: String,
        basis: String,
        claims: ForTools,
        sources: Vec<SourceId>,
    }
    Order {
        low: ThresholdId,
        high: ThresholdId,
        may_be_equal: bool,
    }
    Motion {
        key: String,
        name: String,
        sentence: String,
        glyph: Glyph,
    }
    Stage {
        key: String,
        label: String,
        sentence: String,
    }
    LayerTable {
        signals: Vec<SignalId>,
        switch: SwitchId,
        rows: Vec<(Answer, Vec<StageId>)>,
    }
    LayerNote {
        key: ForTools,
        when: Condition,
        words: String,
    }
    Signal {
        key: ForTools,
        label: ForTools,
        condition: Condition,
    }
    Assumption {
        when: Condition,
        switch: SwitchId,
        answer: Answer,
        words: String,
    }
    Node {
        key: String,
        question: String,
        joins: Joins,
        rows: Vec<Row>,
        yes: Branch,
        no: Branch,
        claims: ForTools,
    }
    Row {
        label: String,
        need: String,
        switch: Option<SwitchId>,
        unsure: String,
        when: Option<Condition>,
        condition: Condition,
    }
    Leaf {
        key: String,
        motion: MotionId,
        subtitle: String,
        why: String,
        layered: bool,
        advice_title: String,
        advice: String,
    }
    Warning {
        key: String,
        title: String,
        cases: Vec<WarningCase>,
        remedy: String,
        claims: ForTools,
        sources: Vec<SourceId>,
    }
    WarningCase {
        severity: Severity,
        when: Condition,
        sentence: String,
    }
    Preset {
        key: String,
        name: String,
        moment: String,
        company: bool,
        amounts: Vec<u64>,
        answers: Vec<Answer>,
        did: String,
        did_motion: MotionId,
        did_stage: Option<StageId>,
        basis: String,
        sources: Vec<SourceId>,
    }
    Source {
        key: ForTools,
        speaker: String,
        title: String,
        address: String,
    }
}

/// Words for tests and tools, which the browser does without.
#[derive(Clone, Debug)]
pub struct ForTools(pub String);

impl Emit for ForTools {
    fn emit(&self, source: &mut String) {
        source.push_str(&format!("crate::model::for_tools({:?})", self.0));
    }
}

/// The place of an answer in its list, or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer(pub u16);

impl Answer {
    pub const UNSURE: Answer = Answer(u16::MAX);
}

impl Emit for Answer {
    fn emit(&self, source: &mut String) {
        match *self {
            Answer::UNSURE => source.push_str("crate::model::Answer::UNSURE"),
            Answer(place) => source.push_str(&format!("crate::model::Answer({place})")),
        }
    }
}

macro_rules! enums {
    ($($path:literal $name:ident { $($variant:ident($($part:ident: $type:ty),*),)* })*) => {$(
        #[derive(Clone, Debug)]
        pub enum $name {
            $($variant($($type),*),)*
        }

        impl Emit for $name {
            fn emit(&self, source: &mut String) {
                match self {$(
                    $name::$variant($($part),*) => {
                        source.push_str(concat!(
                            $path, "::", stringify!($name), "::", stringify!($variant), "("
                        ));
                        $(
                            $part.emit(source);
                            source.push_str(", ");
                        )*
                        close(source, ')');
                    }
                )*}
            }
        }
    )*};
}

enums! {
    "crate::model" Answers {
        Choice(answers: Vec<AnswerWords>),
        Count(most: u16),
    }
    "crate::model" Subject {
        Slider(slider: SliderId),
        Switch(switch: SwitchId),
    }
    "crate::model" Bound {
        Fixed(amount: u64),
        Threshold(threshold: ThresholdId),
    }
    "crate::model" Branch {
        Node(node: NodeId),
        Leaf(leaf: LeafId),
    }
    "crate::condition" Condition {
        AtLeast(slider: SliderId, threshold: ThresholdId),
        Above(slider: SliderId, threshold: ThresholdId),
        Below(slider: SliderId, threshold: ThresholdId),
        CountAtLeast(switch: SwitchId, threshold: ThresholdId),
        Is(switch: SwitchId, answer: Answer),
        Signal(signal: SignalId),
        Node(node: NodeId),
        Verdict(motion: MotionId),
        Layer(stage: StageId),
        Not(inner: Box<Condition>),
        All(parts: Vec<Condition>),
        Any(parts: Vec<Condition>),
    }
}

impl Condition {
    /// Calls back for this condition and every one inside it.
    pub fn visit(&self, see: &mut impl FnMut(&Condition)) {
        see(self);
        match self {
            Condition::Not(inner) => inner.visit(see),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| part.visit(see));
            }
            _ => {}
        }
    }
}
