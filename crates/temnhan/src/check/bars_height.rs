//! `bars-height`: the bars of an EAN-13 are as high as its width asks.

use serde::Deserialize;

use super::qr_codes::{fault, judged_bars};
use super::{Check, Facts, Judgement};
use crate::units::Mm;

/// Requires the nominal height, in proportion to the width of a single bar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BarsHeight {
    nominal_height_mm: f64,
    nominal_module_mm: f64,
    /// The share of the height that may lack.
    grain: f64,
}

impl Check for BarsHeight {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged_bars(facts, |code, bars| {
            let required = self.nominal_height_mm * code.module_mm.0 / self.nominal_module_mm;
            let height = bars.height_mm;
            let fails = height.0 < required * (1.0 - self.grain);
            let required = format!("≥ {}", Mm(required));
            fails.then(|| fault(code, &height.to_string(), &required)).into_iter().collect()
        })
    }
}
