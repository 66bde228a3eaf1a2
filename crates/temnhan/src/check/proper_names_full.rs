//! `proper-names-full`: names of places, persons and organisations are not abbreviated.

use serde::Deserialize;

use super::party_roles::parties;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::address::Part;
use crate::field::fold::{bare, fold};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, Level};

/// Refuses units of an address whose name is letters without a vowel ("HN", "TP.HCM"), and a
/// person's name with initials. Initials in an organisation's name may be its registered name and
/// need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProperNamesFull {
    /// Short names of places that have a vowel.
    places: Vec<String>,
    /// Words of parties that are one person.
    persons: Vec<String>,
    /// Words with a full stop that are no names.
    words: Vec<String>,
}

impl Check for ProperNamesFull {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let addresses = facts.fields(FieldKind::Address);
        let parties = parties(facts);
        if addresses.is_empty() && parties.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let mut problems = Vec::new();
        for field in addresses {
            let Detail::Address(parts) = &field.detail else { continue };
            let short = parts.iter().filter(|part| self.is_short_place(part, parts.last()));
            problems.extend(short.map(|part| {
                Problem::fail(facts.places(field), Args::default().same("text", &*part.text))
            }));
        }
        problems.extend(parties.into_iter().filter_map(|field| self.short_party(field, facts)));
        Judgement::of(problems)
    }
}

impl ProperNamesFull {
    /// Whether a unit's name is only its initials; the last part of an address is a unit.
    fn is_short_place(&self, part: &Part, last: Option<&Part>) -> bool {
        let is_last = last.is_some_and(|last| last == part);
        let is_unit = part.level.map_or(is_last, |level| level != Level::Below);
        let name = part.name.replace(['.', ' '], "");
        let letters = name.chars().count();
        let all_letters = name.chars().all(char::is_alphabetic);
        is_unit
            && (2..=LONGEST_SHORT_NAME).contains(&letters)
            && all_letters
            && (self.places.contains(&name) || !name.chars().any(is_vowel))
    }

    /// Said of initials in a party's name.
    fn short_party(&self, field: &Field, facts: &Facts<'_>) -> Option<Problem> {
        let name = fold(&field.value);
        let is_person = self.persons.iter().any(|word| name.starts_with(word.as_str()));
        let initial = field.value.split_whitespace().find(|word| self.is_initial(word))?;
        let places = facts.places(field);
        Some(if is_person {
            Problem::fail(places, Args::default().same("text", initial))
        } else {
            Problem::review(Reason::about("initials-in-name", initial), places)
        })
    }

    /// "V.", "N.V.A", "Ng.": capitals with stops, or a stop behind letters without a vowel.
    fn is_initial(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphabetic() && c != '.');
        let opens = word.chars().next().is_some_and(char::is_uppercase);
        let pieces: Vec<&str> = word.split('.').filter(|piece| !piece.is_empty()).collect();
        let is_short = |piece: &&str| {
            let folded = fold(piece);
            piece.chars().count() == 1 || !folded.chars().any(is_vowel)
        };
        word.contains('.')
            && opens
            && !pieces.is_empty()
            && pieces.iter().all(is_short)
            && !self.words.contains(&fold(word))
    }
}

/// The most letters of an abbreviated name of a place, as "TPHCM".
const LONGEST_SHORT_NAME: usize = 5;

fn is_vowel(c: char) -> bool {
    matches!(bare(c).to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
