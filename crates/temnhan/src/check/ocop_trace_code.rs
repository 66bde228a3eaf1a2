//! `ocop-trace-code`: many stars ask for a traceability code.

use serde::Deserialize;

use super::codes::has_code;
use super::ocop::stars_sought;
use super::{Check, Facts, Judgement, Reason};

/// Requires a code on the label from a number of stars on, which differs by criteria set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopTraceCode {
    levels: Levels,
}

/// From which number of stars on a minimum requirement holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Levels {
    from_stars: u32,
    /// Sets that differ, and from which number on there; 0 for never.
    #[serde(default)]
    sets: Vec<[u32; 2]>,
    /// The greatest number of a set.
    last_set: u32,
}

/// Whether a requirement holds.
pub(super) enum Asked {
    Yes,
    No,
    /// It hangs on a fact that the product file does not give.
    Unknown(&'static str),
}

impl Levels {
    /// Whether the requirement holds for so many stars of a set.
    pub(super) fn asked(&self, stars: u32, set: Option<u8>) -> Asked {
        let reached = |from: u32| from > 0 && stars >= from;
        let Some(set) = set.map(u32::from).filter(|set| (1..=self.last_set).contains(set)) else {
            let any = self.sets.iter().map(|[_, from]| *from).chain([self.from_stars]);
            let holds: Vec<bool> = any.map(reached).collect();
            return if holds.iter().any(|holds| *holds) {
                Asked::Unknown("ocop-set-unknown")
            } else {
                Asked::No
            };
        };
        let own = self.sets.iter().find(|[other, _]| *other == set);
        let from = own.map_or(self.from_stars, |[_, from]| *from);
        if reached(from) { Asked::Yes } else { Asked::No }
    }
}

impl Check for OcopTraceCode {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(stars) = stars_sought(facts) else {
            return Judgement::not_applicable("ocop-no-stars");
        };
        let asked = self.levels.asked(stars, facts.product.ocop.set);
        if matches!(asked, Asked::No) {
            return Judgement::not_applicable("ocop-stars-below");
        }
        if has_code(facts) {
            return Judgement::Pass;
        }
        match asked {
            Asked::Unknown(key) => Judgement::review(Reason::new(key), Vec::new()),
            _ if facts.label.unseen.codes => {
                Judgement::review(Reason::new("codes-not-looked-for"), Vec::new())
            }
            _ => Judgement::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differs_by_set() {
        let levels = Levels { from_stars: 4, sets: vec![[24, 5], [26, 0]], last_set: 26 };
        let asked = |stars, set| matches!(levels.asked(stars, set), Asked::Yes);
        assert!(asked(4, Some(7)) && asked(5, Some(24)));
        assert!(!asked(3, Some(7)) && !asked(4, Some(24)) && !asked(5, Some(26)));
        assert!(matches!(levels.asked(4, None), Asked::Unknown(_)));
        assert!(matches!(levels.asked(4, Some(27)), Asked::Unknown(_)));
        assert!(matches!(levels.asked(3, None), Asked::No));
    }
}
