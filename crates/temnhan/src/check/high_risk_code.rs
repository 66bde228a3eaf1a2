//! `high-risk-code`: goods of high risk carry a traceability code.

use serde::Deserialize;

use super::codes::has_code;
use super::{Check, Facts, Judgement, Reason};
use crate::product::Risk;

/// Requires a code on goods that the product file calls high-risk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HighRiskCode {}

impl Check for HighRiskCode {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        match facts.product.product.risk {
            Some(Risk::High) if has_code(facts) => Judgement::Pass,
            Some(Risk::High) => match facts.label.unseen.codes_missed() {
                Some(key) => Judgement::review(Reason::new(key), Vec::new()),
                None => Judgement::Absent,
            },
            _ => Judgement::not_applicable("risk-not-high"),
        }
    }
}
