//! `file-shelf-life`: dates and durations keep the shelf life of the product file.

use serde::Deserialize;

use super::date_real::days;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::Detail;
use crate::field::date::DateReading;
use crate::field::duration::{self, Duration};
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::DurationUnit;

/// Refuses a printed duration, or days that lie apart, other than the product file's shelf life.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileShelfLife {
    /// How many days printed days may be off, besides one in fifty for months of unequal length.
    leeway_days: f64,
}

impl Check for FileShelfLife {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(own) = facts.product.product.shelf_life.as_deref() else {
            return Judgement::not_applicable("file-says-nothing");
        };
        let Some(wanted) = duration::read(&fold(own), &facts.packs.lexicon.words) else {
            return Judgement::review(Reason::about("file-shelf-life-unread", own), Vec::new());
        };
        let wanted = in_days(&wanted);
        let args =
            |measured: &str| Args::default().same("measured", measured).same("required", own);
        let is_off = |found: f64| (found - wanted).abs() > self.leeway_days + wanted / ONE_IN;
        let expires = facts.fields(FieldKind::ExpiryDate);
        let durations = expires.iter().filter_map(|field| match &field.detail {
            Detail::Date(DateReading::Duration(found)) => Some((*field, in_days(found))),
            _ => None,
        });
        let durations: Vec<_> = durations.collect();
        let apart = apart(facts);
        if durations.is_empty() && apart.is_none() {
            return Judgement::not_applicable("no-shelf-life");
        }
        let durations = durations.into_iter().filter(|(_, found)| is_off(*found));
        let mut problems: Vec<Problem> = durations
            .map(|(field, _)| Problem::fail(facts.places(field), args(&field.value)))
            .collect();
        if let Some((_, text)) = apart.filter(|(found, _)| is_off(*found)) {
            let places = expires.iter().flat_map(|field| facts.places(field)).collect();
            problems.push(Problem::fail(places, args(&text)));
        }
        Judgement::of(problems)
    }
}

/// Months of 30.4 days are off by this share at most.
const ONE_IN: f64 = 50.0;

/// A duration in days.
fn in_days(found: &Duration) -> f64 {
    let days = match found.unit {
        DurationUnit::Hour => 1.0 / 24.0,
        DurationUnit::Day => 1.0,
        DurationUnit::Week => 7.0,
        DurationUnit::Month => 30.4,
        DurationUnit::Year => 365.0,
    };
    found.amount * days
}

/// The days between the only production day and the only expiry day, and the two as printed.
fn apart(facts: &Facts<'_>) -> Option<(f64, String)> {
    let of = |kind: FieldKind| {
        let mut found = days(facts).into_iter().filter(|(field, _)| field.kind == kind);
        let first = found.next().and_then(|(_, reading)| reading.day);
        first.filter(|_| found.next().is_none())
    };
    let (made, expires) = (of(FieldKind::ProductionDate)?, of(FieldKind::ExpiryDate)?);
    let text = format!("{} – {}", made.vietnamese(), expires.vietnamese());
    (expires > made).then(|| (f64::from(expires.day_number() - made.day_number()), text))
}
