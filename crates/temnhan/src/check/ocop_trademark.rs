//! `ocop-trademark`: how far the trademarks on the pack must be registered.

use serde::Deserialize;

use super::ocop::stars_sought;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::product::{Trademark, TrademarkStatus};

/// Requires every mark of the product file to be applied for from some stars on, and registered
/// from more on. A brand that the file does not name needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopTrademark {
    applied_from: u32,
    registered_from: u32,
    /// Sets without the requirement.
    without_sets: Vec<u8>,
    /// Sets of which the text known gives registration no stars.
    unsure_sets: Vec<u8>,
}

impl Check for OcopTrademark {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(stars) = stars_sought(facts) else {
            return Judgement::not_applicable("ocop-no-stars");
        };
        let set = facts.product.ocop.set;
        if stars < self.applied_from || set.is_some_and(|set| self.without_sets.contains(&set)) {
            return Judgement::not_applicable("ocop-stars-below");
        }
        if facts.product.trademarks.is_empty() {
            return Judgement::review(Reason::new("trademark-unknown"), Vec::new());
        }
        let marks = facts.product.trademarks.iter();
        let mut problems: Vec<Problem> =
            marks.filter_map(|mark| self.problem(mark, stars, set)).collect();
        problems.extend(unnamed_brand(facts));
        Judgement::of(problems)
    }
}

impl OcopTrademark {
    fn problem(&self, mark: &Trademark, stars: u32, set: Option<u8>) -> Option<Problem> {
        let name = mark.name.as_deref().unwrap_or("…");
        let must_be_registered = stars >= self.registered_from;
        let is_unsure = set.is_some_and(|set| self.unsure_sets.contains(&set));
        match mark.status {
            Some(TrademarkStatus::Registered) => None,
            Some(TrademarkStatus::Applied) if !must_be_registered => None,
            Some(TrademarkStatus::Applied) if is_unsure => {
                Some(Problem::review(Reason::about("trademark-set-unsure", name), Vec::new()))
            }
            Some(TrademarkStatus::Applied) => {
                Some(Problem::fail(Vec::new(), Args::default().same("text", name)))
            }
            None => {
                Some(Problem::review(Reason::about("trademark-status-unknown", name), Vec::new()))
            }
        }
    }
}

/// A brand on the label that the product file does not list among the trademarks.
fn unnamed_brand(facts: &Facts<'_>) -> Option<Problem> {
    let names: Vec<String> =
        facts.product.trademarks.iter().filter_map(|mark| mark.name.as_deref()).map(fold).collect();
    let brand = facts.fields.of_kind(FieldKind::Brand).find(|brand| {
        let value = fold(&brand.value);
        !names.iter().any(|name| value.contains(name.as_str()) || name.contains(&value))
    })?;
    Some(Problem::review(Reason::about("trademark-not-in-file", &brand.value), facts.places(brand)))
}
