//! What the reader has set, and how messages change it. Pure.

use std::rc::Rc;

use sales_motion_engine::condition::Outcome;
use sales_motion_engine::model::{Answer, PresetId, SliderId, SwitchId, ThresholdId};
use sales_motion_engine::reading::{self, Problem, ProblemKind};
use sales_motion_engine::scale::Stride;
use sales_motion_engine::{Analysis, Decision, Direction, Inputs, MODEL, Thresholds, record};

use crate::address;
#[cfg(feature = "article")]
use crate::article::{self, Article};

/// Everything that can change on screen.
#[derive(Clone, Debug)]
pub struct State {
    /// What the reader says.
    pub inputs: Inputs,
    /// What every value of the sliders would give; also holds the thresholds.
    pub analysis: Rc<Analysis>,
    /// What the tree says.
    pub decision: Rc<Decision>,
    /// A text that is being typed.
    pub typing: Option<(Field, String)>,
    /// A typed text that could not be taken as it stands.
    pub mistyped: Option<Mistyped>,
    /// What was wrong with the address.
    pub notice: Vec<String>,
    /// Whether the list of examples is shown.
    pub examples_open: bool,
    /// Whether the thresholds are shown.
    pub thresholds_open: bool,
    /// What is drawn inside of the folds.
    pub unfolded: Unfolded,
    /// What the article around the widget holds.
    #[cfg(feature = "article")]
    pub article: Article,
}

/// What is not on screen at first: it folds out on a press, or comes where there is
/// room for it. What is inside is not drawn before: it is half of the widget, and
/// would be drawn again at every step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// The optional details.
    Refine,
    /// The route, where height is dear.
    Route,
    /// The drawing of the tree, in wide places; `page/room.js` tells of it.
    Drawing,
}

/// What has been on screen so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// The optional details.
    pub refine: bool,
    /// The route.
    pub route: bool,
    /// The drawing of the tree.
    pub drawing: bool,
}

impl Unfolded {
    /// All, for a page that no script may come to.
    pub const ALL: Self = Self {
        refine: true,
        route: true,
        drawing: true,
    };
}

/// A field that can be typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A slider's.
    Slider(SliderId),
    /// A threshold's.
    Threshold(ThresholdId),
}

/// A typed text, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistyped {
    /// Where it was typed.
    pub field: Field,
    /// What was typed.
    pub text: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Who did what.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The reader dragged a slider to a place from 0 to 1.
    ReaderDraggedSlider(SliderId, f64),
    /// The reader pressed a key that moves a slider.
    ReaderSteppedSlider(SliderId, Direction, Stride),
    /// The reader pressed Home or End on a slider.
    ReaderSentSliderToEnd(SliderId, Direction),
    /// The reader is typing into a field.
    ReaderTypes(Field, String),
    /// The reader typed into a field and left it or pressed Enter.
    ReaderTyped(Field, String),
    /// The reader answered a switch.
    ReaderAnswered(SwitchId, Answer),
    /// The reader pressed a button that sets sliders.
    ReaderSetSliders(Vec<(SliderId, u64)>),
    /// The reader picked a company or situation.
    ReaderPickedPreset(PresetId),
    /// The reader showed or hid the examples.
    ReaderToggledExamples,
    /// The reader showed or hid the thresholds.
    ReaderToggledThresholds,
    /// The reader unfolded something, or folded it, or made room for it.
    ReaderToggledFold(Fold),
    /// The reader went back to the sources' thresholds.
    ReaderRestoredThresholds,
    /// The reader started over.
    ReaderPressedReset,
    /// The reader asked for a link to these numbers.
    ReaderAskedForLink,
    /// The reader has read the notice.
    ReaderDismissedNotice,
    /// The browser went to another address: its query.
    AddressChanged(String),
    /// Something happened in the article around the widget.
    #[cfg(feature = "article")]
    InArticle(article::Msg),
}

