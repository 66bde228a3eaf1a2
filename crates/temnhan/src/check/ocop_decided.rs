//! `ocop-decided`: the mark only behind a decision.

use serde::Deserialize;

use super::ocop::{claims, word_alone};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::product::ProductFile;

/// Refuses a mark or stars where the product file holds no decision, or one of a later day.
/// Without any product file, and for the word alone, a person has to look.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopDecided {}

impl Check for OcopDecided {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let claims = claims(facts);
        let places: Vec<_> = claims.iter().flat_map(|claim| claim.places.clone()).collect();
        let ocop = &facts.product.ocop;
        let has_number = ocop.decision.as_deref().is_some_and(|number| !number.trim().is_empty());
        if claims.is_empty() {
            return match word_alone(facts) {
                Some(place) if !has_number => {
                    Judgement::review(Reason::new("ocop-word-alone"), vec![place])
                }
                Some(_) => Judgement::Pass,
                None => Judgement::not_applicable("no-ocop-mark"),
            };
        }
        if !has_number {
            if *facts.product == ProductFile::default() {
                return Judgement::review(Reason::new("ocop-decision-unknown"), places);
            }
            return Judgement::Found(vec![Problem::fail(places, Args::default())]);
        }
        match ocop.decided_on {
            Some(day) if day > facts.day => {
                let measured = Args::default().same("measured", facts.day.vietnamese());
                let reason = Reason::new("ocop-decision-later").with(measured);
                let problem = Problem::fail_as(reason, places);
                Judgement::Found(vec![
                    problem.measured(&facts.day.vietnamese(), &format!("≥ {}", day.vietnamese())),
                ])
            }
            _ => Judgement::Pass,
        }
    }
}
