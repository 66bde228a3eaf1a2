//! `quantities-agree`: every place states the same net quantity.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{fold, holds_words};
use crate::field::net_quantity::NetQuantity;
use crate::field::{Field, Wording};
use crate::pack::{Args, Dimension, Role, Unit};
use crate::report::Certainty;

/// Refuses two statements of one dimension that differ, and a total that is not the sum of its
/// items. One item of a pack agrees with its whole. Solids, gross mass and foreign words are left
/// out; a figure that may be no net quantity needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantitiesAgree {
    /// Words of statements about something else than the whole content.
    others: Vec<String>,
}

impl Check for QuantitiesAgree {
    const ARGS: &'static [&'static str] = &["measured", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut stated = quantities(facts);
        stated.retain(|(field, _)| {
            let text = fold(&field.text);
            field.role != Some(Role::Drained)
                && field.wording != Wording::Foreign
                && !self.others.iter().any(|word| holds_words(&text, word))
        });
        let Some((first, others)) = stated.split_first() else {
            return Judgement::not_applicable("no-quantity");
        };
        let units = &facts.packs.lexicon.units;
        let mut problems: Vec<Problem> =
            stated.iter().filter_map(|(field, net)| wrong_total(field, net, facts)).collect();
        let whole = stated.iter().find(|(field, _)| is_sure(field)).unwrap_or(first);
        for other in others.iter().chain([first]) {
            if may_agree(whole.1, other.1, units) {
                continue;
            }
            let args = Args::default()
                .same("measured", other.1.nominal.text())
                .same("other", whole.1.nominal.text());
            let places: Vec<_> =
                [whole.0, other.0].into_iter().flat_map(|field| facts.places(field)).collect();
            problems.push(if is_sure(whole.0) && is_sure(other.0) {
                Problem::fail(places, args)
            } else {
                Problem::review(Reason::new("quantity-differs-perhaps").with(args), places)
            });
        }
        Judgement::of(problems)
    }
}

fn is_sure(field: &Field) -> bool {
    field.certainty == Certainty::Certain && field.role.is_none()
}

/// Said where "10 x 20 g = 250 g" does not add up.
fn wrong_total(field: &Field, net: &NetQuantity, facts: &Facts<'_>) -> Option<Problem> {
    let units = &facts.packs.lexicon.units;
    let multiple =
        net.multiple.as_ref().filter(|multiple| multiple.has_total && !multiple.is_mixed)?;
    let each = multiple.each.as_ref()?;
    let (total, sum) = (net.nominal.in_base(units)?, multiple.total_in_base(units)?);
    if is_same(total, sum) {
        return None;
    }
    let args = Args::default()
        .same("measured", net.nominal.text())
        .same("other", format!("{} x {}", multiple.count, each.text()));
    Some(Problem::fail(facts.places(field), args))
}

/// Whether two statements may be of one content: of another dimension, unclear, the same, or one
/// the item of the other.
fn may_agree(one: &NetQuantity, other: &NetQuantity, units: &[Unit]) -> bool {
    let dimension = |net: &NetQuantity| units[net.nominal.unit_index].dimension;
    if dimension(one) != dimension(other) || dimension(one) == Dimension::Other {
        return true;
    }
    let (ones, others) = (amounts(one, units), amounts(other, units));
    let unclear = ones.is_empty() || others.is_empty();
    unclear || ones.iter().any(|a| others.iter().any(|b| is_same(*a, *b)))
}

/// What a statement says in g, ml, m or m²: its total, one item, all items together.
pub(super) fn amounts(net: &NetQuantity, units: &[Unit]) -> Vec<f64> {
    let multiple = net.multiple.as_ref();
    let each = multiple.and_then(|multiple| multiple.each.as_ref()?.in_base(units));
    let sum = multiple.and_then(|multiple| multiple.total_in_base(units));
    [net.nominal.in_base(units), each, sum].into_iter().flatten().collect()
}

/// But for the grain of decimals.
pub(super) fn is_same(one: f64, other: f64) -> bool {
    const GRAIN: f64 = 1e-6;
    (one - other).abs() <= GRAIN * one.abs().max(other.abs())
}
