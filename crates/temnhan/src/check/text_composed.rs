//! `text-composed`: letters and their accents are one character (Unicode NFC).

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Names the text whose accents are characters of their own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextComposed {}

impl Check for TextComposed {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let runs = facts.label.pieces().filter(|(_, _, run)| !run.is_composed);
        let problems = runs.map(|(line, piece, run)| {
            let place = facts.label.place(line, &piece.chars);
            Problem::fail(vec![place], Args::default().same("text", run.text.trim()))
        });
        Judgement::of(problems.collect())
    }
}
