//! The decision as a text to keep: the answer, its reasons, what would change
//! it, the inputs behind it, the version of the rules and the sources.

use sales_motion_engine::model::{SliderId, SwitchId, ThresholdId};
use sales_motion_engine::{MODEL, amount, words};

use crate::state::State;
use crate::view_model::ViewModel;

/// How the text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
}

struct Report {
    form: Form,
    text: String,
}

/// The decision as text. `link` is the page's address with these numbers.
pub fn report(state: &State, link: &str, form: Form) -> String {
    let view = ViewModel::from(state);
    let verdict = &view.verdict;
    let mut report = Report {
        form,
        text: String::new(),
    };
    report.heading("# ", &[verdict.lead, ": ", verdict.motion.name]);
    report.line(&[verdict.motion.sentence]);
    report.line(&[&verdict.why]);

    report.part(verdict.layer.title);
    let (mut stage, mut stop) = ("", "");
    for it in &verdict.layer.stages {
        if it.current {
            (stage, stop) = (it.stage.label, ". ");
        }
    }
    report.line(&[stage, stop, verdict.layer.sentence]);
    for note in &verdict.layer.notes {
        report.item(&[note]);
    }

    report.part("Path");
    for &place in &view.tree.asked {
        let question = &view.tree.questions[place];
        report.item(&[question.question, " ", question.answer]);
    }

    let end = MODEL[state.decision.leaf].subtitle;
    report.item(&[verdict.motion.name, ", ", end]);

    report.part("What would change it");
    report.item(&[verdict.closeness]);
    for flip in verdict.nearest.iter().chain(&verdict.others) {
        report.item(&[&flip.way, &flip.to, ": ", flip.motion.name]);
    }

    if !view.warnings.shown.is_empty() {
        report.part("Watch out");
    }
    for it in view.warnings.shown.iter().chain(&view.warnings.folded) {
        report.item(&[
            it.severity_word,
            ": ",
            it.warning.title,
            ". ",
            &it.sentence,
            " ",
            it.warning.remedy,
        ]);
    }

    report.part("Inputs");
    for id in SliderId::all(&MODEL) {
        let value = amount::write(state.inputs.amount(id), MODEL[id].unit);
        report.item(&[MODEL[id].label, ": ", &value]);
    }
    for id in SwitchId::all(&MODEL) {
        let answer = words::answer(&MODEL, id, state.inputs.answer(id));
        report.item(&[MODEL[id].label, ": ", &answer]);
    }

    report.part("Thresholds");
    for id in ThresholdId::all(&MODEL) {
        let value = words::threshold(&MODEL, id, state.thresholds().get(id));
        report.item(&[MODEL[id].label, ": ", &value]);
    }

    report.line(&["Marked * is a benchmark, † our assumption."]);

    report.part("Sources");
    for source in MODEL.sources {
        report.item(&[source.speaker, ": ", source.title, ", ", source.address]);
    }
    report.part("This decision");
    report.line(&[
        "Rules, version ",
        &amount::whole(MODEL.version.into()),
        ". ",
        link,
    ]);
    report.text
}

impl Report {
    fn part(&mut self, title: &str) {
        if !self.text.ends_with("\n\n") {
            self.text += "\n";
        }
        self.heading("## ", &[title]);
    }

    fn heading(&mut self, sign: &str, words: &[&str]) {
        if self.form == Form::Markdown {
            self.text += sign;
        }
        self.line(words);
    }

    fn item(&mut self, words: &[&str]) {
        self.text += "- ";
        self.write(words);
    }

    /// A paragraph.
    fn line(&mut self, words: &[&str]) {
        self.write(words);
        if self.form == Form::Markdown {
            self.text += "\n";
        }
    }

    fn write(&mut self, words: &[&str]) {
        for words in words {
            self.text += words;
        }
        self.text += "\n";
    }
}
