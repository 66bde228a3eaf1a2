//! `date-on-one-line`: day, month and year of one date stand on one line.

use serde::Deserialize;

use super::date_digits::months;
use super::date_real::days;
use super::{Check, Facts, Judgement, Problem};
use crate::field::Field;
use crate::field::fold::fold;
use crate::pack::Args;

/// Refuses dates that go on in another line.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateOnOneLine {}

impl Check for DateOnOneLine {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let days = days(facts).into_iter().map(|(field, day)| (field, &*day.text));
        let months = months(facts).into_iter().map(|(field, month)| (field, &*month.text));
        let dates: Vec<(&Field, &str)> = days.chain(months).collect();
        if dates.is_empty() {
            return Judgement::not_applicable("no-exact-date");
        }
        let split = dates.into_iter().filter(|(field, text)| is_split(field, text, facts));
        let problems = split.map(|(field, text)| {
            Problem::fail(facts.places(field), Args::default().same("text", text))
        });
        Judgement::of(problems.collect())
    }
}

/// Whether no row of a field holds the whole text of its date.
fn is_split(field: &Field, date: &str, facts: &Facts<'_>) -> bool {
    let lines = &facts.label.lines;
    let mut rows: Vec<(usize, String)> = Vec::new();
    for span in &field.spans {
        let text = lines[span.line].text_of(span.chars.clone());
        match rows.last_mut() {
            Some((first, row)) if lines[*first].is_on_row_of(&lines[span.line]) => {
                row.push_str(text);
            }
            _ => rows.push((span.line, text.to_owned())),
        }
    }
    let letters = |text: &str| fold(text).replace(' ', "");
    let date = letters(date);
    !rows.iter().any(|(_, row)| letters(row).contains(&date))
}
