//! How long what a product file tells of runs.

use crate::check::CheckSpec;
use crate::checker::Checker;
use crate::date::Date;

impl Checker {
    /// The last day of an OCOP recognition that was decided on a day, by the rules of the packs;
    /// `None` where they do not say.
    pub fn ocop_last_day(&self, decided_on: Date) -> Option<Date> {
        self.packs.rules.iter().find_map(|rule| match &rule.check {
            CheckSpec::OcopValid(check) => check.last_day(decided_on),
            _ => None,
        })
    }
}
