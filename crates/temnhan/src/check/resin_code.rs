//! `resin-code`: code, abbreviation and material of a pack agree.

use serde::Deserialize;

use super::resin::{Code, codes, named};
use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::pack::{Args, PhraseSet, Resin};

/// Refuses a code beside the abbreviation of another plastic, and one of which the product file names
/// no part of the pack. Without the material in the file a code needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResinCode {}

impl Check for ResinCode {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let codes = codes(facts);
        let told: Vec<_> = facts.fields.sayings.claims(&[PhraseSet::Petroleum]).collect();
        if codes.is_empty() && told.is_empty() {
            return Judgement::not_applicable("no-resin-code");
        }
        let materials = materials(facts);
        let declared: Vec<&Resin> = materials
            .iter()
            .flat_map(|material| named(material, &facts.packs.lexicon.resins))
            .collect();
        let mut problems: Vec<Problem> =
            codes.iter().filter_map(|code| fault(code, &declared, &materials)).collect();
        let others = told.iter().filter(|said| {
            let plastics = named(&said.text.to_uppercase(), &facts.packs.lexicon.resins);
            let is_declared = plastics.iter().any(|plastic| declared.contains(plastic));
            !materials.is_empty() && !plastics.is_empty() && !is_declared
        });
        problems.extend(others.map(|said| {
            let reason = Reason::new("material-differs");
            let args =
                Args::default().same("text", &*said.text).same("other", materials.join(", "));
            Problem::fail_as(reason.with(args), sayings::places(facts, said))
        }));
        Judgement::of(problems)
    }
}

/// The materials that the product file names.
pub(super) fn materials(facts: &Facts<'_>) -> Vec<String> {
    let package = &facts.product.package;
    let parts = package.parts.iter().filter_map(|part| part.material.clone());
    package.material.iter().cloned().chain(parts).collect()
}

fn fault(code: &Code<'_>, declared: &[&Resin], materials: &[String]) -> Option<Problem> {
    let args = |other: String| Args::default().same("text", &*code.text).same("other", other);
    if let Some(resin) = code.named.filter(|resin| resin.number != code.number) {
        let other = format!("{} = {}", resin.names[0], resin.number);
        return Some(Problem::fail(code.places.clone(), args(other)));
    }
    if materials.is_empty() {
        let reason = Reason::new("material-unknown").with(args(String::new()));
        return Some(Problem::review(reason, code.places.clone()));
    }
    let agrees = declared.iter().any(|resin| resin.number == code.number);
    (!agrees).then(|| {
        let reason = Reason::new("material-differs").with(args(materials.join(", ")));
        Problem::fail_as(reason, code.places.clone())
    })
}
