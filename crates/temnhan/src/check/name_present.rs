//! `name-present`: the label names the goods.

use serde::Deserialize;

use super::heights::{Bounds, Letter};
use super::name_largest::{others_tallest, tallest};
use super::{Check, Facts, Judgement, Reason, elabel};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Certainty;

/// Requires a product name. A name that is only guessed by its size passes where it is taller
/// than all other mandatory content; else, and where the product file says another, it needs
/// review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamePresent {}

impl Check for NamePresent {
    const ARGS: &'static [&'static str] = &[];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::ProductName)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let names = facts.fields(FieldKind::ProductName);
        let Some(guess) = names.first() else {
            let has_elabel = facts.product.product.elabel == Some(true);
            return if has_elabel && elabel::must_be_printed(FieldKind::ProductName, facts) {
                Judgement::not_applicable("elabel-minimum-speaks")
            } else {
                Judgement::Absent
            };
        };
        if names.iter().any(|name| name.certainty == Certainty::Certain) {
            return Judgement::Pass;
        }
        if let Some(expected) = &facts.product.product.name {
            let args = Args::default().same("text", &*guess.value).same("required", expected);
            let reason = Reason::new("name-differs").with(args);
            return Judgement::review(reason, facts.places(guess));
        }
        let own = tallest(guess, Letter::Capital, facts);
        let stands_out = others_tallest(facts).is_none_or(|other: Bounds| own.low > other.high);
        if stands_out {
            return Judgement::Pass;
        }
        Judgement::review(Reason::about("name-guessed", &guess.value), facts.places(guess))
    }
}
