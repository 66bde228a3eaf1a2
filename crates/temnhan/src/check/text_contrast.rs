//! `text-contrast`: mandatory text stands out from what is painted behind it.

use serde::Deserialize;

use super::mandatory::{Told, judge_printed};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::paint::Shown;

/// Judges by the worst tenth of the letters' own pixels (WCAG 2 ratio); between the two ratios a
/// person decides. Leaves out text of which less than `shown` shows: that is hidden, not faint.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextContrast {
    pass: f64,
    fail: f64,
    shown: f64,
}

/// What is said of a run: ratios to one decimal.
#[derive(PartialEq)]
struct Faint {
    worst: String,
    median: String,
    fails: bool,
}

impl Check for TextContrast {
    const ARGS: &'static [&'static str] = &["field", "measured", "required", "median"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judge_printed(facts, |shown| self.faint(shown), |told| self.problem(facts, told))
    }
}

impl TextContrast {
    fn faint(&self, shown: &Shown) -> Option<Faint> {
        let contrast = shown.contrast.filter(|_| shown.share >= self.shown)?;
        let said = |ratio: f64| format!("{:.1}:1", (ratio * 10.0).floor() / 10.0);
        (contrast.worst < self.pass).then(|| Faint {
            worst: said(contrast.worst),
            median: said(contrast.median),
            fails: contrast.worst < self.fail,
        })
    }

    fn problem(&self, facts: &Facts<'_>, told: Told<Faint>) -> Problem {
        let args = told.args(facts).number("median", &told.said.median);
        let problem = if told.said.fails {
            Problem::fail(told.places, args)
        } else {
            let args = args.number("measured", &told.said.worst);
            Problem::review(Reason::new("contrast-between").with(args), told.places)
        };
        problem.measured(&told.said.worst, &format!("≥ {:.1}:1", self.pass))
    }
}
