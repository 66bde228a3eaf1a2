//! `ocop-trace-code`: many stars ask for a traceability code.

use serde::Deserialize;

use super::codes::has_code;
use super::ocop::{Asked, Levels};
use super::{Check, Facts, Judgement, Reason};

/// Requires a code on the label from a number of stars on, which differs by criteria set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopTraceCode {
    levels: Levels,
}

impl Check for OcopTraceCode {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let unknown = match self.levels.asked_of(facts) {
            Asked::Yes => None,
            Asked::No(reason) => return Judgement::not_applicable(reason),
            Asked::Unknown(key) => Some(key),
        };
        if has_code(facts) {
            return Judgement::Pass;
        }
        match unknown.or_else(|| facts.label.unseen.codes_missed()) {
            Some(key) => Judgement::review(Reason::new(key), Vec::new()),
            None => Judgement::Absent,
        }
    }
}
