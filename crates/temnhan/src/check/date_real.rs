//! `date-real`: a printed day exists.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::date::{DateReading, DayReading};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses days that the calendar does not have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateReal {}

impl Check for DateReal {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let days = days(facts);
        if days.is_empty() {
            return Judgement::not_applicable("no-exact-date");
        }
        let unreal = days.into_iter().filter(|(_, reading)| reading.day.is_none());
        let problems = unreal.map(|(field, reading)| {
            Problem::fail(facts.places(field), Args::default().same("text", &*reading.text))
        });
        Judgement::of(problems.collect())
    }
}

/// The printed production and expiry days.
pub(super) fn days<'a>(facts: &Facts<'a>) -> Vec<(&'a Field, &'a DayReading)> {
    let kinds = [FieldKind::ProductionDate, FieldKind::ExpiryDate];
    let fields = kinds.into_iter().flat_map(|kind| facts.fields.of_kind(kind));
    fields
        .filter_map(|field| match &field.detail {
            Detail::Date(DateReading::Day(day)) => Some((field, day)),
            _ => None,
        })
        .collect()
}
