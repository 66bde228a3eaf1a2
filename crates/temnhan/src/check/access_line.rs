//! `access-line`: words that say what to do with the code.

use serde::Deserialize;

use super::codes::{has_code, places};
use super::{Check, Facts, Judgement, Problem};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Severity;

/// Requires a line that invites to scan where there is a code; for an e-label it is a duty of law.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccessLine {
    /// The severity for goods with an e-label.
    with_elabel: Severity,
}

impl Check for AccessLine {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let has_elabel = facts.product.product.elabel == Some(true);
        if !has_code(facts) && !has_elabel {
            return Judgement::not_applicable("no-code");
        }
        if facts.fields.of_kind(FieldKind::TraceAccessLine).next().is_some() {
            return Judgement::Pass;
        }
        let severity = has_elabel.then_some(self.with_elabel);
        let problem = Problem::fail(places(facts), Args::default());
        Judgement::Lacking(vec![Problem { severity, ..problem }])
    }
}
