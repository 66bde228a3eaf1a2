//! `nutrient-stated`: a nutrient that some goods must state beside the five of all.

use serde::Deserialize;

use super::declared::Declared;
use super::ingredients::{all, lists};
use super::panels::{Table, judged};
use super::{Check, Facts, Judgement, Reason};
use crate::field::fold::{fold, holds_words};
use crate::kind::FieldKind;
use crate::report::{Bound, Ingredient};

/// Requires a nutrient in the panel of goods with a fact. Fails where label or product file show
/// that its value is over the threshold under which it may be left out; else needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutrientStated {
    nutrient: String,
    when: Declared,
    /// Words with which an ingredient begins that brings the nutrient in.
    #[serde(default)]
    ingredients: Vec<String>,
    /// Grams in 100 g or ml that may be left out.
    threshold_g: f64,
    /// A nutrient of which this one is a part.
    part_of: String,
    /// From how many grams of that nutrient on this one is over its threshold, too.
    certain_from_g: Option<f64>,
}

impl Check for NutrientStated {
    const ARGS: &'static [&'static str] = &[];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::Nutrition)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |tables| self.judge(tables, facts))
    }
}

impl NutrientStated {
    fn judge(&self, tables: &[Table<'_>], facts: &Facts<'_>) -> Judgement {
        let whole = tables.iter().find_map(|table| table.value(&self.part_of));
        let is_little = whole.is_some_and(|whole| whole <= self.threshold_g);
        if is_little || tables.iter().any(|table| table.row(&self.nutrient).is_some()) {
            return Judgement::Pass;
        }
        let places = || tables.iter().flat_map(|table| facts.places(table.field)).take(1).collect();
        match self.when.of(facts).or_else(|| self.is_listed(facts)) {
            Some(false) => Judgement::not_applicable(self.when.denied()),
            None => Judgement::review(Reason::new(self.when.unknown()), places()),
            Some(true) if self.is_over(facts, tables) => Judgement::Absent,
            Some(true) => Judgement::review(Reason::new("nutrient-may-be-little"), places()),
        }
    }

    /// Whether the list of ingredients shows the fact; `None` where no list or no words tell it.
    fn is_listed(&self, facts: &Facts<'_>) -> Option<bool> {
        let lists = lists(facts);
        let mut items = lists.iter().flat_map(|list| all(list.items));
        let tells = !lists.is_empty() && !self.ingredients.is_empty();
        tells.then(|| items.any(|item| self.brings(&item.name)))
    }

    fn brings(&self, name: &str) -> bool {
        let name = fold(name);
        self.ingredients
            .iter()
            .any(|word| name.starts_with(word.as_str()) && holds_words(&name, word))
    }

    /// Whether label or product file show that the threshold is passed.
    fn is_over(&self, facts: &Facts<'_>, tables: &[Table<'_>]) -> bool {
        let whole = tables.iter().find_map(|table| table.value(&self.part_of));
        let by_whole =
            self.certain_from_g.is_some_and(|from| whole.is_some_and(|whole| whole >= from));
        let in_file = facts.product.ingredients.iter().any(|item| {
            item.name.as_deref().is_some_and(|name| self.brings(name))
                && item.percent.is_some_and(|percent| percent > self.threshold_g)
        });
        by_whole || in_file || lists(facts).iter().any(|list| self.is_much_of(list.items))
    }

    /// Whether an item's own share, its place at the head of the list, or the share of one that
    /// stands behind it shows more than the threshold.
    fn is_much_of(&self, items: &[Ingredient]) -> bool {
        let is_over = |item: &Ingredient| {
            let is_bound = item.percent_bound == Some(Bound::AtMost);
            item.percent.is_some_and(|percent| percent > self.threshold_g) && !is_bound
        };
        items.iter().position(|item| self.brings(&item.name)).is_some_and(|at| {
            match items[at].percent {
                Some(_) => is_over(&items[at]),
                None => at == 0 && items.len() > 1 || items[at..].iter().any(is_over),
            }
        })
    }
}
