//! `cosmetic-fields`: function, batch, date and international names of ingredients.

use serde::Deserialize;

use super::cued::{Cued, Told};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::has_marks;
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Ingredient;

/// Requires a batch, a date, and a list in international names; a function that the presentation
/// may make obvious, and a list partly in Vietnamese, need review. Use, warning and the list
/// itself are other rules'.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CosmeticFields {
    function: Cued,
}

impl Check for CosmeticFields {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let has = |kind: FieldKind| facts.fields.of_kind(kind).next().is_some();
        let lacks = |kind: FieldKind| {
            let args = Args::default().with("text", facts.packs.kind_name(kind));
            Problem::fail(Vec::new(), args)
        };
        let mut lacking = Vec::new();
        if !has(FieldKind::Batch) {
            lacking.push(lacks(FieldKind::Batch));
        }
        if !has(FieldKind::ProductionDate) && !has(FieldKind::ExpiryDate) {
            lacking.push(lacks(FieldKind::ProductionDate));
        }
        let mut others = names(facts);
        match self.function.on(facts.wording(), facts) {
            Told::Yes => {}
            Told::Perhaps(problem) => others.push(problem),
            Told::No => others.push(Problem::review(Reason::new("function-obvious"), Vec::new())),
        }
        if lacking.is_empty() {
            return Judgement::of(others);
        }
        lacking.extend(others);
        Judgement::Lacking(lacking)
    }
}

/// Lists whose names are Vietnamese: all of them fail, some need review.
fn names(facts: &Facts<'_>) -> Vec<Problem> {
    let fields = facts.fields(FieldKind::Ingredients);
    let lists = fields.iter().filter_map(|field| match &field.detail {
        Detail::Ingredients(items) if !items.is_empty() => Some((*field, items)),
        _ => None,
    });
    let lists: Vec<(&Field, &Vec<Ingredient>)> = lists.collect();
    let vietnamese = |items: &[Ingredient]| -> Vec<String> {
        items.iter().filter(|item| has_marks(&item.name)).map(|item| item.name.clone()).collect()
    };
    // A list beside it may give the international names.
    if lists.iter().any(|(_, items)| vietnamese(items).is_empty()) {
        return Vec::new();
    }
    let problem = |(field, items): (&Field, &Vec<Ingredient>)| {
        let own = vietnamese(items);
        let args = Args::default().same("text", own.join(", "));
        let places = facts.places(field);
        if own.len() == items.len() {
            Problem::fail_as(Reason::new("ingredients-not-international").with(args), places)
        } else {
            Problem::review(Reason::new("ingredients-partly-international").with(args), places)
        }
    };
    lists.into_iter().map(problem).collect()
}
