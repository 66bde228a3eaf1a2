//! What the checks of claims share.

use super::{Facts, Problem, Reason};
use crate::field::fold::fold;
use crate::field::said::{Said, phrases_in};
use crate::kind::FieldKind;
use crate::pack::{Args, PhraseSet};
use crate::report::Place;

/// A longer sentence is cut where it is quoted, in characters.
const QUOTED: usize = 90;

/// Where a phrase stands.
pub(super) fn places(facts: &Facts<'_>, said: &Said) -> Vec<Place> {
    said.spans.iter().map(|span| facts.label.place(span.line, &span.chars)).collect()
}

/// A phrase and its sentence, for the gaps `text` and `sentence`.
pub(super) fn quoted(facts: &Facts<'_>, said: &Said) -> Args {
    let sentence = facts.fields.sayings.sentence(said);
    let mut shown: String = sentence.chars().take(QUOTED).collect();
    if shown.len() < sentence.len() {
        shown.push('…');
    }
    Args::default().same("text", &*said.text).same("sentence", shown)
}

/// A breach by a phrase.
pub(super) fn fail(facts: &Facts<'_>, said: &Said) -> Problem {
    Problem::fail(places(facts, said), quoted(facts, said))
}

/// A breach by a phrase, or a doubt where it lacks its diacritics.
pub(super) fn breach(facts: &Facts<'_>, said: &Said) -> Problem {
    if said.is_unmarked { review(facts, said, "claim-unmarked") } else { fail(facts, said) }
}

/// A breach by a phrase, in words that fit it better.
pub(super) fn fail_as(facts: &Facts<'_>, said: &Said, key: &'static str) -> Problem {
    Problem::fail_as(Reason::new(key).with(quoted(facts, said)), places(facts, said))
}

/// A doubt about a phrase.
pub(super) fn review(facts: &Facts<'_>, said: &Said, key: &'static str) -> Problem {
    Problem::review(Reason::new(key).with(quoted(facts, said)), places(facts, said))
}

/// The first of the phrases in each sentence, of phrases in reading order: one sentence is blamed
/// once.
pub(super) fn one_a_sentence<'a>(found: impl Iterator<Item = &'a Said>) -> Vec<&'a Said> {
    let mut kept: Vec<&Said> = Vec::new();
    for said in found {
        if !kept.last().is_some_and(|known| known.shares_sentence(said)) {
            kept.push(said);
        }
    }
    kept
}

/// Whether the goods are of a set by their name, on the label or in the product file. A name of one
/// word counts only where it opens: "Muối ớt", but not "Dưa muối".
pub(super) fn are_goods(facts: &Facts<'_>, set: PhraseSet) -> bool {
    let names = facts.fields.of_kind(FieldKind::ProductName).map(|name| name.value.as_str());
    let names: Vec<String> = names.chain(facts.product.product.name.as_deref()).map(fold).collect();
    let phrases = &facts.packs.lexicon.phrases;
    names.iter().any(|name| {
        let mut found =
            phrases_in(name, phrases).into_iter().filter(|(_, phrase)| phrase.sets.contains(&set));
        found.any(|(at, phrase)| at == 0 || phrase.words.contains(' '))
    })
}
