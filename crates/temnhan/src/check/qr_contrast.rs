//! `qr-contrast`: dark and light modules differ enough.

use serde::Deserialize;

use super::codes::at;
use super::qr_codes::{fault, judged, percent};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::report::{CodeReport, QrMeasures};

/// Requires a difference of reflectance, in daylight and, for codes that are read at the till, in
/// the red light of its scanner. A little more than required needs review; so does a code that only
/// red light does not show, where the product file does not say whether it is read there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrContrast {
    least: f64,
    /// From here on it is surely enough.
    sure: f64,
}

impl Check for QrContrast {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, measures| self.problem(code, measures, facts).into_iter().collect())
    }
}

impl QrContrast {
    fn problem(
        &self,
        code: &CodeReport,
        measures: &QrMeasures,
        facts: &Facts<'_>,
    ) -> Option<Problem> {
        let at_till = facts.product.product.point_of_sale;
        let (daylight, red) = (code.symbol_contrast, measures.red_contrast);
        let contrast = if at_till == Some(true) { daylight.min(red) } else { daylight };
        let required = format!("≥ {}", percent(self.least));
        if contrast < self.least {
            return Some(fault(code, &percent(contrast), &required));
        }
        let doubt = if contrast < self.sure {
            Some(("qr-contrast-between", contrast))
        } else {
            (at_till.is_none() && red < self.least).then_some(("qr-red-light", red))
        };
        let (key, share) = doubt?;
        let args =
            Args::default().same("measured", percent(share)).same("required", percent(self.least));
        let problem = Problem::review(Reason::new(key).with(args), vec![at(code.area_mm)]);
        Some(problem.measured(&percent(share), &required))
    }
}
