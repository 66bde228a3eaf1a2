//! `glyphs-at-hand`: some face has every character.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Names the characters that no face at hand has, run by run.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlyphsAtHand {}

impl Check for GlyphsAtHand {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let runs = facts.label.pieces().filter(|(_, _, run)| !run.missing_glyphs.is_empty());
        let problems = runs.map(|(line, piece, run)| {
            let missing: String = run.missing_glyphs.iter().collect();
            let place = facts.label.place(line, &piece.chars);
            Problem::fail(vec![place], Args::default().same("text", missing))
        });
        let boxes = facts.label.unseen.boxes.iter().map(|(mark, missing)| {
            let place = facts.label.place_of_mark(*mark);
            Problem::fail(vec![place], Args::default().same("text", &**missing))
        });
        Judgement::of(problems.chain(boxes).collect())
    }
}
