//! `text-height`: mandatory text is tall enough to read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::heights::{Bounds, Letter};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::{Field, Span};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::{Bilingual, Place};
use crate::units::Mm;

/// Requires mandatory text to reach a height, measured on the glyph outlines.
///
/// Where the capital decides, a small letter below the height needs review, for the law does not
/// say which is meant. Needs review also where the page size is assumed or a missing face leaves
/// it open.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextHeight {
    min_mm: f64,
    small_face: Option<SmallFace>,
    fails_by: Deciding,
}

/// A lower height on small faces.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmallFace {
    below_cm2: f64,
    min_mm: f64,
}

/// The letter whose height decides a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Deciding {
    Capital,
    SmallLetter,
}

impl Check for TextHeight {
    const ARGS: &'static [&'static str] = &["field", "measured", "required", "scale"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mandatory = facts.fields.all.iter().filter(|field| facts.is_mandatory(field.kind));
        let mut fields = mandatory.peekable();
        if fields.peek().is_none() {
            return Judgement::not_applicable("no-such-field");
        }
        let mut worst: BTreeMap<FieldKind, (Problem, f64)> = BTreeMap::new();
        for field in fields {
            if let Some((problem, height)) = self.judge(field, facts) {
                let known = worst.get(&field.kind).is_some_and(|(_, known)| *known <= height);
                if !known {
                    worst.insert(field.kind, (problem, height));
                }
            }
        }
        Judgement::of(worst.into_values().map(|(problem, _)| problem).collect())
    }
}

impl TextHeight {
    /// The field's smallest text where it is not surely tall enough, with its height.
    fn judge(&self, field: &Field, facts: &Facts<'_>) -> Option<(Problem, f64)> {
        let required = self.required(facts, field);
        let missing = &facts.packs.measure.missing_face;
        let mut smallest: Option<(Bounds, Bounds, Vec<Place>)> = None;
        for span in &field.spans {
            for (run, _) in facts.label.runs_of(std::slice::from_ref(span)) {
                let small = Bounds::of(run, Letter::Small, missing);
                let capital = Bounds::of(run, Letter::Capital, missing);
                if smallest.as_ref().is_none_or(|(known, _, _)| small.low < known.low - 1e-6) {
                    smallest = Some((small, capital, vec![place(facts, span)]));
                } else if let Some((known, _, places)) = &mut smallest
                    && (small.low - known.low).abs() <= 1e-6
                {
                    places.push(place(facts, span));
                }
            }
        }
        let (small, capital, mut places) = smallest?;
        places.dedup();
        let deciding = if self.fails_by == Deciding::Capital { capital } else { small };
        let limit = format!("≥ {}", Mm(required));
        if facts.size_is_assumed() {
            return Some((undecided(facts, places, &small.text(), &limit), small.low));
        }
        if small.reaches(required) {
            return None;
        }
        let name = facts.packs.kind_name(field.kind);
        let problem = if deciding.is_below(required) {
            let args = Args::default().with("field", name).with("scale", scale(required, deciding));
            Problem::fail(places, args).measured(&deciding.text(), &limit)
        } else if small.is_exact() {
            let args = Args::default()
                .with("field", name)
                .number("measured", &small.text())
                .number("required", &limit);
            let reason = Reason::new("between-heights").with(args);
            Problem::review(reason, places).measured(&small.text(), &limit)
        } else {
            undecided(facts, places, &deciding.text(), &limit)
        };
        Some((problem, small.low))
    }

    fn required(&self, facts: &Facts<'_>, field: &Field) -> f64 {
        let face = facts.label.face_area_cm2(facts.product, &field.spans);
        let small = self.small_face.filter(|small| face < small.below_cm2);
        small.map_or(self.min_mm, |small| small.min_mm)
    }
}

fn place(facts: &Facts<'_>, span: &Span) -> Place {
    facts.label.place(span.line, &span.chars)
}

/// A height that the page size or a missing face leaves open.
pub(super) fn undecided(
    facts: &Facts<'_>,
    places: Vec<Place>,
    measured: &str,
    required: &str,
) -> Problem {
    let key = if facts.size_is_assumed() { "size-assumed" } else { "face-missing" };
    let args = Args::default().number("measured", measured).number("required", required);
    Problem::review(Reason::new(key).with(args), places).measured(measured, required)
}

/// How many times larger the text must be.
pub(super) fn scale(required: f64, height: Bounds) -> Bilingual {
    let times = (required / height.low * 100.0).ceil() / 100.0;
    let text = format!("{times:.2}");
    Bilingual::new(text.replace('.', ","), text)
}
