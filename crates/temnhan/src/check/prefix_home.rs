//! `prefix-home`: article numbers of Vietnamese goods begin with the country's prefix.

use serde::Deserialize;

use super::codes::{article_numbers, is_home_made, payloads, thirteen};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::gs1::lint;
use crate::pack::Args;
use crate::product::Supply;

/// Refuses other prefixes but those kept for examples, on goods that are made at home.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrefixHome {
    home: String,
    examples: Vec<String>,
}

impl Check for PrefixHome {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut numbers = article_numbers(facts);
        for payload in payloads(facts) {
            let gtin = lint(payload.text.trim()).elements.remove("01");
            numbers.extend(gtin.and_then(|gtin| Some((thirteen(&gtin)?, payload.places))));
        }
        let is_known = |number: &str| {
            number.starts_with(&self.home)
                || self.examples.iter().any(|own| number.starts_with(own))
        };
        if numbers.is_empty() {
            return Judgement::not_applicable("no-article-number");
        }
        let Some((number, places)) = numbers.into_iter().find(|(number, _)| !is_known(number))
        else {
            return Judgement::Pass;
        };
        if facts.product.product.supply == Some(Supply::Imported) {
            return Judgement::not_applicable("goods-imported");
        }
        match is_home_made(facts) {
            Some(false) => Judgement::not_applicable("goods-imported"),
            None => Judgement::review(Reason::about("prefix-origin-unknown", &number), places),
            Some(true) => {
                let problem = Problem::fail(places, Args::default());
                Judgement::Found(vec![problem.measured(&number, &format!("{}…", self.home))])
            }
        }
    }
}
