//! One spelling for many: names of substances and classes as they are compared.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;

use crate::field::fold::{fold, is_of_word, places};

/// Pairs of what a label may write and what it is compared as.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spelling {
    /// Of whole words.
    words: HashMap<String, String>,
    /// Anywhere in a word.
    inside: Vec<(String, String)>,
    /// At the end of a word.
    endings: Vec<(String, String)>,
}

/// A word of a text and what it is compared as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    pub(crate) key: String,
}

impl Spelling {
    /// The text's words, folded, one space between them; marks between words do not count.
    pub(crate) fn key(&self, text: &str) -> String {
        let mut key = String::with_capacity(text.len());
        for word in self.words(text) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word.key);
        }
        key
    }

    /// The words of a text in order.
    pub(crate) fn split(&self, text: &str) -> Vec<Word> {
        self.words(text).collect()
    }

    /// Likewise, each when it is asked for.
    pub(crate) fn words(&self, text: &str) -> impl Iterator<Item = Word> {
        let mut end = 0;
        std::iter::from_fn(move || {
            let start = end + text[end..].find(is_letter)?;
            let length = text[start..].find(|c| !is_letter(c));
            end = length.map_or(text.len(), |length| start + length);
            Some(Word { key: self.word(&text[start..end]), range: start..end })
        })
    }

    fn word(&self, word: &str) -> String {
        let mut word = fold(word);
        if let Some(same) = self.words.get(&word) {
            return same.clone();
        }
        for (other, same) in &self.inside {
            if places(&word, other).next().is_some() {
                word = word.replace(other, same);
            }
        }
        let ending = self.endings.iter().find_map(|(other, same)| {
            word.strip_suffix(other.as_str()).map(|stem| format!("{stem}{same}"))
        });
        ending.unwrap_or(word)
    }
}

/// Part of a word; so are combining marks of decomposed letters.
fn is_letter(c: char) -> bool {
    is_of_word(c) || !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use crate::pack::Packs;

    #[test]
    fn one_substance_has_one_key() {
        let packs = Packs::shipped();
        let key = |text| packs.substances.words.spelling.key(text);
        for (one, other) in [
            ("axit citric", "Acid Citric"),
            ("Sodium Benzoate", "natri benzoat"),
            ("canxi cacbonat", "calci carbonat"),
            ("titan dioxyd", "titan dioxit"),
            ("natri metabisunfit", "natri metabisulfit"),
            ("chất chống oxi hoá", "chất chống ôxy hóa"),
            ("bột mỳ", "bột mì"),
            ("mono- và diglycerid", "mono và diglycerid"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("natri nitrit"), key("natri nitrat"));
        assert_ne!(key("lạc"), key("lac"));
    }
}
