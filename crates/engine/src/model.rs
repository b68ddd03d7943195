//! What a decision model is made of.
//!
//! The compiled model is one constant, [`crate::MODEL`], written by the build
//! script from `model/sales-motion.toml`. Nothing here knows about selling:
//! another model file gives another tree.
//!
//! Amounts are whole numbers everywhere: dollars, or basis points (1/100 of a
//! percent), so that no comparison ever rounds.

use crate::condition::Condition;

pub use sales_motion_amount::Unit;

/// A whole decision model. Every list is in the order of the model file, which
/// is also the order on screen.
#[derive(Debug)]
pub struct Model {
    /// Grows when a default changes what an old link would mean.
    pub version: u32,
    /// Inputs on a scale.
    pub sliders: &'static [Slider],
    /// Inputs that are answers.
    pub switches: &'static [Switch],
    /// Boundaries the conditions compare with; a reader may move them.
    pub thresholds: &'static [Threshold],
    /// What must stay true among the thresholds.
    pub orders: &'static [Order],
    /// The ways of selling a tree can end in, from bottom-up to top-down.
    pub motions: &'static [Motion],
    /// The stages of the top-down layer, from the earliest.
    pub stages: &'static [Stage],
    /// Which stage the layer is in.
    pub layer: LayerTable,
    /// What the text adds to the layer in special places.
    pub layer_notes: &'static [LayerNote],
    /// Named conditions that others refer to.
    pub signals: &'static [Signal],
    /// What is taken for granted while a switch is unsure.
    pub assumptions: &'static [Assumption],
    /// The questions; the first is the root.
    pub nodes: &'static [Node],
    /// The ends of the tree.
    pub leaves: &'static [Leaf],
    /// What to watch out for.
    pub warnings: &'static [Warning],
    /// Named companies and situations.
    pub presets: &'static [Preset],
    /// Who said it.
    pub sources: &'static [Source],
}

/// Words for tests and tools; empty in the browser, which shows them nowhere.
pub(crate) const fn for_tools(words: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        words
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($list:ident: $item:ty)),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// Its place in the model's list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// All of the model's, in order.
            pub fn all(model: &Model) -> impl DoubleEndedIterator<Item = Self> + use<> {
                (0..model.$list.len() as u16).map(Self)
            }
        }

        impl std::ops::Index<$name> for Model {
            type Output = $item;
            fn index(&self, id: $name) -> &$item {
                &self.$list[id.index()]
            }
        }
    )*};
}

ids! {
    /// Names a [`Slider`].
    SliderId(sliders: Slider),
    /// Names a [`Switch`].
    SwitchId(switches: Switch),
    /// Names a [`Threshold`].
    ThresholdId(thresholds: Threshold),
    /// Names a [`Motion`]; a greater id is nearer to top-down.
    MotionId(motions: Motion),
    /// Names a [`Stage`]; a greater id is further on.
    StageId(stages: Stage),
    /// Names a [`Signal`].
    SignalId(signals: Signal),
    /// Names a [`Node`].
    NodeId(nodes: Node),
    /// Names a [`Leaf`].
    LeafId(leaves: Leaf),
    /// Names a [`Warning`].
    WarningId(warnings: Warning),
    /// Names a [`Preset`].
    PresetId(presets: Preset),
    /// Names a [`Source`].
    SourceId(sources: Source),
}

/// The amounts an input or a threshold may take, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The least.
    pub min: u64,
    /// The greatest.
    pub max: u64,
}

/// An input on a scale.
#[derive(Debug)]
pub struct Slider {
    /// Its name in addresses, attributes, flags and JSON.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What it counts, in the reader's terms; printed beside the label.
    pub definition: &'static str,
    /// Its name inside a sentence or a condition.
    pub short: &'static str,
    /// What its amounts count.
    pub unit: Unit,
    /// What may be typed.
    pub domain: Domain,
    /// What the slider covers.
    pub scale: Scale,
    /// Where it starts.
    pub default: u64,
}

/// How a slider's length maps to amounts. Positions are round numbers, of two
/// significant digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The amount at the left end.
    pub min: u64,
    /// The amount at the right end.
    pub max: u64,
    /// 0 for a logarithmic scale. Otherwise the scale is `ln(1 + amount/knee)`,
    /// so that it can start at zero: about linear below the knee.
    pub knee: u64,
    /// The finest step between two positions, for amounts below ten of it.
    pub finest: u64,
}

