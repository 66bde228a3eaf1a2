//! `qr-quiet-zone`: nothing but the ground stands around a QR code.

use serde::Deserialize;

use super::qr_codes::{fault, figure, judged};
use super::{Check, Facts, Judgement};

/// Requires so many modules without ink around the symbol, also to the label's edge.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrQuietZone {
    least_modules: f64,
    /// How far off the measure may be.
    grain: f64,
}

impl Check for QrQuietZone {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, _| {
            let zone = code.quiet_zone_modules;
            let required = format!("≥ {}", figure(self.least_modules));
            let fails = zone < self.least_modules - self.grain;
            fails.then(|| fault(code, &figure(zone), &required)).into_iter().collect()
        })
    }
}
