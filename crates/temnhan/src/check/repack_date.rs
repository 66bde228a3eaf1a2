//! `repack-date`: goods packed again tell when, in full words.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Reason, heading};
use crate::kind::FieldKind;
use crate::product::Supply;

/// Requires a date of dividing, filling or packing on goods that the product file calls repacked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RepackDate {
    /// The steps, one of which the heading names in full.
    steps: Vec<String>,
}

impl Check for RepackDate {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        match facts.product.product.supply {
            None => return Judgement::review(Reason::new("supply-unknown"), Vec::new()),
            Some(Supply::Repacked) => {}
            Some(_) => return Judgement::not_applicable("goods-not-repacked"),
        }
        let names_step = |key: String| self.steps.iter().any(|step| key.contains(step.as_str()));
        let mut dates = facts.fields.of_kind(FieldKind::ProductionDate);
        if dates.any(|field| heading::key(field).is_some_and(names_step)) {
            Judgement::Pass
        } else {
            Judgement::Absent
        }
    }
}
