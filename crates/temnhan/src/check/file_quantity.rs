//! `file-quantity`: the label has the net quantity of the product file.

use serde::Deserialize;

use super::quantities_agree::{amounts, is_same};
use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::{Wording, quantity};
use crate::pack::{Args, Role};

/// Refuses a label of which no statement agrees with the product file's net quantity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileQuantity {}

impl Check for FileQuantity {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(own) = facts.product.product.net_quantity.as_deref() else {
            return Judgement::not_applicable("file-says-nothing");
        };
        let units = &facts.packs.lexicon.units;
        let chars: Vec<char> = own.chars().collect();
        let found = quantity::all(&chars, units);
        let dimension = |at: usize| units[at].dimension;
        let wanted = quantity::nominal(&found, units)
            .and_then(|own| Some((own.in_base(units)?, dimension(own.unit_index))));
        let Some((wanted, kind)) = wanted else {
            return Judgement::review(Reason::about("file-quantity-unread", own), Vec::new());
        };
        let mut stated = quantities(facts);
        stated.retain(|(field, net)| {
            field.role != Some(Role::Drained)
                && field.wording != Wording::Foreign
                && dimension(net.nominal.unit_index) == kind
        });
        let Some((first, net)) = stated.first() else {
            return Judgement::not_applicable("no-quantity");
        };
        let agrees = |net| amounts(net, units).iter().any(|amount| is_same(*amount, wanted));
        let unclear = |net| amounts(net, units).is_empty();
        if stated.iter().any(|(_, net)| agrees(net) || unclear(net)) {
            return Judgement::Pass;
        }
        let args = Args::default().number("measured", &net.nominal.text()).number("required", own);
        Judgement::of(vec![Problem::fail(facts.places(first), args)])
    }
}
