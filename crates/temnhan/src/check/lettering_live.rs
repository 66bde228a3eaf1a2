//! `lettering-live`: lettering is text, not outlines.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::label::row::Row;
use crate::pack::Args;

/// Counts letters that are paths and shows their rows; a few, as in a logo, are none of its business.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetteringLive {}

impl Check for LetteringLive {
    const ARGS: &'static [&'static str] = &["measured", "required", "rows"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let unseen = &facts.label.unseen;
        let letters = unseen.letters();
        if letters < facts.packs.measure.hidden.letters {
            return Judgement::Pass;
        }
        let args = Args::default().same("rows", unseen.rows.len().to_string());
        let problem = Problem::fail(unseen.rows.iter().map(Row::place).collect(), args);
        Judgement::of(vec![problem.measured(&letters.to_string(), "0")])
    }
}
