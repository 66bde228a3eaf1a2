//! `not-one-picture`: the label is more than a picture of itself.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses labels largely covered by pictures that hold hardly any live text. A photograph under
/// live text is no fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotOnePicture {
    fewest_characters: usize,
}

impl Check for NotOnePicture {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let share = facts.label.unseen.picture_share;
        let live: usize =
            facts.label.lines.iter().map(|line| line.text.trim().chars().count()).sum();
        if share < facts.packs.measure.hidden.picture_share || live >= self.fewest_characters {
            return Judgement::Pass;
        }
        let measured = format!("{:.0} %", (share * 100.0).min(100.0));
        let limit = format!("< {:.0} %", facts.packs.measure.hidden.picture_share * 100.0);
        let problem = Problem::fail(Vec::new(), Args::default());
        Judgement::of(vec![problem.measured(&measured, &limit)])
    }
}
