//! `address-province`: the province of an address exists.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::address::{Part, province_key};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, Dissolved, Level};
use crate::report::Bilingual;

/// Refuses a dissolved province in the last place of an address, or behind the word "tỉnh".
/// Names of communes and cities, of goods and brands are not looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressProvince {}

impl Check for AddressProvince {
    const ARGS: &'static [&'static str] = &["old", "new"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let addresses = addresses(facts);
        if addresses.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let mut problems = Vec::new();
        for (field, parts) in addresses {
            for (at, part) in parts.iter().enumerate() {
                let last = at + 1 == parts.len();
                let slot = part.level == Some(Level::Province) || (last && part.level.is_none());
                let gone = dissolved(part, facts).filter(|_| slot);
                if let Some(gone) = gone {
                    let now = facts.packs.provinces.iter().find(|now| now.name == gone.now);
                    let new = now.map_or_else(Bilingual::default, crate::pack::Province::in_full);
                    let args = Args::default().same("old", &*part.text).with("new", new);
                    problems.push(Problem::fail(facts.places(field), args));
                }
            }
        }
        Judgement::of(problems)
    }
}

fn dissolved<'a>(part: &Part, facts: &Facts<'a>) -> Option<&'a Dissolved> {
    let gone = facts.packs.dissolved.iter().find(|old| {
        let mut names = std::iter::once(&old.name).chain(&old.also);
        names.any(|name| province_key(name) == part.key())
    });
    gone.filter(|old| old.since <= facts.day)
}

/// The label's addresses, taken apart.
pub(super) fn addresses<'a>(facts: &Facts<'a>) -> Vec<(&'a Field, &'a [Part])> {
    let fields = facts.fields.of_kind(FieldKind::Address);
    fields
        .filter_map(|field| match &field.detail {
            Detail::Address(parts) => Some((field, parts.as_slice())),
            _ => None,
        })
        .collect()
}
