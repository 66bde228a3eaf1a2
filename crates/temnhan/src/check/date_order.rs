//! `date-order`: day, month, year, or a note that says otherwise.

use serde::Deserialize;

use super::date_digits::months;
use super::date_real::days;
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses days and months in another order without a note in Vietnamese.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateOrder {}

impl Check for DateOrder {
    const ARGS: &'static [&'static str] = &["text", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let (days, months) = (days(facts), months(facts));
        if days.is_empty() && months.is_empty() {
            return Judgement::not_applicable("no-exact-date");
        }
        let mut problems = Vec::new();
        for (field, reading) in days {
            let Some(day) = reading.day.filter(|_| !reading.order_is_right) else { continue };
            let args =
                Args::default().same("text", &*reading.text).same("suggested", day.vietnamese());
            problems.push(Problem::fail(facts.places(field), args));
        }
        for (field, reading) in months {
            let Some(month) = reading.month.filter(|_| !reading.order_is_right) else { continue };
            let args = Args::default()
                .same("text", &*reading.text)
                .same("suggested", format!("{month:02}/{}", reading.year));
            problems.push(Problem::fail(facts.places(field), args));
        }
        Judgement::of(problems)
    }
}
