//! `ocop-story`: many stars ask for the product's story.

use serde::Deserialize;

use super::ocop::stars_sought;
use super::ocop_trace_code::{Asked, Levels};
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
        let Some(stars) = stars_sought(facts) else {
            return Judgement::not_applicable("ocop-no-stars");
        };
        let asked = self.levels.asked(stars, facts.product.ocop.set);
        if matches!(asked, Asked::No) {
            return Judgement::not_applicable("ocop-stars-below");
        }
        let wording = facts.wording();
        if self.told.iter().any(|phrase| wording.find(phrase, &[]).is_some()) {
            return Judgement::Pass;
        }
        if let Some(run) = self.hints.iter().find_map(|phrase| wording.find(phrase, &[])) {
            return Judgement::review(Reason::new("ocop-story-hinted"), wording.places(run, facts));
        }
        match asked {
            Asked::Unknown(key) => Judgement::review(Reason::new(key), Vec::new()),
            _ if facts.label.unseen.picture_share > 0.0 => {
                Judgement::review(Reason::new("ocop-story-pictured"), Vec::new())
            }
            _ => Judgement::Absent,
        }
    }
}
