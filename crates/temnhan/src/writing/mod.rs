//! Writing: which letters are meant by the characters of a file.
//!
//! Vietnamese was typed in other encodings before Unicode, and drawings of today still carry such text.
//! This module knows those encodings and tells text in them from text in another language.

pub(crate) mod detect;
mod encoding;
mod syllable;
mod token;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(crate) use self::encoding::Encoding;
use self::encoding::EncodingFile;
pub(crate) use self::syllable::SyllableFile;
use self::syllable::Syllables;

/// What the packs tell of writing.
#[derive(Debug)]
pub(crate) struct Writing {
    encodings: Vec<Encoding>,
    syllables: Syllables,
    look_alikes: BTreeMap<char, char>,
}

/// `writing/encodings.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Encodings {
    #[serde(rename = "encoding")]
    all: Vec<EncodingFile>,
}

impl Writing {
    /// Gathers the tables; what is wrong with one where it is.
    pub(crate) fn new(encodings: Encodings, syllables: &SyllableFile) -> Result<Self, String> {
        let look_alikes = syllables.look_alikes.clone();
        Ok(Self {
            encodings: encodings.all.into_iter().map(Encoding::new).collect::<Result<_, _>>()?,
            syllables: Syllables::new(syllables),
            look_alikes,
        })
    }

    /// Whether a word in lower case is a syllable of Vietnamese.
    pub(crate) fn is_syllable(&self, word: &str) -> bool {
        self.syllables.hold(word)
    }

    /// The Vietnamese letter that a letter of another language stands for.
    pub(crate) fn meant_by(&self, letter: char) -> Option<char> {
        self.look_alikes.get(&letter).copied()
    }
}
