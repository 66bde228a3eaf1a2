//! `degradable-material`: what is called biodegradable is not of a plastic that is not.

use serde::Deserialize;

use super::resin::{codes, named};
use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::field::fold::fold;
use crate::field::said::Said;
use crate::pack::{PhraseSet, Resin};
use crate::report::Place;

/// Refuses the claim beside a petroleum plastic of the same part: a resin code or words on the
/// label, or the material in the product file. Where nothing tells the material it needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DegradableMaterial {}

impl Check for DegradableMaterial {
    const ARGS: &'static [&'static str] = &["text", "sentence", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let claims = facts.fields.sayings.claims(&[PhraseSet::Biodegradable]);
        let claims = sayings::one_a_sentence(claims);
        let problems = claims.iter().filter_map(|claim| problem(facts, claim));
        Judgement::of(problems.collect())
    }
}

fn problem(facts: &Facts<'_>, claim: &Said) -> Option<Problem> {
    let parts = parts(facts, |other| other.shares_sentence(claim));
    let places = sayings::places(facts, claim);
    let (material, mut also) = match printed(facts, &parts).or_else(|| declared(facts, &parts)) {
        Some(Material::Petroleum(name, places)) => (name, places),
        Some(Material::Other) => return None,
        None => {
            let reason = Reason::new("package-unknown").with(sayings::quoted(facts, claim));
            return Some(Problem::review(reason, places));
        }
    };
    also.extend(places);
    Some(Problem::fail(also, sayings::quoted(facts, claim).same("other", material)))
}

enum Material {
    Petroleum(String, Vec<Place>),
    Other,
}

/// The parts of the pack that some phrases name, folded.
fn parts(facts: &Facts<'_>, is_meant: impl Fn(&Said) -> bool) -> Vec<String> {
    let parts = facts.fields.sayings.mentions(&[PhraseSet::Part]);
    parts.filter(|part| is_meant(part)).map(|part| fold(&part.text)).collect()
}

/// Whether two lists of parts may speak of one: where either names none, or they share one.
fn may_be_one(one: &[String], other: &[String]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|part| other.contains(part))
}

/// A petroleum plastic that the label names.
fn printed(facts: &Facts<'_>, parts: &[String]) -> Option<Material> {
    let resins = &facts.packs.lexicon.resins;
    let is_petroleum = |number| resins.iter().any(|it: &Resin| it.number == number && it.petroleum);
    let codes = codes(facts).into_iter();
    let mut codes = codes.filter(|code| is_petroleum(code.number)).filter(|code| {
        let on_line = |said: &Said| said.spans.iter().any(|span| span.line == code.line);
        may_be_one(parts, &self::parts(facts, on_line))
    });
    if let Some(code) = codes.next() {
        return Some(Material::Petroleum(code.text, code.places));
    }
    let mut words = facts.fields.sayings.claims(&[PhraseSet::Petroleum]).filter(|said| {
        let named = self::parts(facts, |other| other.shares_sentence(said));
        let inside = fold(&said.text);
        may_be_one(parts, &named) || parts.iter().any(|part| inside.starts_with(part.as_str()))
    });
    let said = words.next()?;
    Some(Material::Petroleum(said.text.clone(), sayings::places(facts, said)))
}

/// The material that the product file gives for these parts, or for the pack.
fn declared(facts: &Facts<'_>, parts: &[String]) -> Option<Material> {
    let package = &facts.product.package;
    let is_meant = |part: &&crate::product::PackagePart| {
        part.part.as_deref().is_some_and(|name| parts.contains(&fold(name)))
    };
    let own = package.parts.iter().find(is_meant).and_then(|part| part.material.as_ref());
    let material = own.or(package.material.as_ref())?;
    let plastics = named(&material.to_uppercase(), &facts.packs.lexicon.resins);
    let is_petroleum = plastics.iter().any(|plastic| plastic.petroleum);
    Some(if is_petroleum {
        Material::Petroleum(material.clone(), Vec::new())
    } else {
        Material::Other
    })
}
