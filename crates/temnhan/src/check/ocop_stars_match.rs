//! `ocop-stars-match`: the stars on the label are those of the decision.

use serde::Deserialize;

use super::ocop::{Claim, claims};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;

/// Refuses stars that the product file does not have, and two numbers of stars on one label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopStarsMatch {}

impl Check for OcopStarsMatch {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let claims = claims(facts);
        let stated: Vec<(&Claim<'_>, u32)> =
            claims.iter().filter_map(|claim| Some((claim, claim.stars()?))).collect();
        let Some((first, stars)) = stated.first() else {
            return Judgement::not_applicable("no-ocop-mark");
        };
        if let Some((other, more)) = stated.iter().find(|(_, more)| more != stars) {
            let args =
                Args::default().same("text", stars.to_string()).same("other", more.to_string());
            let places = [first.places.clone(), other.places.clone()].concat();
            let reason = Reason::new("ocop-stars-disagree").with(args);
            return Judgement::Found(vec![Problem::fail_as(reason, places)]);
        }
        match facts.product.ocop.stars.map(u32::from) {
            Some(decided) if decided == *stars => Judgement::Pass,
            Some(decided) => {
                let problem = Problem::fail(first.places.clone(), Args::default());
                Judgement::Found(vec![problem.measured(&stars.to_string(), &decided.to_string())])
            }
            None if facts.product.ocop.decision.is_some() => {
                Judgement::review(Reason::new("ocop-decided-stars-unknown"), first.places.clone())
            }
            None => Judgement::not_applicable("ocop-no-decision"),
        }
    }
}
