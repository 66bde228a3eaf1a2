//! `allergens-told`: a label whose list holds an allergen says so in a statement.

use serde::Deserialize;

use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{find_words, fold};
use crate::kind::FieldKind;
use crate::pack::{Args, Term, TermKind};

/// Of statements that name no group.
const ANY: &str = "any";

/// Refuses allergens in the list without any statement on allergens and without a warning that
/// names their groups; words that only suggest one need review. A statement is not compared with
/// the list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AllergensTold {}

impl Check for AllergensTold {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let lists = lists(facts);
        let Some(list) = lists.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let items = lists.iter().flat_map(|list| all(list.items));
        let texts = items.flat_map(|item| std::iter::once(&item.name).chain(&item.ins));
        let terms: Vec<Term<'_>> = texts.flat_map(|text| terms(facts, text)).collect();
        let of = |kinds: &[TermKind]| -> Vec<&str> {
            let own = terms.iter().filter(|term| kinds.contains(&term.kind));
            own.filter(|term| !is_warned_of(facts, term.group)).map(|term| term.text).collect()
        };
        let (sure, likely) = (of(&[TermKind::Match]), of(&[TermKind::Weak, TermKind::Ask]));
        if (sure.is_empty() && likely.is_empty()) || states_allergens(facts) {
            return Judgement::Pass;
        }
        let args = |terms: &[&str]| Args::default().same("text", each_once(terms));
        Judgement::Found(vec![if sure.is_empty() {
            let reason = Reason::new("allergen-likely").with(args(&likely));
            Problem::review(reason, list.places.clone())
        } else {
            Problem::fail(list.places.clone(), args(&sure))
        }])
    }
}

fn terms<'a>(facts: &Facts<'a>, text: &'a str) -> Vec<Term<'a>> {
    let substances = &facts.packs.substances;
    substances.allergens.find(text, &substances.words.spelling)
}

/// Whether a warning names a group of allergens.
fn is_warned_of(facts: &Facts<'_>, group: &str) -> bool {
    facts.fields.of_kind(FieldKind::Warning).any(|warning| {
        let mut terms = terms(facts, &warning.value).into_iter();
        terms.any(|term| term.group == group && term.kind == TermKind::Match)
    })
}

/// Whether the label holds a statement on allergens, under its heading or in any line.
fn states_allergens(facts: &Facts<'_>) -> bool {
    let words = &facts.packs.substances.words;
    let denies = |before: &str| words.denials.iter().any(|word| before.trim_end().ends_with(word));
    let states = |text: &str| {
        let folded = fold(text);
        let cue = words
            .allergen_cues
            .iter()
            .any(|cue| find_words(&folded, cue).is_some_and(|at| !denies(&folded[..at])));
        cue || terms(facts, text).iter().any(|term| {
            let denial = words.denials.iter().any(|word| fold(term.text).starts_with(word));
            term.kind == TermKind::Phrase && term.group == ANY && !denial
        })
    };
    facts.fields.of_kind(FieldKind::AllergenStatement).next().is_some()
        || facts.label.lines.iter().any(|line| states(&line.text))
}

fn each_once(terms: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for term in terms {
        if !once.iter().any(|known| fold(known) == fold(term)) {
            once.push(term);
        }
    }
    once.join(", ")
}
