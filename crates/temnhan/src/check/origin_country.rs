//! `origin-country`: a phrase of origin goes with a country.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::origin::{CountryReading, read};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, Role};

/// Requires one phrase of origin with a country. An abbreviated country is another rule's; a
/// country elsewhere on the label needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OriginCountry {}

impl Check for OriginCountry {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let phrases = phrases(facts);
        let Some(first) = phrases.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        if phrases.iter().any(|field| reading(field) != CountryReading::Absent) {
            return Judgement::Pass;
        }
        let words = &facts.packs.lexicon.words;
        let with_country = |field: &&Field| {
            field.kind != FieldKind::Origin && read(&field.text, words) == CountryReading::Full
        };
        if let Some(other) = facts.fields.all.iter().find(with_country) {
            let args = Args::default().same("text", &*first.text).same("other", &*other.text);
            let reason = Reason::new("country-elsewhere").with(args);
            return Judgement::review(reason, facts.places(first));
        }
        let args = Args::default().same("text", &*first.text);
        Judgement::of(vec![Problem::fail(facts.places(first), args)])
    }
}

/// Statements of origin in the words of the decree.
pub(super) fn phrases<'a>(facts: &Facts<'a>) -> Vec<&'a Field> {
    let mut fields = facts.fields(FieldKind::Origin);
    fields.retain(|field| field.role != Some(Role::Unlisted));
    fields
}

pub(super) fn reading(field: &Field) -> CountryReading {
    match field.detail {
        Detail::Origin(reading) => reading,
        _ => CountryReading::Absent,
    }
}
