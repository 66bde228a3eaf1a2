//! Words that tell an allergen.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::spelling::{Spelling, Word};

/// `allergens.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AllergenFile {
    #[serde(rename = "entry")]
    entries: Vec<Entry>,
}

/// Words that say the same.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    group: String,
    #[serde(rename = "level")]
    _level: String,
    kind: TermKind,
    #[serde(rename = "source")]
    _source: String,
    #[serde(default, rename = "note")]
    _note: String,
    terms: Vec<String>,
}

/// What a word says of an allergen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum TermKind {
    /// It is that allergen.
    Match,
    /// It often holds it.
    Weak,
    /// An ambiguous word.
    Ask,
    /// A false friend, which wins over a shorter word.
    NoMatch,
    /// Marks a statement, a precaution or a denial.
    Phrase,
}

/// A word found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term<'a> {
    /// The group of allergens, such as `milk`.
    pub(crate) group: &'a str,
    pub(crate) kind: TermKind,
    /// As it stands in the text.
    pub(crate) text: &'a str,
}

/// All words, by the syllable that they begin with.
#[derive(Debug)]
pub(crate) struct Allergens {
    entries: Vec<Entry>,
    /// The syllables of a word and its entries, the longest first.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Allergens {
    pub(crate) fn new(file: AllergenFile, spelling: &Spelling) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        let terms_of = |(at, entry): (usize, &Entry)| -> Vec<(Vec<String>, usize)> {
            let words = |term: &String| spelling.words(term).map(|word| word.key).collect();
            entry.terms.iter().map(|term| (words(term), at)).collect()
        };
        let mut all: Vec<_> = file.entries.iter().enumerate().flat_map(terms_of).collect();
        all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        for (words, at) in all.into_iter().filter(|(words, _)| !words.is_empty()) {
            by_first.entry(words[0].clone()).or_default().push((words, at));
        }
        Self { entries: file.entries, by_first }
    }

    /// What kind of words open a text, the longest that may.
    pub(crate) fn opening(&self, text: &str, spelling: &Spelling) -> Option<TermKind> {
        let mut words = spelling.words(text);
        let first = words.next()?;
        let terms = self.by_first.get(&first.key)?;
        let words: Vec<Word> = std::iter::once(first).chain(words).collect();
        let fits = |term: &[String]| {
            words.len() >= term.len() && term.iter().zip(&words).all(|(own, word)| *own == word.key)
        };
        let (_, entry) = terms.iter().find(|(term, _)| fits(term))?;
        Some(self.entries[*entry].kind)
    }

    /// The words in a text in order, false friends among them: of each group the longest at a
    /// place, whole syllables, none inside another of its group.
    pub(crate) fn find<'a>(&'a self, text: &'a str, spelling: &Spelling) -> Vec<Term<'a>> {
        let words = spelling.split(text);
        let mut found = Vec::new();
        // Up to which word the terms of a group reach.
        let mut reach: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            for (term, entry) in self.by_first.get(&word.key).into_iter().flatten() {
                let entry = &self.entries[*entry];
                let end = at + term.len();
                let fits = end <= words.len()
                    && term.iter().eq(words[at..end].iter().map(|word| &word.key));
                let reached = reach.entry(&entry.group).or_default();
                if fits && *reached <= at {
                    *reached = end;
                    let text = &text[word.range.start..words[end - 1].range.end];
                    found.push(Term { group: &entry.group, kind: entry.kind, text });
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::pack::Packs;

    fn found(text: &str) -> Vec<(String, TermKind, String)> {
        let packs = Packs::shipped();
        let substances = &packs.substances;
        let terms = substances.allergens.find(text, &substances.words.spelling);
        let own = |term: Term<'_>| (term.group.to_owned(), term.kind, term.text.to_owned());
        terms.into_iter().map(own).collect()
    }

    fn kinds(text: &str) -> Vec<TermKind> {
        found(text).into_iter().map(|(_, kind, _)| kind).collect()
    }

    #[test]
    fn tells_allergens_by_the_longest_word() {
        for (text, group, term) in [
            ("bột mì số 11", "gluten-cereals", "bột mì số 11"),
            ("Bột Mỳ", "gluten-cereals", "Bột Mỳ"),
            ("lạc rang", "peanuts", "lạc rang"),
            ("vừng đen", "sesame", "vừng đen"),
            ("sữa bột gầy", "milk", "sữa bột gầy"),
        ] {
            let first = found(text).into_iter().next();
            assert_eq!(first, Some((group.to_owned(), TermKind::Match, term.to_owned())), "{text}");
        }
    }

    #[test]
    fn is_not_misled_by_false_friends() {
        for text in [
            "bột năng",
            "củ mì",
            "mì chính",
            "tương ớt",
            "hạt điều màu",
            "chất điều vị",
            "sữa tắm",
            "quả bơ",
            "rau diếp cá",
            "vú sữa",
            "me",
            "mẻ",
            "cà chua",
            "xã Hòa Lạc",
            "bơ ca cao",
            "Lac",
            "natri sulfat",
        ] {
            assert!(!kinds(text).contains(&TermKind::Match), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_false_friend_of_one_group_may_be_of_another() {
        for (text, none_of, group) in [
            ("trứng cá", "eggs", "fish"),
            ("cá mè", "sesame", "fish"),
            ("bơ đậu phộng", "milk", "peanuts"),
            ("sữa đậu nành", "milk", "soy"),
        ] {
            let sure = found(text).into_iter().filter(|(_, kind, _)| *kind == TermKind::Match);
            let groups: Vec<String> = sure.map(|(group, _, _)| group).collect();
            assert!(groups.iter().any(|own| own == group), "{text}: {groups:?}");
            assert!(groups.iter().all(|own| own != none_of), "{text}: {groups:?}");
        }
    }

    #[test]
    fn asks_where_a_word_is_ambiguous() {
        for (text, kind) in [
            ("mạch nha", TermKind::Ask),
            ("bơ", TermKind::Ask),
            ("ruốc", TermKind::Ask),
            ("nước tương", TermKind::Weak),
            ("có thể chứa", TermKind::Phrase),
        ] {
            assert!(kinds(text).contains(&kind), "{text}: {:?}", found(text));
        }
        assert!(kinds("ngô").is_empty());
    }

    #[test]
    fn no_word_has_two_kinds_in_one_group() {
        let packs = Packs::shipped();
        let allergens = &packs.substances.allergens;
        let mut known = BTreeMap::new();
        for (words, entry) in allergens.by_first.values().flatten() {
            let entry = &allergens.entries[*entry];
            let kind = *known.entry((words, &entry.group)).or_insert(entry.kind);
            assert_eq!(kind, entry.kind, "{words:?} of {}", entry.group);
        }
    }
}
