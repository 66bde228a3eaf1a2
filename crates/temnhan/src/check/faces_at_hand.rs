//! `faces-at-hand`: the fonts that the text asks for are there.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::report::Place;

/// Names each font that is missing and the lines that ask for it, and the letters that a font at
/// hand has not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacesAtHand {}

impl Check for FacesAtHand {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut missing: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
        let mut borrowed: BTreeMap<&str, (BTreeSet<char>, Vec<Place>)> = BTreeMap::new();
        for (line, piece, run) in facts.label.pieces() {
            if let Some(face) = &run.missing_face {
                missing.entry(face).or_default().push(facts.label.place(line, &piece.chars));
            }
            if let Some((face, letters)) = &run.borrowed {
                let (all, places) = borrowed.entry(face).or_default();
                all.extend(letters);
                places.push(facts.label.place(line, &piece.chars));
            }
        }
        let problems = missing
            .into_iter()
            .map(|(face, places)| Problem::fail(places, Args::default().same("text", face)));
        let lacking = borrowed.into_iter().map(|(face, (letters, places))| {
            let args = Args::default().same("face", face).same("text", listed(letters));
            Problem::fail_as(Reason::new("face-lacks-letters").with(args), places)
        });
        Judgement::of(problems.chain(lacking).collect())
    }
}

/// `ễ, ỗ`
fn listed(letters: BTreeSet<char>) -> String {
    letters.into_iter().map(String::from).collect::<Vec<_>>().join(", ")
}