/// An input that is an answer.
#[derive(Debug)]
pub struct Switch {
    /// Its name in addresses, attributes, flags and JSON.
    pub key: &'static str,
    /// The question or statement on screen.
    pub label: &'static str,
    /// What the answers mean, where the label leaves doubt; may be empty.
    pub help: &'static str,
    /// What can be answered.
    pub answers: Answers,
    /// Whether "not sure" is an answer.
    pub may_be_unsure: bool,
    /// What it starts as.
    pub default: Answer,
    /// The answers tried when looking for what would change the verdict.
    pub what_if: &'static [Answer],
    /// What is assumed while it is unsure, in the reader's terms; may be empty.
    pub unsure_means: &'static str,
}

/// What a switch can be answered with, beside "not sure".
#[derive(Clone, Copy, Debug)]
pub enum Answers {
    /// One of these; an [`Answer`] is the place in the list.
    Choice(&'static [AnswerWords]),
    /// A count from 0 to this; an [`Answer`] is the count.
    Count(u16),
}

/// One answer of a choice.
#[derive(Debug)]
pub struct AnswerWords {
    /// Its name in addresses, attributes, flags and JSON.
    pub key: &'static str,
    /// On the button.
    pub label: &'static str,
}

/// An answer to a switch: the place in its list of choices, or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answer(pub u16);

impl Answer {
    /// "Not sure".
    pub const UNSURE: Answer = Answer(u16::MAX);
}

/// What a threshold is a boundary of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A slider's amount.
    Slider(SliderId),
    /// A switch that counts.
    Switch(SwitchId),
}

/// A boundary between outcomes.
#[derive(Debug)]
pub struct Threshold {
    /// Its name in addresses, attributes, flags and JSON; starts with `t.`.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What it bounds.
    pub subject: Subject,
    /// What its amounts count.
    pub unit: Unit,
    /// What it may be moved to.
    pub domain: Domain,
    /// Whether it may be switched off.
    pub may_be_off: bool,
    /// Where it is unless the reader moves it; `None` is off.
    pub default: Option<u64>,
    /// How well it is supported.
    pub mark: Mark,
    /// Where sources disagree about the boundary, both ends included.
    pub grey_zone: Option<(Bound, Bound)>,
    /// The name of the grey zone on the slider's scale; may be empty.
    pub zone_label: &'static str,
    /// Where the number comes from, in a sentence.
    pub basis: &'static str,
    /// Ids of claims in the sources that state it, separated by spaces.
    pub claims: &'static str,
    /// Who said it.
    pub sources: &'static [SourceId],
}

/// One end of a grey zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A fixed amount.
    Fixed(u64),
    /// Wherever that threshold is.
    Threshold(ThresholdId),
}

/// How well a number is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Stated in a source text.
    Source,
    /// Seen in published benchmarks, not in the source texts.
    Benchmark,
    /// The project's own assumption.
    Assumption,
}

/// What must hold between two thresholds that are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The one that is lower.
    pub low: ThresholdId,
    /// The one that is higher.
    pub high: ThresholdId,
    /// Whether they may be equal.
    pub may_be_equal: bool,
}

/// A way of selling.
#[derive(Debug, PartialEq, Eq)]
pub struct Motion {
    /// Its name in JSON and in the style sheet.
    pub key: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// What it is, in a sentence or two.
    pub sentence: &'static str,
    /// Its shape, beside its colour.
    pub glyph: Glyph,
}

/// The shape that stands for a motion, for readers who can't use its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A triangle that rises.
    Rising,
    /// A dot in a ring.
    Ring,
    /// A triangle that hangs from a bar.
    Hanging,
}

/// A stage of the top-down layer.
#[derive(Debug)]
pub struct Stage {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What to do in it, in a sentence.
    pub sentence: &'static str,
}

/// Which stage the layer is in: how many signals hold, by the answer to a switch.
#[derive(Debug)]
pub struct LayerTable {
    /// The signals that are counted.
    pub signals: &'static [SignalId],
    /// The switch whose answer picks the row.
    pub switch: SwitchId,
    /// For each answer, the stage with 0, 1, 2 … signals.
    pub rows: &'static [(Answer, &'static [StageId])],
}

/// What the text adds to the layer where its condition holds.
#[derive(Debug)]
pub struct LayerNote {
    /// Its name in tests.
    pub key: &'static str,
    /// When it is said.
    pub when: Condition,
    /// What is said.
    pub words: &'static str,
}

/// A named condition.
#[derive(Debug)]
pub struct Signal {
    /// Its name in the model file.
    pub key: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// When it holds.
    pub condition: Condition,
}

