//! `payload-matches`: a code says what label and product file say.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::codes::{Payload, article_numbers, payloads, thirteen};
use super::{Check, Facts, Judgement, Problem};
use crate::date::Date;
use crate::field::date::DateReading;
use crate::field::fold::fold;
use crate::field::{Detail, Field};
use crate::gs1::lint;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Place;

/// Compares article number, lot and dates of a GS1 address with those that are known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayloadMatches {}

/// A statement that differs: what the code says, what is known, and where that stands.
type Difference = (String, String, Vec<Place>);

impl Check for PayloadMatches {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let payloads = payloads(facts);
        let of_gs1: Vec<(&Payload<'_>, BTreeMap<String, String>)> = payloads
            .iter()
            .map(|payload| (payload, lint(payload.text.trim()).elements))
            .filter(|(_, elements)| !elements.is_empty())
            .collect();
        if of_gs1.is_empty() {
            return Judgement::not_applicable("no-payload-elements");
        }
        let mut problems = Vec::new();
        for (payload, elements) in &of_gs1 {
            for (key, value) in elements {
                let Some((said, known, places)) = difference(key, value, facts) else { continue };
                let args = Args::default().same("measured", &*said).same("required", &*known);
                let places = [payload.places.clone(), places].concat();
                let problem = Problem::fail(places, args);
                problems.push(Problem { measured: Some(said), required: Some(known), ..problem });
            }
        }
        Judgement::of(problems)
    }
}

/// How an element differs from what is known; `None` where it does not, or nothing is known.
fn difference(key: &str, value: &str, facts: &Facts<'_>) -> Option<Difference> {
    match key {
        "01" => article(value, facts),
        "10" => lot(value, facts),
        "11" => day(value, FieldKind::ProductionDate, facts),
        "15" | "17" => day(value, FieldKind::ExpiryDate, facts),
        _ => None,
    }
}

fn article(value: &str, facts: &Facts<'_>) -> Option<Difference> {
    let own = thirteen(value)?;
    let other = article_numbers(facts).into_iter().find(|(number, _)| *number != own)?;
    Some((own, other.0, other.1))
}

fn lot(value: &str, facts: &Facts<'_>) -> Option<Difference> {
    let key =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let differs = |known: &str| {
        let known = key(known);
        known.contains(|c: char| c.is_ascii_digit()) && known != key(value)
    };
    let given = facts.product.product.lot.as_deref().filter(|lot| differs(lot));
    if let Some(lot) = given {
        return Some((value.to_owned(), lot.to_owned(), Vec::new()));
    }
    let printed = facts
        .fields
        .of_kind(FieldKind::Batch)
        .find(|batch| differs(&batch.value) && !batch.value.contains(' '))?;
    Some((value.to_owned(), printed.value.clone(), facts.places(printed)))
}

fn day(value: &str, kind: FieldKind, facts: &Facts<'_>) -> Option<Difference> {
    let coded = short_date(value)?;
    let printed = |field: &&Field| match &field.detail {
        Detail::Date(DateReading::Day(read)) => read.day.is_some_and(|day| !coded.is(day)),
        _ => false,
    };
    let field = facts.fields.of_kind(kind).find(printed)?;
    Some((coded.vietnamese(), field.value.clone(), facts.places(field)))
}

/// `YYMMDD`, whose day may be 00 for the month alone.
struct ShortDate {
    year: u16,
    month: u8,
    day: u8,
}

fn short_date(value: &str) -> Option<ShortDate> {
    let pair = |at: usize| value.get(at..at + 2)?.parse::<u8>().ok();
    let (year, month, day) = (pair(0)?, pair(2)?, pair(4)?);
    (value.len() == 6).then(|| ShortDate { year: 2000 + u16::from(year), month, day })
}

impl ShortDate {
    fn is(&self, day: Date) -> bool {
        let of_day = Date::new(self.year, self.month, self.day);
        let in_month = Date::new(self.year, self.month, 1).is_some_and(|first| {
            first <= day && first.plus_months(1).is_none_or(|next| day < next)
        });
        if self.day == 0 { in_month } else { of_day.is_none_or(|own| own == day) }
    }

    fn vietnamese(&self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }
}
