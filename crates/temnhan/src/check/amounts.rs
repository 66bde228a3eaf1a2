//! Whether a label tells how much of an ingredient is in the goods.

use super::Facts;
use super::ingredients::{all, lists};
use crate::field::fold::{fold, holds_words};
use crate::field::{Detail, number, quantity};
use crate::kind::FieldKind;
use crate::pack::Dimension;
use crate::report::Ingredient;

/// Kinds whose figures tell nothing of one ingredient: the list is read item by item.
const ELSEWHERE: [FieldKind; 3] =
    [FieldKind::ProductName, FieldKind::NetQuantity, FieldKind::Ingredients];

/// Whether an item of a list has its own amount, or its parts do.
pub(super) fn has_amount(item: &Ingredient) -> bool {
    item.percent.is_some() || item.amount.is_some() || item.parts.iter().any(has_amount)
}

/// Whether an amount of a thing, folded, stands in a list, a nutrition panel or any other text.
pub(super) fn is_stated(facts: &Facts<'_>, thing: &str) -> bool {
    let listed = lists(facts).iter().any(|list| {
        let items = all(list.items).into_iter();
        items.filter(|item| has_amount(item)).any(|item| holds_words(&fold(&item.name), thing))
    });
    listed || is_in_panel(facts, thing) || is_in_text(facts, thing)
}

/// Whether a panel has a row of a nutrient.
fn is_in_panel(facts: &Facts<'_>, thing: &str) -> bool {
    let nutrients = &facts.packs.lexicon.words.nutrients;
    let of_thing = nutrients.iter().filter(|own| own.words.iter().any(|word| word == thing));
    let keys: Vec<&str> = of_thing.map(|own| own.key.as_str()).collect();
    facts.fields.of_kind(FieldKind::Nutrition).any(|field| match &field.detail {
        Detail::Nutrition(panel) => panel.rows.iter().any(|row| keys.contains(&row.key.as_str())),
        _ => false,
    })
}

/// Whether a clause outside the list, the name and the net quantity holds a thing and an amount.
pub(super) fn is_in_text(facts: &Facts<'_>, thing: &str) -> bool {
    let lines = facts.label.lines.iter().enumerate();
    let free = lines.filter(|(index, _)| !is_of(facts, *index, &ELSEWHERE));
    free.map(|(_, line)| fold(&line.text)).any(|text| {
        text.split([';', '(', ')'])
            .flat_map(|clause| clause.split(", "))
            .any(|clause| holds_words(clause, thing) && holds_amount(clause, facts))
    })
}

/// Whether a line belongs to a field of some kinds.
pub(super) fn is_of(facts: &Facts<'_>, line: usize, kinds: &[FieldKind]) -> bool {
    let mut fields = facts.fields.all.iter().filter(|field| kinds.contains(&field.kind));
    fields.any(|field| field.spans.iter().any(|span| span.line == line))
}

/// Whether a clause holds a share, a mass or a volume.
fn holds_amount(clause: &str, facts: &Facts<'_>) -> bool {
    let chars: Vec<char> = clause.chars().collect();
    let units = &facts.packs.lexicon.units;
    let share = number::all(&chars).into_iter().any(|figure| {
        let rest = chars[figure.chars.end..].iter().find(|c| !c.is_whitespace());
        rest == Some(&'%')
    });
    share
        || quantity::terms(&chars, units)
            .iter()
            .any(|term| matches!(term.dimension(units), Some(Dimension::Mass | Dimension::Volume)))
}
