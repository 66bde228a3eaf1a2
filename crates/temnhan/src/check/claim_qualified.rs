//! `claim-qualified`: a claim says of what and how far it holds.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, sayings};
use crate::field::said::Said;
use crate::pack::PhraseSet;

/// Refuses claims beside which something is not said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimQualified {
    claims: Vec<Qualified>,
}

/// Claims, and what their sentence has to say: one phrase of each list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Qualified {
    sets: Vec<PhraseSet>,
    needs: Vec<Vec<PhraseSet>>,
    /// What may also stand anywhere else on the label.
    #[serde(default)]
    anywhere: Vec<PhraseSet>,
}

impl Check for ClaimQualified {
    const ARGS: &'static [&'static str] = &["text", "sentence"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let problems = self.claims.iter().flat_map(|qualified| {
            let claims = facts.fields.sayings.claims(&qualified.sets);
            let open = sayings::one_a_sentence(claims).into_iter();
            open.filter(|said| !qualified.is_met(facts, said))
                .map(|said| sayings::fail(facts, said))
        });
        Judgement::of(problems.collect::<Vec<Problem>>())
    }
}

impl Qualified {
    fn is_met(&self, facts: &Facts<'_>, said: &Said) -> bool {
        let all = &facts.fields.sayings;
        self.needs.iter().all(|sets| {
            let wide: Vec<PhraseSet> =
                sets.iter().copied().filter(|set| self.anywhere.contains(set)).collect();
            all.beside(said, sets).next().is_some() || all.mentions(&wide).next().is_some()
        })
    }
}
