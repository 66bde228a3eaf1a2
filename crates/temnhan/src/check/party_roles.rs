//! `party-roles`: who must stand beside the maker, by how the goods come to the market.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason, heading};
use crate::field::Field;
use crate::field::fold::{fold, holds_words};
use crate::kind::FieldKind;
use crate::product::Supply;

/// Requires a second name and address on imported and repacked goods, the name of the ordering
/// party on goods made to order and of the blender on blends. Needs the product file to say which.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartyRoles {
    /// Words in the headings of each party.
    importer: Vec<String>,
    packer: Vec<String>,
    blender: Vec<String>,
    orderer: Vec<String>,
    maker: Vec<String>,
}

impl Check for PartyRoles {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(supply) = facts.product.product.supply else {
            return Judgement::review(Reason::new("supply-unknown"), Vec::new());
        };
        let parties = parties(facts);
        if supply == Supply::Domestic {
            return Judgement::not_applicable("goods-own");
        }
        if parties.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        match supply {
            Supply::Imported => two(facts, &parties, &self.importer, "party-importer"),
            Supply::Repacked => two(facts, &parties, &self.packer, "party-packer"),
            Supply::Blended => self.one(facts, &parties, &self.blender, "party-blender"),
            Supply::MadeToOrder | Supply::Domestic => {
                self.one(facts, &parties, &self.orderer, "party-orderer")
            }
        }
    }
}

impl PartyRoles {
    /// Requires one party of a role: by its heading, or as the product file names it.
    fn one(
        &self,
        facts: &Facts<'_>,
        parties: &[&Field],
        role: &[String],
        key: &'static str,
    ) -> Judgement {
        let own = facts.product.producer.name.as_deref().map(fold);
        let is_own = |field: &&&Field| own.as_deref().is_some_and(|own| names(field, own));
        if parties.iter().any(|field| has_role(field, role))
            || parties.iter().find(is_own).is_some()
        {
            return Judgement::Pass;
        }
        let places = parties.iter().flat_map(|field| facts.places(field)).collect();
        if own.is_some() || parties.iter().all(|field| has_role(field, &self.maker)) {
            let problem = Problem::fail_as(Reason::new(key), places);
            return Judgement::of(vec![problem]);
        }
        Judgement::review(Reason::about("party-role-unsaid", &parties[0].value), places)
    }
}

/// Requires two names and two addresses, one of them in a role.
fn two(facts: &Facts<'_>, parties: &[&Field], role: &[String], key: &'static str) -> Judgement {
    let places = || parties.iter().flat_map(|field| facts.places(field)).collect();
    let mut names: Vec<String> = parties.iter().map(|field| fold(&field.value)).collect();
    names.sort();
    names.dedup();
    if names.len() < 2 {
        return Judgement::of(vec![Problem::fail_as(Reason::new(key), places())]);
    }
    let addresses = facts.fields(FieldKind::Address);
    if addresses.len() < 2 {
        return Judgement::review(Reason::new("party-second-address"), places());
    }
    let steps = facts.fields(FieldKind::Origin);
    if !parties.iter().chain(&steps).any(|field| has_role(field, role)) {
        let reason = Reason::about("party-role-unsaid", &parties[0].value);
        return Judgement::review(reason, places());
    }
    Judgement::Pass
}

/// The parties of a label.
pub(super) fn parties<'a>(facts: &Facts<'a>) -> Vec<&'a Field> {
    facts.fields(FieldKind::ResponsibleParty)
}

/// Whether a party's statement holds a name.
pub(super) fn names(field: &Field, name: &str) -> bool {
    holds_words(&fold(&field.value), name)
}

fn has_role(field: &Field, words: &[String]) -> bool {
    let heading = heading::key(field);
    heading.is_some_and(|heading| words.iter().any(|word| holds_words(&heading, word)))
}
