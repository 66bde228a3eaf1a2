//! Phrases by which claims are known, indexed by their first word.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::read;
use crate::error::PackError;
use crate::field::fold::{fold, fold_chars, has_marks, without_marks};
use crate::kind::FieldKind;
use crate::report::Bilingual;

/// Phrases that mean the same to the rules; the lexicon files tell what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PhraseSet {
    Award,
    Biodegradable,
    BiodegradableContent,
    Comparative,
    ComparativeLikely,
    Comparison,
    Cure,
    DegradingCondition,
    DegradingStandard,
    Disease,
    Doctor,
    DoctorLikely,
    Document,
    DrinkingAdvice,
    DrinkingHinted,
    DrinkingUrged,
    EcoFriendly,
    EcoLikely,
    Ecolabel,
    EcolabelOld,
    EdibleSalt,
    EdibleSaltLikely,
    FishSauce,
    Halal,
    IllnessRelieved,
    IllnessSupported,
    Instruction,
    Iodine,
    LicensedMark,
    Medicine,
    Natural,
    Nitrogen,
    Organ,
    Organic,
    OrganicLikely,
    Part,
    Petroleum,
    Pure,
    #[serde(rename = "pure-100")]
    Pure100,
    Recyclable,
    Recycled,
    Relief,
    Rival,
    RivalLikely,
    Scheme,
    Share,
    Superlative,
    Support,
    Territory,
    Wine,
}

/// One of the files `lexicon/claims.toml`, `goods.toml` and `environment.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhraseFile {
    #[serde(default)]
    silent: Vec<FieldKind>,
    #[serde(default)]
    guards: Vec<String>,
    #[serde(default)]
    denials: Vec<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    cautions: Vec<String>,
    #[serde(default, rename = "pair")]
    pairs: Vec<Pair>,
    sets: BTreeMap<PhraseSet, Vec<String>>,
}

/// Two phrases of one sentence that are a third together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    pub(crate) set: PhraseSet,
    pub(crate) first: Vec<PhraseSet>,
    pub(crate) then: Vec<PhraseSet>,
    /// At most so many words stand between them.
    pub(crate) within: usize,
}

/// All phrases, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    by_first_word: BTreeMap<Vec<char>, Vec<Phrase>>,
    pub(crate) silent: Vec<FieldKind>,
    pub(crate) denials: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) cautions: Vec<String>,
    pub(crate) pairs: Vec<Pair>,
}

/// One phrase and the sets that hold it; a guard is in none.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) words: String,
    pub(crate) sets: Vec<PhraseSet>,
    /// Written without the diacritics it should have.
    pub(crate) is_unmarked: bool,
}

impl Phrases {
    /// Reads and joins the files.
    ///
    /// # Errors
    ///
    /// A file that is missing or is not written as it should be; a phrase that guards and also
    /// stands in a set.
    pub(super) fn read(files: &[(&str, &str)]) -> Result<Self, PackError> {
        let mut phrases = Self::default();
        for name in ["lexicon/claims.toml", "lexicon/goods.toml", "lexicon/environment.toml"] {
            let file: PhraseFile = read(files, name)?;
            let fold_all = |words: Vec<String>| words.into_iter().map(|word| fold(&word));
            phrases.silent.extend(file.silent);
            phrases.denials.extend(fold_all(file.denials));
            phrases
                .links
                .extend(fold_all(file.links).flat_map(|word| [without_marks(&word), word]));
            phrases.cautions.extend(fold_all(file.cautions));
            phrases.pairs.extend(file.pairs);
            for word in file.guards {
                phrases.add(&word, None)?;
            }
            for (set, words) in file.sets {
                for word in words {
                    phrases.add(&word, Some(set))?;
                }
            }
        }
        phrases.add_unmarked();
        Ok(phrases)
    }

    /// Adds every phrase of several words also without its marks, a guard where it may be one; one
    /// word alone would be too many others.
    fn add_unmarked(&mut self) {
        let marked: Vec<Phrase> = self.by_first_word.values().flatten().cloned().collect();
        for phrase in marked {
            if !phrase.words.contains(' ') || !has_marks(&phrase.words) {
                continue;
            }
            let words = without_marks(&phrase.words);
            let list = self.by_first_word.entry(first_word(&words)).or_default();
            match list.iter_mut().find(|known| known.words == words) {
                Some(known) if !known.is_unmarked => {}
                Some(known) if known.sets.is_empty() || phrase.sets.is_empty() => {
                    known.sets.clear();
                }
                Some(known) => known.sets.extend(phrase.sets),
                None => list.push(Phrase { words, is_unmarked: true, ..phrase }),
            }
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
    }

    fn add(&mut self, word: &str, set: Option<PhraseSet>) -> Result<(), PackError> {
        let words = fold(word);
        for words in [words.replace(" %", "%"), words] {
            let key = first_word(&words);
            let list = self.by_first_word.entry(key).or_default();
            match list.iter_mut().find(|phrase| phrase.words == words) {
                Some(known) if known.sets.is_empty() != set.is_none() => {
                    let message = Bilingual::new(
                        "vừa là từ loại trừ vừa thuộc một nhóm từ",
                        "stands among the guards and in a set",
                    );
                    return Err(PackError::new("lexicon/claims.toml", word, message));
                }
                Some(known) => known.sets.extend(set.filter(|set| !known.sets.contains(set))),
                None => {
                    let sets = set.into_iter().collect();
                    list.push(Phrase { words, sets, is_unmarked: false });
                }
            }
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Ok(())
    }

    /// The phrases that begin with a folded word or sign, the longest first.
    pub(crate) fn beginning(&self, first: &[char]) -> &[Phrase] {
        self.by_first_word.get(first).map_or(&[], Vec::as_slice)
    }
}

/// The letters and figures a phrase begins with, or its first sign.
fn first_word(words: &str) -> Vec<char> {
    let letters: Vec<char> = words.chars().take_while(|c| c.is_alphanumeric()).collect();
    let word = if letters.is_empty() { words.chars().take(1).collect() } else { letters };
    fold_chars(&word)
}
