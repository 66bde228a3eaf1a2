//! `payload-sound`: what a code holds can be followed, and is what it claims to be.

use serde::Deserialize;

use super::codes::{Payload, payloads};
use super::{Check, Facts, Judgement, Problem};
use crate::gs1::{PayloadKind, lint};
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
}

impl Check for PayloadSound {
    const ARGS: &'static [&'static str] = &["text", "problem", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let all = payloads(facts).into_iter();
        let asked: Vec<Payload<'_>> =
            all.filter(|payload| !self.of_links || is_link(payload.text)).collect();
        if asked.is_empty() {
            return Judgement::not_applicable("no-payload");
        }
        Judgement::of(asked.into_iter().filter_map(|payload| self.problem(payload)).collect())
    }
}

impl PayloadSound {
    fn problem(&self, payload: Payload<'_>) -> Option<Problem> {
        let lint = lint(payload.text.trim());
        if lint.problems.iter().any(|other| self.unless.iter().any(|own| own == other.id)) {
            return None;
        }
        let found = lint.problems.iter().find(|problem| problem.id == self.problem)?;
        let corrected = lint.corrected.map(|link| Bilingual::new(&link, &link));
        let suggested = corrected.unwrap_or_else(|| {
            Bilingual::new("đường dẫn theo quy tắc GS1", "a link by the syntax of GS1")
        });
        let args = Args::default().same("text", shortened(payload.text));
        let args = args.with("problem", found.message.clone()).with("suggested", suggested);
        Some(Problem::fail(payload.places, args))
    }
}

fn is_link(text: &str) -> bool {
    lint(text.trim()).kind == PayloadKind::DigitalLink
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
