//! A decision for people, as a page of plain text.

use sales_motion_engine::amount::decimal;
use sales_motion_engine::model::{Joins, MotionId, NodeId, Severity, SourceId};
use sales_motion_engine::words::{self, movement};
use sales_motion_engine::{
    Analysis, Closeness, Decision, Factor, FiredWarning, Inputs, MODEL, Move, RowState, Step,
    Thresholds,
};

const LEGEND: &str = "\n* a benchmark, † our assumption: not from the source texts\n";

/// The decision with its reasons, what would change it, and what to watch.
pub fn write(inputs: &Inputs, analysis: &Analysis, decision: &Decision) -> String {
    let page = Page {
        inputs,
        thresholds: analysis.thresholds(),
        decision,
    };
    let mut text = [page.verdict(), page.layer(), page.path()].join("\n");
    text += &section(&page.changes_title(), page.changes(analysis));
    text += &section("Watch out", page.warnings());
    text += &section("Taken for granted", page.assumptions());
    text += &section("Thresholds of your own", page.overrides());
    if text.contains(['*', '†']) {
        text += LEGEND;
    }
    text
}

struct Page<'a> {
    inputs: &'a Inputs,
    thresholds: &'a Thresholds,
    decision: &'a Decision,
}

impl Page<'_> {
    fn fill(&self, words: &str) -> String {
        words::fill(words, &MODEL, self.inputs, self.thresholds)
    }

    fn verdict(&self) -> String {
        let (motion, leaf) = (&MODEL[self.decision.verdict], &MODEL[self.decision.leaf]);
        let why = self.fill(leaf.why);
        format!(
            "{}, {}\n{why}\n{}\n",
            motion.name, leaf.subtitle, motion.sentence
        )
    }

    fn layer(&self) -> String {
        let leaf = &MODEL[self.decision.leaf];
        let Some(stage) = self.decision.stage else {
            return format!("{}\n  {}\n", leaf.advice_title, leaf.advice);
        };
        let mut said = format!("Top-down layer: {}\n", MODEL[stage].label.to_lowercase());
        said += &format!("  {}\n", MODEL[stage].sentence);
        for &note in &self.decision.layer_notes {
            said += &format!("  {}\n", self.fill(MODEL.layer_notes[note].words));
        }
        said
    }

    fn path(&self) -> String {
        let steps = self.decision.path.iter().map(|step| self.step(step));
        String::from("How it got there\n") + &steps.collect::<String>()
    }

    fn step(&self, step: &Step) -> String {
        let node = &MODEL[step.node];
        let answer = if step.answer { "Yes" } else { "No" };
        let joins = match node.joins {
            _ if node.rows.len() == 1 => "",
            Joins::Any => " (yes if any holds)",
            Joins::All => " (yes if all hold)",
        };
        let rows = self.rows(step.node);
        format!("  {} {answer}.{joins}\n{rows}", node.question)
    }

    fn rows(&self, node: NodeId) -> String {
        let states = self.decision.rows(&MODEL, node);
        let rows = MODEL[node].rows.iter().zip(states).map(|(row, &state)| {
            let (mark, holds) = match state {
                RowState::Known(true) => ("✓", "yes"),
                RowState::Known(false) => ("✗", "no"),
                RowState::Unsure(true) => ("?", "not sure, so yes"),
                RowState::Unsure(false) => ("?", "not sure, so no"),
                RowState::Moot => ("–", "does not count here"),
            };
            let label = self.fill(row.label);
            let need = self.fill(row.need);
            let unsure = matches!(state, RowState::Unsure(_)) && !row.unsure.is_empty();
            match state {
                _ if unsure => format!("    {mark} {label}: not sure, {}\n", row.unsure),
                RowState::Known(_) if row.switch.is_none() => {
                    format!("    {mark} {label} (needs {need})\n")
                }
                _ => format!("    {mark} {label}: {holds}\n"),
            }
        });
        rows.collect()
    }

    fn changes_title(&self) -> String {
        let word = match self.decision.closeness {
            Closeness::Clear => "Clear",
            Closeness::Leaning => "Leaning",
            Closeness::CloseCall => "A close call",
        };
        let changes = !(self.decision.flips.is_empty() && self.decision.switch_flips.is_empty());
        match changes {
            true => format!("{word}; what would change it"),
            false => word.into(),
        }
    }

    fn changes(&self, analysis: &Analysis) -> Vec<String> {
        let sliders = self.decision.flips.iter();
        let sliders = sliders.map(|flip| moved(&[flip.by], flip.factor, flip.verdict));
        let joint = analysis.joint_flip(self.inputs.amounts());
        let joint = joint.map(|joint| moved(&joint.by, Some(joint.factor), joint.verdict));
        let switches = self.decision.switch_flips.iter().map(|flip| {
            let label = MODEL[flip.switch].label.trim_end_matches('…');
            let answer = words::answer(&MODEL, flip.switch, flip.answer);
            format!("{label}: {answer} → {}", MODEL[flip.verdict].name)
        });
        let changes: Vec<String> = sliders.chain(joint).chain(switches).collect();
        if changes.is_empty() {
            return vec!["No single change of an input, and no unsure answer, changes it.".into()];
        }
        changes
    }

    fn warnings(&self) -> Vec<String> {
        let fired = self.decision.warnings.iter();
        fired.map(|fired| self.warning(fired)).collect()
    }

    fn warning(&self, fired: &FiredWarning) -> String {
        let warning = &MODEL[fired.warning];
        let severity = match fired.severity {
            Severity::Alert => "Alert",
            Severity::Watch => "Watch",
            Severity::Note => "Note",
        };
        let sentence = self.fill(warning.cases[fired.case].sentence);
        let sources = sources(warning.sources);
        let (title, remedy) = (warning.title, warning.remedy);
        format!("{severity}: {title}. {sentence}\n    → {remedy}{sources}")
    }

    fn assumptions(&self) -> Vec<String> {
        let assumed = self.decision.assumed.iter().map(|&index| {
            let assumption = &MODEL.assumptions[index];
            let words = self.fill(assumption.words);
            format!(
                "{words} Say otherwise with --{}.",
                MODEL[assumption.switch].key
            )
        });
        assumed.collect()
    }

    fn overrides(&self) -> Vec<String> {
        let own = self.thresholds.overrides(&MODEL).into_iter();
        let own = own.map(|(id, value)| {
            let threshold = &MODEL[id];
            let value = words::threshold(&MODEL, id, value);
            let usual = words::threshold(&MODEL, id, threshold.default);
            format!(
                "{} ({}): {value} instead of {usual}",
                threshold.label, threshold.key
            )
        });
        own.collect()
    }
}

