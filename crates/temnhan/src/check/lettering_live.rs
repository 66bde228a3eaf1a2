//! `lettering-live`: lettering is text, not outlines.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Counts letters that are paths; a few, as in a logo, are none of its business.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetteringLive {}

impl Check for LetteringLive {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let letters = facts.label.unseen.letters();
        if letters < facts.packs.measure.hidden.letters {
            return Judgement::Pass;
        }
        let problem = Problem::fail(Vec::new(), Args::default());
        Judgement::of(vec![problem.measured(&letters.to_string(), "0")])
    }
}
