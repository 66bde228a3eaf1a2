//! `address-province`: the province of an address exists.

use serde::Deserialize;

use super::{Check, Facts, Judgement, addresses};
use crate::pack::{Args, Level};

/// Refuses a dissolved province in the last place of an address, or behind the word "tỉnh".
/// Names of communes and cities, of goods and brands are not looked at.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressProvince {}

impl Check for AddressProvince {
    const ARGS: &'static [&'static str] = &["old", "new", "today"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        addresses::judge(facts, |part, last| {
            let slot = part.level == Some(Level::Province) || (last && part.level.is_none());
            let gone = facts.packs.dissolved(&part.key()).filter(|_| slot)?;
            let new = facts.packs.province_in_full(&gone.now, facts.day);
            (gone.since <= facts.day).then(|| Args::default().with("new", new))
        })
    }
}
