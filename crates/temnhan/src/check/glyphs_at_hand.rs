//! `glyphs-at-hand`: some face has every character.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;

/// Names the characters that no face at hand has, run by run. A symbol needs review: programs take
/// it from another font without asking.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlyphsAtHand {}

impl Check for GlyphsAtHand {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let runs = facts.label.pieces().filter(|(_, _, run)| !run.missing_glyphs.is_empty());
        let problems = runs.map(|(line, piece, run)| {
            let missing: String = run.missing_glyphs.iter().collect();
            let places = vec![facts.label.place(line, &piece.chars)];
            if run.missing_glyphs.iter().any(|c| c.is_alphanumeric()) {
                Problem::fail(places, Args::default().same("text", missing))
            } else {
                Problem::review(Reason::about("symbol-without-face", &missing), places)
            }
        });
        let boxes = facts.label.unseen.boxes.iter().map(|(mark, missing)| {
            let place = facts.label.place_of_mark(*mark);
            Problem::fail(vec![place], Args::default().same("text", &**missing))
        });
        Judgement::of(problems.chain(boxes).collect())
    }
}
