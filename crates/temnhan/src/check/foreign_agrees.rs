//! `foreign-agrees`: quantity, dates and origin are the same in every language.

use serde::Deserialize;

use super::foreign_smaller::pairs;
use super::quantities_agree::{amounts, is_same};
use super::{Check, Facts, Judgement, Problem};
use crate::field::date::DateReading;
use crate::field::fold::{fold, holds_words};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, Dimension};

/// Refuses a foreign statement that says another amount, day or country than all Vietnamese ones
/// of its kind. Units of other systems are not converted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForeignAgrees {
    /// The decree's English phrases of origin.
    origins: Vec<String>,
}

impl Check for ForeignAgrees {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let pairs = pairs(facts, &self.origins);
        if pairs.is_empty() {
            return Judgement::not_applicable("no-foreign-text");
        }
        let problems = pairs.into_iter().filter_map(|(foreign, own)| {
            let against: Vec<&Field> =
                own.iter().copied().filter(|own| is_against(foreign, own, facts)).collect();
            let first = against.first().filter(|_| against.len() == own.len())?;
            let places = facts.places(foreign).into_iter().chain(facts.places(first)).collect();
            let args = Args::default().same("text", &*foreign.text).same("other", &*first.text);
            Some(Problem::fail(places, args))
        });
        Judgement::of(problems.collect())
    }
}

fn is_against(foreign: &Field, own: &Field, facts: &Facts<'_>) -> bool {
    let units = &facts.packs.lexicon.units;
    match (&foreign.detail, &own.detail) {
        (Detail::Quantity(Some(one)), Detail::Quantity(Some(other))) => {
            let dimension = |at: usize| units[at].dimension;
            let same = dimension(one.nominal.unit_index) == dimension(other.nominal.unit_index)
                && dimension(one.nominal.unit_index) != Dimension::Other
                && foreign.role == own.role;
            let (ones, others) = (amounts(one, units), amounts(other, units));
            let known = !ones.is_empty() && !others.is_empty();
            same && known && !ones.iter().any(|a| others.iter().any(|b| is_same(*a, *b)))
        }
        (Detail::Date(DateReading::Day(one)), Detail::Date(DateReading::Day(other))) => {
            one.day.zip(other.day).is_some_and(|(one, other)| one != other)
        }
        _ if foreign.kind == FieldKind::Origin => {
            let (ones, others) = (countries(foreign, facts), countries(own, facts));
            !ones.is_empty() && !others.is_empty() && !ones.iter().any(|one| others.contains(one))
        }
        _ => false,
    }
}

/// Which countries a statement names, as places in the lexicon.
fn countries(field: &Field, facts: &Facts<'_>) -> Vec<usize> {
    let text = fold(&field.value);
    let countries = facts.packs.lexicon.words.countries.iter().enumerate();
    let named = countries.filter(|(_, country)| {
        // A name of one syllable may be a word of an address.
        let mut names = country.names.iter();
        names.any(|name| text == *name || name.chars().count() > 3 && holds_words(&text, name))
    });
    named.map(|(place, _)| place).collect()
}
