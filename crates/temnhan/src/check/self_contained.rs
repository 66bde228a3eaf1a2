//! `self-contained`: the artwork uses nothing outside its file.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Names each address of a picture, drawing or style sheet outside the file. A hyperlink is none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelfContained {}

impl Check for SelfContained {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let outside = facts.label.unseen.outside.iter();
        let problems =
            outside.map(|href| Problem::fail(Vec::new(), Args::default().same("text", href)));
        Judgement::of(problems.collect())
    }
}
