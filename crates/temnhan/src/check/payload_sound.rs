//! `payload-sound`: what a code holds can be followed, and is what it claims to be.

use serde::Deserialize;

use super::codes::{Payload, payloads};
use super::{Check, Facts, Judgement, Problem};
use crate::gs1::{Lint, PayloadKind, lint};
use crate::pack::Args;
use crate::report::Bilingual;

/// Refuses payloads with a problem of one name, as [`lint`] finds it: once a payload, and never
/// beside another that is graver.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayloadSound {
    /// The problem's name.
    problem: String,
    /// Problems that say enough where they stand.
    #[serde(default)]
    unless: Vec<String>,
    /// Whether only a Digital Link is asked.
    #[serde(default)]
    of_links: bool,
    /// What to write where the payload does not tell it.
    #[serde(default)]
    suggested: Bilingual,
}

impl Check for PayloadSound {
    const ARGS: &'static [&'static str] = &["text", "problem", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let all = payloads(facts).into_iter().map(|payload| (lint(payload.text.trim()), payload));
        let is_asked = |lint: &Lint| !self.of_links || lint.kind == PayloadKind::DigitalLink;
        let asked: Vec<(Lint, Payload<'_>)> = all.filter(|(lint, _)| is_asked(lint)).collect();
        if asked.is_empty() {
            return Judgement::not_applicable("no-payload");
        }
        let problems = asked.into_iter().filter_map(|(lint, payload)| self.problem(lint, payload));
        Judgement::of(problems.collect())
    }
}

impl PayloadSound {
    fn problem(&self, lint: Lint, payload: Payload<'_>) -> Option<Problem> {
        if lint.problems.iter().any(|other| self.unless.iter().any(|own| own == other.id)) {
            return None;
        }
        let found = lint.problems.into_iter().find(|problem| problem.id == self.problem)?;
        let corrected = lint.corrected.map(|link| Bilingual::new(&link, &link));
        let args = Args::default().same("text", shortened(payload.text));
        let args = args
            .with("problem", found.message)
            .with("suggested", corrected.unwrap_or_else(|| self.suggested.clone()));
        Some(Problem::fail(payload.places, args))
    }
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
