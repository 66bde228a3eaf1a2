//! `quantity-height`: the figures of the net quantity are tall enough for its amount.

use serde::Deserialize;

use super::heights::{Bounds, Letter};
use super::quantity_unit::quantities;
use super::text_height::{scale, undecided};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::net_quantity::NetQuantity;
use crate::field::quantity::Quantity;
use crate::field::{Field, Span};
use crate::pack::{Args, Dimension, Role};
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
        for (field, net) in quantities {
            // A drained weight is not bound.
            if field.role == Some(Role::Drained) {
                continue;
            }
            let Some(height) = height(&net.spans, facts) else { continue };
            problems.extend(self.problem(field, net, height, facts));
        }
        Judgement::of(problems)
    }
}

impl QuantityHeight {
    /// What is wrong with figures of a height. Where only the items of a pack are stated, the law
    /// does not say whether one or all of them set the height.
    fn problem(
        &self,
        field: &Field,
        net: &NetQuantity,
        height: Bounds,
        facts: &Facts<'_>,
    ) -> Option<Problem> {
        let found = &net.nominal;
        let places = facts.places(field);
        let Some(required) = self.required(found, facts) else {
            let reason = Reason::about("quantity-unclear", &found.text());
            return Some(Problem::review(reason, places));
        };
        let of_all = self.required_of_all(net, facts).unwrap_or(required);
        let (measured, limit) = (height.text(), format!("≥ {}", Mm(required)));
        if facts.size_is_assumed() {
            Some(undecided(facts, places, &measured, &limit))
        } else if height.reaches(required.max(of_all)) {
            None
        } else if height.is_below(required) {
            let args =
                Args::default().same("text", found.text()).with("scale", scale(required, height));
            Some(Problem::fail(places, args).measured(&measured, &limit))
        } else if height.reaches(required) {
            let reason = Reason::about("quantity-total-not-stated", &field.value);
            let limit = format!("≥ {}", Mm(of_all));
            Some(Problem::review(reason, places).measured(&measured, &limit))
        } else {
            Some(undecided(facts, places, &measured, &limit))
        }
    }

    /// The height for an amount; `None` for a mass or volume that can be read two ways.
    fn required(&self, found: &Quantity, facts: &Facts<'_>) -> Option<f64> {
        let units = &facts.packs.lexicon.units;
        if !is_graded(units[found.unit_index].dimension) {
            return Some(self.other_mm);
        }
        self.class_of(found.in_base(units)?)
    }

    /// The height for all items together, where no total is printed.
    fn required_of_all(&self, net: &NetQuantity, facts: &Facts<'_>) -> Option<f64> {
        let units = &facts.packs.lexicon.units;
        let multiple = net.multiple.as_ref()?;
        let each = multiple.each.as_ref()?;
        let is_item = each.chars == net.nominal.chars;
        let graded = is_graded(units[each.unit_index].dimension);
        multiple.total_in_base(units).filter(|_| is_item && graded).and_then(|a| self.class_of(a))
    }

    fn class_of(&self, amount: f64) -> Option<f64> {
        let fits = |class: &&Class| class.up_to.is_none_or(|up_to| amount <= up_to + 1e-9);
        self.classes.iter().find(fits).map(|class| class.min_mm)
    }
}

fn is_graded(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Mass | Dimension::Volume)
}

/// The smallest digit or capital of the figures and their unit.
fn height(spans: &[Span], facts: &Facts<'_>) -> Option<Bounds> {
    let measure = &facts.packs.measure;
    let runs = facts.label.runs_of(spans);
    let heights = runs.flat_map(|(run, text)| {
        let digit = text.chars().any(char::is_numeric).then_some(Letter::Digit);
        let capital = text.chars().any(char::is_uppercase).then_some(Letter::Capital);
        digit.into_iter().chain(capital).map(|letter| Bounds::of(run, letter, measure))
    });
    heights.reduce(Bounds::min)
}
