//! `dates-not-both-durations`: one of the two dates is a date.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::date::DateReading;
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses a production date and an expiry date that only count from each other.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatesNotBothDurations {}

impl Check for DatesNotBothDurations {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let made = facts.fields(FieldKind::ProductionDate);
        let expires = facts.fields(FieldKind::ExpiryDate);
        let (Some(first), Some(other)) = (made.first(), expires.first()) else {
            return Judgement::not_applicable("no-such-field");
        };
        if !made.iter().chain(&expires).all(|field| is_duration(field)) {
            return Judgement::Pass;
        }
        let places = facts.places(first).into_iter().chain(facts.places(other)).collect();
        let args = Args::default().same("text", &*first.text).same("other", &*other.text);
        Judgement::of(vec![Problem::fail(places, args)])
    }
}

fn is_duration(field: &Field) -> bool {
    matches!(field.detail, Detail::Date(DateReading::Duration(_)))
}