/// "Deal size at $10K or more → Land-and-expand (×1.25 away)".
fn moved(moves: &[Move], factor: Option<Factor>, verdict: MotionId) -> String {
    let moves = moves.iter().map(|by| {
        let (way, to) = movement(&MODEL, by);
        way + &to
    });
    let moves = moves.collect::<Vec<_>>().join(" and ");
    let distance = match factor.map(Factor::ten_thousandths) {
        Some(10_000) => " (right at the line)".into(),
        Some(far) => {
            let far = decimal(far, 4);
            format!(" (×{far} away)")
        }
        None => String::new(),
    };
    format!("{moves} → {}{distance}", MODEL[verdict].name)
}

fn sources(ids: &[SourceId]) -> String {
    let each = ids.iter().map(|&id| {
        let source = &MODEL[id];
        format!("\n    {}: {}", source.speaker, source.address)
    });
    each.collect()
}

fn section(title: &str, entries: Vec<String>) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let entries = entries.into_iter().map(|entry| format!("  {entry}\n"));
    format!("\n{title}\n{}", entries.collect::<String>())
}

#[cfg(test)]
mod tests {
    use sales_motion_engine::reading;

    use super::*;

    fn page(pairs: &[(&str, &str)]) -> String {
        let reading = reading::read(&MODEL, pairs.iter().copied());
        let analysis = Analysis::new(&MODEL, &reading.inputs, &reading.thresholds);
        let decision = analysis.decide(reading.inputs.amounts());
        write(&reading.inputs, &analysis, &decision)
    }

