//! Words that tell an allergen.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::spelling::Spelling;

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
    by_first: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Allergens {
    pub(crate) fn new(file: AllergenFile, spelling: &Spelling) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (at, entry) in file.entries.iter().enumerate() {
            for term in &entry.terms {
                let words: Vec<String> =
                    spelling.split(term).into_iter().map(|word| word.key).collect();
                if let Some(first) = words.first() {
                    by_first.entry(first.clone()).or_default().push((words, at));
                }
            }
        }
        for terms in by_first.values_mut() {
            terms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { entries: file.entries, by_first }
    }

    /// The words in a text in order, false friends among them: at each place the longest, whole
    /// syllables. A word of several groups is found once for each.
    pub(crate) fn find<'a>(&'a self, text: &'a str, spelling: &Spelling) -> Vec<Term<'a>> {
        let words = spelling.split(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let terms = self.by_first.get(&words[at].key).map_or(&[][..], Vec::as_slice);
            let fits = |term: &&(Vec<String>, usize)| {
                let rest = words[at..].iter().map(|word| &word.key);
                term.0.len() <= words.len() - at && term.0.iter().eq(rest.take(term.0.len()))
            };
            let length = terms.iter().find(fits).map_or(0, |(term, _)| term.len());
            for (_, entry) in terms.iter().filter(|term| term.0.len() == length).filter(fits) {
                let entry = &self.entries[*entry];
                let text = &text[words[at].range.start..words[at + length - 1].range.end];
                found.push(Term { group: &entry.group, kind: entry.kind, text });
            }
            at += length.max(1);
        }
        found
    }
}
