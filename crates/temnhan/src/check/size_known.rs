//! `size-known`: the millimetres are not a guess.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;
use crate::units::Mm;

/// Asks for a physical unit in the file or a size in the product file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SizeKnown {}

impl Check for SizeKnown {
    const ARGS: &'static [&'static str] = &["measured"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if !facts.size_is_assumed() {
            return Judgement::Pass;
        }
        let size = facts.label.size;
        let measured = format!("{} × {}", Mm(size.width), Mm(size.height));
        let args = Args::default().number("measured", &measured);
        let problem = Problem { measured: Some(measured), ..Problem::fail(Vec::new(), args) };
        Judgement::of(vec![problem])
    }
}
