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
        for (index, line) in facts.label.lines.iter().enumerate() {
            for piece in &line.pieces {
                if let Some(face) = &facts.label.runs[piece.run].missing_face {
                    missing.entry(face).or_default().push(facts.label.place(index, &piece.chars));
                }
            }
        }
        let problems = missing
            .into_iter()
            .map(|(face, places)| Problem::fail(places, Args::default().same("text", face)));
        Judgement::of(problems.collect())
    }
}
