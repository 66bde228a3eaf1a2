//! The product group, where nobody says it.

use super::Fields;
use super::fold::{fold, holds_words};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::Packs;
use crate::report::GroupBasis;

/// The group taken where no word suggests one.
const MOST_COMMON: &str = "food";

/// The group that the label's words suggest.
pub(crate) fn infer(label: &Label, fields: &Fields, packs: &Packs) -> (String, GroupBasis) {
    let names = fields.of_kind(FieldKind::ProductName);
    let name = fold(&names.map(|field| field.value.as_str()).collect::<Vec<_>>().join(" | "));
    let lines = label.lines.iter().map(|line| line.text.as_str());
    let text = fold(&lines.collect::<Vec<_>>().join(" | "));
    let suggests = |words: &[String], text: &str| words.iter().any(|word| holds_words(text, word));
    let found = packs
        .lexicon
        .infer
        .iter()
        .find(|group| suggests(&group.name, &name) || suggests(&group.label, &text));
    match found {
        Some(group) => (group.group.clone(), GroupBasis::Inferred),
        None => (MOST_COMMON.to_owned(), GroupBasis::Assumed),
    }
}
