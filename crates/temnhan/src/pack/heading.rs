//! Headings: words that open a statement, and what they tell of it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use super::openings::{ByOpening, Opening, opening_of};
use crate::field::fold::without_marks;
use crate::kind::FieldKind;

/// Words that open a statement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Heading {
    pub(crate) kinds: Vec<FieldKind>,
    #[serde(default)]
    pub(crate) words: Vec<String>,
    #[serde(default)]
    pub(crate) colon: Vec<String>,
    #[serde(default)]
    pub(crate) abbr: Vec<String>,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    #[serde(default)]
    pub(crate) lang: Language,
    pub(crate) role: Option<Role>,
}

impl Heading {
    /// Its words in every place where they may stand.
    pub(crate) fn all_words(&self) -> impl Iterator<Item = &String> {
        self.words.iter().chain(&self.colon).chain(&self.abbr)
    }

    /// With only the words that begin so.
    fn narrowed(&self, opening: Opening) -> Self {
        let own = |words: &[String]| {
            words.iter().filter(|word| opening_of(word) == opening).cloned().collect()
        };
        Self {
            words: own(&self.words),
            colon: own(&self.colon),
            abbr: own(&self.abbr),
            ..self.clone()
        }
    }
}

/// The language of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
    /// Vietnamese without its marks; no file has it.
    #[serde(skip)]
    Unmarked,
}

/// A distinction within a kind of field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// "Sử dụng tốt nhất trước ngày".
    BestBefore,
    /// A packing date.
    Packing,
    /// A harvest season.
    Harvest,
    /// "MFG", "EXP".
    ForeignCode,
    /// Origin by the last finishing step.
    LastStep,
    /// Origin by a phrase that the decree does not list.
    Unlisted,
    /// Only a distributor.
    Distributor,
    /// A quantity without "Khối lượng tịnh" or the like.
    WithoutTerm,
    /// Known only by what its element is called.
    Unannounced,
    /// The solids of a pack of solids in liquid.
    Drained,
}

/// Headings by how their words begin.
///
/// The words without their marks stand side by side, in the order in which they are looked for, so
/// that what opens no statement is told without a look at the headings themselves.
#[derive(Debug, Clone)]
pub(crate) struct Headings {
    candidates: ByOpening<Candidate>,
    /// The candidates' words without their marks.
    bare: String,
    /// Each with the words that begin alike.
    narrowed: Vec<Heading>,
}

/// A word of a heading.
#[derive(Debug, Clone)]
struct Candidate {
    /// Its place among the words without marks, in bytes.
    bare: Range<usize>,
    /// The heading's place among the narrowed ones.
    heading: usize,
}

impl Headings {
    pub(super) fn of(headings: &[Heading]) -> Self {
        let mut narrowed: Vec<(Opening, Heading)> = headings.iter().flat_map(by_opening).collect();
        narrowed.sort_by_key(|(opening, _)| *opening);
        let mut bare = String::new();
        let mut candidates = Vec::new();
        for (place, (opening, heading)) in narrowed.iter().enumerate() {
            for word in heading.all_words() {
                let start = bare.len();
                bare.push_str(&without_marks(word));
                let candidate = Candidate { bare: start..bare.len(), heading: place };
                candidates.push((*opening, candidate));
            }
        }
        let narrowed = narrowed.into_iter().map(|(_, heading)| heading).collect();
        Self { candidates: ByOpening::new(candidates.into_iter()), bare, narrowed }
    }

    /// As [`super::Lexicon::headings_at`].
    pub(super) fn at(
        &self,
        opening: Opening,
        resembles: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = &Heading> {
        let alike = move |candidate: &&Candidate| resembles(&self.bare[candidate.bare.clone()]);
        let places = self.candidates.at(opening).filter(alike).map(|candidate| candidate.heading);
        let mut last = None;
        let once = places.filter(move |place| last.replace(*place) != Some(*place));
        once.map(|place| &self.narrowed[place])
    }
}

/// A heading for each way in which its words begin.
fn by_opening(heading: &Heading) -> impl Iterator<Item = (Opening, Heading)> {
    let openings: BTreeSet<Opening> = heading.all_words().map(|word| opening_of(word)).collect();
    openings.into_iter().map(|opening| (opening, heading.narrowed(opening)))
}
