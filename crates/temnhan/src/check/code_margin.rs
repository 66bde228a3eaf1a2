//! `code-margin`: a code reads where the picture is worse than the print.

use serde::Deserialize;

use super::codes::at;
use super::qr_codes::{blamed, judged};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses codes that read at print resolution and not at half of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeMargin {
    /// Rules that tell why, and so say enough.
    unless: Vec<String>,
}

impl Check for CodeMargin {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let explained = blamed(facts, &self.unless);
        judged(facts, |code, measures| {
            let is_thin = code.decoded && !measures.reads_at_half;
            let fails = is_thin && !explained.contains(&code.area_mm);
            let problem = || Problem::fail(vec![at(code.area_mm)], Args::default());
            fails.then(problem).into_iter().collect()
        })
    }
}
