//! `nutrition-present`: the nutrition values that the Ministry of Health asks for.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Reason};
use crate::field::fold::{fold, holds_words};
use crate::field::nutrition::Row;
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::product::ProducerType;
use crate::report::Bilingual;

/// Requires energy, protein, carbohydrate, fat and sodium of food that is not exempt.
///
/// All absent fails for a company; some absent needs review, for a value under its threshold may
/// be left out. The producer and the number of ingredients are facts of the product file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutritionPresent {
    household: Household,
    cooperative: Cooperative,
}

/// Whether household businesses are exempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Household {
    Exempt,
    Uncertain,
}

/// Whether cooperatives are exempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Cooperative {
    Exempt,
    Review,
    Asked,
}

impl Check for NutritionPresent {
    const ARGS: &'static [&'static str] = &[];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::Nutrition)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if !facts.group.nutrition {
            let args = Args::default().with("group", facts.group.name.clone());
            return Judgement::NotApplicable(Reason::new("item-not-asked").with(args));
        }
        let panels = facts.fields(FieldKind::Nutrition);
        let has =
            |key: &str| panels.iter().any(|panel| rows(panel).iter().any(|row| row.key == key));
        let nutrients = facts.packs.lexicon.words.nutrients.iter();
        let asked: Vec<&str> =
            nutrients.filter(|nutrient| nutrient.asked).map(|n| n.key.as_str()).collect();
        let absent: Vec<&str> = asked.iter().copied().filter(|key| !has(key)).collect();
        if absent.is_empty() {
            return Judgement::Pass;
        }
        if let Some(exemption) = self.exemption(facts) {
            return Judgement::not_applicable(exemption);
        }
        if absent.len() < asked.len() {
            let places = panels.iter().flat_map(|panel| facts.places(panel)).take(1).collect();
            let reason = Reason::new("nutrition-partial")
                .with(Args::default().with("text", names(&absent, facts)));
            return Judgement::review(reason, places);
        }
        self.doubt(facts).map_or(Judgement::Absent, |reason| Judgement::review(reason, Vec::new()))
    }
}

impl NutritionPresent {
    fn exemption(&self, facts: &Facts<'_>) -> Option<&'static str> {
        let product = &facts.product.product;
        let cooperative = product.producer_type == Some(ProducerType::Cooperative);
        let household = product.producer_type == Some(ProducerType::Household);
        if household && self.household == Household::Exempt {
            Some("nutrition-household")
        } else if product.single_ingredient == Some(true) {
            Some("nutrition-single")
        } else if cooperative && self.cooperative == Cooperative::Exempt {
            Some("nutrition-cooperative-exempt")
        } else {
            None
        }
    }

    /// Why the absence of all values may be right.
    fn doubt(&self, facts: &Facts<'_>) -> Option<Reason> {
        if facts.product.product.elabel == Some(true) {
            return Some(Reason::new("elabel-may-hold"));
        }
        match facts.product.product.producer_type {
            Some(ProducerType::Household) => {
                return Some(Reason::new("nutrition-household-uncertain"));
            }
            Some(ProducerType::Cooperative) if self.cooperative == Cooperative::Review => {
                return Some(Reason::new("nutrition-cooperative"));
            }
            None => return Some(Reason::new("nutrition-producer-unknown")),
            Some(ProducerType::Company | ProducerType::Cooperative) => {}
        }
        let unknown = facts.product.product.single_ingredient.is_none();
        let kinds = &facts.packs.lexicon.words.nutrition_exempt.names;
        let names = facts.fields.of_kind(FieldKind::ProductName);
        let exempt = names
            .map(|name| &name.value)
            .find(|name| kinds.iter().any(|kind| holds_words(&fold(name), kind)));
        exempt.filter(|_| unknown).map(|name| Reason::about("nutrition-kind", name))
    }
}

fn rows(panel: &Field) -> &[Row] {
    match &panel.detail {
        Detail::Nutrition(panel) => &panel.rows,
        _ => &[],
    }
}

fn names(keys: &[&str], facts: &Facts<'_>) -> Bilingual {
    let names: Vec<Bilingual> = keys.iter().map(|key| facts.packs.nutrient_name(key)).collect();
    let join = |of: fn(&Bilingual) -> &str| names.iter().map(of).collect::<Vec<_>>().join(", ");
    Bilingual::new(join(|name| &name.vi), join(|name| &name.en))
}
