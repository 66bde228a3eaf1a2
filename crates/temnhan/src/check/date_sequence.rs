//! `date-sequence`: goods expire after they are made.

use serde::Deserialize;

use super::date_real::days;
use super::{Check, Facts, Judgement, Problem};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses an expiry day on or before the production day. Speaks only of labels that print both.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateSequence {}

impl Check for DateSequence {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let of = |kind: FieldKind| {
            let days = days(facts).into_iter().filter(move |(field, _)| field.kind == kind);
            days.filter_map(|(field, reading)| Some((field, reading.day?))).collect::<Vec<_>>()
        };
        let made = of(FieldKind::ProductionDate).into_iter().map(|(_, day)| day).max();
        let expires = of(FieldKind::ExpiryDate);
        let (Some(made), false) = (made, expires.is_empty()) else {
            return Judgement::not_applicable("no-exact-date");
        };
        let early = expires.into_iter().filter(|(_, day)| *day <= made);
        let problems = early.map(|(field, day)| {
            let problem = Problem::fail(facts.places(field), Args::default());
            problem.measured(&day.vietnamese(), &format!("> {}", made.vietnamese()))
        });
        Judgement::of(problems.collect())
    }
}
