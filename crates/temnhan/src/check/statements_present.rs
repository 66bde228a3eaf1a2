//! `statements-present`: statements in the words that the law gives.

use serde::Deserialize;

use super::declared::Declared;
use super::statement::{Stated, Statement};
use super::wording::Wording;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Place;

/// Requires all statements of one of the sets. Older wordings are another rule's; words without
/// their marks, and words outside the field in which they belong, need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementsPresent {
    one_of: Vec<Vec<Statement>>,
    /// The fact of the product file on which the duty hangs.
    when: Option<Declared>,
    /// Groups whose goods have that fact by their nature.
    #[serde(default)]
    always_of: Vec<String>,
    /// The field in which the statement belongs.
    inside: Option<FieldKind>,
}

impl Check for StatementsPresent {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let wording = facts.wording();
        let sets: Vec<Vec<(&Statement, Stated)>> =
            self.one_of.iter().map(|set| on(set, wording, facts)).collect();
        // The set of which most is there is the one that was meant.
        let lacking = |set: &&Vec<(&Statement, Stated)>| {
            set.iter().filter(|(_, stated)| matches!(stated, Stated::Not)).count()
        };
        let share = |set: &&Vec<(&Statement, Stated)>| (set.len() == lacking(set), lacking(set));
        let Some(best) = sets.iter().min_by_key(share) else { return Judgement::Pass };
        if lacking(&best) == 0 {
            return self.seen(best, facts);
        }
        let is_asked = match self.when {
            None => Some(true),
            Some(fact) => {
                fact.of(facts).or(self.always_of.contains(&facts.group.id).then_some(true))
            }
        };
        match (is_asked, self.when) {
            (Some(false), Some(fact)) => Judgement::not_applicable(fact.denied()),
            (None, Some(fact)) => Judgement::review(Reason::new(fact.unknown()), Vec::new()),
            _ => Judgement::Lacking(
                best.iter()
                    .filter_map(|(statement, stated)| {
                        let args = Args::default().same("text", statement.name());
                        matches!(stated, Stated::Not).then(|| Problem::fail(Vec::new(), args))
                    })
                    .collect(),
            ),
        }
    }
}

impl StatementsPresent {
    /// What is to be said of statements that are all there.
    fn seen(&self, set: &[(&Statement, Stated)], facts: &Facts<'_>) -> Judgement {
        let problems = set.iter().filter_map(|(statement, stated)| match stated {
            Stated::WithoutMarks(places) => {
                Some(review("statement-without-marks", statement, places))
            }
            Stated::InForce(places) if !self.stands_inside(places, facts) => {
                Some(review("statement-elsewhere", statement, places))
            }
            _ => None,
        });
        Judgement::of(problems.collect())
    }

    fn stands_inside(&self, places: &[Place], facts: &Facts<'_>) -> bool {
        let Some(kind) = self.inside else { return true };
        let fields = facts.fields(kind);
        let areas: Vec<Place> = fields.iter().flat_map(|field| facts.places(field)).collect();
        places
            .iter()
            .any(|place| areas.iter().any(|area| area.area_mm.holds_centre_of(&place.area_mm)))
    }
}

fn on<'a>(
    set: &'a [Statement],
    wording: &Wording,
    facts: &Facts<'_>,
) -> Vec<(&'a Statement, Stated)> {
    set.iter().map(|statement| (statement, statement.on(wording, facts))).collect()
}

fn review(key: &'static str, statement: &Statement, places: &[Place]) -> Problem {
    Problem::review(Reason::about(key, statement.name()), places.to_vec())
}