    /// The page has all these lines, in this order.
    #[track_caller]
    fn has(page: &str, lines: &[&str]) {
        let mut rest = page.lines();
        for wanted in lines {
            assert!(
                rest.any(|line| line.trim() == *wanted),
                "no “{wanted}” in order in\n{page}"
            );
        }
    }

    #[test]
    fn verdict_layer_path_and_changes_come_in_this_order() {
        has(
            &page(&[("role", "engagement"), ("buyers", "many")]),
            &[
                "Bottom-up, self-serve first",
                "Top-down layer: not yet",
                "How it got there",
                "Does someone above the daily users have to say yes? No. (yes if any holds)",
                "✗ System of record: no",
                "? Central or regulated buying: not sure, so no",
                "✗ Only a few thousand buyers: no",
                "Can one person get value and start without asking? Yes. (yes if all hold)",
                "? Starts without a call: not sure, so by deal size",
                "✓ Deal size $8K (needs under $10K*)",
                "? One person gets value: not sure, so yes",
                "Leaning; what would change it",
                "Deal size at $10K or more → Land-and-expand (×1.25 away)",
                "One person alone gets value: No → Land-and-expand",
                LEGEND.trim(),
            ],
        );
    }

    #[test]
    fn warnings_say_what_to_do_and_who_says_so() {
        let warning = &MODEL.warnings[0];
        assert_eq!(warning.key, "small-deal");
        has(
            &page(&[("role", "record"), ("deal", "30k")]),
            &[
                "Watch out",
                &format!(
                    "Alert: {}. {}",
                    warning.title,
                    warning.cases[0].sentence.replace("{deal}", "$30K")
                ),
                &format!("→ {}", warning.remedy),
                sources(warning.sources).trim(),
            ],
        );
    }

    #[test]
    fn what_is_assumed_or_moved_is_said_only_where_it_is() {
        let assumed = page(&[("deal", "300k"), ("t.arr", "25M"), ("t.core", "200k")]);
        has(
            &assumed,
            &[
                "Top-down, from leadership",
                "Take the users with you",
                "? System of record: not sure, so yes",
                "Taken for granted",
                "Thresholds of your own",
                "ARR that counts (t.arr): $25M instead of $20M",
                "Taken for a core system (t.core): $200K instead of $250K†",
            ],
        );
        assert!(assumed.contains("Say otherwise with --role."));
        let plain = page(&[]);
        assert!(!plain.contains("Taken for granted"));
        assert!(!plain.contains("Thresholds of your own"));
    }

    #[test]
    fn distances_are_told_from_the_line_from_afar_and_from_zero() {
        let far = [("deal", "100k"), ("arr", "18M"), ("penetration", "2.5")];
        has(
            &page(&far),
            &[
                "Deal size at $250K or more → Top-down (×2.5 away)",
                "Penetration at 3% or more and ARR at $20M or more → Top-down (×1.3333 away)",
            ],
        );
        let line = "Deal size below $10K → Bottom-up (right at the line)";
        has(&page(&[("deal", "10k")]), &[line]);
        let zero = [("deal", "100k"), ("arr", "25M"), ("penetration", "0")];
        has(&page(&zero), &["Penetration at 3% or more → Top-down"]);
    }

    #[test]
    fn where_nothing_would_change_it_that_is_said() {
        let settled = [
            ("deal", "300k"),
            ("role", "record"),
            ("t.top_down", "20k"),
            ("entry", "sales"),
        ];
        let page = page(&settled);
        has(
            &page,
            &["Deal size below $20K → Land-and-expand (×15 away)"],
        );
        let settled = [
            ("role", "engagement"),
            ("entry", "self-serve"),
            ("single_user", "yes"),
            ("buyers", "many"),
            ("central", "no"),
        ];
        has(
            &self::page(&settled),
            &[
                "Clear",
                "No single change of an input, and no unsure answer, changes it.",
            ],
        );
    }
}
