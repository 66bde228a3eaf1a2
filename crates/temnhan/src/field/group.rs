//! The product group, where nobody says it.

use super::fold::{fold, holds_words};
use super::{Fields, unmarked};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::Packs;
use crate::report::GroupBasis;

/// Letters of this share of the label's tallest may be part of the name.
const LARGE: f64 = 0.3;

/// The group that the label's words suggest.
pub(crate) fn infer(label: &Label, fields: &Fields, packs: &Packs) -> (String, GroupBasis) {
    let told = fields.of_kind(FieldKind::ProductName).map(|field| fold(&field.value));
    // The name of the kind of goods often stands beside a larger brand.
    let tallest = (0..label.lines.len()).map(|line| label.capital_height(line)).fold(0.0, f64::max);
    let large = (0..label.lines.len())
        .filter(|&line| label.capital_height(line) >= LARGE * tallest)
        .map(|line| fold(&label.lines[line].text));
    let names: Vec<String> = told.chain(large).collect();
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
    let found = unmarked::lexicon_of(label, &packs.lexicon)
        .infer
        .iter()
        .find(|group| begins(&group.name, &names) || suggests(&group.label, &text));
    match found {
        Some(group) => (group.group.clone(), GroupBasis::Inferred),
        None => (packs.lexicon.most_common.clone(), GroupBasis::Assumed),
    }
}
