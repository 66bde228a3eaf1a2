//! Which entries of a word list may begin at a place, told by two letters.

use std::collections::BTreeMap;

use crate::field::fold::bare;

/// The first two characters of a word without marks; what is no letter or figure is a space.
pub(crate) type Opening = (char, char);

/// Places of entries by how their words begin.
#[derive(Debug, Clone, Default)]
pub(crate) struct Openings(BTreeMap<Opening, Vec<usize>>);

impl Openings {
    /// Of the folded words of each entry.
    pub(crate) fn of<'a, W: Iterator<Item = &'a String>>(entries: impl Iterator<Item = W>) -> Self {
        let mut places: BTreeMap<Opening, Vec<usize>> = BTreeMap::new();
        for (place, words) in entries.enumerate() {
            for word in words {
                let places = places.entry(opening_of(word)).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Self(places)
    }

    /// The entries of which a word may begin so, in their order.
    pub(crate) fn at(&self, opening: Opening) -> &[usize] {
        self.0.get(&opening).map_or(&[], Vec::as_slice)
    }
}

/// How a text begins; at its end stands a space.
pub(crate) fn opening(mut text: impl Iterator<Item = char>) -> Opening {
    let mut next = || text.next().filter(|c| c.is_alphanumeric()).unwrap_or(' ');
    (next(), next())
}

/// How a folded word begins.
pub(crate) fn opening_of(word: &str) -> Opening {
    opening(word.chars().map(bare))
}