impl Msg {
    /// Whether it puts another situation in the place of the whole one, so that
    /// the browser's Back button should undo it.
    pub fn replaces_all(&self) -> bool {
        use Msg::{ReaderPickedPreset, ReaderPressedReset, ReaderRestoredThresholds};
        match self {
            ReaderPickedPreset(_) | ReaderPressedReset | ReaderRestoredThresholds => true,
            #[cfg(feature = "article")]
            Msg::InArticle(msg) => msg.replaces_all(),
            _ => false,
        }
    }
}

impl State {
    /// The state that an address's query asks for.
    pub fn from_query(query: &str) -> Self {
        let asked = address::read(query);
        let mut state = Self::of(asked.inputs, asked.thresholds);
        state.notice = asked.problems;
        #[cfg(feature = "article")]
        {
            state.article = Article::new(asked.settings);
        }
        // A link to a company's numbers shows its story; a frame keeps its height.
        state.examples_open = cfg!(feature = "article") && state.preset().is_some();
        state
    }

    fn of(inputs: Inputs, thresholds: Thresholds) -> Self {
        let analysis = Analysis::new(&MODEL, &inputs, &thresholds);
        Self {
            decision: Rc::new(analysis.decide(inputs.amounts())),
            inputs,
            analysis: Rc::new(analysis),
            typing: None,
            mistyped: None,
            notice: Vec::new(),
            examples_open: false,
            thresholds_open: false,
            unfolded: Unfolded::default(),
            #[cfg(feature = "article")]
            article: Article::default(),
        }
    }

    /// The thresholds in force.
    pub fn thresholds(&self) -> &Thresholds {
        self.analysis.thresholds()
    }

    /// Where the tree ends, and the stage of the layer there.
    pub fn outcome(&self) -> Outcome {
        Outcome {
            leaf: self.decision.leaf,
            stage: self.decision.stage,
        }
    }

    /// The query that holds what differs from the defaults.
    pub fn query(&self) -> String {
        address::write(self)
    }

    /// The decision for machines, as JSON.
    pub fn record(&self) -> String {
        record::json(&MODEL, &self.inputs, self.thresholds(), &self.decision)
    }

    /// The preset whose inputs these are, if they are one's.
    pub fn preset(&self) -> Option<PresetId> {
        PresetId::all(&MODEL).find(|&id| Inputs::preset(&MODEL[id]) == self.inputs)
    }

    /// The state after a message.
    pub fn update(&self, msg: Msg) -> Self {
        let mut next = self.clone();
        match msg {
            Msg::ReaderDraggedSlider(slider, place) => {
                let scale = MODEL[slider].scale;
                let amount = self.inputs.amount(slider);
                // A drag or a screen reader's nudge smaller than the distance
                // between stops still goes to the next stop, and never back.
                let here = scale.place(amount);
                let stop = scale.stop_at(place);
                let to = if place > here {
                    stop.max(scale.next(amount, Stride::Fine))
                } else if place < here {
                    stop.min(scale.previous(amount, Stride::Fine))
                } else {
                    amount
                };
                next.set_sliders(&[(slider, to)]);
            }
            Msg::ReaderSteppedSlider(slider, direction, stride) => {
                let scale = MODEL[slider].scale;
                let amount = self.inputs.amount(slider);
                let to = match direction {
                    Direction::Up => scale.next(amount, stride),
                    Direction::Down => scale.previous(amount, stride),
                };
                next.set_sliders(&[(slider, to)]);
            }
            Msg::ReaderSentSliderToEnd(slider, direction) => {
                let scale = MODEL[slider].scale;
                let to = match direction {
                    Direction::Up => scale.max,
                    Direction::Down => scale.min,
                };
                next.set_sliders(&[(slider, to)]);
            }
            Msg::ReaderTypes(field, text) => next.typing = Some((field, text)),
            Msg::ReaderTyped(field, text) => next.take_text(field, text),
            Msg::ReaderAnswered(switch, answer) => next.answer(switch, answer),
            Msg::ReaderSetSliders(amounts) => next.set_sliders(&amounts),
            Msg::ReaderPickedPreset(preset) => {
                let inputs = Inputs::preset(&MODEL[preset]);
                next.replace(inputs, self.thresholds().clone());
            }
            Msg::ReaderToggledExamples => next.examples_open = !self.examples_open,
            Msg::ReaderToggledThresholds => next.thresholds_open = !self.thresholds_open,
            Msg::ReaderToggledFold(Fold::Refine) => next.unfolded.refine = true,
            Msg::ReaderToggledFold(Fold::Route) => next.unfolded.route = true,
            Msg::ReaderToggledFold(Fold::Drawing) => next.unfolded.drawing = true,
            Msg::ReaderRestoredThresholds => {
                next.replace(self.inputs.clone(), Thresholds::defaults(&MODEL));
            }
            Msg::ReaderPressedReset => {
                next.replace(Inputs::defaults(&MODEL), Thresholds::defaults(&MODEL));
                next.notice.clear();
            }
            Msg::ReaderAskedForLink => {}
            Msg::ReaderDismissedNotice => next.notice.clear(),
            Msg::AddressChanged(query) => {
                let asked = address::read(&query);
                next.replace(asked.inputs, asked.thresholds);
                next.notice = asked.problems;
                #[cfg(feature = "article")]
                next.article.return_to(asked.settings);
            }
            #[cfg(feature = "article")]
            Msg::InArticle(msg) => next.update_article(msg),
        }
        next
    }

