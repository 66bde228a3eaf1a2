//! Which entries of a word list may begin at a place, told by a few letters.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::field::fold::bare;

/// Kinds of characters that are told apart: no letter or figure, 26 letters, 10 figures, others.
const CODES: usize = 38;

const BITS: usize = u64::BITS as usize;

/// The first three characters of a word without marks, as far as they tell it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Opening {
    /// Of the first two.
    slot: usize,
    /// `None` where any may stand there.
    third: Option<u8>,
}

/// Entries by how their words begin. What is found still has to be compared.
#[derive(Debug, Clone)]
pub(crate) struct ByOpening<T> {
    /// Which slots have entries, as a set of bits: most places of a text open nothing, and this much
    /// stays in the nearest cache.
    filled: [u64; (CODES * CODES).div_ceil(BITS)],
    /// For each two characters a range of the entries, and the third ones as a set of bits.
    slots: Vec<Slot>,
    /// By slot; those of one slot in the order given.
    entries: Vec<T>,
    /// The third character of each entry.
    thirds: Vec<Option<u8>>,
}

#[derive(Debug, Clone, Default)]
struct Slot {
    entries: Range<usize>,
    thirds: u64,
}

impl<T> ByOpening<T> {
    /// Of pairs of an opening and an entry that begins so.
    pub(crate) fn new(pairs: impl Iterator<Item = (Opening, T)>) -> Self {
        let mut pairs: Vec<(Opening, T)> = pairs.collect();
        pairs.sort_by_key(|(opening, _)| opening.slot);
        let mut slots = vec![Slot::default(); CODES * CODES];
        let mut filled = [0; (CODES * CODES).div_ceil(BITS)];
        let (mut entries, mut thirds) = (Vec::new(), Vec::new());
        for (Opening { slot, third }, entry) in pairs {
            filled[slot / BITS] |= 1 << (slot % BITS);
            let slot = &mut slots[slot];
            if slot.entries.is_empty() {
                slot.entries = entries.len()..entries.len();
            }
            slot.entries.end += 1;
            slot.thirds |= third.map_or(u64::MAX, |third| 1 << third);
            entries.push(entry);
            thirds.push(third);
        }
        Self { filled, slots, entries, thirds }
    }

    /// The entries that may begin so, in their order.
    pub(crate) fn at(&self, opening: Opening) -> impl Iterator<Item = &T> {
        let is_filled = self.filled[opening.slot / BITS] & 1 << (opening.slot % BITS) != 0;
        let slot = is_filled
            .then(|| &self.slots[opening.slot])
            .filter(|slot| opening.third.is_none_or(|third| slot.thirds & 1 << third != 0));
        let range = slot.map_or(0..0, |slot| slot.entries.clone());
        let fits = move |third: Option<u8>| {
            third.is_none() || opening.third.is_none() || third == opening.third
        };
        range.filter(move |&at| fits(self.thirds[at])).map(|at| &self.entries[at])
    }
}

impl ByOpening<usize> {
    /// The places of entries of which each has some folded words.
    pub(crate) fn of<'a, W: IntoIterator<Item = &'a String>>(
        entries: impl Iterator<Item = W>,
    ) -> Self {
        let openings = |(place, words): (usize, W)| {
            let openings: BTreeSet<Opening> =
                words.into_iter().map(|word| opening_of(word)).collect();
            openings.into_iter().map(move |opening| (opening, place))
        };
        Self::new(entries.enumerate().flat_map(openings))
    }

    /// The places of the entries that may begin so, each once.
    pub(crate) fn places(&self, opening: Opening) -> impl Iterator<Item = usize> {
        let mut last = None;
        self.at(opening).copied().filter(move |place| last.replace(*place) != Some(*place))
    }
}

/// How a text without marks begins. Behind a sign, or where the third is a hyphen, which may part a
/// word at the end of a line, the third tells nothing.
pub(crate) fn opening(mut text: impl Iterator<Item = char>) -> Opening {
    let (first, second, third) = (text.next(), text.next(), text.next());
    let (first, second) = (code(first), code(second));
    let tells = second != 0 && third != Some('-');
    Opening {
        slot: usize::from(first) * CODES + usize::from(second),
        third: tells.then(|| code(third)),
    }
}

/// How a folded word begins.
pub(crate) fn opening_of(word: &str) -> Opening {
    opening(word.chars().map(bare))
}

fn code(c: Option<char>) -> u8 {
    match c {
        Some(c @ 'a'..='z') => c as u8 - b'a' + 1,
        Some(c @ '0'..='9') => c as u8 - b'0' + 27,
        Some(c) if c.is_alphanumeric() => CODES as u8 - 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &[&str], text: &str) -> Vec<usize> {
        let words: Vec<[String; 1]> = list.iter().map(|&word| [word.to_owned()]).collect();
        ByOpening::of(words.iter()).places(opening_of(text)).collect()
    }

    #[test]
    fn finds_what_may_begin_at_a_place() {
        let list = ["thành phần", "thông tin", "hạn", "hsd", "h.s.d", "in", "ingredients"];
        assert_eq!(found(&list, "thanh phan"), [0]);
        assert_eq!(found(&list, "thông"), [1]);
        assert!(found(&list, "thu").is_empty());
        assert_eq!(found(&list, "hsd: 2"), [3]);
        assert_eq!(found(&list, "h s d"), [4]);
        assert_eq!(found(&list, "in-\ngredients"), [5, 6]);
        assert_eq!(found(&list, "in: "), [5]);
        assert!(found(&list, "inox").is_empty());
    }
}
