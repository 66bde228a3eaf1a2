//! `quantity-height`: the figures of the net quantity are tall enough for its amount.

use serde::Deserialize;

use super::heights::{Bounds, Letter};
use super::quantity_unit::quantities;
use super::text_height::{scale, undecided};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::Span;
use crate::field::quantity::Quantity;
use crate::pack::{Args, Dimension};
use crate::units::Mm;

/// Requires a minimum height of digits and capitals by the amount in g or ml; lengths, areas and
/// counts have one height. Small letters are not measured.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityHeight {
    /// In rising order; the last has no end.
    classes: Vec<Class>,
    other_mm: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    up_to: Option<f64>,
    min_mm: f64,
}

impl Check for QuantityHeight {
    const ARGS: &'static [&'static str] = &["text", "measured", "required", "scale"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let quantities = quantities(facts);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let mut problems = Vec::new();
        for (field, found, spans) in quantities {
            let Some(height) = height(spans, facts) else { continue };
            let Some(required) = self.required(found, facts) else {
                let reason = Reason::about("quantity-unclear", &found.text());
                problems.push(Problem::review(reason, facts.places(field)));
                continue;
            };
            if height.reaches(required) && !facts.size_is_assumed() {
                continue;
            }
            let (measured, limit) = (height.text(), format!("≥ {}", Mm(required)));
            let places = facts.places(field);
            let problem = if height.is_below(required) && !facts.size_is_assumed() {
                let args = Args::default()
                    .same("text", found.text())
                    .with("scale", scale(required, height));
                Problem::fail(places, args).measured(&measured, &limit)
            } else {
                undecided(facts, places, &measured, &limit)
            };
            problems.push(problem);
        }
        Judgement::of(problems)
    }
}

impl QuantityHeight {
    /// The height for an amount; `None` for a mass or volume that can be read two ways.
    fn required(&self, found: &Quantity, facts: &Facts<'_>) -> Option<f64> {
        let units = &facts.packs.lexicon.units;
        if !matches!(units[found.unit_index].dimension, Dimension::Mass | Dimension::Volume) {
            return Some(self.other_mm);
        }
        let amount = found.in_base(units)?;
        let fits = |class: &&Class| class.up_to.is_none_or(|up_to| amount <= up_to + 1e-9);
        self.classes.iter().find(fits).map(|class| class.min_mm)
    }
}

/// The smallest digit or capital of the figures and their unit.
fn height(spans: &[Span], facts: &Facts<'_>) -> Option<Bounds> {
    let measure = &facts.packs.measure;
    let runs = facts.label.runs_of(spans);
    let heights = runs.into_iter().flat_map(|(run, text)| {
        let digit = text.chars().any(char::is_numeric).then_some(Letter::Digit);
        let capital = text.chars().any(char::is_uppercase).then_some(Letter::Capital);
        digit.into_iter().chain(capital).map(|letter| Bounds::of(run, letter, measure))
    });
    heights.reduce(Bounds::min)
}