    pub(crate) fn answer(&mut self, switch: SwitchId, answer: Answer) {
        let mut inputs = self.inputs.clone();
        inputs.set_answer(&MODEL, switch, answer);
        self.replace(inputs, self.thresholds().clone());
    }

    /// Moves sliders; the analysis stays good, for it covers all their values.
    pub(crate) fn set_sliders(&mut self, amounts: &[(SliderId, u64)]) {
        for &(slider, amount) in amounts {
            self.inputs.set_amount(&MODEL, slider, amount);
        }
        self.decide();
    }

    pub(crate) fn replace(&mut self, inputs: Inputs, thresholds: Thresholds) {
        self.analysis = Rc::new(Analysis::new(&MODEL, &inputs, &thresholds));
        self.inputs = inputs;
        self.decide();
    }

    fn decide(&mut self) {
        self.decision = Rc::new(self.analysis.decide(self.inputs.amounts()));
        self.typing = None;
        self.mistyped = None;
    }

    /// Takes a typed text if it can be read; otherwise keeps it, with the reason,
    /// and the last good value stays in force.
    fn take_text(&mut self, field: Field, text: String) {
        let taken = match field {
            Field::Slider(slider) => self.take_amount(slider, &text),
            Field::Threshold(threshold) => self.take_threshold(threshold, &text),
        };
        self.typing = None;
        // Set last: a change of the inputs clears what was mistyped before.
        self.mistyped = taken.err().map(|kind| Mistyped {
            field,
            problem: Problem {
                key: match field {
                    Field::Slider(slider) => MODEL[slider].label.into(),
                    Field::Threshold(threshold) => MODEL[threshold].label.into(),
                },
                text: text.clone(),
                kind,
            },
            text,
        });
    }

    fn take_amount(&mut self, slider: SliderId, text: &str) -> Result<(), ProblemKind> {
        let it = &MODEL[slider];
        let (amount, changed) =
            reading::read_amount(text, it.unit, it.domain).map_err(ProblemKind::Unreadable)?;
        self.set_sliders(&[(slider, amount)]);
        changed.map_or(Ok(()), Err)
    }

    fn take_threshold(&mut self, threshold: ThresholdId, text: &str) -> Result<(), ProblemKind> {
        let it = &MODEL[threshold];
        let off = it.may_be_off && text.trim().eq_ignore_ascii_case(reading::OFF);
        let (value, changed) = if off {
            (None, None)
        } else {
            let (value, changed) =
                reading::read_amount(text, it.unit, it.domain).map_err(ProblemKind::Unreadable)?;
            (Some(value), changed)
        };
        let mut thresholds = self.thresholds().clone();
        if let Some(refusal) = thresholds.change(&MODEL, &[(threshold, value)]).first() {
            return Err(ProblemKind::OutOfOrder(refusal.rule(&MODEL)));
        }
        self.replace(self.inputs.clone(), thresholds);
        changed.map_or(Ok(()), Err)
    }
}
