//! `percentages-descend`: ingredients stand in the order of their mass.

use serde::Deserialize;

use super::ingredients::lists;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::pack::Args;
use crate::product::ProductFile;
use crate::report::{Bound, Ingredient};

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
            let wrong = shares.iter().filter_map(Known::contradiction);
            let rising = shares.windows(2).filter_map(|pair| rise(&pair[0], &pair[1]));
            let told = wrong.chain(rising).map(|(verdict, args)| Problem {
                args,
                ..verdict.map_or_else(
                    || Problem::fail(list.places.clone(), Args::default()),
                    |reason| Problem::fail_as(reason, list.places.clone()),
                )
            });
            problems.extend(told);
            let parts = list.items.iter().filter(|item| item.parts.len() > 1).count();
            if parts > 1 && !problems.is_empty() {
                let reason = Reason::new("list-by-parts");
                problems = vec![Problem::review(reason, list.places.clone())];
            }
        }
        if known < 2 {
            Judgement::not_applicable("no-percentages")
        } else {
            Judgement::of(problems)
        }
    }
}

/// An item whose share is known.
struct Known<'a> {
    item: &'a Ingredient,
    /// Exact, as printed.
    printed: Option<f64>,
    /// Of the product file.
    given: Option<f64>,
}

impl<'a> Known<'a> {
    fn of(item: &'a Ingredient, product: &ProductFile) -> Option<Self> {
        let name = fold(&item.name);
        let same =
            |name_of: &Option<String>| name_of.as_deref().is_some_and(|own| fold(own) == name);
        let recipe = product.ingredients.iter().find(|own| same(&own.name));
        let printed = item.percent.filter(|_| item.percent_bound.is_none());
        let given = recipe.and_then(|own| own.percent);
        let unknown =
            printed.is_none() && (given.is_none() || item.percent_bound == Some(Bound::AtMost));
        (!unknown).then_some(Self { item, printed, given })
    }

    fn share(&self) -> f64 {
        self.printed.or(self.given).unwrap_or_default()
    }

    /// What is said where the label prints another share than the product file has.
    fn contradiction(&self) -> Option<(Option<Reason>, Args)> {
        let (printed, given) = (self.printed?, self.given?);
        if (printed - given).abs() < 0.05 {
            return None;
        }
        let args = Args::default()
            .same("text", &self.item.name)
            .number("measured", &percent(printed))
            .number("required", &percent(given));
        Some((Some(Reason::new("percentage-differs").with(args.clone())), args))
    }
}

/// What is said where a share stands behind a smaller one.
fn rise(before: &Known<'_>, after: &Known<'_>) -> Option<(Option<Reason>, Args)> {
    let args = || {
        Args::default()
            .same("text", &after.item.name)
            .number("measured", &percent(after.share()))
            .same("other", &before.item.name)
            .number("required", &percent(before.share()))
    };
    (after.share() > before.share() + 1e-6).then(|| (None, args()))
}

fn percent(share: f64) -> String {
    format!("{share} %")
}
