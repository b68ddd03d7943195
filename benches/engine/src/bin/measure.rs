//! Measures every case natively: a line each, with the nanoseconds last.

use std::time::{Duration, Instant};

use sales_motion_engine_bench::{CASES, Case};

/// As in `browser.js`: enough for clocks that browsers have made coarse, and short
/// enough to pass, now and then, before another program has its turn.
const SAMPLE: Duration = Duration::from_millis(3);
/// The fastest of them counts: the same code never takes less, and what it takes
/// more is other programs' doing.
const SAMPLES: usize = 20;

fn main() {
    for place in 0..CASES {
        let case = Case::new(place);
        let took = |times: u32| {
            let start = Instant::now();
            case.run(times);
            start.elapsed()
        };
        let fastest = |times: u32, samples: usize| {
            let took = (0..samples).map(|_| took(times)).min();
            took.expect("there are samples")
        };
        let mut times = 1;
        while fastest(times, 5) < SAMPLE {
            times *= 2;
        }
        let fastest = fastest(times, SAMPLES).as_secs_f64() * 1e9 / f64::from(times);
        println!("{}\t{fastest:.1}", case.name());
    }
}
