//! `additive-class`: every additive stands behind its functional class.

use serde::Deserialize;

use super::ingredients::{judge_items, named};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::report::Ingredient;

/// Refuses a number, or an additive's own name, without a class before it; "phụ gia" is none. A
/// common name, or a collective one, needs review, as does any name where additives may be
/// nutrients. Foods and nutrients that have a number are no additives by their name alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditiveClass {
    /// Too wide to be a class.
    too_wide: Vec<String>,
    /// Groups whose lists name nutrients that are also additives.
    nutrient_groups: Vec<String>,
}

impl Check for AdditiveClass {
    const ARGS: &'static [&'static str] = &["text", "class"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judge_items(facts, |item, list| {
            let args = Args::default().same("text", named(item)).same("class", class(item, facts));
            match self.fault(item, facts)? {
                Fault::Sure => Some(Problem::fail(list.places.clone(), args)),
                Fault::Doubtful(key) => {
                    Some(Problem::review(Reason::new(key).with(args), list.places.clone()))
                }
            }
        })
    }
}

enum Fault {
    Sure,
    Doubtful(&'static str),
}

impl AdditiveClass {
    fn fault(&self, item: &Ingredient, facts: &Facts<'_>) -> Option<Fault> {
        let substances = &facts.packs.substances;
        let narrow: Vec<&String> =
            item.classes.iter().filter(|key| !self.too_wide.contains(key)).collect();
        if !narrow.is_empty() {
            let collective =
                narrow.iter().all(|key| *key == "modified-starch") && item.ins.is_some();
            return collective.then_some(Fault::Doubtful("additive-collective"));
        }
        if item.ins.is_some() {
            return Some(Fault::Sure);
        }
        let number = item.named_ins.as_deref()?;
        let spelling = &substances.words.spelling;
        let key = spelling.key(&item.name);
        if substances.words.is_food(&key) {
            return None;
        }
        let own_name = substances.additives.numbered(number)?.is_own_name(&key, spelling);
        let nutrients = self.nutrient_groups.contains(&facts.group.id);
        Some(if own_name && !nutrients {
            Fault::Sure
        } else {
            Fault::Doubtful("additive-common-name")
        })
    }
}

/// The first class of an item's additive, in Vietnamese: what could stand before it.
fn class(item: &Ingredient, facts: &Facts<'_>) -> String {
    let substances = &facts.packs.substances;
    let number = item.ins.as_deref().or(item.named_ins.as_deref());
    let row = number.and_then(|ins| substances.additives.numbered(ins));
    let first = row.and_then(|row| substances.classes.get(row.classes.first()?));
    first.map_or_else(|| "chất bảo quản".to_owned(), |class| class.vi.clone())
}
