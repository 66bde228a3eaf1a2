//! `qr-seams`: the dark modules of a QR code join.

use serde::Deserialize;

use super::qr_codes::{fault, judged, percent};
use super::{Check, Facts, Judgement};

/// Refuses codes where too many joints between dark modules show a seam.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrSeams {
    most: f64,
}

impl Check for QrSeams {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, measures| {
            let required = format!("≤ {}", percent(self.most));
            let fails = measures.gaps > self.most;
            fails.then(|| fault(code, &percent(measures.gaps), &required)).into_iter().collect()
        })
    }
}
