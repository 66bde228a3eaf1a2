//! `claim-documented`: what is put above others, or compared with them, has a document behind it.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, sayings};
use crate::field::said::Said;
use crate::kind::FieldKind;
use crate::pack::PhraseSet;

/// Refuses claims that name no document or award in or behind their sentence, or in a note marked `*`.
///
/// Where documents hold for a year, the year beside them decides; without that limit a document has
/// to be looked at. An award elsewhere on the label may be the proof, which needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimDocumented {
    claims: Vec<PhraseSet>,
    #[serde(default)]
    doubts: Vec<PhraseSet>,
    /// Fields in which a sentence with words of an instruction claims nothing.
    #[serde(default)]
    instructions: Vec<FieldKind>,
    /// Years for which a document holds.
    valid_years: Option<u16>,
}

impl Check for ClaimDocumented {
    const ARGS: &'static [&'static str] = &["text", "sentence"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let stands = |said: &&Said| !self.instructs(facts, said);
        let claims = facts.fields.sayings.claims(&self.claims).filter(stands);
        let claims = sayings::one_a_sentence(claims);
        let mut problems: Vec<Problem> =
            claims.iter().filter_map(|claim| self.problem(facts, claim)).collect();
        let likely = facts.fields.sayings.claims(&self.doubts).filter(stands);
        let likely = sayings::one_a_sentence(likely);
        let new = likely.iter().filter(|said| !claims.iter().any(|it| it.shares_sentence(said)));
        problems.extend(new.map(|said| sayings::review(facts, said, "claim-compared")));
        Judgement::of(problems)
    }
}

impl ClaimDocumented {
    fn instructs(&self, facts: &Facts<'_>, said: &Said) -> bool {
        let mut words = facts.fields.sayings.beside(said, &[PhraseSet::Instruction]);
        said.is_within(&self.instructions) && words.next().is_some()
    }

    fn problem(&self, facts: &Facts<'_>, claim: &Said) -> Option<Problem> {
        let sayings = &facts.fields.sayings;
        if let Some(document) = document(facts, claim) {
            return self.doubt(&document, facts).map(|doubt| match doubt {
                Doubt::Old => sayings::fail_as(facts, claim, "document-old"),
                Doubt::Open(key) => sayings::review(facts, claim, key),
            });
        }
        if claim.is_within(&[FieldKind::Brand]) {
            return Some(sayings::review(facts, claim, "claim-in-brand"));
        }
        let award = sayings.mentions(&[PhraseSet::Award]).next().is_some();
        let tagged = facts.label.areas("award").next().is_some();
        Some(if award || tagged {
            sayings::review(facts, claim, "document-elsewhere")
        } else {
            sayings::breach(facts, claim)
        })
    }

    /// What is to be said of a document, by the latest year in its sentence.
    fn doubt(&self, document: &str, facts: &Facts<'_>) -> Option<Doubt> {
        let Some(valid) = self.valid_years else { return Some(Doubt::Open("document-to-see")) };
        let today = facts.day.year();
        match years(document).max() {
            None => Some(Doubt::Open("document-undated")),
            Some(year) if year + valid < today => Some(Doubt::Old),
            Some(year) if year < today => Some(Doubt::Open("document-ageing")),
            Some(_) => None,
        }
    }
}

enum Doubt {
    /// The document no longer holds.
    Old,
    Open(&'static str),
}

/// The sentence that names a claim's document: its own, the next one where that names an award or
/// survey, or a note where the claim bears an asterisk.
fn document(facts: &Facts<'_>, claim: &Said) -> Option<String> {
    let sayings = &facts.fields.sayings;
    if sayings.beside(claim, &[PhraseSet::Document]).next().is_some() {
        return Some(sayings.sentence(claim));
    }
    let mut awards = sayings.mentions(&[PhraseSet::Award]);
    if let Some(award) = awards.find(|award| award.follows_sentence_of(claim)) {
        return Some(sayings.sentence(award));
    }
    let is_marked = sayings.sentence(claim).contains('*');
    let mut notes = sayings.mentions(&[PhraseSet::Document]).map(|said| sayings.sentence(said));
    notes.find(|note| is_marked && note.starts_with('*'))
}

/// The years that a text names.
fn years(text: &str) -> impl Iterator<Item = u16> {
    let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|figure| figure.len() == 4);
    figures.filter_map(|figure| figure.parse().ok()).filter(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_and_no_other_figures() {
        assert_eq!(years("Giải nhất năm 2025, QĐ số 12345").collect::<Vec<_>>(), [2025]);
        assert_eq!(years("ngày 05/03/2026 tại số 3000").collect::<Vec<_>>(), [2026]);
    }
}
