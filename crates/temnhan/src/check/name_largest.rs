//! `name-largest`: no other mandatory text is taller than the product name.

use serde::Deserialize;

use super::heights::{Bounds, GRAIN, Letter};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::Field;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Certainty;

/// Compares capital heights; an equal height passes. Ignores what is not mandatory: brand,
/// slogan, awards.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameLargest {}

impl Check for NameLargest {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let names = facts.fields(FieldKind::ProductName);
        let heights = names.iter().map(|name| tallest(name, Letter::Capital, facts));
        let Some(name) = heights.reduce(Bounds::max) else {
            return Judgement::not_applicable("no-such-field");
        };
        let guessed = names.iter().all(|name| name.certainty != Certainty::Certain);
        let mut problems = Vec::new();
        for field in mandatory_others(facts) {
            let other = tallest(field, Letter::Capital, facts);
            if other.high <= name.low + GRAIN {
                continue;
            }
            let places = facts.places(field);
            let args = Args::default().with("field", facts.packs.kind_name(field.kind));
            let problem = if guessed {
                Problem::review(Reason::about("name-guessed", &names[0].value), places)
            } else if other.low > name.high + GRAIN {
                Problem::fail(places, args).measured(&other.text(), &name.text())
            } else {
                let args = Args::default()
                    .number("measured", &other.text())
                    .number("required", &name.text());
                Problem::review(Reason::new("face-missing").with(args), places)
            };
            problems.push(problem);
        }
        Judgement::of(problems)
    }
}

/// The fields whose letters the name must not be smaller than.
fn mandatory_others<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Field> {
    let all = facts.fields.all.iter();
    all.filter(|field| field.kind != FieldKind::ProductName && facts.is_mandatory(field.kind))
}

/// The tallest letters among them; `None` where there is none.
pub(super) fn others_tallest(facts: &Facts<'_>) -> Option<Bounds> {
    mandatory_others(facts).map(|field| tallest(field, Letter::Capital, facts)).reduce(Bounds::max)
}

/// The height of a field's tallest run.
pub(super) fn tallest(field: &Field, letter: Letter, facts: &Facts<'_>) -> Bounds {
    let measure = &facts.packs.measure;
    let runs = facts.label.runs_of(&field.spans);
    let heights = runs.map(|(run, _)| Bounds::of(run, letter, measure));
    heights.reduce(Bounds::max).unwrap_or(Bounds { low: 0.0, high: 0.0 })
}
