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
    let names: Vec<String> =
        fields.of_kind(FieldKind::ProductName).map(|field| fold(&field.value)).collect();
    let lines = label.lines.iter().map(|line| line.text.as_str());
    let text = fold(&lines.collect::<Vec<_>>().join(" | "));
    let begins = |words: &[String], names: &[String]| {
        let opens = |name: &String, word: &String| {
            name.strip_prefix(word.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        words.iter().any(|word| names.iter().any(|name| opens(name, word)))
    };
    let suggests = |words: &[String], text: &str| words.iter().any(|word| holds_words(text, word));
    let found = packs
        .lexicon
        .infer
        .iter()
        .find(|group| begins(&group.name, &names) || suggests(&group.label, &text));
    match found {
        Some(group) => (group.group.clone(), GroupBasis::Inferred),
        None => (MOST_COMMON.to_owned(), GroupBasis::Assumed),
    }
}
