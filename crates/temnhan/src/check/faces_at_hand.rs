//! `faces-at-hand`: the fonts that the text asks for are there.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;
use crate::report::Place;

/// Names each font that is missing and the lines that ask for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacesAtHand {}

impl Check for FacesAtHand {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut missing: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
        for (line, piece, run) in facts.label.pieces() {
            if let Some(face) = &run.missing_face {
                missing.entry(face).or_default().push(facts.label.place(line, &piece.chars));
            }
        }
        let problems = missing
            .into_iter()
            .map(|(face, places)| Problem::fail(places, Args::default().same("text", face)));
        Judgement::of(problems.collect())
    }
}
