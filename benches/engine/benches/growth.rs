//! How the cost of a decision and of the analysis grows with the model.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use sales_motion_engine_bench::{CASES, Case};

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(1));
    group.sample_size(20);
    for case in (0..CASES).map(Case::new) {
        let name = case.name().replace('\t', " ");
        group.bench_function(name, |bencher| bencher.iter(|| case.run(1)));
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
