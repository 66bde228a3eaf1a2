//! The tables of all benchmarks.

use anyhow::Result;

use crate::command::{cargo, run};

/// Ratios to one plain parse or rendering, from the cheapest part to the whole.
const ALL: [&str; 4] = ["recognition", "rules", "codes", "check"];

/// Runs every benchmark of the core, one after another.
///
/// # Errors
///
/// A benchmark that cannot be built or fails.
pub(crate) fn print_all() -> Result<()> {
    let benches = ALL.iter().flat_map(|bench| ["--bench", bench]);
    run(cargo(&["bench", "-p", "temnhan"]).args(benches))
}
