//! `percentages-descend`: ingredients stand in the order of their mass.

use serde::Deserialize;

use super::ingredients::{List, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::pack::Args;
use crate::product::{Ingredient as Recipe, ProductFile};
use crate::report::{Bound, Ingredient};

/// By how much rounding may set a printed share apart from the product file's.
const ROUNDING: f64 = 0.05;

/// Refuses a share behind a smaller one, both as printed or else as the product file has them, and
/// a printed share that is not the product file's. Items of several parts need review: a list may
/// follow the parts of the product. What a part is made of is not judged.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PercentagesDescend {}

impl Check for PercentagesDescend {
    const ARGS: &'static [&'static str] = &["text", "measured", "other", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let lists = lists(facts);
        let mut known = 0;
        let mut problems = Vec::new();
        for list in &lists {
            let shares: Vec<Known<'_>> =
                list.items.iter().filter_map(|item| Known::of(item, facts.product)).collect();
            known += shares.len();
            problems.extend(shares.iter().filter_map(|share| share.contradiction(list)));
            let by_parts = list.items.iter().filter(|item| item.parts.len() > 1).count() > 1;
            let rises = shares.windows(2).filter_map(|pair| rise(&pair[0], &pair[1]));
            problems.extend(rises.map(|args| {
                let places = list.places.clone();
                if by_parts {
                    Problem::review(Reason::new("list-by-parts"), places)
                } else {
                    Problem::fail(places, args)
                }
            }));
        }
        if known == 0 {
            return Judgement::not_applicable("no-percentages");
        }
        Judgement::of(problems)
    }
}

/// An item whose share is known, at least within bounds.
struct Known<'a> {
    item: &'a Ingredient,
    /// As a sentence names it.
    share: f64,
    low: f64,
    high: f64,
    /// Of the product file.
    given: Option<f64>,
}

impl<'a> Known<'a> {
    fn of(item: &'a Ingredient, product: &ProductFile) -> Option<Self> {
        let name = fold(&item.name);
        let same =
            |own: &&Recipe| own.name.as_deref().is_some_and(|own_name| fold(own_name) == name);
        let given = product.ingredients.iter().find(same).and_then(|own| own.percent);
        let share = item.percent.or(given)?;
        let (low, high) = match item.percent_bound {
            Some(Bound::AtLeast) => (share, f64::INFINITY),
            Some(Bound::AtMost) => (0.0, share),
            None => (share, share),
        };
        Some(Self { item, share, low, high, given })
    }

    /// Said where the label prints another share than the product file has.
    fn contradiction(&self, list: &List<'_>) -> Option<Problem> {
        let given = self.given?;
        if (self.low - ROUNDING..=self.high + ROUNDING).contains(&given) {
            return None;
        }
        let args = Args::default()
            .same("text", &self.item.name)
            .number("measured", &percent(self.share))
            .number("required", &percent(given));
        let reason = Reason::new("percentage-differs").with(args);
        Some(Problem::fail_as(reason, list.places.clone()))
    }
}

/// What a sentence says of a share behind a smaller one.
fn rise(before: &Known<'_>, after: &Known<'_>) -> Option<Args> {
    (after.low > before.high).then(|| {
        Args::default()
            .same("text", &after.item.name)
            .number("measured", &percent(after.share))
            .same("other", &before.item.name)
            .number("required", &percent(before.share))
    })
}

fn percent(share: f64) -> String {
    format!("{share} %")
}
