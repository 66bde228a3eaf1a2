//! Headings: words that open a statement, and what they tell of it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::openings::{ByOpening, Opening, opening_of};
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
pub(super) fn by_opening(headings: &[Heading]) -> ByOpening<Heading> {
    let narrowed = |heading: &Heading| {
        let openings: BTreeSet<Opening> =
            heading.all_words().map(|word| opening_of(word)).collect();
        let narrowed = |opening| (opening, heading.narrowed(opening));
        openings.into_iter().map(narrowed).collect::<Vec<_>>()
    };
    ByOpening::new(headings.iter().flat_map(narrowed))
}
