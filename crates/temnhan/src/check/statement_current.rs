//! `statement-current`: a statement in the words of today, not of earlier law.

use serde::Deserialize;

use super::statement::{Stated, Statement};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses an older wording where the one in force stands nowhere; does not speak of labels
/// without either.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementCurrent {
    statement: Statement,
}

impl Check for StatementCurrent {
    const ARGS: &'static [&'static str] = &["required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        match self.statement.on(facts.wording(), facts) {
            Stated::InForce(_) => Judgement::Pass,
            Stated::Older(places) => {
                let args = Args::default().same("required", self.statement.name());
                Judgement::Found(vec![Problem::fail(places, args)])
            }
            Stated::WithoutMarks(_) | Stated::Not => Judgement::not_applicable("no-such-field"),
        }
    }
}
