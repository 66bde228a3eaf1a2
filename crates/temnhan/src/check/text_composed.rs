//! `text-composed`: letters and their accents are one character (Unicode NFC), and Vietnamese ones.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;

/// Names the text whose accents are characters of their own, and the text in which letters of other
/// languages stand for Vietnamese ones.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextComposed {}

impl Check for TextComposed {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let problems = facts.label.pieces().filter_map(|(line, piece, run)| {
            let places = || vec![facts.label.place(line, &piece.chars)];
            let reading = run.text.trim();
            if let Some(written) = &run.look_alike {
                let args = Args::default().same("text", written.trim()).same("reading", reading);
                return Some(Problem::fail_as(
                    Reason::new("look-alike-letter").with(args),
                    places(),
                ));
            }
            (!run.is_composed)
                .then(|| Problem::fail(places(), Args::default().same("text", reading)))
        });
        Judgement::of(problems.collect())
    }
}
