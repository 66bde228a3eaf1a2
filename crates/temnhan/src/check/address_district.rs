//! `address-district`: an address has no district level.

use serde::Deserialize;

use super::address_province::addresses;
use super::{Check, Facts, Judgement, Problem};
use crate::field::address::{Part, province_key};
use crate::pack::{Args, Level};

/// Refuses huyện, quận, thị xã, and a city inside a province.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressDistrict {}

impl Check for AddressDistrict {
    const ARGS: &'static [&'static str] = &["old"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let addresses = addresses(facts);
        if addresses.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let mut problems = Vec::new();
        for (field, parts) in addresses {
            for (at, part) in parts.iter().enumerate() {
                let last = at + 1 == parts.len();
                let inner_city =
                    part.level == Some(Level::City) && !(last && is_city_of_today(part, facts));
                if part.level == Some(Level::District) || inner_city {
                    let args = Args::default().same("old", &*part.text);
                    problems.push(Problem::fail(facts.places(field), args));
                }
            }
        }
        Judgement::of(problems)
    }
}

fn is_city_of_today(part: &Part, facts: &Facts<'_>) -> bool {
    let mut provinces = facts.packs.provinces.iter();
    provinces.any(|now| {
        let mut names = std::iter::once(&now.name).chain(&now.short);
        now.is_city_on(facts.day) && names.any(|name| province_key(name) == part.key())
    })
}
