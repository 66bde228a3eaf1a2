//! `quantity-unit`: the net quantity uses a legal unit, written rightly.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::net_quantity::NetQuantity;
use crate::field::quantity::Spelling;
use crate::field::{Detail, Field, Wording};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses units of one fault: not in the list, or listed but miswritten. A foreign repetition of
/// a quantity in a legal unit needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityUnit {
    spelling: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    NotLegal,
    Miscased,
}

impl Check for QuantityUnit {
    const ARGS: &'static [&'static str] = &["text", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let quantities = quantities(facts);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let spelling = match self.spelling {
            Fault::NotLegal => Spelling::NotLegal,
            Fault::Miscased => Spelling::Miscased,
        };
        let is_spelt = |net: &NetQuantity, spelling| net.nominal.spelling == spelling;
        let legal = quantities.iter().any(|(_, net)| is_spelt(net, Spelling::Legal));
        let faulty = quantities.into_iter().filter(|(_, net)| is_spelt(net, spelling));
        let problems = faulty.map(|(field, net)| {
            let found = &net.nominal;
            if legal && field.wording == Wording::Foreign {
                let reason = Reason::about("quantity-foreign", &found.text());
                return Problem::review(reason, facts.places(field));
            }
            let unit = &facts.packs.lexicon.units[found.unit_index];
            let right = unit.symbols.first().map_or("g, kg, ml, l", String::as_str);
            let args = Args::default().same("text", found.text());
            Problem::fail(facts.places(field), args).measured(&found.unit, right)
        });
        Judgement::of(problems.collect())
    }
}

/// The label's net quantities.
pub(super) fn quantities<'a>(facts: &Facts<'a>) -> Vec<(&'a Field, &'a NetQuantity)> {
    if !facts.is_mandatory(FieldKind::NetQuantity) {
        return Vec::new();
    }
    let fields = facts.fields.of_kind(FieldKind::NetQuantity);
    fields
        .filter_map(|field| match &field.detail {
            Detail::Quantity(Some(net)) => Some((field, net)),
            _ => None,
        })
        .collect()
}
