//! `phrase-said`: words that a label must not use, or that only a person can judge.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::field::fold::{fold, holds_words};
use crate::field::said::Said;
use crate::kind::FieldKind;
use crate::pack::PhraseSet;

/// Refuses phrases of `fails`; those of `doubts` need review, as do elements with one of `tags`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhraseSaid {
    #[serde(default)]
    fails: Vec<PhraseSet>,
    #[serde(default)]
    doubts: Vec<PhraseSet>,
    /// Only inside a field of this kind.
    inside: Option<FieldKind>,
    /// Fields that another rule judges.
    #[serde(default)]
    not_inside: Vec<FieldKind>,
    /// Fields that may name what `doubts` name without claiming it, as warnings do.
    #[serde(default)]
    advice: Vec<FieldKind>,
    /// What is only a doubt for some groups.
    milder: Option<Among>,
    /// What another rule judges for some groups.
    spared: Option<Among>,
    #[serde(default)]
    tags: Vec<String>,
}

/// Sets of phrases, for some groups.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Among {
    groups: Vec<String>,
    sets: Vec<PhraseSet>,
}

impl Among {
    fn holds(among: Option<&Self>, set: PhraseSet, facts: &Facts<'_>) -> bool {
        among.is_some_and(|among| {
            among.sets.contains(&set) && among.groups.contains(&facts.group.id)
        })
    }
}

impl Check for PhraseSaid {
    const ARGS: &'static [&'static str] = &["text", "sentence"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let all: Vec<PhraseSet> = self.fails.iter().chain(&self.doubts).copied().collect();
        let judged = |set: &PhraseSet| !Among::holds(self.spared.as_ref(), *set, facts);
        let all: Vec<PhraseSet> = all.into_iter().filter(judged).collect();
        let is_mild = |set: PhraseSet| {
            self.doubts.contains(&set) || Among::holds(self.milder.as_ref(), set, facts)
        };
        let (mild, grave): (Vec<_>, Vec<_>) = all.into_iter().partition(|set| is_mild(*set));
        let claims = |sets| {
            let said = facts.fields.sayings.claims(sets);
            let inside = self.inside.as_slice();
            said.filter(move |said| inside.is_empty() || said.is_within(inside))
                .filter(|said| !said.is_within(&self.not_inside))
        };
        let breaches = sayings::one_a_sentence(claims(&grave));
        let doubtful = claims(&mild).filter(|said| {
            !self.advises(facts, said)
                && !breaches.iter().any(|breach| breach.shares_sentence(said))
        });
        let doubts = sayings::one_a_sentence(doubtful);
        let failed = breaches.iter().map(|said| sayings::breach(facts, said));
        let doubted = doubts.iter().map(|said| sayings::review(facts, said, doubt(&said.sets)));
        let tagged = self.tags.iter().flat_map(|tag| facts.label.areas(tag));
        let tagged =
            tagged.map(|area| Problem::review(Reason::new("claim-tagged"), vec![area.place()]));
        Judgement::of(failed.chain(doubted).chain(tagged).collect())
    }
}

impl PhraseSaid {
    /// Whether a phrase stands in a warning or the like, in a sentence that warns.
    fn advises(&self, facts: &Facts<'_>, said: &Said) -> bool {
        let sentence = fold(&facts.fields.sayings.sentence(said));
        let cautions = &facts.packs.lexicon.phrases.cautions;
        said.is_within(&self.advice) && cautions.iter().any(|word| holds_words(&sentence, word))
    }
}

/// The sentence that says why a phrase is only a doubt.
fn doubt(sets: &[PhraseSet]) -> &'static str {
    match sets.first() {
        Some(PhraseSet::Territory) => "claim-territory",
        Some(PhraseSet::Medicine) => "claim-medicine",
        Some(PhraseSet::Disease | PhraseSet::Organ) => "claim-disease",
        Some(PhraseSet::IllnessSupported | PhraseSet::IllnessRelieved) => "claim-illness",
        Some(PhraseSet::DoctorLikely) => "claim-medical",
        _ => "claim-likely",
    }
}
