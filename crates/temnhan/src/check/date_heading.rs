//! `date-heading`: MFG and EXP are explained in Vietnamese.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::kind::FieldKind;
use crate::pack::{Args, Role};

/// Refuses foreign date codes that no Vietnamese statement of the same date names or replaces.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateHeading {}

impl Check for DateHeading {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let kinds = [FieldKind::ProductionDate, FieldKind::ExpiryDate];
        let dates: Vec<_> = kinds.into_iter().flat_map(|kind| facts.fields(kind)).collect();
        if dates.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let foreign = dates.iter().filter(|field| field.role == Some(Role::ForeignCode));
        let unexplained = foreign.filter(|code| {
            !dates.iter().any(|other| other.kind == code.kind && other.role != code.role)
        });
        let problems = unexplained.map(|field| {
            Problem::fail(facts.places(field), Args::default().same("text", &*field.text))
        });
        Judgement::of(problems.collect())
    }
}
