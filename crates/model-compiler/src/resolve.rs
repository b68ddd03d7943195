//! From what is written to what is meant: names become places in lists, and
//! words become amounts, answers and conditions.
//!
//! Where something can't be read, the problem is noted and a stand-in takes its
//! place, so that everything else is still read.

use crate::condition::Scope;
use crate::errors::Problems;
use crate::model::*;
use crate::names::{Names, OFF, UNSURE};
use crate::resolver::Resolver;
use crate::schema::{self, File, Mark, Text, Unit, Value};

/// Resolves the whole file.
pub fn model(file: &File, problems: &mut Problems<'_>) -> Model {
    let mut resolver = Resolver {
        file,
        names: Names(file),
        problems,
    };
    resolver.model()
}

impl Resolver<'_, '_, '_> {
    fn model(&mut self) -> Model {
        let file = self.file;
        let thresholds: Vec<Threshold> = file.threshold.iter().map(|t| self.threshold(t)).collect();
        Model {
            version: file.version,
            sliders: file.slider.iter().map(|s| self.slider(s)).collect(),
            switches: (file.switch.iter().zip(0..))
                .map(|(switch, place)| self.switch(switch, SwitchId(place)))
                .collect(),
            orders: (file.orders.keep.iter())
                .filter_map(|text| self.order(text, &thresholds))
                .collect(),
            thresholds,
            motions: file.motion.iter().map(|m| self.motion(m)).collect(),
            stages: file.stage.iter().map(|s| self.stage(s)).collect(),
            layer: self.layer(&file.layer),
            layer_notes: file.layer.note.iter().map(|n| self.layer_note(n)).collect(),
            signals: file.signal.iter().map(|s| self.signal(s)).collect(),
            assumptions: file.assumption.iter().map(|a| self.assumption(a)).collect(),
            nodes: file.node.iter().map(|n| self.node(n)).collect(),
            leaves: file.leaf.iter().map(|l| self.leaf(l)).collect(),
            warnings: file.warning.iter().map(|w| self.warning(w)).collect(),
            presets: file.preset.iter().map(|p| self.preset(p)).collect(),
            sources: file.source.iter().map(|s| self.source(s)).collect(),
        }
    }

    fn slider(&mut self, slider: &schema::Slider) -> Slider {
        let unit = slider.unit;
        let domain = self.domain(&slider.domain, unit);
        let written = &slider.scale;
        let scale = Scale {
            min: self.amount(&written.min, unit),
            max: self.amount(&written.max, unit),
            knee: (written.knee.as_ref()).map_or(0, |knee| self.amount(knee, unit)),
            finest: self.amount(&written.finest, unit),
        };
        let default = self.amount(&slider.default, unit);
        let at = slider.key.span();
        if scale.min >= scale.max {
            self.problem(&at, "its scale must go from less to more");
        }
        if scale.finest == 0 {
            self.problem(&at, "its finest step must be more than zero");
        }
        if (scale.min == 0) != (scale.knee > 0) {
            self.problem(
                &at,
                "a scale has a `knee` if it starts at zero, and only then",
            );
        }
        for (end, value) in [(&written.min, scale.min), (&written.max, scale.max)] {
            self.inside(end, value, &domain);
            self.position(end, value, &scale);
        }
        self.inside(&slider.default, default, &domain);
        self.position(&slider.default, default, &scale);
        Slider {
            key: self.words(&slider.key),
            label: self.words(&slider.label),
            definition: self.words(&slider.definition),
            short: self.words(&slider.short),
            unit,
            domain,
            scale,
            default,
        }
    }

    fn switch(&mut self, switch: &schema::Switch, id: SwitchId) -> Switch {
        let at = switch.key.span();
        let answers = match (&switch.answers, switch.count_to) {
            (Some(answers), None) => {
                let mut words = Vec::new();
                for answer in answers {
                    if answer.key.get_ref() == UNSURE {
                        let why = "`unsure` isn't listed; write `may_be_unsure = true`";
                        self.problem(&answer.key.span(), why);
                    }
                    words.push(AnswerWords {
                        key: self.words(&answer.key),
                        label: self.words(&answer.label),
                    });
                }
                Answers::Choice(words)
            }
            (None, Some(most)) => Answers::Count(most),
            _ => {
                self.problem(&at, "a switch has either `answers` or `count_to`");
                Answers::Count(0)
            }
        };
        Switch {
            key: self.words(&switch.key),
            label: self.words(&switch.label),
            help: self.optional_words(&switch.help),
            answers,
            may_be_unsure: switch.may_be_unsure,
            default: self.answer(id, &switch.default),
            what_if: switch
                .what_if
                .iter()
                .map(|value| self.answer(id, value))
                .collect(),
            unsure_means: self.optional_words(&switch.unsure_means),
        }
    }

    fn threshold(&mut self, threshold: &schema::Threshold) -> Threshold {
        if !threshold.key.get_ref().starts_with("t.") {
            self.problem(&threshold.key.span(), "a threshold's key starts with `t.`");
        }
        let subject = self
            .names
            .subject(threshold.of.get_ref())
            .unwrap_or_else(|| {
                self.unknown(&threshold.of, "slider and no counting switch");
                Subject::Slider(SliderId(0))
            });
        let unit = self.names.unit(&subject);
        let domain = self.domain(&threshold.domain, unit);
        let off = threshold.default.get_ref().0 == OFF;
        if off && !threshold.may_be_off {
            self.problem(
                &threshold.default.span(),
                "it can't be off: `may_be_off` isn't set",
            );
        }
        let default = (!off).then(|| self.amount(&threshold.default, unit));
        if let Some(default) = default {
            self.inside(&threshold.default, default, &domain);
            if let Subject::Slider(slider) = subject {
                self.reachable(&threshold.default, default, slider);
            }
        }
        let grey_zone = threshold.grey_zone.as_ref().map(|[from, to]| {
            let zone = (self.bound(from, unit), self.bound(to, unit));
            if let (Bound::Fixed(low), Bound::Fixed(high)) = &zone
                && low > high
            {
                self.problem(&from.span(), "a grey zone goes from less to more");
            }
            zone
        });
        let key = threshold.key.get_ref();
        if threshold.mark != Mark::Assumption && threshold.sources.is_empty() {
            let why = format!("`{key}` needs `sources`: its mark says that someone stated it");
            self.problem(&threshold.key.span(), why);
        }
        if threshold.mark == Mark::Source && threshold.claims.is_empty() {
            let why = format!("`{key}` needs `claims`: its mark says that a source states it");
            self.problem(&threshold.key.span(), why);
        }
        Threshold {
            key: self.words(&threshold.key),
            label: self.words(&threshold.label),
            subject,
            unit,
            domain,
            may_be_off: threshold.may_be_off,
            default,
            mark: threshold.mark,
            grey_zone,
            zone_label: self.optional_words(&threshold.zone_label),
            basis: self.words(&threshold.basis),
            claims: ForTools(self.claims(&threshold.claims)),
            sources: self.sources(&threshold.sources),
        }
    }

    fn bound(&mut self, value: &Value, unit: Unit) -> Bound {
        match self.names.threshold(&value.get_ref().0) {
            Some(threshold) => Bound::Threshold(threshold),
            None if value.get_ref().0.starts_with("t.") => {
                let why = format!("no threshold is called `{}`", value.get_ref().0);
                self.problem(&value.span(), why);
                Bound::Fixed(0)
            }
            None => Bound::Fixed(self.amount(value, unit)),
        }
    }

    /// `t.low < t.high` or `t.low <= t.high`, which the defaults must keep.
    fn order(&mut self, text: &Text, thresholds: &[Threshold]) -> Option<Order> {
        let words: Vec<&str> = text.get_ref().split_whitespace().collect();
        let [low, sign @ ("<" | "<="), high] = words[..] else {
            let why = "an order reads `t.one < t.two` or `t.one <= t.two`";
            self.problem(&text.span(), why);
            return None;
        };
        let mut find = |key: &str| {
            let found = self.names.threshold(key);
            if found.is_none() {
                self.problem(&text.span(), format!("no threshold is called `{key}`"));
            }
            found
        };
        let (low, high) = (find(low), find(high));
        let order = Order {
            low: low?,
            high: high?,
            may_be_equal: sign == "<=",
        };
        let default = |id: ThresholdId| thresholds[id.0].default;
        if let (Some(below), Some(above)) = (default(order.low), default(order.high))
            && (below > above || (below == above && !order.may_be_equal))
        {
            let written = |id: ThresholdId| {
                let threshold = &self.file.threshold[id.0];
                let default = &threshold.default.get_ref().0;
                format!("`{}` ({default})", threshold.key.get_ref())
            };
            let (low, high) = (written(order.low), written(order.high));
            let why = format!("the defaults are out of order: {low} is not {sign} {high}");
            self.problem(&text.span(), why);
        }
        Some(order)
    }

    fn motion(&mut self, motion: &schema::Motion) -> Motion {
        Motion {
            key: self.words(&motion.key),
            name: self.words(&motion.name),
            sentence: self.words(&motion.sentence),
            glyph: motion.glyph,
        }
    }

    fn stage(&mut self, stage: &schema::Stage) -> Stage {
        Stage {
            key: self.words(&stage.key),
            label: self.words(&stage.label),
            sentence: self.words(&stage.sentence),
        }
    }

    fn layer(&mut self, layer: &schema::Layer) -> LayerTable {
        let signals: Vec<SignalId> = (layer.counts.iter())
            .map(|key| self.find(key, "signal", Names::signal, SignalId(0)))
            .collect();
        let Some(switch) = self.names.switch(layer.by.get_ref()) else {
            self.unknown(&layer.by, "switch");
            return LayerTable {
                signals,
                switch: SwitchId(0),
                rows: Vec::new(),
            };
        };
        let words = self.names.switch_words(switch);
        let mut rows = Vec::new();
        for (key, stages) in &layer.stages {
            match self.names.answer(switch, key.get_ref()) {
                Ok(answer) => rows.push((answer, self.stages(stages))),
                Err(why) => self.problem(&key.span(), why),
            }
            if stages.len() != signals.len() + 1 {
                let why = format!(
                    "`{}` needs {} stages: for 0 to {} signals",
                    key.get_ref(),
                    signals.len() + 1,
                    signals.len()
                );
                self.problem(&key.span(), why);
            }
        }
        rows.sort_by_key(|(answer, _)| answer.0);
        let choices = words
            .answers
            .iter()
            .flatten()
            .map(|a| a.key.get_ref().as_str());
        for answer in choices.chain(words.may_be_unsure.then_some(UNSURE)) {
            if !layer.stages.keys().any(|key| key.get_ref() == answer) {
                let why = format!("the layer's stages miss the answer `{answer}`");
                self.problem(&layer.by.span(), why);
            }
        }
        if words.answers.is_none() {
            self.problem(
                &layer.by.span(),
                "the layer follows a switch with listed answers",
            );
        }
        LayerTable {
            signals,
            switch,
            rows,
        }
    }

    fn stages(&mut self, keys: &[Text]) -> Vec<StageId> {
        keys.iter()
            .map(|key| self.find(key, "stage", Names::stage, StageId(0)))
            .collect()
    }

    fn layer_note(&mut self, note: &schema::LayerNote) -> LayerNote {
        LayerNote {
            key: ForTools(self.words(&note.key)),
            when: self.condition(&note.when, Scope::Remark),
            words: self.filled(&note.words),
        }
    }

    fn signal(&mut self, signal: &schema::Signal) -> Signal {
        Signal {
            key: ForTools(self.words(&signal.key)),
            label: ForTools(self.words(&signal.label)),
            condition: self.condition(&signal.holds, Scope::Rule),
        }
    }

    fn assumption(&mut self, assumption: &schema::Assumption) -> Assumption {
        let switch = self.find(&assumption.switch, "switch", Names::switch, SwitchId(0));
        if !self.names.switch_words(switch).may_be_unsure {
            self.problem(&assumption.switch.span(), "this switch is never unsure");
        }
        Assumption {
            when: self.condition(&assumption.when, Scope::Rule),
            switch,
            answer: self.answer(switch, &assumption.answer),
            words: self.filled(&assumption.words),
        }
    }

    fn node(&mut self, node: &schema::Node) -> Node {
        Node {
            key: self.words(&node.key),
            question: self.words(&node.question),
            joins: node.joins,
            rows: node.row.iter().map(|row| self.row(row)).collect(),
            yes: self.find(&node.yes, "question and no leaf", Names::branch, NOWHERE),
            no: self.find(&node.no, "question and no leaf", Names::branch, NOWHERE),
            claims: ForTools(self.claims(&node.claims)),
        }
    }

    fn row(&mut self, row: &schema::Row) -> Row {
        let at = row.label.span();
        if row.need.is_some() == row.switch.is_some() {
            self.problem(&at, "a row has either a `need` or a `switch`");
        }
        if row.unsure.is_some() && row.switch.is_none() {
            self.problem(&at, "only a row with a `switch` says what `unsure` means");
        }
        let switch =
            (row.switch.as_ref()).map(|key| self.find(key, "switch", Names::switch, SwitchId(0)));
        Row {
            label: self.filled(&row.label),
            need: row
                .need
                .as_ref()
                .map(|need| self.filled(need))
                .unwrap_or_default(),
            switch,
            unsure: self.optional_words(&row.unsure),
            when: row
                .when
                .as_ref()
                .map(|when| self.condition(when, Scope::Rule)),
            condition: self.condition(&row.holds, Scope::Rule),
        }
    }

    fn leaf(&mut self, leaf: &schema::Leaf) -> Leaf {
        let advised = [&leaf.advice_title, &leaf.advice].map(Option::is_some);
        if advised != [!leaf.layered; 2] {
            let why = "a leaf is either `layered` or has an `advice_title` and an `advice`";
            self.problem(&leaf.key.span(), why);
        }
        Leaf {
            key: self.words(&leaf.key),
            motion: self.find(&leaf.motion, "motion", Names::motion, MotionId(0)),
            subtitle: self.words(&leaf.subtitle),
            why: self.filled(&leaf.why),
            layered: leaf.layered,
            advice_title: self.optional_words(&leaf.advice_title),
            advice: self.optional_words(&leaf.advice),
        }
    }

    fn warning(&mut self, warning: &schema::Warning) -> Warning {
        let at = warning.key.span();
        if warning.case.is_empty() {
            self.problem(&at, "a warning has at least one case");
        }
        if !warning.claims.is_empty() && warning.sources.is_empty() {
            let why = format!(
                "`{}` has claims, so it needs `sources`",
                warning.key.get_ref()
            );
            self.problem(&at, why);
        }
        Warning {
            key: self.words(&warning.key),
            title: self.words(&warning.title),
            cases: (warning.case.iter())
                .map(|case| WarningCase {
                    severity: case.severity,
                    when: self.condition(&case.when, Scope::Remark),
                    sentence: self.filled(&case.sentence),
                })
                .collect(),
            remedy: self.words(&warning.remedy),
            claims: ForTools(self.claims(&warning.claims)),
            sources: self.sources(&warning.sources),
        }
    }

    fn preset(&mut self, preset: &schema::Preset) -> Preset {
        let file = self.file;
        let at = preset.key.span();
        if preset.sources.is_empty() {
            let why = format!(
                "`{}` needs `sources` for what they did",
                preset.key.get_ref()
            );
            self.problem(&at, why);
        }
        for key in preset.inputs.keys() {
            let known = self.names.slider(key.get_ref()).is_some()
                || self.names.switch(key.get_ref()).is_some();
            if !known {
                self.unknown(key, "slider and no switch");
            }
        }
        let mut amounts = Vec::new();
        for slider in &file.slider {
            let key = slider.key.get_ref();
            let Some(value) = preset.inputs.get(key.as_str()) else {
                let why = format!("`{}` has no `{key}`", preset.key.get_ref());
                self.problem(&at, why);
                continue;
            };
            let domain = self.quiet_domain(slider);
            let amount = self.amount(value, slider.unit);
            self.inside(value, amount, &domain);
            amounts.push(amount);
        }
        let mut answers = Vec::new();
        for (switch, place) in file.switch.iter().zip(0..) {
            let given = preset.inputs.get(switch.key.get_ref().as_str());
            answers.push(self.answer(SwitchId(place), given.unwrap_or(&switch.default)));
        }
        Preset {
            key: self.words(&preset.key),
            name: self.words(&preset.name),
            moment: self.optional_words(&preset.moment),
            company: preset.company,
            amounts,
            answers,
            did: self.words(&preset.did),
            did_motion: self.find(&preset.did_motion, "motion", Names::motion, MotionId(0)),
            did_stage: (preset.did_stage.as_ref())
                .map(|key| self.find(key, "stage", Names::stage, StageId(0))),
            basis: self.words(&preset.basis),
            sources: self.sources(&preset.sources),
        }
    }

    fn source(&mut self, source: &schema::Source) -> Source {
        if !source.address.get_ref().starts_with("https://") {
            self.problem(&source.address.span(), "an address starts with `https://`");
        }
        Source {
            key: ForTools(self.words(&source.key)),
            speaker: self.words(&source.speaker),
            title: self.words(&source.title),
            address: self.words(&source.address),
        }
    }
}

/// Stands in for a branch that leads to something unknown.
const NOWHERE: Branch = Branch::Leaf(LeafId(0));
