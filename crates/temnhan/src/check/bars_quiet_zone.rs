//! `bars-quiet-zone`: nothing but the ground stands before and behind an EAN-13.

use serde::Deserialize;

use super::qr_codes::{fault, figure, judged_bars};
use super::{Check, Facts, Judgement, Problem};
use crate::report::{BarMeasures, Bilingual, CodeReport};

/// Requires so many modules without ink on the left and on the right of the bars.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BarsQuietZone {
    before: Side,
    after: Side,
    /// How far off the measure may be.
    grain: f64,
}

/// One side of the bars.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    modules: f64,
    /// Its name in a sentence.
    side: Bilingual,
}

impl Check for BarsQuietZone {
    const ARGS: &'static [&'static str] = &["side", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged_bars(facts, |code, bars| self.problems(code, bars))
    }
}

impl BarsQuietZone {
    fn problems(&self, code: &CodeReport, bars: &BarMeasures) -> Vec<Problem> {
        let sides = [(&self.before, bars.zone_before), (&self.after, bars.zone_after)];
        let narrow = sides.into_iter().filter(|(side, zone)| *zone < side.modules - self.grain);
        let problem = |(side, zone): (&Side, f64)| {
            let problem = fault(code, &figure(zone), &format!("≥ {}", figure(side.modules)));
            Problem { args: problem.args.with("side", side.side.clone()), ..problem }
        };
        narrow.map(problem).collect()
    }
}
