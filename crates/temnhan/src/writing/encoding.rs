//! One encoding of before Unicode: its table, and reading text by it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// An entry of `writing/encodings.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EncodingFile {
    id: String,
    name: String,
    faces: Vec<String>,
    #[serde(default)]
    capital_faces: Vec<String>,
    /// Pairs such as `á=¸`, parted by blanks.
    letters: String,
}

/// An encoding and the faces made for it.
#[derive(Debug)]
pub(crate) struct Encoding {
    /// As people call it.
    pub(crate) name: String,
    faces: Vec<String>,
    capital_faces: Vec<String>,
    /// A character, or one and the mark behind it, and the letter that they are.
    letters: BTreeMap<(char, Option<char>), char>,
}

/// A letter read, and how many characters wrote it.
pub(crate) type Reading = (char, usize);

impl Encoding {
    pub(crate) fn new(file: EncodingFile) -> Result<Self, String> {
        let mut letters = BTreeMap::new();
        for pair in file.letters.split_ascii_whitespace() {
            let mut parts = pair.chars();
            let (Some(letter), Some('='), Some(first), mark, None) =
                (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return Err(format!("{}: “{pair}” is no pair", file.id));
            };
            // A capital may carry the mark of a small letter, and the reverse.
            let marks = mark.into_iter().flat_map(|mark| [lower(mark), upper(mark)]).map(Some);
            for mark in marks.chain(mark.is_none().then_some(None)) {
                letters.insert((first, mark), letter);
            }
        }
        Ok(Self { name: file.name, faces: file.faces, capital_faces: file.capital_faces, letters })
    }

    /// Whether a face of this name was made for the encoding.
    pub(crate) fn has_face(&self, name: &str) -> bool {
        let begins_with = |beginning: &str| {
            let mut letters = name.chars().flat_map(char::to_lowercase);
            beginning.chars().all(|own| letters.next() == Some(own))
        };
        self.faces.iter().any(|beginning| begins_with(beginning))
    }

    /// Whether a face of the encoding draws small letters as capitals.
    pub(crate) fn draws_capitals(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.has_face(&name) && self.capital_faces.iter().any(|end| name.ends_with(end))
    }

    /// The letters that the characters are; a character that the encoding does not know stays.
    pub(crate) fn read(&self, text: &[char]) -> Vec<Reading> {
        let mut letters = Vec::with_capacity(text.len());
        let mut at = 0;
        while let Some(&first) = text.get(at) {
            let next = text.get(at + 1).copied();
            let pair = next.and_then(|mark| self.letters.get(&(first, Some(mark))));
            let (letter, length) = match (pair, self.letters.get(&(first, None))) {
                (Some(&letter), _) => (letter, 2),
                (None, Some(&letter)) => (letter, 1),
                (None, None) => (first, 1),
            };
            letters.push((letter, length));
            at += length;
        }
        letters
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

pub(super) fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::pack::Packs;

    /// The 134 letters of Vietnamese that ASCII lacks, made from their bases and marks.
    fn alphabet() -> Vec<char> {
        let mut letters = vec!['đ', 'Đ'];
        let vowels = "aăâeêioôơuưy";
        for vowel in vowels.chars().chain(vowels.to_uppercase().chars()) {
            letters.extend((!vowel.is_ascii()).then_some(vowel));
            for tone in ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'] {
                letters.extend([vowel, tone].into_iter().nfc());
            }
        }
        letters
    }

    fn written(encoding: &Encoding) -> BTreeMap<char, String> {
        let mut written = BTreeMap::new();
        for (&(first, mark), &letter) in &encoding.letters {
            let own_case = mark.is_none_or(|mark| mark.is_uppercase() == first.is_uppercase());
            if own_case {
                let known = written.insert(letter, [first].into_iter().chain(mark).collect());
                assert_eq!(known, None, "{letter} is written in two ways");
            }
        }
        written
    }

    #[test]
    fn every_letter_is_read_from_what_writes_it() {
        let packs = Packs::shipped();
        let alphabet = alphabet();
        assert_eq!(alphabet.len(), 134);
        let [tcvn3, vni] = &packs.writing.encodings[..] else { panic!("two encodings") };
        assert_eq!(written(vni).len(), alphabet.len());
        // TCVN3 has capitals with a tone only as a face of capitals.
        let toneless = "ĂÂÊÔƠƯĐ".chars();
        assert_eq!(written(tcvn3).len(), alphabet.len() / 2 + toneless.clone().count());
        let in_tcvn3 = alphabet.iter().copied().filter(|c| c.is_lowercase()).chain(toneless);
        for (encoding, letters) in [(vni, alphabet.clone()), (tcvn3, in_tcvn3.collect())] {
            let written = written(encoding);
            let text: String = letters.iter().map(|letter| written[letter].as_str()).collect();
            assert!(text.chars().all(|c| c.is_ascii() || ('\u{a1}'..='\u{ff}').contains(&c)));
            let text: Vec<char> = text.chars().collect();
            let read: Vec<char> = encoding.read(&text).into_iter().map(|read| read.0).collect();
            assert_eq!(read, letters, "{}", encoding.name);
        }
    }

    #[test]
    fn refuses_what_is_no_pair() {
        let file = |letters: &str| EncodingFile {
            id: "x".to_owned(),
            name: "X".to_owned(),
            faces: Vec::new(),
            capital_faces: Vec::new(),
            letters: letters.to_owned(),
        };
        assert!(Encoding::new(file("á=a1 à=a2")).is_ok());
        for wrong in ["á", "á=", "á=abc", "áa"] {
            assert!(Encoding::new(file(wrong)).is_err(), "{wrong}");
        }
    }
}
