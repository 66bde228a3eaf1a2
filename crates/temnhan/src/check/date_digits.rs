//! `date-digits`: two figures each for day and month, two or four for the year.

use serde::Deserialize;

use super::date_real::days;
use super::{Check, Facts, Judgement, Problem};
use crate::field::date::{DateReading, MonthReading};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, DatePrecision};

/// Refuses dates of fewer or more figures; a year alone has four. Months and years where the
/// group asks for the day are another rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateDigits {}

impl Check for DateDigits {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let days =
            days(facts).into_iter().map(|(field, day)| (field, &*day.text, is_day(&day.text)));
        let months = months(facts).into_iter().filter(|_| facts.group.date != DatePrecision::Day);
        let months = months.map(|(field, month)| (field, &*month.text, is_month(month)));
        let dates: Vec<_> = days.chain(months).collect();
        if dates.is_empty() {
            return Judgement::not_applicable("no-exact-date");
        }
        let faulty = dates.into_iter().filter(|(_, _, is_right)| !is_right);
        let problems = faulty.map(|(field, text, _)| {
            Problem::fail(facts.places(field), Args::default().same("text", text))
        });
        Judgement::of(problems.collect())
    }
}

/// The printed months and years of production and expiry.
pub(super) fn months<'a>(facts: &Facts<'a>) -> Vec<(&'a Field, &'a MonthReading)> {
    let kinds = [FieldKind::ProductionDate, FieldKind::ExpiryDate];
    let fields = kinds.into_iter().flat_map(|kind| facts.fields.of_kind(kind));
    let month = |field: &'a Field| match &field.detail {
        Detail::Date(DateReading::Month(month)) => Some((field, month)),
        _ => None,
    };
    fields.filter_map(month).collect()
}

/// How many figures each number of a text has.
fn figures(text: &str) -> Vec<usize> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.map(str::len).filter(|&length| length > 0).collect()
}

fn is_day(text: &str) -> bool {
    match figures(text)[..] {
        [whole] => whole == 6 || whole == 8,
        [day, month, year] | [year, month, day] if day == 2 => month == 2 && matches!(year, 2 | 4),
        _ => false,
    }
}

fn is_month(month: &MonthReading) -> bool {
    match figures(&month.text)[..] {
        [year] => year == 4,
        [month, year] | [year, month] if month == 2 => matches!(year, 2 | 4),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn counts_the_figures_of_a_day() {
        for text in
            ["020426", "02042026", "02 04 26", "02/04/2026", "2026/04/02", "02 tháng 04 năm 2026"]
        {
            assert!(is_day(text), "{text}");
        }
        for text in ["1/2/26", "01/2/2026", "2026-4-02", "2 tháng 04 năm 2026", "001/02/2026"] {
            assert!(!is_day(text), "{text}");
        }
    }
}
