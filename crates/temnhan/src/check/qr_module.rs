//! `qr-module`: the modules of a QR code are large enough to print and to read.

use serde::Deserialize;

use super::qr_codes::{blamed, fault, figure, figure_mm, judged, of_length};
use super::{Check, Facts, Judgement, Problem, Reason, Verdict};
use crate::pack::Args;
use crate::report::CodeReport;

/// Requires a width of modules, more for codes that are read at the till; and, where the printer's
/// resolution is given, a number of dots unless they fill a module wholly. Needs review on a page of
/// assumed size.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QrModule {
    least_mm: f64,
    least_mm_at_till: f64,
    dots: Option<Dots>,
    /// Rules that say enough about a code.
    #[serde(default)]
    unless: Vec<String>,
}

/// Dots of the printer along a module.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dots {
    least: f64,
    /// How far from a whole number they may be.
    off: f64,
}

/// A width is measured to this, in millimetres.
const GRAIN_MM: f64 = 0.002;

impl Check for QrModule {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let explained = blamed(facts, &self.unless);
        judged(facts, |code, _| {
            let asked = !explained.contains(&code.area_mm);
            let problem = || self.small(code, facts).or_else(|| self.few_dots(code, facts));
            asked.then(problem).flatten().into_iter().collect()
        })
    }
}

impl QrModule {
    fn small(&self, code: &CodeReport, facts: &Facts<'_>) -> Option<Problem> {
        let at_till = facts.product.product.point_of_sale == Some(true);
        let least = if at_till { self.least_mm_at_till } else { self.least_mm };
        let module = code.module_mm;
        let required = format!("≥ {}", figure_mm(least));
        let problem = of_length(facts, code, &figure_mm(module.0), &required);
        (module.0 < least - GRAIN_MM).then_some(problem)
    }

    fn few_dots(&self, code: &CodeReport, facts: &Facts<'_>) -> Option<Problem> {
        let asked = self.dots.as_ref().filter(|_| !facts.size_is_assumed())?;
        let dots = code.module_mm.0 * facts.product.artwork.dpi? / 25.4;
        let is_uneven = (dots - dots.round()).abs() > asked.off;
        let measured = figure(dots);
        let args =
            Args::default().number("measured", &measured).number("required", &figure(asked.least));
        let reason = Reason::new("qr-dots").with(args);
        let problem = fault(code, &measured, &format!("≥ {}", figure(asked.least)));
        (dots < asked.least && is_uneven)
            .then_some(Problem { verdict: Verdict::FailAs(reason), ..problem })
    }
}
