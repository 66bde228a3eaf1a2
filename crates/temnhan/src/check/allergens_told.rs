//! `allergens-told`: a label whose list holds an allergen says so in a statement.

use serde::Deserialize;

use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::{Args, TermKind};

/// Refuses allergens in the list without any statement on allergens; words that only suggest one
/// need review. A statement is not compared with the list.
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
        let substances = &facts.packs.substances;
        let (mut sure, mut likely): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for item in lists.iter().flat_map(|list| all(list.items)) {
            for term in substances.allergens.find(&item.name, &substances.words.spelling) {
                match term.kind {
                    TermKind::Match => sure.push(term.text),
                    TermKind::Weak | TermKind::Ask => likely.push(term.text),
                    TermKind::NoMatch | TermKind::Phrase => {}
                }
            }
        }
        if (sure.is_empty() && likely.is_empty()) || states_allergens(facts) {
            return Judgement::Pass;
        }
        let args = |terms: Vec<&str>| Args::default().same("text", each_once(&terms));
        Judgement::Found(vec![if sure.is_empty() {
            let reason = Reason::new("allergen-likely").with(args(likely));
            Problem::review(reason, list.places.clone())
        } else {
            Problem::fail(list.places.clone(), args(sure))
        }])
    }
}

/// Whether the label holds a statement on allergens, under its heading or in any line.
fn states_allergens(facts: &Facts<'_>) -> bool {
    let substances = &facts.packs.substances;
    let states = |text: &str| {
        let terms = substances.allergens.find(text, &substances.words.spelling);
        terms.iter().any(|term| {
            let denies =
                substances.words.denials.iter().any(|word| fold(term.text).starts_with(word));
            term.kind == TermKind::Phrase && term.group == "any" && !denies
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
