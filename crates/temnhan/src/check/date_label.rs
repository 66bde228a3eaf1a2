//! `date-label`: an abbreviation before a date is one of those that the decree lists.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, heading};
use crate::field::Field;
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::{Args, DatePrecision, Role};

/// Refuses abbreviations that are not listed, letter by letter, where no other statement of the
/// same date has a right heading. Foreign codes are another rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateLabel {
    /// Abbreviations of whatever spelling, folded.
    short: Vec<String>,
    /// Those that are right, as printed.
    listed: Vec<String>,
    /// Those that are right too where the group asks for month and year.
    listed_for_months: Vec<String>,
}

impl Check for DateLabel {
    const ARGS: &'static [&'static str] = &["text", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut problems = Vec::new();
        let mut any = false;
        for (kind, suggested) in
            [(FieldKind::ProductionDate, "NSX"), (FieldKind::ExpiryDate, "HSD")]
        {
            let mut dates = facts.fields(kind);
            dates.retain(|field| field.role != Some(Role::ForeignCode));
            any |= !dates.is_empty();
            if dates.iter().any(|field| self.fault(field, facts).is_none()) {
                continue;
            }
            for field in dates {
                let args = Args::default()
                    .same("text", self.fault(field, facts).unwrap_or_default())
                    .same("suggested", suggested);
                problems.push(Problem::fail(facts.places(field), args));
            }
        }
        if any { Judgement::of(problems) } else { Judgement::not_applicable("no-such-field") }
    }
}

impl DateLabel {
    /// The first abbreviation of a heading that is not listed.
    fn fault<'a>(&self, field: &'a Field, facts: &Facts<'_>) -> Option<&'a str> {
        let months = facts.group.date == DatePrecision::Month;
        let is_listed = |word: &str| {
            self.listed.iter().any(|own| own == word)
                || months && self.listed_for_months.iter().any(|own| own == word)
        };
        let words = heading::printed(field)?.split([' ', '/', '&', ',', '|', '(', ')', '-']);
        let mut words = words.map(|word| word.trim_end_matches('.'));
        words.find(|word| self.short.contains(&fold(word)) && !is_listed(word))
    }
}
