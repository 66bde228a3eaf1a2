//! `ocop-stars`: which numbers of stars a label may claim.

use serde::Deserialize;

use super::ocop::{Claim, claims};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::report::Certainty;

/// Refuses every number but those given, and what is no number. One star counted on the drawing
/// may be an ornament and needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopStars {
    least: u32,
    most: u32,
}

impl Check for OcopStars {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let claims = claims(facts);
        if claims.is_empty() {
            return Judgement::not_applicable("no-ocop-mark");
        }
        Judgement::of(claims.into_iter().filter_map(|claim| self.problem(claim)).collect())
    }
}

impl OcopStars {
    fn problem(&self, claim: Claim<'_>) -> Option<Problem> {
        let stars = claim.stars();
        if stars.is_some_and(|stars| (self.least..=self.most).contains(&stars)) {
            return None;
        }
        if claim.text.trim().is_empty() {
            return Some(Problem::review(Reason::new("ocop-stars-absent"), claim.places));
        }
        if stars == Some(1) && claim.certainty == Certainty::Likely {
            return Some(Problem::review(Reason::new("ocop-star-drawn"), claim.places));
        }
        Some(Problem::fail(claim.places, Args::default().same("text", claim.text)))
    }
}
