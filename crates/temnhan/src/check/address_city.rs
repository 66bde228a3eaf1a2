//! `address-city`: a centrally run city is not called a province.

use serde::Deserialize;

use super::{Check, Facts, Judgement, addresses};
use crate::pack::{Args, Level};

/// Refuses "tỉnh" before the name of a unit that is a centrally run city on the day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressCity {}

impl Check for AddressCity {
    const ARGS: &'static [&'static str] = &["old", "new"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        addresses::judge(facts, |part, _| {
            let city = facts.packs.province(&part.key()).filter(|now| now.is_city_on(facts.day))?;
            let is_called_province = part.level == Some(Level::Province);
            is_called_province.then(|| Args::default().with("new", city.in_full(facts.day)))
        })
    }
}
