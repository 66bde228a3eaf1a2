//! How long pieces of work take.

use std::time::{Duration, Instant};

/// The least time of each in milliseconds, measured in turn for so long, so that all meet the same
/// machine.
pub(crate) fn least_of(works: [&dyn Fn(); 2], for_so_long: Duration) -> [f64; 2] {
    let mut least = [f64::INFINITY; 2];
    let begun = Instant::now();
    while begun.elapsed() < for_so_long {
        for (least, work) in least.iter_mut().zip(works) {
            let start = Instant::now();
            work();
            *least = least.min(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    least
}
