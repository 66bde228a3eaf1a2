//! `ocop-environment`: what the dossier for OCOP stars needs on the environment.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::fold;
use crate::pack::Args;

/// Reminds of the environment criterion where stars are sought and the product file names no
/// certificate on it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopEnvironment {
    /// Words in the kind of such a certificate.
    proof: Vec<String>,
}

impl Check for OcopEnvironment {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(stars) = facts.product.ocop.target_stars else {
            return Judgement::not_applicable("stars-not-sought");
        };
        let kinds = facts.product.certificates.iter().filter_map(|known| known.kind.as_deref());
        let mut kinds = kinds.map(fold);
        if kinds.any(|kind| self.proof.iter().any(|word| kind.contains(&fold(word)))) {
            return Judgement::Pass;
        }
        let args = Args::default().same("text", stars.to_string());
        Judgement::Found(vec![Problem::fail(Vec::new(), args)])
    }
}
