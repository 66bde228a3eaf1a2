//! `address-district`: an address has no district level.

use serde::Deserialize;

use super::{Check, Facts, Judgement, addresses};
use crate::field::address::Part;
use crate::pack::{Args, Level};

/// Refuses huyện, quận, thị xã, and a city inside a province.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressDistrict {}

impl Check for AddressDistrict {
    const ARGS: &'static [&'static str] = &["old", "today"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        addresses::judge(facts, |part, last| {
            let inner_city = || !(last && is_city_of_today(part, facts));
            let is_district = part.level == Some(Level::District);
            let is_city = part.level == Some(Level::City);
            (is_district || is_city && inner_city()).then(Args::default)
        })
    }
}

fn is_city_of_today(part: &Part, facts: &Facts<'_>) -> bool {
    facts.packs.province(&part.key()).is_some_and(|now| now.is_city_on(facts.day))
}
