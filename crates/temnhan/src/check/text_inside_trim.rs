//! `text-inside-trim`: mandatory text lies on the label, not in what is cut off or glued under.

use serde::Deserialize;

use super::mandatory::{Piece, judge};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::units::{Mm, RectMm};

/// Ink beyond the trim by more than `tolerance_mm` fails, and so does ink on a tagged glue flap.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextInsideTrim {
    tolerance_mm: f64,
}

/// Where the text stands.
#[derive(Clone, PartialEq)]
enum Where {
    /// Beyond the trim, by how much, as a ruler reads.
    Outside(String),
    OnGlue,
}

impl Check for TextInsideTrim {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let say = |piece: &Piece| self.lost(facts, &facts.label.runs[piece.run].ink());
        judge(facts, say, |told| {
            let args = told.args(facts);
            match told.said {
                Where::Outside(beyond) => {
                    Problem::fail(told.places, args).measured(&beyond, &Mm(0.0).to_string())
                }
                Where::OnGlue => {
                    Problem::fail_as(Reason::new("on-glue-flap").with(args), told.places)
                }
            }
        })
    }
}

impl TextInsideTrim {
    fn lost(&self, facts: &Facts<'_>, ink: &RectMm) -> Option<Where> {
        let beyond = -ink.inside(&facts.label.size.trim_area());
        if beyond > self.tolerance_mm {
            return Some(Where::Outside(Mm(beyond).to_string()));
        }
        facts
            .label
            .drawn_areas("glue")
            .any(|glue| glue.area.overlap(ink) > 0.0)
            .then_some(Where::OnGlue)
    }
}
