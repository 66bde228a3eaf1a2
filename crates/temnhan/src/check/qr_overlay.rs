//! `qr-overlay`: nothing drawn over a QR code takes away what reading it needs.

use serde::Deserialize;

use super::codes::at;
use super::qr_codes::{fault, judged, percent};
use super::{Check, Facts, Judgement, Problem, Reason, Verdict};
use crate::pack::Args;
use crate::report::{CodeReport, QrMeasures, Severity};

/// Refuses codes of which a fixed pattern is damaged, whose error correction is nearly used up, or
/// that do not decode under something that covers them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrOverlay {
    /// Error correction that must be left.
    least_unused: f64,
    /// Less than this is warned of.
    sure_unused: f64,
    /// So much of an unreadable code under something else explains it.
    covers_from: f64,
    /// More than this is no cover: the whole code is unclear.
    covers_until: f64,
}

impl Check for QrOverlay {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, measures| self.problem(code, measures).into_iter().collect())
    }
}

impl QrOverlay {
    fn problem(&self, code: &CodeReport, measures: &QrMeasures) -> Option<Problem> {
        let covered = measures.covered;
        if covered > self.covers_until {
            return None;
        }
        let Some(unused) = measures.unused_error_correction else {
            let covers = covered >= self.covers_from;
            let args = Args::default().same("measured", percent(covered));
            let reason = Reason::new("qr-covered").with(args);
            return covers.then(|| Problem::fail_as(reason, vec![at(code.area_mm)]));
        };
        if measures.wrong_pattern_modules > 0 {
            let count = measures.wrong_pattern_modules.to_string();
            let args = Args::default().same("measured", count.clone());
            let reason = Reason::new("qr-pattern-damaged").with(args);
            let problem = fault(code, &count, "0");
            return Some(Problem { verdict: Verdict::FailAs(reason), ..problem });
        }
        let problem = |required| fault(code, &percent(unused), &format!("≥ {}", percent(required)));
        if unused < self.least_unused {
            Some(problem(self.least_unused))
        } else if unused < self.sure_unused {
            Some(problem(self.sure_unused).graded(Severity::Warning))
        } else {
            None
        }
    }
}
