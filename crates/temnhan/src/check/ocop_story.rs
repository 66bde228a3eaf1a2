//! `ocop-story`: many stars ask for the product's story.

use serde::Deserialize;

use super::ocop::{Asked, Levels};
use super::{Check, Facts, Judgement, Reason};

/// Requires the story in words or picture. Words that may belong to one, and any large picture,
/// need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopStory {
    levels: Levels,
    /// Words that announce a story.
    told: Vec<String>,
    /// Words in which stories are told.
    hints: Vec<String>,
}

impl Check for OcopStory {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let unknown = match self.levels.asked_of(facts) {
            Asked::Yes => None,
            Asked::No(reason) => return Judgement::not_applicable(reason),
            Asked::Unknown(key) => Some(key),
        };
        let wording = facts.wording();
        if self.told.iter().any(|phrase| wording.find(phrase, &[]).is_some()) {
            return Judgement::Pass;
        }
        if let Some(run) = self.hints.iter().find_map(|phrase| wording.find(phrase, &[])) {
            return Judgement::review(Reason::new("ocop-story-hinted"), wording.places(run, facts));
        }
        match unknown {
            Some(key) => Judgement::review(Reason::new(key), Vec::new()),
            _ if facts.label.unseen.picture_share > 0.0 => {
                Judgement::review(Reason::new("ocop-story-pictured"), Vec::new())
            }
            _ => Judgement::Absent,
        }
    }
}
