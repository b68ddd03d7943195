//! What only shows when the whole file has been read.

use std::collections::HashSet;
use std::ops::Range;

use crate::condition::RESERVED;
use crate::errors::Problems;
use crate::model::{Branch, Condition, Model};
use crate::names::Names;
use crate::schema::{File, Text};

/// The lists that everything else stands on must not be empty.
pub fn lists(file: &File, problems: &mut Problems<'_>) {
    for (name, empty) in [
        ("slider", file.slider.is_empty()),
        ("switch", file.switch.is_empty()),
        ("node", file.node.is_empty()),
        ("leaf", file.leaf.is_empty()),
    ] {
        if empty {
            problems.add(0..0, format!("there is no `[[{name}]]`"));
        }
    }
}

/// Keys must be sound, and each must mean one thing where it is used.
pub fn keys(file: &File, problems: &mut Problems<'_>) {
    macro_rules! keys_of {
        ($($list:ident)*) => {
            [$(file.$list.iter().map(|item| &item.key).collect::<Vec<_>>()),*]
        };
    }
    let inputs = keys_of!(slider switch threshold).concat();
    let facts = keys_of!(slider switch signal node).concat();
    let ends = keys_of!(node leaf).concat();
    for namespace in [inputs, facts, ends] {
        unique(&namespace, problems);
        for key in namespace {
            if RESERVED.contains(&key.get_ref().as_str()) {
                let why = format!("`{}` is a word of the conditions", key.get_ref());
                problems.add(key.span(), why);
            }
        }
    }
    for list in keys_of!(motion stage warning preset source) {
        unique(&list, problems);
    }
    unique(
        &file
            .layer
            .note
            .iter()
            .map(|note| &note.key)
            .collect::<Vec<_>>(),
        problems,
    );
    for switch in &file.switch {
        let answers = switch.answers.iter().flatten();
        unique(
            &answers.map(|answer| &answer.key).collect::<Vec<_>>(),
            problems,
        );
    }
}

/// Keys must be sound, and no two the same.
pub fn unique(keys: &[&Text], problems: &mut Problems<'_>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for key in keys {
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        if !key.get_ref().chars().all(sound) {
            let why = format!(
                "`{}` is not a key: a-z, 0-9, `-`, `_` and `.`",
                key.get_ref()
            );
            problems.add(key.span(), why);
        }
        if !seen.insert(key.get_ref()) {
            let why = format!("`{}` names something else already", key.get_ref());
            problems.add(key.span(), why);
        }
    }
}

/// From the first question every other and every leaf is reached, exactly once.
pub fn tree(file: &File, problems: &mut Problems<'_>) {
    let names = Names(file);
    // How one arrived there; the root is reached from nowhere.
    let mut node_from: Vec<Option<usize>> = vec![None; file.node.len()];
    let mut leaf_reached = vec![false; file.leaf.len()];
    let mut unknown = false;
    let mut to_visit = vec![0];
    while let Some(from) = to_visit.pop() {
        for target in [&file.node[from].yes, &file.node[from].no] {
            match names.branch(target.get_ref()) {
                Some(Branch::Node(node)) => {
                    let to = node.0;
                    if is_above(&node_from, to, from) {
                        let why = format!("`{}` leads back to itself", target.get_ref());
                        problems.add(target.span(), why);
                    } else if node_from[to].is_some() {
                        reached_twice(target, problems);
                    } else {
                        node_from[to] = Some(from);
                        to_visit.push(to);
                    }
                }
                Some(Branch::Leaf(leaf)) => {
                    if std::mem::replace(&mut leaf_reached[leaf.0], true) {
                        reached_twice(target, problems);
                    }
                }
                None => unknown = true,
            }
        }
    }
    if unknown {
        // What the unknown branch was meant for would be reported as unreached.
        return;
    }
    for (node, from) in file.node.iter().zip(&node_from).skip(1) {
        if from.is_none() {
            unreached(&node.key, problems);
        }
    }
    for (leaf, reached) in file.leaf.iter().zip(leaf_reached) {
        if !reached {
            unreached(&leaf.key, problems);
        }
    }
}

/// Whether `upper` is `node` or one passes it on the way there.
fn is_above(from: &[Option<usize>], upper: usize, node: usize) -> bool {
    let mut way = std::iter::successors(Some(node), |&node| from[node]);
    way.any(|passed| passed == upper)
}

fn reached_twice(target: &Text, problems: &mut Problems<'_>) {
    let why = format!(
        "`{}` is reached twice; a tree has one way to it",
        target.get_ref()
    );
    problems.add(target.span(), why);
}

fn unreached(key: &Text, problems: &mut Problems<'_>) {
    let why = format!(
        "`{}` is never reached from the first question",
        key.get_ref()
    );
    problems.add(key.span(), why);
}

/// No signal and no question may rest on itself.
pub fn references(file: &File, model: &Model, problems: &mut Problems<'_>) {
    // Signals come first in this graph, then questions.
    let signals = model.signals.len();
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let conditions_of_nodes = model.nodes.iter().map(|node| {
        (node.rows.iter())
            .flat_map(|row| row.when.iter().chain([&row.condition]))
            .collect()
    });
    let conditions_of_signals = model.signals.iter().map(|signal| vec![&signal.condition]);
    for conditions in conditions_of_signals.chain(conditions_of_nodes) {
        let mut to = Vec::new();
        for condition in conditions {
            condition.visit(&mut |part| match part {
                Condition::Signal(signal) => to.push(signal.0),
                Condition::Node(node) => to.push(signals + node.0),
                _ => {}
            });
        }
        edges.push(to);
    }
    let keys = file.signal.iter().map(|signal| &signal.key);
    let keys = keys.chain(file.node.iter().map(|node| &node.key));
    for (start, key) in keys.enumerate() {
        let mut seen = vec![false; edges.len()];
        let mut to_visit = edges[start].clone();
        while let Some(at) = to_visit.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                to_visit.extend(&edges[at]);
            }
        }
        if seen[start] {
            let why = format!("the condition of `{}` rests on itself", key.get_ref());
            problems.add(key.span(), why);
        }
    }
}

/// No two presets may say the same.
pub fn presets(file: &File, model: &Model, problems: &mut Problems<'_>) {
    for (place, preset) in model.presets.iter().enumerate() {
        let same = model.presets[..place]
            .iter()
            .find(|earlier| earlier.amounts == preset.amounts && earlier.answers == preset.answers);
        if let Some(earlier) = same {
            let at: Range<usize> = file.preset[place].key.span();
            let why = format!("`{}` has the same inputs as `{}`", preset.key, earlier.key);
            problems.add(at, why);
        }
    }
}
