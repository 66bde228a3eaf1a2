//! Statements whose wording the law fixes.

use serde::Deserialize;

use super::Facts;
use super::wording::{Run, Wording};
use crate::report::Place;

/// One statement: the wordings that the law gives, the first being the one to print.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub(super) wordings: Vec<String>,
    /// Wordings of earlier law and others in circulation.
    #[serde(default)]
    older: Vec<String>,
    /// Wordings in which a blank of the law's text was left as it is.
    #[serde(default)]
    blanks: Vec<String>,
    /// Phrases before it in its clause that make something else of it.
    #[serde(default)]
    unless: Vec<String>,
}

/// How a label states it.
pub(super) enum Stated {
    InForce(Vec<Place>),
    Older(Vec<Place>),
    WithoutMarks(Vec<Place>),
    Not,
}

impl Statement {
    /// As a sentence names it.
    pub(super) fn name(&self) -> &str {
        self.wordings.first().map_or("", String::as_str)
    }

    /// The best that the words of a label give.
    pub(super) fn on(&self, wording: &Wording, facts: &Facts<'_>) -> Stated {
        let blanks: Vec<Run> =
            self.blanks.iter().flat_map(|blank| wording.all(blank, &[])).collect();
        let is_filled = |run: &Run| !blanks.iter().any(|blank| blank.begins_with(*run));
        let own = self.wordings.iter().flat_map(|phrase| wording.all(phrase, &self.unless));
        if let Some(run) = own.into_iter().find(is_filled) {
            return Stated::InForce(wording.places(run, facts));
        }
        if let Some(run) = self.older.iter().find_map(|phrase| wording.find(phrase, &[])) {
            return Stated::Older(wording.places(run, facts));
        }
        match self.wordings.iter().find_map(|phrase| wording.find_bare(phrase)) {
            Some(run) if blanks.is_empty() && wording.is_without_marks(run) => {
                Stated::WithoutMarks(wording.places(run, facts))
            }
            _ => Stated::Not,
        }
    }
}
