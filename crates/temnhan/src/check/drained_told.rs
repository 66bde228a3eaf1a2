//! `drained-told`: goods of solids in a liquid tell the mass of the solids.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Reason};
use crate::field::fold::{fold, holds_words};
use crate::kind::FieldKind;
use crate::pack::Role;

/// Requires the quantity of the solids where the product file says that they lie in a liquid.
/// Where it says nothing and the name suggests so, a person has to look.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrainedTold {
    /// Words of names that suggest solids in a liquid.
    suggest: Vec<String>,
}

impl Check for DrainedTold {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let declared = facts.product.product.solids_in_liquid;
        if declared == Some(false) || !facts.is_mandatory(FieldKind::NetQuantity) {
            return Judgement::not_applicable("no-solids-in-liquid");
        }
        if quantities(facts).iter().any(|(field, _)| field.role == Some(Role::Drained)) {
            return Judgement::Pass;
        }
        let mut names = facts.fields.of_kind(FieldKind::ProductName);
        let suggested = names.find(|name| {
            let text = fold(&name.value);
            self.suggest.iter().any(|word| holds_words(&text, word))
        });
        match (declared, suggested) {
            (Some(_), _) => Judgement::Absent,
            (None, Some(name)) => {
                let reason = Reason::about("solids-in-liquid-unknown", &name.value);
                Judgement::review(reason, facts.places(name))
            }
            (None, None) => Judgement::not_applicable("solids-in-liquid-not-said"),
        }
    }
}
