//! `bars-size`: the bars of an EAN-13 are of a width that scanners are made for.

use serde::Deserialize;

use super::qr_codes::{figure_mm, judged_bars, of_length};
use super::{Check, Facts, Judgement};

/// Refuses single bars that are narrower or wider; on a page of assumed size they need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BarsSize {
    least_mm: f64,
    most_mm: f64,
}

/// A width is measured to this, in millimetres.
const GRAIN_MM: f64 = 0.002;

impl Check for BarsSize {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged_bars(facts, |code, _| {
            let module = code.module_mm.0;
            let fits = self.least_mm - GRAIN_MM <= module && module <= self.most_mm + GRAIN_MM;
            let required = format!("{:.3}–{}", self.least_mm, figure_mm(self.most_mm));
            let problem = || of_length(facts, code, &figure_mm(module), &required);
            (!fits).then(problem).into_iter().collect()
        })
    }
}
