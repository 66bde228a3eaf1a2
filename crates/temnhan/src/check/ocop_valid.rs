//! `ocop-valid`: the certificate behind the mark still runs.

use serde::Deserialize;

use super::ocop::claims;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::date::Date;
use crate::pack::Args;
use crate::report::Place;

/// Refuses a mark whose certificate has ended, or ends within some days. Where re-assessment was
/// filed for, it may run on for as many days, and a person has to look.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopValid {
    fault: Fault,
    /// How long a certificate is valid.
    months: u16,
    /// Days before the end in which to file; days behind it for which the certificate may run on.
    days: i64,
}

/// What the rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    Expired,
    Expiring,
}

impl OcopValid {
    /// The last day of a certificate that was decided on a day.
    pub(crate) fn last_day(&self, decided_on: Date) -> Option<Date> {
        decided_on.plus_months(self.months)
    }
}

impl Check for OcopValid {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let places: Vec<Place> = claims(facts).into_iter().flat_map(|claim| claim.places).collect();
        if places.is_empty() {
            return Judgement::not_applicable("no-ocop-mark");
        }
        let decided_on = facts.product.ocop.decided_on;
        let Some(last) = decided_on.and_then(|day| self.last_day(day)) else {
            return if facts.product.ocop.decision.is_some() {
                Judgement::review(Reason::new("ocop-day-unknown"), places)
            } else {
                Judgement::not_applicable("ocop-no-decision")
            };
        };
        let left = facts.day.days_until(last);
        let is_filed = facts.product.ocop.reassessment_filed.is_some_and(|day| day <= facts.day);
        let speaks = match self.fault {
            Fault::Expired => left < 0,
            Fault::Expiring => (0..self.days).contains(&left),
        };
        if !speaks {
            return Judgement::Pass;
        }
        if is_filed && left >= -self.days {
            let reason = Reason::new("ocop-reassessment-filed");
            return Judgement::review(
                reason.with(Args::default().same("text", last.vietnamese())),
                places,
            );
        }
        let problem = Problem::fail(places, Args::default());
        Judgement::Found(vec![
            problem.measured(&facts.day.vietnamese(), &format!("≤ {}", last.vietnamese())),
        ])
    }
}
