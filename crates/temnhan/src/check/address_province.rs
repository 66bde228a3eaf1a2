//! `address-province`: the province of an address exists.

use serde::Deserialize;

use super::{Check, Facts, Judgement, addresses};
use crate::field::address::{Part, province_key};
use crate::pack::{Args, Dissolved, Level, Province};
use crate::report::Bilingual;

/// Refuses a dissolved province in the last place of an address, or behind the word "tỉnh".
/// Names of communes and cities, of goods and brands are not looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressProvince {}

impl Check for AddressProvince {
    const ARGS: &'static [&'static str] = &["old", "new"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        addresses::judge(facts, |part, last| {
            let slot = part.level == Some(Level::Province) || (last && part.level.is_none());
            let gone = dissolved(part, facts).filter(|_| slot)?;
            let now = facts.packs.provinces.iter().find(|now| now.name == gone.now);
            let new = now.map_or_else(Bilingual::default, Province::in_full);
            Some(Args::default().with("new", new))
        })
    }
}

fn dissolved<'a>(part: &Part, facts: &Facts<'a>) -> Option<&'a Dissolved> {
    let gone = facts.packs.dissolved.iter().find(|old| {
        let mut names = std::iter::once(&old.name).chain(&old.also);
        names.any(|name| province_key(name) == part.key())
    });
    gone.filter(|old| old.since <= facts.day)
}
