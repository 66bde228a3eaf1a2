//! `country-in-full`: the country of origin is not abbreviated.

use serde::Deserialize;

use super::origin_country::{phrases, reading};
use super::{Check, Facts, Judgement, Problem};
use crate::field::origin::CountryReading;
use crate::pack::Args;

/// Refuses "VN" and the like behind a phrase of origin.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountryInFull {}

impl Check for CountryInFull {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let phrases = phrases(facts);
        if phrases.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let short = phrases.into_iter().filter(|f| reading(f) == CountryReading::Abbreviated);
        let problems = short.map(|field| {
            Problem::fail(facts.places(field), Args::default().same("text", &*field.text))
        });
        Judgement::of(problems.collect())
    }
}
