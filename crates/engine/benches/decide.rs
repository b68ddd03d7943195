//! What a move of a slider, a change of a switch, and a cold start cost.
//!
//! Aims: under 300 ns for a decision while only sliders move, under 50 µs for
//! the full analysis after a change of a switch or a threshold.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sales_motion_engine::{Analysis, Inputs, MODEL, Thresholds, decide, reading};

/// Situations at different ends of the tree.
const SITUATIONS: [(&str, &[(&str, &str)]); 3] = [
    ("default", &[]),
    (
        "earned mandate",
        &[("deal", "100k"), ("penetration", "5"), ("arr", "25M")],
    ),
    (
        "answered",
        &[
            ("deal", "30k"),
            ("role", "engagement"),
            ("single_user", "no"),
            ("buyers", "many"),
            ("central", "no"),
            ("entry", "sales"),
            ("departments", "1"),
            ("demand", "yes"),
        ],
    ),
];

fn situations() -> impl Iterator<Item = (&'static str, Inputs)> {
    SITUATIONS
        .into_iter()
        .map(|(name, pairs)| (name, reading::read(&MODEL, pairs.iter().copied()).inputs))
}

fn benches(criterion: &mut Criterion) {
    let thresholds = Thresholds::defaults(&MODEL);

    let mut group = criterion.benchmark_group("decide, sliders moved");
    for (name, inputs) in situations() {
        let analysis = Analysis::new(&MODEL, &inputs, &thresholds);
        group.bench_function(name, |bencher| {
            bencher.iter(|| analysis.decide(black_box(inputs.amounts())));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("full analysis");
    for (name, inputs) in situations() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| Analysis::new(&MODEL, black_box(&inputs), &thresholds));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("decide, cold");
    for (name, inputs) in situations() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| decide(&MODEL, black_box(&inputs), &thresholds));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("joint flip");
    for (name, inputs) in situations() {
        let analysis = Analysis::new(&MODEL, &inputs, &thresholds);
        group.bench_function(name, |bencher| {
            bencher.iter(|| analysis.joint_flip(black_box(inputs.amounts())));
        });
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
