//! `qr-polarity`: a QR code is dark on light.

use serde::Deserialize;

use super::codes::at;
use super::qr_codes::judged;
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses light modules on a dark ground.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrPolarity {}

impl Check for QrPolarity {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, measures| {
            let problem = || Problem::fail(vec![at(code.area_mm)], Args::default());
            measures.inverted.then(problem).into_iter().collect()
        })
    }
}
