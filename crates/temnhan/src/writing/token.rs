//! Words of a text, as the reading of old encodings takes them: of letters of ASCII and of the
//! characters beyond it, for marks may be letters.

use std::ops::Range;

use super::encoding::Reading;
use super::{Encoding, Writing};
use crate::field::fold::bare;

/// Marks that stand beside words of any text: at the edge of a word they are no letters.
const SIGNS: &str = "«»®©·¼½¾×÷";

/// What a word with characters beyond ASCII may be.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one answer to each question about a word")]
pub(super) struct Sense {
    /// Vietnamese as it stands.
    pub(super) plain: bool,
    /// A syllable of Vietnamese by the encoding.
    pub(super) syllable: bool,
    /// By the encoding an abbreviation such as "ĐC", or a word with marks among its letters.
    pub(super) other: bool,
    /// The same Vietnamese, or the same ASCII, by the encoding as it stands.
    pub(super) is_indifferent: bool,
}

impl Sense {
    /// Whether the encoding explains the word.
    pub(super) fn is_explained(self) -> bool {
        self.syllable || self.other
    }
}

impl Writing {
    /// What a word may be.
    pub(super) fn sense(&self, word: &[char], encoding: &Encoding) -> Sense {
        let plain: String = word.iter().collect();
        let letters: Vec<char> = encoding.read(word).into_iter().map(|letter| letter.0).collect();
        let read: String = letters.iter().collect();
        let is_sign = word.len() == 1 && SIGNS.contains(word[0]);
        let is_read = read != plain && !is_sign;
        let is_plain = !has_capital_inside(word) && self.syllables.hold(&plain);
        Sense {
            plain: is_plain,
            is_indifferent: read == plain && (is_plain || plain.is_ascii()),
            syllable: is_read && self.syllables.hold(&read),
            other: is_read && (is_abbreviation(&letters) || has_mark_inside(word)),
        }
    }

    /// A word without the signs at its edges, unless they are letters of a syllable, and what it
    /// may be.
    pub(super) fn without_signs(
        &self,
        word: &[char],
        encoding: &Encoding,
    ) -> (Range<usize>, Sense) {
        let whole = (0..word.len(), self.sense(word, encoding));
        let signs = |c: &&char| SIGNS.contains(**c);
        let from = word.iter().take_while(signs).count();
        let inner = from..word.len() - word[from..].iter().rev().take_while(signs).count();
        if whole.1.syllable || inner == whole.0 {
            return whole;
        }
        (inner.clone(), self.sense(&word[inner], encoding))
    }

    /// The letters of a word: by the encoding where it explains the word.
    pub(super) fn read_word(&self, word: &[char], encoding: &Encoding) -> Vec<Reading> {
        let (inner, sense) = self.without_signs(word, encoding);
        let (before, behind) = (as_written(&word[..inner.start]), as_written(&word[inner.end..]));
        let inner = &word[inner];
        let letters = if sense.is_explained() { encoding.read(inner) } else { as_written(inner) };
        [before, letters, behind].concat()
    }
}

/// The words of a text that hold characters beyond ASCII.
pub(super) fn words(text: &[char]) -> Vec<Range<usize>> {
    let is_part = |c: &char| c.is_ascii_alphabetic() || ('\u{a1}'..='\u{ff}').contains(c);
    let mut end = 0;
    let parts = text.split(|c| !is_part(c)).map(|part| {
        let start = end;
        end += part.len() + 1;
        start..start + part.len()
    });
    parts.filter(|part| text[part.clone()].iter().any(|c| !c.is_ascii())).collect()
}

/// Each character for itself.
pub(super) fn as_written(text: &[char]) -> Vec<Reading> {
    text.iter().map(|&c| (c, 1)).collect()
}

/// A capital behind a small letter, as in "dÉn".
fn has_capital_inside(word: &[char]) -> bool {
    word.windows(2).any(|two| two[0].is_lowercase() && two[1].is_uppercase())
}

/// Capital consonants: "ĐC", "QĐ".
fn is_abbreviation(letters: &[char]) -> bool {
    letters.iter().all(|&c| c.is_uppercase() && !"AEIOUY".contains(bare(c)))
}

/// A mark of Latin-1 between letters, as in "gluc«z¬".
fn has_mark_inside(word: &[char]) -> bool {
    let is_mark = |c: char| ('\u{a1}'..='\u{bf}').contains(&c);
    word.windows(3).any(|three| !is_mark(three[0]) && is_mark(three[1]) && !is_mark(three[2]))
}
