//! `trace-data`: what a traceability code must lead to.

use serde::Deserialize;

use super::codes::{has_code, places};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::product::{Trace, TraceEvent};

/// Requires the data groups of Decree 37/2026 Article 23.5 in the product file of goods with a
/// code; a file that says nothing of the trace leaves it open where they are kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TraceData {}

impl Check for TraceData {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let trace = &facts.product.trace;
        if !has_code(facts) && trace.url.is_none() {
            return Judgement::not_applicable("no-code");
        }
        if *trace == Trace::default() {
            return Judgement::review(Reason::new("trace-unknown"), places(facts));
        }
        let absent = absent_keys(facts);
        if absent.is_empty() {
            return Judgement::Pass;
        }
        let args = Args::default().same("text", absent.join(", "));
        Judgement::Found(vec![Problem::fail(places(facts), args)])
    }
}

/// The keys of the groups that must be there; brand, lot and shelf life are there "if any".
fn absent_keys(facts: &Facts<'_>) -> Vec<&'static str> {
    let (product, producer, trace) =
        (&facts.product.product, &facts.product.producer, &facts.product.trace);
    let is_there =
        |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let has_time = |event: &TraceEvent| is_there(&event.step) && event.on.is_some();
    [
        ("product.name", is_there(&product.name)),
        ("product.image", is_there(&product.image)),
        ("producer.name", is_there(&producer.name)),
        ("producer.address", is_there(&producer.address)),
        ("trace.origin", is_there(&trace.origin)),
        ("trace.event", !trace.events.is_empty() && trace.events.iter().all(has_time)),
        ("trace.standards", !trace.standards.is_empty()),
    ]
    .into_iter()
    .filter_map(|(key, is_there)| (!is_there).then_some(key))
    .collect()
}
