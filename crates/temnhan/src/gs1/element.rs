//! The elements that a Digital Link holds, by their application identifiers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::form::Form;

/// What the standard says of an element.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Element {
    pub(super) form: Form,
    /// Where a path may begin with it: the qualifiers that may follow, in order, in any one of these
    /// lists.
    pub(super) key: Option<Vec<Vec<String>>>,
    /// Whether it may stand in the query.
    #[serde(default = "yes")]
    pub(super) attribute: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    elements: BTreeMap<String, Element>,
    words: BTreeMap<String, String>,
    hosts: Hosts,
}

/// Names that lead nowhere in public.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hosts {
    /// Last labels of names inside one house or machine.
    pub(super) private: Vec<String>,
    pub(super) unsafe_schemes: Vec<String>,
}

fn yes() -> bool {
    true
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let text = include_str!("../../packs/identifiers.toml");
    let mut table: Table =
        toml::from_str(text).expect("the shipped packs are valid, as the tests show");
    let ranges: Vec<(String, Element)> =
        table.elements.extract_if(.., |identifier, _| identifier.contains('-')).collect();
    for (range, element) in ranges {
        for identifier in identifiers(&range) {
            table.elements.insert(identifier, element.clone());
        }
    }
    table
});

/// Those of a range such as `3100-3105`.
fn identifiers(range: &str) -> impl Iterator<Item = String> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    (number(first)..=number(last)).map(|identifier| identifier.to_string())
}

/// The element of an application identifier.
pub(super) fn element(identifier: &str) -> Option<&'static Element> {
    TABLE.elements.get(identifier)
}

/// Names that lead nowhere in public.
pub(super) fn hosts() -> &'static Hosts {
    &TABLE.hosts
}

/// The identifier that replaces a word key such as `gtin`, in any case.
pub(super) fn of_word(word: &str) -> Option<&'static str> {
    let mut words = TABLE.words.iter();
    words.find(|(own, _)| own.eq_ignore_ascii_case(word)).map(|(_, identifier)| identifier.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_keys_qualifiers_and_attributes() {
        assert_eq!(element("01").unwrap().key.as_ref().unwrap().len(), 2);
        assert!(element("3103").unwrap().attribute && element("3106").is_none());
        assert!(!element("21").unwrap().attribute && element("10").unwrap().attribute);
        assert!(element("10").unwrap().key.is_none());
        assert_eq!(of_word("GTIN"), Some("01"));
        assert!(element("99").is_some() && element("91-99").is_none());
    }

    #[test]
    fn every_qualifier_and_word_is_an_element() {
        let qualifiers = TABLE.elements.values().flat_map(|element| &element.key);
        let qualifiers = qualifiers.flatten().flatten();
        for identifier in qualifiers.chain(TABLE.words.values()) {
            assert!(element(identifier).is_some(), "{identifier}");
        }
    }
}
