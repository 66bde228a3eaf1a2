//! `address-township`: an address has no township.

use serde::Deserialize;

use super::address_province::addresses;
use super::{Check, Facts, Judgement, Problem};
use crate::pack::{Args, Level};

/// Refuses thị trấn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressTownship {}

impl Check for AddressTownship {
    const ARGS: &'static [&'static str] = &["old"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let addresses = addresses(facts);
        if addresses.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let townships = addresses.into_iter().flat_map(|(field, parts)| {
            let townships = parts.iter().filter(|part| part.level == Some(Level::Township));
            townships.map(move |part| (field, part))
        });
        let problems = townships.map(|(field, part)| {
            Problem::fail(facts.places(field), Args::default().same("old", &*part.text))
        });
        Judgement::of(problems.collect())
    }
}