/// What is taken for granted while a switch is unsure.
#[derive(Debug)]
pub struct Assumption {
    /// When it is made.
    pub when: Condition,
    /// The switch that is unsure.
    pub switch: SwitchId,
    /// The answer taken.
    pub answer: Answer,
    /// What is assumed and why, in a sentence with placeholders.
    pub words: &'static str,
}

/// A question of the tree.
#[derive(Debug)]
pub struct Node {
    /// Its name in JSON.
    pub key: &'static str,
    /// The question on screen.
    pub question: &'static str,
    /// How its rows make the answer.
    pub joins: Joins,
    /// Its conditions.
    pub rows: &'static [Row],
    /// Where "yes" leads.
    pub yes: Branch,
    /// Where "no" leads.
    pub no: Branch,
    /// Ids of the claims that support it, separated by spaces.
    pub claims: &'static str,
}

/// How a node's rows make its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// "Yes" if any holds.
    Any,
    /// "Yes" if all hold.
    All,
}

/// One condition of a question, as it is shown and as it counts.
#[derive(Debug)]
pub struct Row {
    /// What is compared, with placeholders such as `{deal}` for the reader's value.
    pub label: &'static str,
    /// What it is compared with, with placeholders such as `{t.arr}`; empty for
    /// a row that shows a switch's answer.
    pub need: &'static str,
    /// The switch whose answer it shows.
    pub switch: Option<SwitchId>,
    /// What is said after "not sure" instead of "so yes" or "so no"; may be empty.
    pub unsure: &'static str,
    /// The row counts only where this holds.
    pub when: Option<Condition>,
    /// Whether it holds.
    pub condition: Condition,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    /// To another question.
    Node(NodeId),
    /// To an end.
    Leaf(LeafId),
}

/// An end of the tree.
#[derive(Debug)]
pub struct Leaf {
    /// Its name in JSON.
    pub key: &'static str,
    /// The verdict.
    pub motion: MotionId,
    /// Two or three words under the motion's name.
    pub subtitle: &'static str,
    /// Why one arrives here, in a sentence.
    pub why: &'static str,
    /// Whether the top-down layer is a question here.
    pub layered: bool,
    /// A title for what is said where there is no layer; may be empty.
    pub advice_title: &'static str,
    /// What is said where there is no layer; may be empty.
    pub advice: &'static str,
}

/// How much a warning matters, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Act before going on.
    Alert,
    /// Keep an eye on it.
    Watch,
    /// Good to know.
    Note,
}

impl Severity {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Alert => "alert",
            Severity::Watch => "watch",
            Severity::Note => "note",
        }
    }
}

/// Something to watch out for.
#[derive(Debug)]
pub struct Warning {
    /// Its name in JSON.
    pub key: &'static str,
    /// Two or three words.
    pub title: &'static str,
    /// The first whose condition holds is the one that fires.
    pub cases: &'static [WarningCase],
    /// What to do, in a sentence.
    pub remedy: &'static str,
    /// Ids of the claims that support it, separated by spaces.
    pub claims: &'static str,
    /// Who said it; may be empty for our own inference.
    pub sources: &'static [SourceId],
}

/// One way for a warning to fire.
#[derive(Debug)]
pub struct WarningCase {
    /// How much it matters.
    pub severity: Severity,
    /// When it fires.
    pub when: Condition,
    /// What can go wrong, in a sentence.
    pub sentence: &'static str,
}

/// A company at a moment, or a situation.
#[derive(Debug)]
pub struct Preset {
    /// Its name in addresses.
    pub key: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// When, in words; empty for a situation.
    pub moment: &'static str,
    /// Whether it is a company, or a situation without a name.
    pub company: bool,
    /// An amount for each slider.
    pub amounts: &'static [u64],
    /// An answer for each switch.
    pub answers: &'static [Answer],
    /// What they really did.
    pub did: &'static str,
    /// The motion they really used.
    pub did_motion: MotionId,
    /// The stage of their top-down layer at that moment.
    pub did_stage: Option<StageId>,
    /// How far the numbers are known.
    pub basis: &'static str,
    /// Who said it.
    pub sources: &'static [SourceId],
}

/// A text that claims come from.
#[derive(Debug)]
pub struct Source {
    /// Its name in the model file.
    pub key: &'static str,
    /// Who speaks, as printed behind a claim.
    pub speaker: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where it stands.
    pub address: &'static str,
}
