//! `file-ingredients`: the list holds what the recipe of the product file holds.

use serde::Deserialize;

use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{fold, holds_words};
use crate::pack::Args;

/// Refuses a list that lacks an ingredient of the recipe and, where the recipe is whole, one that
/// has more. Shares are another rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileIngredients {
    /// A recipe whose shares add up to this is whole, in per cent.
    whole_from: f64,
}

impl Check for FileIngredients {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let recipe = &facts.product.ingredients;
        let own: Vec<(&str, String)> =
            recipe.iter().filter_map(|own| own.name.as_deref()).map(|n| (n, fold(n))).collect();
        if own.is_empty() {
            return Judgement::not_applicable("file-says-nothing");
        }
        let lists = lists(facts);
        let Some(list) = lists.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let listed: Vec<String> =
            lists.iter().flat_map(|list| all(list.items)).map(|item| fold(&item.name)).collect();
        let lacking = own.iter().filter(|(_, key)| !listed.iter().any(|item| are_one(item, key)));
        let mut problems: Vec<Problem> = lacking
            .map(|(name, _)| {
                Problem::fail(list.places.clone(), Args::default().same("text", *name))
            })
            .collect();
        let shares: f64 = recipe.iter().filter_map(|own| own.percent).sum();
        if shares >= self.whole_from {
            let items = lists.iter().flat_map(|list| list.items);
            let extra = items.filter(|item| {
                let names = std::iter::once(*item).chain(all(&item.parts));
                let mut names = names.map(|item| fold(&item.name));
                !names.any(|item| own.iter().any(|(_, key)| are_one(&item, key)))
            });
            problems.extend(extra.map(|item| {
                let args = Args::default().same("text", &*item.name);
                let reason = Reason::new("file-ingredient-extra").with(args.clone());
                Problem { args, ..Problem::fail_as(reason, list.places.clone()) }
            }));
        }
        Judgement::of(problems)
    }
}

/// Whether two names tell one ingredient: the same, or one holds the other.
fn are_one(one: &str, other: &str) -> bool {
    holds_words(one, other) || holds_words(other, one)
}
