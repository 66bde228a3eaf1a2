//! `elabel-minimum`: what stays on the pack of goods with an e-label.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::product::Risk;

/// Requires name, responsible party, origin and warnings in print beside an e-label. Risk counts
/// as medium where the product file gives none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ElabelMinimum {}

impl Check for ElabelMinimum {
    const ARGS: &'static [&'static str] = &["field"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if facts.product.product.elabel != Some(true) {
            return Judgement::not_applicable("no-elabel");
        }
        if is_low_risk(facts) {
            return Judgement::not_applicable("elabel-low-risk");
        }
        let absent = facts.packs.beside_elabel.iter().copied().filter(|kind| {
            must_be_printed(*kind, facts) && facts.fields.of_kind(*kind).next().is_none()
        });
        let problem = |kind| {
            let args = Args::default().with("field", facts.packs.kind_name(kind));
            Problem::fail(Vec::new(), args)
        };
        let problems: Vec<Problem> = absent.map(problem).collect();
        if problems.is_empty() { Judgement::Pass } else { Judgement::Lacking(problems) }
    }
}

/// Whether goods with an e-label must still print what their group asks for.
pub(super) fn must_be_printed(kind: FieldKind, facts: &Facts<'_>) -> bool {
    facts.packs.beside_elabel.contains(&kind) && facts.is_required(kind) && !is_low_risk(facts)
}

fn is_low_risk(facts: &Facts<'_>) -> bool {
    facts.product.product.risk == Some(Risk::Low)
}
