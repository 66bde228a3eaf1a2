//! `qr-square`: a QR code is square.

use serde::Deserialize;

use super::qr_codes::{fault, figure, judged};
use super::{Check, Facts, Judgement, Problem, Reason, Verdict};
use crate::pack::Args;
use crate::report::{CodeReport, QrMeasures};

/// Refuses codes that are squeezed to one side or skewed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrSquare {
    /// How much longer a module may be one way than the other.
    most_unequal: f64,
    most_skew_degrees: f64,
}

impl Check for QrSquare {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |code, qr| self.problem(code, qr).into_iter().collect())
    }
}

impl QrSquare {
    fn problem(&self, code: &CodeReport, qr: &QrMeasures) -> Option<Problem> {
        let unequal = qr.side_ratio.max(1.0 / qr.side_ratio) - 1.0;
        if unequal > self.most_unequal {
            let percent = |share: f64| format!("{} %", figure(share * 100.0));
            let required = format!("≤ {}", percent(self.most_unequal));
            return Some(fault(code, &percent(unequal), &required));
        }
        let skew = qr.skew_degrees;
        if skew > self.most_skew_degrees {
            let (measured, required) =
                (format!("{}°", figure(skew)), format!("≤ {}°", figure(self.most_skew_degrees)));
            let args = Args::default().number("measured", &measured);
            let reason = Reason::new("qr-skewed").with(args);
            let problem = fault(code, &measured, &required);
            return Some(Problem { verdict: Verdict::FailAs(reason), ..problem });
        }
        None
    }
}
