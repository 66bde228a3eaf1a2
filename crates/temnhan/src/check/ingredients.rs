//! What the checks of lists of ingredients share.

use super::{Facts, Judgement, Problem};
use crate::field::{Detail, Field, Wording};
use crate::kind::FieldKind;
use crate::report::{Ingredient, Place};

/// A list of ingredients as the label prints it in Vietnamese.
pub(super) struct List<'a> {
    pub(super) items: &'a [Ingredient],
    pub(super) places: Vec<Place>,
}

/// The Vietnamese lists of a label that hold any item; without their marks words are not known.
pub(super) fn lists<'a>(facts: &Facts<'a>) -> Vec<List<'a>> {
    let fields = facts.fields.of_kind(FieldKind::Ingredients);
    let list = |field: &'a Field| match &field.detail {
        Detail::Ingredients(items) if field.wording == Wording::Vietnamese && !items.is_empty() => {
            Some(List { items, places: facts.places(field) })
        }
        _ => None,
    };
    fields.filter_map(list).collect()
}

/// What a look at every item, those inside others too, has to say; one sentence is said once.
pub(super) fn judge_items(
    facts: &Facts<'_>,
    look: impl Fn(&Ingredient, &List<'_>) -> Option<Problem>,
) -> Judgement {
    let lists = lists(facts);
    if lists.is_empty() {
        return Judgement::not_applicable("no-such-field");
    }
    let mut problems: Vec<Problem> = Vec::new();
    for list in &lists {
        for item in all(list.items) {
            let Some(problem) = look(item, list) else { continue };
            if !problems.iter().any(|known| known.args == problem.args) {
                problems.push(problem);
            }
        }
    }
    Judgement::of(problems)
}

/// The items and those inside them, in the order of the list.
pub(super) fn all(items: &[Ingredient]) -> Vec<&Ingredient> {
    items.iter().flat_map(|item| std::iter::once(item).chain(all(&item.parts))).collect()
}

/// An item as a sentence names it: its name, and its number where the name does not hold it.
pub(super) fn named(item: &Ingredient) -> String {
    let number = item.ins.as_deref().filter(|ins| !item.name.contains(ins));
    number.map_or_else(|| item.name.clone(), |ins| format!("{} ({ins})", item.name))
}
