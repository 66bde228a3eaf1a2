//! `code-reads`: a code reads at print resolution.

use serde::Deserialize;

use super::codes::at;
use super::qr_codes::blamed;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;

/// Refuses codes that do not read, and what only looks like a code where the artwork says that one
/// is. An empty place for a code is none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeReads {
    /// Rules that tell why, and so say enough.
    unless: Vec<String>,
}

impl Check for CodeReads {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if facts.codes.is_empty() && facts.lost_codes.is_empty() {
            return Judgement::not_applicable("no-code-drawn");
        }
        let unread = facts.codes.iter().filter(|code| !code.decoded).map(|code| code.area_mm);
        let explained = blamed(facts, &self.unless);
        let unread = unread.filter(|area| !explained.contains(area));
        let unread = unread.map(|area| Problem::fail(vec![at(area)], Args::default()));
        let lost = facts.lost_codes.iter();
        let lost = lost.map(|area| Problem::fail_as(Reason::new("code-lost"), vec![at(*area)]));
        Judgement::of(unread.chain(lost).collect())
    }
}
