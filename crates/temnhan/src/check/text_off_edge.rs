//! `text-off-edge`: mandatory text keeps clear of trim and folds.

use serde::Deserialize;

use super::mandatory::{Piece, Told, judge};
use super::text_height::undecided;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::units::{Mm, RectMm};

/// Measured from the ink to the trim and to every tagged fold. The product file's
/// `artwork.safe_margin_mm` wins over `margin_mm`; where a safe area is tagged, that is the limit
/// instead of the trim. What is thicker than `thickest_fold_mm` is no single fold but the box of
/// several. Leaves out text that lies beyond the trim.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "each is a length and says its unit")]
pub(crate) struct TextOffEdge {
    margin_mm: f64,
    tolerance_mm: f64,
    thickest_fold_mm: f64,
}

/// What the text is too near to, and the distance as a ruler reads.
#[derive(Clone, PartialEq)]
enum Near {
    Trim(String),
    Fold(String),
    OnFold,
    OutsideSafe(String),
}

impl Check for TextOffEdge {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let say = |piece: &Piece| self.near(facts, &facts.label.runs[piece.run].ink());
        judge(facts, say, |told| self.problem(facts, told))
    }
}

impl TextOffEdge {
    fn margin(&self, facts: &Facts<'_>) -> f64 {
        facts.product.artwork.safe_margin_mm.unwrap_or(self.margin_mm)
    }

    fn problem(&self, facts: &Facts<'_>, told: Told<Near>) -> Problem {
        let limit = Mm(self.margin(facts)).to_string();
        let at_least = format!("≥ {limit}");
        let (args, places) = (told.args(facts), told.places);
        match told.said {
            Near::OnFold => Problem::fail_as(Reason::new("on-fold").with(args), places),
            Near::Trim(measured) | Near::Fold(measured) | Near::OutsideSafe(measured)
                if facts.size_is_assumed() =>
            {
                undecided(facts, places, &measured, &at_least)
            }
            Near::Trim(measured) => Problem::fail(places, args).measured(&measured, &at_least),
            Near::Fold(measured) => {
                let args = args.number("measured", &measured).number("required", &limit);
                Problem::fail_as(Reason::new("near-fold").with(args), places)
                    .measured(&measured, &at_least)
            }
            Near::OutsideSafe(measured) => {
                let args = args.number("measured", &measured);
                Problem::fail_as(Reason::new("outside-safe-area").with(args), places)
            }
        }
    }

    fn near(&self, facts: &Facts<'_>, ink: &RectMm) -> Option<Near> {
        let inside = ink.inside(&facts.label.size.trim_area());
        if inside < -self.tolerance_mm {
            return None;
        }
        let least = self.margin(facts) - self.tolerance_mm;
        let folds = facts.label.drawn_areas("fold").map(|fold| fold.area);
        let lines = folds.filter(|fold| fold.width.min(fold.height) <= self.thickest_fold_mm);
        let folds = lines.map(|fold| fold.gap(ink));
        let fold = folds.min_by(f64::total_cmp).filter(|gap| *gap < least);
        let mut safe =
            facts.label.drawn_areas("safe").map(|safe| ink.inside(&safe.area)).peekable();
        if let Some(fold) = fold {
            let is_on = fold <= 0.0;
            return Some(if is_on { Near::OnFold } else { Near::Fold(Mm(fold).to_string()) });
        }
        if safe.peek().is_some() {
            let best = safe.fold(f64::NEG_INFINITY, f64::max);
            let is_outside = best < -self.tolerance_mm;
            return is_outside.then(|| Near::OutsideSafe(Mm(-best).to_string()));
        }
        (inside < least).then(|| Near::Trim(Mm(inside.max(0.0)).to_string()))
    }
}
